"""Verification of the whole history: chain in itself, chain against rows, rows against live tables, files, anchor.

Streams rows with constant memory; each finding names what is broken and where.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.apps import apps
from django.db import connection, models

from cases.base import canonical, files
from cases.base.models import Act, Aggregate, AuditedModel, ChainEntry, ChainHead, HistoryRow, Refusal, StoredFile

BATCH = 2000

# the act that wrote in bulk → the ranges of keys that its entries bind
Batches = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken thing: kind for programs, place and sentence for people."""

    kind: str
    place: str
    sentence: str


@dataclass
class Report:
    """What was looked at and what was found. `cases` counts the chains of legal subjects."""

    cases: int = 0
    rows: int = 0
    live: int = 0
    findings: list[Finding] = field(default_factory=list)

    def add(self, kind: str, place: str, sentence: str) -> None:
        self.findings.append(Finding(kind, place, sentence))


def verify(*, stream: str = "", anchor: Mapping[str, tuple[int, str]] | None = None) -> Report:
    """Verify everything, or one stream. `anchor` adds the heads as they were when it was exported."""
    report = Report()
    heads = _chain(report, stream)
    _heads(report, heads, stream)
    if anchor is not None:
        _anchor(report, anchor, stream)
    for model in _chained_models():
        _rows(report, model, stream)
    for audited in _audited_models():
        _live(report, audited, stream)
    _files(report, stream)
    return report


# --- the chain in itself ---------------------------------------------------------------------------------------


def _chain(report: Report, only: str) -> dict[str, tuple[int, str]]:
    """Walk every stream; the last seq and hash of each."""
    heads: dict[str, tuple[int, str]] = {}
    where = " WHERE stream = %s" if only else ""
    statement = (
        f"SELECT stream, seq, prev, hash, payload FROM {ChainEntry._meta.db_table}{where} ORDER BY stream, seq"
    )
    current, seq, last = "", 0, ""
    subjects = {m._meta.model_name for m in apps.get_models() if issubclass(m, Aggregate)}
    sha = hashlib.sha256
    for stream, number, prev, hashed, payload in _read(statement, [only] if only else []):
        if stream != current:
            current, seq, last = stream, 0, ""
            report.cases += stream.partition(":")[0] in subjects
        if number != seq + 1:
            report.add("missing_entry", f"{stream}#{seq + 1}", f"链条目缺失：#{seq + 1} 至 #{number - 1} 已被删除")
        elif prev != last:
            report.add("broken_link", f"{stream}#{number}", "与前一条目的链接不符")
        if sha((prev + payload).encode()).hexdigest() != hashed:
            report.add("changed_entry", f"{stream}#{number}", "条目内容与其哈希不符")
        seq, last = number, hashed
        heads[stream] = (seq, last)
        report.rows += 1
    return heads


def _heads(report: Report, ends: Mapping[str, tuple[int, str]], only: str) -> None:
    kept = ChainHead.objects.filter(stream=only) if only else ChainHead.objects.all()
    recorded = {h.stream: (h.seq, h.hash) for h in kept.iterator(chunk_size=BATCH)}
    for stream in sorted(recorded.keys() | ends.keys()):
        if recorded.get(stream) != ends.get(stream):
            report.add("cut_tail", stream, f"链首记录 {recorded.get(stream)} 与末尾条目 {ends.get(stream)} 不符")


def _anchor(report: Report, anchor: Mapping[str, tuple[int, str]], only: str) -> None:
    for stream, (seq, hashed) in sorted(anchor.items()):
        if only and stream != only:
            continue
        entry = ChainEntry.objects.filter(stream=stream, seq=seq).values_list("hash", flat=True).first()
        if entry is None:
            report.add("cut_since_anchor", f"{stream}#{seq}", "锚点所载条目已不存在：链尾或整条链被删除")
        elif entry != hashed:
            report.add("changed_since_anchor", f"{stream}#{seq}", "锚点所载哈希与现有条目不符")


# --- the chain against the rows it binds -----------------------------------------------------------------------


