"""Rows of the law tables, as they stood on a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import graphene

from api.types.common import Text, two_languages
from api.types.scalars import Date
from cases.base import canonical
from cases.law import tables
from cases.law.band_rows import BandRow, band_rows
from cases.law.conduct import conducts
from cases.law.items import ITEMS_DIR, Base
from integrity.scoring.rulebook import LAW_DIR as INTEGRITY_LAW

_TITLES = (("title_zh", "title_en"), ("name_zh", "name_en"), ("zh", "en"), ("text_zh", "text_en"), ("conduct", ""))
# the name of all tables of items, one for each law
ITEMS = "items"


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
        return _bands(rule["code"], rule["on"]) if rule["table"] in ("paragraphs", ITEMS) else []


def find_rule(code: str, *, on: date, table: str = "") -> dict[str, Any] | None:
    """The row with this code (or alias) that is law on the day, of the first table that has one, or of `table`."""
    for name, folder in _tables():
        told = ITEMS if folder == ITEMS_DIR else name
        if table in ("", told):
            for row in tables.read(name, folder):
                named = row.get("code") == code or code in row.get("aliases", "").split()
                if named and "valid_from" in row and tables.Validity.of(row).covers(on):
                    return _rule(told, row, code=row["code"], on=on)
    return None


@cache
def _tables() -> tuple[tuple[str, Path], ...]:
    """Every law table by name, the statutes' before the score's."""
    folders = (ITEMS_DIR, tables.LAW_DIR, INTEGRITY_LAW)
    return tuple((path.stem, folder) for folder in folders for path in sorted(folder.glob("*.csv")))


def _bands(conduct: str, on: date) -> list[dict[str, Any]]:
    """A row for each range: sums in yuan, or multiples of the base."""
    rows = tables.in_force(band_rows(conduct), on) if conduct in conducts() else ()
    return [_rule("bands", _cells(conduct, row), code=conduct, on=on) for row in rows]


def _cells(conduct: str, row: BandRow) -> dict[str, str]:
    in_yuan = row.base in (Base.FIXED, Base.NONE)
    return {
        "conduct": conduct,
        "item": row.item,
        "article": row.article,
        "conditions": "; ".join(f"{c.fact} {c.wanted} {c.amount // 100 or ''}".strip() for c in row.conditions),
        "base": str(row.base),
        "min": _figure(row.low, in_yuan),
        "max": _figure(row.high, in_yuan),
        "measures": ";".join(f"{step.when}:{step.measure}" for step in row.steps),
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else "",
    }


def _figure(value: Fraction, in_yuan: bool) -> str:
    return str(int(value) // 100) if in_yuan else f"{float(value):g}"


def _rule(table: str, row: tables.Row, *, code: str, on: date) -> dict[str, Any]:
    validity = tables.Validity.of(row)
    return {
        "code": code,
        "table": table,
        "on": on,
        "article": row.get("article") or row["cite"],
        "title": next((two_languages(row[z], row.get(e, "")) for z, e in _TITLES if row.get(z)), None),
        "valid_from": validity.valid_from,
        "valid_to": validity.valid_to,
        "cells": [{"name": name, "value": value} for name, value in row.items()],
        "checksum": canonical.digest(dict(row)),
    }
