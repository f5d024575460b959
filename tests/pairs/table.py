"""tests/tables/invariants.csv: which condition, rule or source states of an act say in Python what an invariant says in SQL.

`conditions` and `rules` are `act/code`, `sources` are acts whose states are meant; a row that names none gives its `reason`.
`tried` rows have a scene in which both refuse the same (test_both.py).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).parents[1] / "tables" / "invariants.csv"


@dataclass(frozen=True)
class Row:
    """One invariant."""

    name: str
    conditions: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    tried: bool
    reason: str

    @property
    def codes(self) -> set[str]:
        """The codes with which an act is refused for it."""
        return {code for _, code in (*self.conditions, *self.rules)} | ({"wrong_state"} if self.sources else set())


def _named(cell: str) -> tuple[tuple[str, str], ...]:
    return tuple((act, code) for act, _, code in (said.partition("/") for said in cell.split()))


def _row(cells: dict[str, str]) -> Row:
    conditions, rules = _named(cells["conditions"]), _named(cells["rules"])
    sources = tuple(cells["sources"].split())
    return Row(cells["invariant"], conditions, rules, sources, cells["tried"] == "yes", cells["reason"])


with TABLE.open(encoding="utf-8", newline="") as _file:
    ROWS = {cells["invariant"]: _row(cells) for cells in csv.DictReader(_file)}