def _chained_models() -> list[type[models.Model]]:
    kept: list[type[models.Model]] = [m for m in apps.get_models() if issubclass(m, HistoryRow)]
    return [Act, Refusal, *sorted(kept, key=lambda m: m._meta.db_table)]


def _rows(report: Report, model: type[models.Model], only: str) -> None:
    """Every entry of this table has its row and says the same; every row has its entry."""
    table, pk = model._meta.db_table, model._meta.pk.column
    fields = canonical.columns(model)
    spell = [_raw_spelling(f) for f in fields]
    names = [f.column for f in fields]
    prefix = canonical.dumps({"c": names, "t": table})[:-1] + ',"v":['
    chosen = ", ".join(f'r."{n}"' for n in names)
    scope = " AND e.stream = %s" if only else ""
    statement = (
        f'SELECT e.stream, e.seq, e.payload, r."{pk}", {chosen} FROM {ChainEntry._meta.db_table} e '
        f'LEFT JOIN "{table}" r ON r."{pk}" = e.row WHERE e.source = %s{scope} ORDER BY e.row'
    )
    for row in _read(statement, [table, only] if only else [table]):
        stream, seq, payload, found = row[:4]
        if found is None:
            report.add("deleted_row", f"{stream}#{seq}", f"{table} 中对应的行已被删除")
            continue
        values = [None if v is None else s(v) if s else v for s, v in zip(spell, row[4:], strict=True)]
        if payload != prefix + canonical.dumps(values)[1:] + "}" and not _same_columns(payload, names, values):
            report.add("changed_row", f"{table}/{found}", f"该行与链条目 {stream}#{seq} 不符")
    if not only:
        batches = _batches(report, table, pk, names, spell)
        _without_entry(report, table, pk, batches)


def _batches(
    report: Report, table: str, pk: str, names: Sequence[str], spell: Sequence[Callable[[Any], Any] | None]
) -> Batches:
    """A bulk act binds all its rows of a table by one digest (chain.Link.of_batch); the ranges of keys it bound.

    The digest is over the columns that the table had then, as the entry lists them.
    """
    spellings = dict(zip(names, spell, strict=True))
    bound: Batches = defaultdict(list)
    for entry in ChainEntry.objects.filter(source=f"batch/{table}").order_by("row", "pk").iterator(chunk_size=BATCH):
        batch = orjson.loads(entry.payload)
        bound[entry.act_id.hex].append((batch["first"], batch["last"]))
        count, digest = 0, ""
        if spellings.keys() >= set(batch["c"]):
            count, digest = _batch_digest(entry, batch, table, pk, spellings)
        report.rows += count
        if (count, digest) != (batch["n"], batch["digest"]):
            report.add("changed_batch", f"{entry.stream}#{entry.seq}", f"{table} 批量写入的行与链条目不符")
    return bound


def _batch_digest(
    entry: ChainEntry, batch: Mapping[str, Any], table: str, pk: str,
    spellings: Mapping[str, Callable[[Any], Any] | None],
) -> tuple[int, str]:  # fmt: skip
    """How many rows of the batch there are now, and their digest."""
    columns: list[str] = batch["c"]
    spell = [spellings[c] for c in columns]
    chosen = ", ".join(f'"{c}"' for c in columns)
    statement = f'SELECT {chosen} FROM "{table}" WHERE act_id = %s AND "{pk}" BETWEEN %s AND %s ORDER BY "{pk}"'
    act = entry.act_id if connection.vendor == "postgresql" else entry.act_id.hex
    total, count = hashlib.sha256(), 0
    for row in _read(statement, [act, batch["first"], batch["last"]]):
        values = [None if v is None else s(v) if s else v for s, v in zip(spell, row, strict=True)]
        total.update(canonical.payload(table, columns, values).encode())
        count += 1
    return count, total.hexdigest()


