"""The explained credit score."""

from __future__ import annotations

from typing import Any

import graphene

from api.types.common import Provenance, Text
from api.types.scalars import Date, DateTime, Decimal

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


class ScoreRun(graphene.ObjectType):
    """A score with its whole explanation: `base` and the points of all lines add up to `score`."""

    ruleset = graphene.String(required=True)
    as_of = Date(required=True)
    known_at = DateTime(required=True)
    score = graphene.Int(required=True)
    credit_class = CreditClass(required=True)
    base = graphene.Int(required=True)
    bonus = graphene.Int(required=True)
    lines = graphene.List(graphene.NonNull(ScoreLine), required=True)
    caps_hit = graphene.List(graphene.NonNull(graphene.String), required=True)
    input_ids = graphene.List(graphene.NonNull(graphene.String), required=True)
    hash = graphene.String(required=True)
    provenance = graphene.Field(Provenance, required=True)

    @staticmethod
    def resolve_caps_hit(run: dict[str, Any], _info: Any) -> Any:
        return run["caps"]

    @staticmethod
    def resolve_input_ids(run: dict[str, Any], _info: Any) -> Any:
        return run["inputs"]

    @staticmethod
    def resolve_provenance(run: dict[str, Any], _info: Any) -> dict[str, Any]:
        return {
            "authority": SYSTEM,
            "record_count": len(run["inputs"]),
            "rulesets": [run["ruleset"]],
            "computed_at": run["known_at"],
            "checksum": run["hash"],
        }
