"""What a test looks at in the database, and the tables it takes its expectations from."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps

from cases.base.models import ChainEntry, ChainHead, Deadline, Refusal
from cases.law import tables
from cases.law.tables import Row

LEGAL = ("base", "parties", "intake", "penalty", "publicity", "files", "scoring")
TABLES = Path(__file__).parent.parent / "tables"


def expected(name: str) -> tuple[Row, ...]:
    """The rows of tests/tables/<name>.csv."""
    return tables.read(name, TABLES)


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every legal row but the trace that a refusal leaves (its entry, chained in its own stream)."""
    models = (m for label in LEGAL for m in apps.get_app_config(label).get_models())
    kept = [m for m in models if m not in (Refusal, ChainEntry, ChainHead)]
    found = {m._meta.db_table: list(m._default_manager.order_by("pk").values_list()) for m in kept}
    links = ChainEntry.objects.exclude(stream="refusals:cn").order_by("pk")
    return {**found, "chain": list(links.values_list())}


def clock(stream: str, rule: str) -> Deadline:
    """The only clock of this rule on the stream."""
    return Deadline.objects.get(stream=stream, rule=rule)


def fen(yuan: str) -> int:
    """Yuan as text to fen."""
    return round(float(yuan) * 100)