def _without_entry(report: Report, table: str, pk: str, batches: Batches) -> None:
    statement = (
        f'SELECT r."{pk}", r.act_id FROM "{table}" r LEFT JOIN {ChainEntry._meta.db_table} e '
        f'ON e.source = %s AND e.row = r."{pk}" WHERE e.id IS NULL'
    )
    for found, act in _read(statement, [table]):
        if not _is_bound(found, batches.get(str(act).replace("-", ""), ())):
            report.add("inserted_row", f"{table}/{found}", "该行没有链条目：由系统之外写入")


def _is_bound(key: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether a key lies in one of an act's batches, which are in order and apart."""
    position = bisect_right(ranges, key, key=lambda r: r[0]) - 1
    return position >= 0 and key <= ranges[position][1]


def _same_columns(payload: str, names: Sequence[str], values: Sequence[Any]) -> bool:
    """Whether an entry written under an older column list agrees on the columns it knows."""
    entry = orjson.loads(payload)
    if "batch" in entry or entry["c"] == list(names):
        return False
    now = dict(zip(names, values, strict=True))
    return all(now.get(c) == v for c, v in zip(entry["c"], entry["v"], strict=True))


def _raw_spelling(column: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """The spelling of a raw driver value; None where the driver already hands over the canonical form."""
    target = column.target_field if isinstance(column, models.ForeignKey) else column
    plain = isinstance(target, models.CharField | models.TextField | models.IntegerField)
    return None if plain else canonical.spelling(column)


# --- the last version against the live row ---------------------------------------------------------------------


def _audited_models() -> list[type[AuditedModel]]:
    return sorted(
        (m for m in apps.get_models() if issubclass(m, AuditedModel)), key=lambda m: m._meta.db_table
    )


def _live(report: Report, model: type[AuditedModel], only: str) -> None:
    """The last version of every row equals the live row; none is missing on either side."""
    history = model.history.model._meta.db_table  # type: ignore[attr-defined]
    table, pk = model._meta.db_table, model._meta.pk.column
    fields = canonical.columns(model)
    spell = [_raw_spelling(f) for f in fields]
    live = ", ".join(f'l."{f.column}"' for f in fields)
    kept = ", ".join(f'h."{f.column}"' for f in fields)
    latest = f'SELECT MAX(history_id) AS last FROM "{history}" GROUP BY "{pk}"'
    statement = (
        f'SELECT h."{pk}", l."{pk}", {live}, {kept} FROM "{history}" h JOIN ({latest}) x ON x.last = h.history_id '
        f'LEFT JOIN "{table}" l ON l."{pk}" = h."{pk}"'
    )
    width = len(fields)
    for row in _read(statement, []):
        report.live += 1
        if row[1] is None:
            report.add("deleted_live_row", f"{table}/{row[0]}", "现行数据行已被删除")
            continue
        for position, column in enumerate(fields):
            now, then = row[2 + position], row[2 + width + position]
            if now != then and _spelled(spell[position], now) != _spelled(spell[position], then):
                report.add("changed_live_column", f"{table}/{row[0]}.{column.column}", f"现值与最后一版历史（{then}）不符")
    statement = (
        f'SELECT l."{pk}" FROM "{table}" l LEFT JOIN "{history}" h ON h."{pk}" = l."{pk}" WHERE h.history_id IS NULL'
    )
    for (found,) in _read(statement, []):
        report.add("inserted_live_row", f"{table}/{found}", "现行数据行没有任何历史")


def _spelled(spell: Callable[[Any], Any] | None, value: Any) -> Any:
    return value if spell is None or value is None else spell(value)


# --- files -----------------------------------------------------------------------------------------------------


def _files(report: Report, only: str) -> None:
    if only:
        return
    for digest in StoredFile.objects.order_by("digest").values_list("digest", flat=True).iterator(chunk_size=BATCH):
        if not files.intact(digest):
            report.add("changed_file", f"file/{digest}", "文件缺失或内容与摘要不符")


def _read(statement: str, parameters: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Rows of a raw statement, streamed: a named cursor on PostgreSQL, blocks on SQLite."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, parameters)
        while rows := cursor.fetchmany(BATCH):
            yield from rows
