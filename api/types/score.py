"""The explained credit score."""

from __future__ import annotations

from typing import Any

import graphene

from api.types.common import Provenance, Text
from api.types.mirror import Mirror
from api.types.plain import json_of
from api.types.scalars import Decimal
from integrity.scoring import models as scoring
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


class ScoreRun(Mirror):
    """A score with its whole explanation: `base` and the points of all lines add up to `score`."""

    class Meta:
        model = scoring.ScoreRun
        fields = ("ruleset", "as_of", "known_at", "score", "credit_class", "bonus", "lines", "caps", "inputs", "hash")

    credit_class = CreditClass(required=True, description="等级")
    base = graphene.Int(required=True)
    lines = graphene.List(graphene.NonNull(ScoreLine), required=True, description="分项")
    caps = graphene.List(graphene.NonNull(graphene.String), required=True, name="capsHit", description="触及的上限")
    inputs = graphene.List(graphene.NonNull(graphene.String), required=True, name="inputIds", description="所用记录")
    provenance = graphene.Field(Provenance, required=True)

    @staticmethod
    def resolve_base(run: dict[str, Any], _info: Any) -> int:
        return rules_on(run["ruleset"], run["as_of"]).number("base")

    @staticmethod
    def resolve_lines(run: dict[str, Any], _info: Any) -> Any:
        return json_of(run, "lines")

    @staticmethod
    def resolve_caps(run: dict[str, Any], _info: Any) -> Any:
        return json_of(run, "caps")

    @staticmethod
    def resolve_inputs(run: dict[str, Any], _info: Any) -> Any:
        return json_of(run, "inputs")

    @staticmethod
    def resolve_provenance(run: dict[str, Any], _info: Any) -> dict[str, Any]:
        return {
            "authority": SYSTEM,
            "record_count": len(json_of(run, "inputs")),
            "rulesets": [run["ruleset"]],
            "computed_at": run["known_at"],
            "checksum": run["hash"],
        }
