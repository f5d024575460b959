"""The chain against the rows it binds: every entry has its row and says the same, every row has its entry."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from django.apps import apps
from django.db import connection, models

from cases.base import canonical
from cases.base.models import Act, ChainEntry, HistoryRow, Refusal
from cases.base.verify.reading import Columns, blocks, read
from cases.base.verify.report import Report, Tick

ENTRIES = f'"{ChainEntry._meta.db_table}"'
# the keys that an act bound in bulk: act → (first, last) in order
Ranges = Mapping[str, Sequence[tuple[int, int]]]


def check(report: Report, only: str, tick: Tick | None = None) -> None:
    """Every chained table, as a whole or as far as one stream binds it."""
    chained = chained_models()
    sources = _sources(only)
    for model in chained:
        table = model._meta.db_table
        ranges: Ranges = {}
        if table in sources:
            compare(report, model, only, tick)
        if f"batch/{table}" in sources:
            ranges = _batches(report, model, only)
        if not only:
            _without_entry(report, Columns.of(model), ranges)
    # an entry that names no chained table would otherwise be compared with nothing
    for source in sources.keys() - {s for m in chained for s in (m._meta.db_table, f"batch/{m._meta.db_table}")}:
        count, stream = sources[source]
        report.add("unknown_source", stream, f"{count} 个链条目指向不存在的表 {source}")


def _sources(only: str) -> dict[str, tuple[int, str]]:
    """How many entries name each table, and a stream that does."""
    scope, parameters = (" WHERE stream = %s", [only]) if only else ("", [])
    statement = f"SELECT source, COUNT(*), MIN(stream) FROM {ENTRIES}{scope} GROUP BY source"
    return {source: (count, stream) for source, count, stream in read(statement, parameters)}


def chained_models() -> list[type[models.Model]]:
    """Acts, refusals and every history."""
    kept: list[type[models.Model]] = [m for m in apps.get_models() if issubclass(m, HistoryRow)]
    return [Act, Refusal, *sorted(kept, key=lambda m: m._meta.db_table)]


def compare(report: Report, model: type[models.Model], only: str = "", tick: Tick | None = None) -> None:
    """Every entry of this table against its row."""
    columns = Columns.of(model)
    start = canonical.heading(columns.table, columns.names)
    scope, parameters = (" AND e.stream = %s", [columns.table, only]) if only else ("", [columns.table])
    statement = (
        f"SELECT e.id, e.payload, e.act_id = r.act_id, {columns.select('r')} "
        f'FROM {ENTRIES} e LEFT JOIN "{columns.table}" r ON r."{columns.key}" = e."row" '
        f'WHERE e.source = %s{scope} ORDER BY e."row"'
    )
    # The text is bound by its hash; its values are compared as values, which costs less than spelling the row.
    # This loop is where verification spends its time: no call in it that is not needed, no column not looked at.
    loads, skip, spell = orjson.loads, len(start), columns.spell if columns.json else None
    for block in blocks(statement, parameters):
        for entry, payload, same_act, *cells in block:
            if spell is not None:
                spell(cells)
            if not same_act or not payload.startswith(start) or loads(payload[skip:-1]) != cells:
                _tell(report, columns, entry, payload, same_act, cells)
        if tick is not None:
            tick(len(block))


def _tell(report: Report, columns: Columns, entry: int, payload: str, same_act: Any, cells: Sequence[Any]) -> None:
    """What is wrong between an entry and its row, if it is not merely an older list of columns."""
    key = cells[columns.names.index(columns.key)]
    if key is not None and same_act and _says(payload, columns, cells):
        return
    place = ChainEntry.objects.get(pk=entry)
    if key is None:
        report.add("deleted_row", str(place), f"{columns.table} 中对应的行已被删除")
    else:
        report.add("changed_row", f"{columns.table}/{key}", f"该行与链条目 {place} 不符")


def _says(payload: str, columns: Columns, cells: Sequence[Any]) -> bool:
    """Whether an entry, also one written under an older column list, agrees on the columns it knows."""
    try:
        entry = orjson.loads(payload)
        table, names, values = entry["t"], entry["c"], entry["v"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return False
    now = dict(zip(columns.names, cells, strict=True))
    return (
        table == columns.table
        and len(names) == len(values)
        and columns.key in names
        and all(now.get(c) == v for c, v in zip(names, values, strict=True))
    )


def _batches(report: Report, model: type[models.Model], only: str) -> Ranges:
    """A bulk act binds all its rows of a table by one digest (chain.Link.of_batch); the ranges of keys it bound."""
    table = model._meta.db_table
    chosen = ChainEntry.objects.filter(source=f"batch/{table}", **({"stream": only} if only else {}))
    bound: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for entry in chosen.order_by("row", "pk").iterator(chunk_size=2000):
        batch = orjson.loads(entry.payload)
        bound[entry.act_id.hex].append((batch["first"], batch["last"]))
        count, digest = _batch_digest(batch, model, entry.act_id)
        report.rows += count
        if (count, digest) != (batch["n"], batch["digest"]):
            report.add("changed_batch", f"{entry.stream}#{entry.seq}", f"{table} 批量写入的行与链条目不符")
    return bound


def _batch_digest(batch: Mapping[str, Any], model: type[models.Model], act: Any) -> tuple[int, str]:
    """How many rows of the batch there are now, and their digest over the columns that the table had then."""
    columns = Columns.of(model, batch["c"])
    if list(columns.names) != batch["c"]:
        return 0, ""
    start = canonical.heading(columns.table, columns.names)
    statement = (
        f'SELECT {columns.select("r")} FROM "{columns.table}" r '
        f'WHERE r.act_id = %s AND r."{columns.key}" BETWEEN %s AND %s ORDER BY r."{columns.key}"'
    )
    act_id = act if connection.features.has_native_uuid_field else act.hex
    total, count = hashlib.sha256(), 0
    for cells in read(statement, [act_id, batch["first"], batch["last"]]):
        total.update(f"{start}{canonical.dumps(columns.spell(list(cells)))}}}".encode())
        count += 1
    return count, total.hexdigest()


def _without_entry(report: Report, columns: Columns, ranges: Ranges) -> None:
    statement = (
        f'SELECT r."{columns.key}", r.act_id FROM "{columns.table}" r LEFT JOIN {ENTRIES} e '
        f'ON e.source = %s AND e."row" = r."{columns.key}" WHERE e.id IS NULL'
    )
    for found, act in read(statement, [columns.table]):
        if not _is_bound(found, ranges.get(str(act).replace("-", ""), ())):
            report.add("inserted_row", f"{columns.table}/{found}", "该行没有链条目：由系统之外写入")


def _is_bound(key: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether a key lies in one of an act's batches, which are in order and apart."""
    position = bisect_right(ranges, key, key=lambda r: r[0]) - 1
    return position >= 0 and key <= ranges[position][1]
