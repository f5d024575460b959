"""The short notation of `tests/tables/score_*.csv`, so that a table of facts can be read without code.

A cell holds records parted by " | ". A record is `kind@day` and then `key=value` words, e.g.
`general_penalty@2026-01-10 yuan=120000.00 min=2026-04-10 max=2027-01-10 case=C1 type=FSL124 food`;
`3*light_penalty@...` repeats it. Positives: `certificate@2025-01-01 to=2028-01-01 of=GB/T_19001`,
`sampling@2025-12-01 passed=5/5`. System times are ISO; without them a record is known from 2000 on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from cases.law.tables import Row, read
from integrity.scoring.ics1 import score
from integrity.scoring.records import Event, Positive
from integrity.scoring.run import ScoreRun

TABLES = Path(__file__).parent.parent / "tables"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
MUCH_LATER = datetime(2040, 1, 1, tzinfo=UTC)
POSITIVE_KINDS = {"certificate", "sampling", "award", "registration", "voluntary_recall"}

_READ: dict[str, tuple[str, Callable[[str], Any]]] = {
    "id": ("id", str),
    "case": ("case_id", str),
    "type": ("same_type", str),
    "yuan": ("amount", lambda text: int(Decimal(text) * 100)),
    "kinds": ("penalty_kinds", lambda text: frozenset(text.split("+"))),
    "min": ("min_end", date.fromisoformat),
    "max": ("max_end", date.fromisoformat),
    "repaired": ("repaired_from", date.fromisoformat),
    "removed": ("removed_from", date.fromisoformat),
    "resolved": ("resolved_from", date.fromisoformat),
    "lifted": ("lifted_from", date.fromisoformat),
    "to": ("valid_to", date.fromisoformat),
    "withdrawn": ("withdrawn_from", date.fromisoformat),
    "of": ("detail", lambda text: text.replace("_", " ")),
    "known": ("known_from", datetime.fromisoformat),
    "until": ("known_to", datetime.fromisoformat),
    "annulled": ("annulled_known_at", datetime.fromisoformat),
}


def parse_records(cell: str) -> list[Event | Positive]:
    """The records of a cell, each with an id of its own unless it names one."""
    numbers = count(1)
    found: list[Event | Positive] = []
    for text in (t.strip() for t in cell.split("|") if t.strip()):
        times, _, rest = text.rpartition("*")
        found += [_parse_record(rest, f"r{next(numbers):02d}") for _ in range(int(times or 1))]
    return found


def read_cases(name: str) -> tuple[Row, ...]:
    """The rows of a table of `tests/tables`."""
    return read(name, TABLES)


def score_row(row: Row) -> ScoreRun:
    """The run that a row asks for."""
    moment = row.get("known_at") or ""
    return score(
        parse_records(row["records"]),
        as_of=date.fromisoformat(row["as_of"]),
        known_at=datetime.fromisoformat(moment) if moment else MUCH_LATER,
    )


def _parse_record(text: str, name: str) -> Event | Positive:
    head, *words = text.split()
    kind, day = head.split("@")
    values: dict[str, Any] = {"id": name, "party": "P", "kind": kind, "known_from": LONG_AGO}
    values["valid_from"] = date.fromisoformat(day)
    for word in words:
        values.update(_parse_word(word))
    if kind in POSITIVE_KINDS:
        return Positive(**{"document": f"文件{name}", **values})
    return Event(**values)


def _parse_word(word: str) -> dict[str, Any]:
    if word == "food":
        return {"food": True}
    key, value = word.split("=")
    if key == "passed":
        passed, samples = value.split("/")
        return {"passed": int(passed), "samples": int(samples)}
    field, convert = _READ[key]
    return {field: convert(value)}
