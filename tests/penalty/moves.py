"""Reading the tables of moves (tests/tables/moves_*.csv), which were written from the law's text, not from the code."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cases.base.lifecycle import ClockOrder, Lifecycle, Move, Pause, Start, Stop

TABLES = Path(__file__).parent.parent / "tables"
# 部门负责人 is the director or a deputy, so whatever BL may do, BH may
LEADERS = {"BL", "BH"}


@dataclass(frozen=True)
class Expected:
    """One row of a table of moves."""

    act: str
    sources: frozenset[str]
    target: str
    roles: frozenset[str]
    clocks: tuple[str, ...]
    documents: frozenset[str]
    articles: frozenset[str]
    live: bool

    def __str__(self) -> str:
        return f"{self.act}-{'live' if self.live else 'declared'}"


def expected(name: str) -> list[Expected]:
    """The rows of `moves_<name>.csv`."""
    return list(_rows(TABLES / f"moves_{name}.csv"))


def _rows(path: Path) -> Iterator[Expected]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            roles = set(row["actors"].split())
            yield Expected(
                act=row["act"],
                sources=frozenset(row["from"].split()),
                target="" if row["to"] == "=" else row["to"],
                roles=frozenset(LEADERS if roles == {"BL"} else roles),
                clocks=tuple(order.strip() for order in row["clocks"].split(";") if order.strip()),
                documents=frozenset(row["documents"].split()),
                articles=frozenset(row["article"].split()),
                live={"live": True, "declared": False}[row["status"]],
            )


def move_of(lifecycle: Lifecycle, row: Expected) -> Move:
    """The one move of the lifecycle that the row speaks of."""
    found = [m for m in lifecycle.rows(row.act) if m.live is row.live and set(m.sources) == row.sources]
    assert len(found) == 1, f"{row}: {len(found)} moves from {sorted(row.sources)}"
    return found[0]


def order_in_words(order: ClockOrder) -> str:
    """A clock order as the tables write it."""
    if isinstance(order, Start):
        return f"start {order.rule}" + (f" from {order.since}" if order.since else "")
    if isinstance(order, Stop):
        return f"stop {order.rule}"
    return f"pause {order.rule} for {order.reason}" if isinstance(order, Pause) else f"resume {order.rule}"
