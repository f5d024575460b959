"""Rows of the law tables, as they stood on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import graphene

from api.types.common import Text, two_languages
from api.types.scalars import Date
from cases.base import canonical
from cases.law import tables
from integrity.scoring.rulebook import LAW_DIR as INTEGRITY_LAW

_TITLES = (("title_zh", "title_en"), ("name_zh", "name_en"), ("zh", "en"), ("text_zh", "text_en"))


class LawCell(graphene.ObjectType):
    """A column of the row and what stands in it."""

    name = graphene.String(required=True)
    value = graphene.String(required=True)


class LawRule(graphene.ObjectType):
    """A row of a law table: what the system applies, its article and the days on which it is law."""

    code = graphene.String(required=True)
    table = graphene.String(required=True)
    article = graphene.String(required=True)
    title = graphene.Field(Text)
    valid_from = Date(required=True)
    valid_to = Date()
    cells = graphene.List(graphene.NonNull(LawCell), required=True)
    bands = graphene.List(
        graphene.NonNull(lambda: LawRule), required=True, description="该违法行为的罚款幅度 the fines for this conduct"
    )
    checksum = graphene.String(required=True)

    @staticmethod
    def resolve_bands(rule: dict[str, Any], _info: Any) -> list[dict[str, Any]]:
        return _bands(rule["code"], rule["on"]) if rule["table"] == "conduct" else []


def find_rule(code: str, *, on: date, table: str = "") -> dict[str, Any] | None:
    """The row with this code (or alias) that is law on the day, of the first table that has one, or of `table`."""
    for name, folder in _tables():
        if table in ("", name):
            for row in tables.read(name, folder):
                named = row.get("code") == code or code in row.get("aliases", "").split()
                if named and tables.Validity.of(row).covers(on):
                    return _rule(name, row, code=row["code"], on=on)
    return None


@cache
def _tables() -> tuple[tuple[str, Path], ...]:
    """Every law table by name, the statutes' before the score's."""
    folders = (tables.LAW_DIR, INTEGRITY_LAW)
    return tuple((path.stem, folder) for folder in folders for path in sorted(folder.glob("*.csv")))


def _bands(conduct: str, on: date) -> list[dict[str, Any]]:
    rows: Iterator[tables.Row] = (r for r in tables.read("bands") if r["conduct"] == conduct)
    return [_rule("bands", r, code=conduct, on=on) for r in rows if tables.Validity.of(r).covers(on)]


def _rule(table: str, row: tables.Row, *, code: str, on: date) -> dict[str, Any]:
    validity = tables.Validity.of(row)
    return {
        "code": code,
        "table": table,
        "on": on,
        "article": row["article"],
        "title": next((two_languages(row[z], row.get(e, "")) for z, e in _TITLES if row.get(z)), None),
        "valid_from": validity.valid_from,
        "valid_to": validity.valid_to,
        "cells": [{"name": name, "value": value} for name, value in row.items()],
        "checksum": canonical.digest(dict(row)),
    }
