"""The explained credit score."""

from __future__ import annotations

from typing import Any

import graphene

from api.types.common import Provenance, Text
from api.types.plain import json_of
from api.types.scalars import Date, DateTime, Decimal
from integrity.scoring.rulebook import rules_on

SYSTEM = "信用评分系统（依评分规则自动计算）"


class CreditClass(graphene.Enum):
    """A best, D worst."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class ScoreLine(graphene.ObjectType):
    """One step of a score. `base`, `repeatFactor`, `timeFactor` and `deduction` are P, m, d and P×m×d of an event;
    `points` is 0 where a graver event of the same case counts instead."""

    kind = graphene.String(required=True)
    code = graphene.String(required=True)
    version = graphene.String(required=True)
    article = graphene.String(required=True)
    points = graphene.Int(required=True)
    sources = graphene.List(graphene.NonNull(graphene.String), required=True)
    base = graphene.Int()
    repeat_factor = Decimal()
    time_factor = Decimal()
    deduction = graphene.Int()
    because = graphene.Field(Text, required=True)

    @staticmethod
    def resolve_base(line: dict[str, Any], _info: Any) -> int | None:
        return line.get("P")

    @staticmethod
    def resolve_repeat_factor(line: dict[str, Any], _info: Any) -> str | None:
        return line.get("m")

    @staticmethod
    def resolve_time_factor(line: dict[str, Any], _info: Any) -> str | None:
        return line.get("d")


def _column(kind: Any, column: str) -> Any:
    """A required field that stands in the row under another name."""
    return kind(required=True, resolver=lambda run, _info: run[column])


class ScoreRun(graphene.ObjectType):
    """A score with its whole explanation: `base` and the points of all lines add up to `score`."""

    ruleset = _column(graphene.String, "run__ruleset")
    as_of = _column(Date, "run__as_of")
    known_at = _column(DateTime, "run__known_at")
    score = graphene.Int(required=True)
    credit_class = CreditClass(required=True)
    base = graphene.Int(required=True)
    bonus = _column(graphene.Int, "run__bonus")
    lines = graphene.List(graphene.NonNull(ScoreLine), required=True)
    caps_hit = graphene.List(graphene.NonNull(graphene.String), required=True)
    input_ids = graphene.List(graphene.NonNull(graphene.String), required=True)
    hash = _column(graphene.String, "run__hash")
    provenance = graphene.Field(Provenance, required=True)

    @staticmethod
    def resolve_base(run: dict[str, Any], _info: Any) -> int:
        return rules_on(run["run__ruleset"], run["run__as_of"]).number("base")

    @staticmethod
    def resolve_lines(run: dict[str, Any], _info: Any) -> Any:
        return json_of(run, "run__lines")

    @staticmethod
    def resolve_caps_hit(run: dict[str, Any], _info: Any) -> Any:
        return json_of(run, "run__caps")

    @staticmethod
    def resolve_input_ids(run: dict[str, Any], _info: Any) -> Any:
        return json_of(run, "run__inputs")

    @staticmethod
    def resolve_provenance(run: dict[str, Any], _info: Any) -> dict[str, Any]:
        return {
            "authority": SYSTEM,
            "record_count": len(json_of(run, "run__inputs")),
            "rulesets": [run["run__ruleset"]],
            "computed_at": run["run__known_at"],
            "checksum": run["run__hash"],
        }
