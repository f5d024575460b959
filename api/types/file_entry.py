"""Entries of the integrity file."""

from __future__ import annotations

from typing import Any

import graphene

from api.types.common import Provenance, Text, two_languages
from api.types.mirror import Mirror
from api.types.penalty import ACT, PenaltyAct, PublicityClass
from api.types.plain import day, json_of, yuan
from api.types.scalars import Date, Decimal
from cases.base import canonical
from integrity.files import models as files
from integrity.files.models import Section


class FileSection(graphene.Enum):
    """Sections of the integrity file."""

    IDENTITY = Section.IDENTITY.value
    LICENCE = Section.LICENCE.value
    INSPECTION = Section.INSPECTION.value
    SAMPLING = Section.SAMPLING.value
    VIOLATION = Section.VIOLATION.value
    STANDING = Section.STANDING.value
    POSITIVE = Section.POSITIVE.value


class EntryVisibility(graphene.Enum):
    """Who may see an entry: everybody, or authorities and evaluation systems."""

    PUBLIC = "PUBLIC"
    SHARED = "SHARED"


ACT_STATED = frozenset(ACT)


def _amount(name: str) -> Any:
    """A field in yuan from the column of the content in fen."""
    return Decimal(resolver=lambda content, _info: yuan(content.get(name)))


def _day(name: str) -> Any:
    """A date, which the content keeps as text."""
    return Date(resolver=lambda content, _info: day(content.get(name)))


class PenaltyFacts(graphene.ObjectType):
    """What an entry on a penalty says; amounts in yuan."""

    violation = graphene.Field(Text, required=True)
    penalty = graphene.String(required=True)
    kinds = graphene.List(graphene.NonNull(graphene.String), required=True)
    conduct = graphene.String()
    law = graphene.String()
    decided_on = Date(required=True, resolver=lambda content, _info: day(content["decided_on"]))
    acts = graphene.List(
        graphene.NonNull(PenaltyAct),
        required=True,
        description="Each act of which the penalty consists; none where the entry does not state it.",
        resolver=lambda content, _info: content.get("acts") or ([content] if content.keys() >= ACT_STATED else []),
    )
    served_on = _day("served_on")
    fine = _amount("fine")
    confiscated_gains = _amount("confiscated_gains")
    confiscated_goods = _amount("confiscated_goods")
    payable = _amount("payable")
    paid = _amount("paid")
    paid_on = _day("paid_on")
    publicity_class = graphene.Field(PublicityClass)
    regime = graphene.String()
    published_on = _day("published_on")
    min_end = _day("min_end")
    max_end = _day("max_end")

    @staticmethod
    def resolve_violation(content: dict[str, Any], _info: Any) -> dict[str, Any]:
        return two_languages(content["violation"], content.get("violation_en", ""))

    @staticmethod
    def resolve_kinds(content: dict[str, Any], _info: Any) -> Any:
        return content.get("kinds", [])

    @staticmethod
    def resolve_publicity_class(content: dict[str, Any], _info: Any) -> str | None:
        return content.get("class")


class FileEntry(Mirror):
    """One fact of the integrity file as it is now taken as true; `fact` names it in all its versions, to this client."""

    class Meta:
        model = files.FileEntry
        fields = ("fact", "section", "kind", "reference", "visibility", "valid_from", "valid_to", "known_from")

    section = FileSection(required=True, description="栏目")
    authority = graphene.String(description="来源机关")
    visibility = EntryVisibility(required=True, description="可见范围")
    penalty = graphene.Field(PenaltyFacts, description="行政处罚事项的内容；其他事项为空")
    provenance = graphene.Field(Provenance, required=True)

    @staticmethod
    def resolve_fact(row: dict[str, Any], info: Any) -> str:
        return str(info.context.opaque(row["fact"]))

    @staticmethod
    def resolve_authority(row: dict[str, Any], _info: Any) -> str | None:
        return row["authority__name"]

    @staticmethod
    def resolve_penalty(row: dict[str, Any], _info: Any) -> dict[str, Any] | None:
        return json_of(row, "content") if row["kind"] in ("penalty", "payment_overdue") else None

    @staticmethod
    def resolve_provenance(row: dict[str, Any], _info: Any) -> dict[str, Any]:
        content = json_of(row, "content")
        regime = content.get("regime")
        return {
            "row": row,
            "authority": row["authority__name"] or "",
            "document": row["reference"] or None,
            "record_count": 1,
            "rulesets": [regime] if regime else [],
            "computed_at": row["known_from"],
            "checksum": canonical.digest(content),
        }
