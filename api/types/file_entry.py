"""Entries of the integrity file."""

from __future__ import annotations

from typing import Any

import graphene

from api.types.common import Provenance, Text, two_languages
from api.types.money import yuan
from api.types.scalars import Date, DateTime, Decimal
from cases.base import canonical
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


class PenaltyFacts(graphene.ObjectType):
    """What an entry on a penalty says; amounts in yuan."""

    violation = graphene.Field(Text, required=True)
    penalty = graphene.String(required=True)
    kinds = graphene.List(graphene.NonNull(graphene.String), required=True)
    conduct = graphene.String()
    law = graphene.String()
    decided_on = Date(required=True)
    served_on = Date()
    fine = Decimal()
    confiscated_gains = Decimal()
    confiscated_goods = Decimal()
    payable = Decimal()
    paid = Decimal()
    paid_on = Date()
    publicity_class = graphene.String(description="light 轻微、general 一般、severe 严重")
    regime = graphene.String()
    published_on = Date()
    min_end = Date()
    max_end = Date()


class FileEntry(graphene.ObjectType):
    """One fact of the integrity file as it is now held for true; `fact` names it in all its versions."""

    fact = graphene.String(required=True)
    section = FileSection(required=True)
    kind = graphene.String(required=True)
    reference = graphene.String(required=True)
    authority = graphene.String()
    visibility = EntryVisibility(required=True)
    valid_from = Date(required=True)
    valid_to = Date()
    known_from = DateTime(required=True)
    penalty = graphene.Field(PenaltyFacts, description="行政处罚事项的内容；其他事项为空")
    provenance = graphene.Field(Provenance, required=True)

    @staticmethod
    def resolve_authority(row: dict[str, Any], _info: Any) -> str | None:
        return row["authority__name"]

    @staticmethod
    def resolve_penalty(row: dict[str, Any], _info: Any) -> dict[str, Any] | None:
        return _penalty(row["content"]) if row["kind"] in ("penalty", "payment_overdue") else None

    @staticmethod
    def resolve_provenance(row: dict[str, Any], _info: Any) -> dict[str, Any]:
        papers, regime = row["papers"], row["content"].get("regime")
        return {
            "authority": row["authority__name"] or "",
            "document": row["reference"] or None,
            "issued_on": papers.issued_on(row["document"]),
            "record_count": 1,
            "rulesets": [regime] if regime else [],
            "computed_at": row["known_from"],
            "supersedes": papers.replaced_by(row["decision"]),
            "checksum": canonical.digest(row["content"]),
        }


def _penalty(content: dict[str, Any]) -> dict[str, Any]:
    amounts = ("fine", "confiscated_gains", "confiscated_goods", "payable", "paid")
    return {
        **content,
        **{name: yuan(content.get(name)) for name in amounts},
        "violation": two_languages(content["violation"], content.get("violation_en", "")),
        "kinds": content.get("kinds", []),
        "publicity_class": content.get("class"),
    }
