"""The explained credit score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import graphene

from api.types.common import Provenance, Text, two_languages
from api.types.mirror import Mirror
from api.types.plain import json_of
from api.types.scalars import Decimal
from integrity.scoring import models as scoring
from integrity.scoring.rulebook import rules_on
from integrity.scoring.selectors import Status

SYSTEM = "信用评分系统（依评分规则自动计算）"


REFS = "对本调用方稳定、不透明的标识，22位 opaque identifiers, stable for this client"


def opaque(names: Iterable[str], info: Any) -> list[str]:
    """The facts as the client knows them, in an order that tells nothing."""
    return sorted(info.context.opaque(name) for name in names)


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
    sources = graphene.List(graphene.NonNull(graphene.String), required=True, description=REFS)
    base = graphene.Int()
    repeat_factor = Decimal()
    time_factor = Decimal()
    deduction = graphene.Int()
    because = graphene.Field(Text, required=True)

    @staticmethod
    def resolve_sources(line: dict[str, Any], info: Any) -> list[str]:
        return opaque(line["sources"], info)

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
    inputs = graphene.List(graphene.NonNull(graphene.String), required=True, name="inputIds", description=REFS)
    restated = graphene.Boolean(
        required=True,
        description="按较早知悉时刻回答的，一律为true：已撤销、修复、期满的不再提供 always true of an earlier moment",
    )
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
    def resolve_inputs(run: dict[str, Any], info: Any) -> Any:
        return opaque(json_of(run, "inputs"), info)

    @staticmethod
    def resolve_restated(run: dict[str, Any], _info: Any) -> bool:
        return run.get("restated", False)

    @staticmethod
    def resolve_provenance(run: dict[str, Any], _info: Any) -> dict[str, Any]:
        return {
            "authority": SYSTEM,
            "record_count": len(json_of(run, "inputs")),
            "rulesets": [run["ruleset"]],
            "computed_at": run["known_at"],
            "checksum": run["hash"],
        }


class ScoreStatus(graphene.Enum):
    """Whether there is a score to tell, and why not."""

    SCORED = Status.SCORED.value
    NOT_ESTABLISHED = Status.NOT_ESTABLISHED.value
    NOT_KNOWN = Status.NOT_KNOWN.value
    CEASED = Status.CEASED.value
    NO_RULES = Status.NO_RULES.value


BECAUSE: Mapping[Status, tuple[str, str]] = {
    Status.SCORED: ("已评分。", "Scored."),
    Status.NOT_ESTABLISHED: ("评分日该企业尚未成立。", "The enterprise was not established on that day."),
    Status.NOT_KNOWN: ("该时刻本系统尚不知悉该企业。", "The enterprise was not known here at that moment."),
    Status.CEASED: ("评分日该企业已经注销。", "The enterprise had ceased by that day."),
    Status.NO_RULES: ("该日没有施行该评分规则。", "No such rules were in force on that day."),
}


class ScoreAnswer(graphene.ObjectType):
    """The answer to a question for a score."""

    status = ScoreStatus(required=True)
    because = graphene.Field(Text, required=True, description="对状态的说明 what the status means here")
    run = graphene.Field(ScoreRun, description="评分；仅SCORED时不为空 null unless SCORED")
    restated = graphene.Boolean(required=True, description="按较早知悉时刻回答的，一律为true always true of an earlier moment")
    data_quality = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="ESTABLISHMENT_UNKNOWN：成立日期不详，不加“持续无不良记录”分",
    )

    @staticmethod
    def resolve_because(found: dict[str, Any], _info: Any) -> dict[str, Any]:
        return two_languages(*BECAUSE[found["status"]])
