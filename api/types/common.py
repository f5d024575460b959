"""What several nouns have: a sentence in two languages, where a statement comes from, a page's end."""

from __future__ import annotations

from datetime import date
from typing import Any

import graphene

from api import cursors
from api.types.scalars import Date, DateTime


class Text(graphene.ObjectType):
    """One sentence in both languages; Chinese is the original."""

    zh = graphene.String(required=True)
    en = graphene.String(required=True)


class Provenance(graphene.ObjectType):
    """Where a statement comes from and how to tell that it is unchanged."""

    authority = graphene.String(required=True, description="机关，或者作出计算的系统")
    document = graphene.String(description="文号")
    issued_on = Date(description="文书制发日期")
    record_count = graphene.Int(description="所依据的记录数")
    rulesets = graphene.List(graphene.NonNull(graphene.String), required=True)
    computed_at = DateTime(required=True, description="知悉或者计算的时刻")
    supersedes = graphene.String(description="被本决定变更的决定文号")
    checksum = graphene.String(required=True, description="SHA-256")

    # the value is plain but for `row`: the row whose papers supply the rest, if asked

    @staticmethod
    def resolve_issued_on(found: dict[str, Any], _info: Any) -> date | None:
        row = found.get("row")
        issued: date | None = row["papers"].issued_on(row) if row else found.get("issued_on")
        return issued

    @staticmethod
    def resolve_supersedes(found: dict[str, Any], _info: Any) -> str | None:
        row = found.get("row")
        number: str | None = row["papers"].supersedes(row) if row else None
        return number


class PageInfo(graphene.ObjectType):
    """The end of a page: give `endCursor` as `after` with the same filters for the next."""

    has_next_page = graphene.Boolean(required=True)
    end_cursor = graphene.String()


def two_languages(zh: str, en: str) -> dict[str, Any]:
    """The plain value of a Text."""
    return {"zh": zh, "en": en}


def cursor_after(edge: dict[str, Any], _info: Any) -> str:
    """Resolver of an edge's cursor: signed when asked for."""
    return cursors.sign(edge["question"], [edge["node"]["id"]])
