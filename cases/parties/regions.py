"""The table of divisions in the database follows data/regions.csv; run after every migrate.

Rows are added or corrected, never removed: parties and authorities point at them. What an act entered or ended stands.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from cases.parties.models import Region

SOURCE = Path(__file__).parent / "data" / "regions.csv"
_COLUMNS = ("code", "name", "level", "parent", "valid_from", "valid_to", "successors")
_CHANGING = ("name", "level", "parent", "valid_to", "successors")


def load_after_migrate(using: str = "default", **_: Any) -> None:
    """Receiver of post_migrate for this app."""
    load(using=using)


def load(*, using: str = "default", source: Path = SOURCE) -> int:
    """Update the table to what the file says; how many rows were added or corrected."""
    rows = Region.objects.using(using)
    known = {(row[0], row[4]): row for row in map(_plain, rows.values_list(*_COLUMNS))}
    decided = set(rows.filter(by_act=True).values_list("code", "name"))
    changed = [
        region
        for region in _read(source)
        if (region.code, region.name) not in decided and known.get((region.code, region.valid_from)) != _values(region)
    ]
    rows.bulk_create(
        changed, batch_size=500, update_conflicts=True, unique_fields=["code", "valid_from"], update_fields=_CHANGING
    )
    return len(changed)


def _read(source: Path) -> Iterator[Region]:
    with source.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            yield Region(
                code=row["code"],
                name=row["name"],
                level=row["level"],
                parent=row["parent"],
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
                successors=row["successors"].split("|") if row["successors"] else [],
            )


def _values(region: Region) -> tuple[Any, ...]:
    return _plain(tuple(getattr(region, column) for column in _COLUMNS))


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*row[:-1], tuple(row[-1]))
