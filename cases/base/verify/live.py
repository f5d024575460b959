"""The last version against the live row; none is missing on either side."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from cases.base.models import AuditedModel, ChainEntry
from cases.base.verify.reading import Columns, read
from cases.base.verify.report import Report

ENTRIES = f'"{ChainEntry._meta.db_table}"'


def check(report: Report, only: str) -> None:
    """Every legal table, as a whole or the rows whose versions one stream binds."""
    for model in audited_models():
        compare(report, model, only)
        if not only:
            _without_history(report, model)


def audited_models() -> list[type[AuditedModel]]:
    """Every legal table."""
    found = (m for m in apps.get_models() if issubclass(m, AuditedModel))
    return sorted(found, key=lambda m: m._meta.db_table)


def compare(report: Report, model: type[AuditedModel], only: str = "") -> None:
    """The last version of every row against the row."""
    columns, history = Columns.of(model), _history(model)
    width = len(columns.names)
    latest = f'SELECT MAX(history_id) AS last FROM "{history}"{_bound(model, only)} GROUP BY "{columns.key}"'
    statement = (
        f'SELECT h."{columns.key}", l."{columns.key}", {columns.select("l")}, {columns.select("h")} '
        f'FROM "{history}" h JOIN ({latest}) x ON x.last = h.history_id '
        f'LEFT JOIN "{columns.table}" l ON l."{columns.key}" = h."{columns.key}"'
    )
    for key, found, *cells in read(statement, [history, only] if only else []):
        report.live += 1
        if found is None:
            report.add("deleted_live_row", f"{columns.table}/{key}", "现行数据行已被删除")
        elif cells[:width] != cells[width:]:
            _tell(report, columns, key, columns.spell(cells[:width]), columns.spell(cells[width:]))


def _tell(report: Report, columns: Columns, key: Any, now: list[Any], then: list[Any]) -> None:
    for name, found, kept in zip(columns.names, now, then, strict=True):
        if found != kept:
            place = f"{columns.table}/{key}.{name}"
            report.add("changed_live_column", place, f"现值“{_short(found)}”与最后一版历史“{_short(kept)}”不符")


def _short(value: Any) -> str:
    text = "空" if value is None else str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _bound(model: type[AuditedModel], only: str) -> str:
    """Restricts to the rows that have a version in the stream (parameters: history table, stream)."""
    if not only:
        return ""
    key, history = model._meta.pk.column, _history(model)
    return (
        f' WHERE "{key}" IN (SELECT v."{key}" FROM "{history}" v JOIN {ENTRIES} e ON e."row" = v.history_id '
        "WHERE e.source = %s AND e.stream = %s)"
    )


def _without_history(report: Report, model: type[AuditedModel]) -> None:
    table, key = model._meta.db_table, model._meta.pk.column
    statement = (
        f'SELECT l."{key}" FROM "{table}" l LEFT JOIN "{_history(model)}" h ON h."{key}" = l."{key}" WHERE h.history_id IS NULL'
    )
    for (found,) in read(statement):
        report.add("inserted_live_row", f"{table}/{found}", "现行数据行没有任何历史")


def _history(model: type[AuditedModel]) -> str:
    name: str = model.history.model._meta.db_table
    return name
