"""Published penalties (DOC1 of O45 4): what the public may see today."""

from __future__ import annotations

from typing import Any

import graphene

from api.types.common import PageInfo, Provenance, Text, cursor_after, two_languages
from api.types.mirror import Mirror
from api.types.plain import yuan
from api.types.scalars import USCC, Date, Decimal
from cases.base import canonical
from integrity.publicity.models import PenaltyPublicity


class PublicityClass(graphene.Enum):
    """Gravity of a penalty for publicity: 轻微, 一般, 严重."""

    LIGHT = "light"
    GENERAL = "general"
    SEVERE = "severe"


class PenaltyAct(graphene.ObjectType):
    """What was imposed for one act: the item of law, the clause applied, kinds and amounts in yuan."""

    conduct = graphene.String(required=True, resolver=lambda act, _info: act["conduct"])
    law = graphene.String(required=True, resolver=lambda act, _info: act["law"])
    kinds = graphene.List(graphene.NonNull(graphene.String), required=True, resolver=lambda act, _info: act["kinds"])
    fine = Decimal(required=True, resolver=lambda act, _info: yuan(act["fine"]))
    confiscated_gains = Decimal(required=True, resolver=lambda act, _info: yuan(act["confiscated_gains"]))
    confiscated_goods = Decimal(required=True, resolver=lambda act, _info: yuan(act["confiscated_goods"]))


ACT = ("conduct", "law", "kinds", "fine", "confiscated_gains", "confiscated_goods")


class Penalty(Mirror):
    """A penalty as it is published; natural persons are masked, redactions stay redacted. Amounts in yuan."""

    class Meta:
        model = PenaltyPublicity
        fields = ("decided_on", "publicity_class", "regime", "published_on", "min_end", "max_end")

    number = graphene.String(required=True)
    party = graphene.String(required=True)
    uscc = USCC()
    violation = graphene.Field(Text, required=True)
    penalty = graphene.String(required=True)
    kinds = graphene.List(graphene.NonNull(graphene.String), required=True)
    conduct = graphene.String(required=True)
    law = graphene.String(required=True)
    fine = Decimal(required=True)
    confiscated_gains = Decimal(required=True)
    confiscated_goods = Decimal(required=True)
    acts = graphene.List(
        graphene.NonNull(PenaltyAct), required=True, description="Each act that the penalty is for; at least one."
    )
    authority = graphene.String(required=True)
    publicity_class = PublicityClass(required=True, description="类别")
    # of what is shown, never null
    published_on = Date(required=True, description="公示日期")
    provenance = graphene.Field(Provenance, required=True)

    @staticmethod
    def resolve_number(row: dict[str, Any], _info: Any) -> Any:
        return row["summary"]["number"]

    @staticmethod
    def resolve_party(row: dict[str, Any], _info: Any) -> Any:
        return row["summary"]["party"]

    @staticmethod
    def resolve_uscc(row: dict[str, Any], _info: Any) -> Any:
        return row["party__uscc"]

    @staticmethod
    def resolve_violation(row: dict[str, Any], _info: Any) -> dict[str, Any]:
        return two_languages(row["summary"]["violation"], row["summary"].get("violation_en", ""))

    @staticmethod
    def resolve_penalty(row: dict[str, Any], _info: Any) -> Any:
        return row["summary"]["penalty"]

    @staticmethod
    def resolve_authority(row: dict[str, Any], _info: Any) -> Any:
        return row["summary"]["authority"]

    @staticmethod
    def resolve_kinds(row: dict[str, Any], _info: Any) -> Any:
        return row["decision__kinds"]

    @staticmethod
    def resolve_conduct(row: dict[str, Any], _info: Any) -> Any:
        return row["decision__conduct"]

    @staticmethod
    def resolve_law(row: dict[str, Any], _info: Any) -> Any:
        return row["decision__law"]

    @staticmethod
    def resolve_fine(row: dict[str, Any], _info: Any) -> Any:
        return yuan(row["decision__fine"])

    @staticmethod
    def resolve_confiscated_gains(row: dict[str, Any], _info: Any) -> Any:
        return yuan(row["decision__confiscated_gains"])

    @staticmethod
    def resolve_confiscated_goods(row: dict[str, Any], _info: Any) -> Any:
        return yuan(row["decision__confiscated_goods"])

    @staticmethod
    def resolve_acts(row: dict[str, Any], _info: Any) -> list[dict[str, Any]]:
        return row["decision__charges"] or [{name: row[f"decision__{name}"] for name in ACT}]

    @staticmethod
    def resolve_provenance(row: dict[str, Any], info: Any) -> dict[str, Any]:
        summary = row["summary"]
        return {
            "row": row,
            "authority": summary["authority"],
            "document": summary["number"] or None,
            "record_count": 1,
            "rulesets": [row["regime"]],
            "computed_at": info.context.now,
            "checksum": row["content_digest"] or canonical.digest(summary),
        }


class PenaltyEdge(graphene.ObjectType):
    """A published penalty and the cursor after it."""

    cursor = graphene.String(required=True, resolver=cursor_after)
    node = graphene.Field(Penalty, required=True)


class PenaltyConnection(graphene.ObjectType):
    """A page of published penalties."""

    edges = graphene.List(graphene.NonNull(PenaltyEdge), required=True)
    nodes = graphene.List(graphene.NonNull(Penalty), required=True)
    page_info = graphene.Field(PageInfo, required=True)
