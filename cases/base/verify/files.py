"""The stored files: each is hashed again and must still be what its name says."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models

from cases.base import files, renderings
from cases.base.models import AuditedModel, ChainEntry, StoredFile
from cases.base.verify.live import audited_models
from cases.base.verify.reading import read
from cases.base.verify.report import Report


def check(report: Report, only: str) -> None:
    """Every file of the store, or those that rows of one stream refer to."""
    for digest in _of_stream(only) if only else _all():
        report.files += 1
        if not files.intact(digest):
            report.add("changed_file", f"file/{digest}", "文件缺失或内容与摘要不符")
    # their content is frozen and chained; the file can be made at any time
    report.unrendered = renderings.missing().filter(**({"stream": only} if only else {})).count()


def _all() -> Iterator[str]:
    for (digest,) in read(f'SELECT digest FROM "{StoredFile._meta.db_table}" ORDER BY digest'):
        yield digest


def _of_stream(stream: str) -> list[str]:
    """The digests in every version that the stream binds."""
    found: set[str] = set()
    for model in audited_models():
        found.update(digest for column in _columns(model) for digest in _digests(model, column, stream))
    return sorted(found)


def _columns(model: type[AuditedModel]) -> list[str]:
    foreign = (f for f in model._meta.concrete_fields if isinstance(f, models.ForeignKey))
    return [f.column for f in foreign if f.related_model is StoredFile]


def _digests(model: type[AuditedModel], column: str, stream: str) -> Iterator[str]:
    history = model.history.model._meta.db_table
    statement = (
        f'SELECT DISTINCT v."{column}" FROM "{history}" v JOIN "{ChainEntry._meta.db_table}" e '
        f'ON e."row" = v.history_id WHERE e.source = %s AND e.stream = %s AND v."{column}" IS NOT NULL'
    )
    return (digest for (digest,) in read(statement, [history, stream]))
