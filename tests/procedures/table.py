"""tests/tables/moves_<procedure>.csv: what the law says of each act, written from its text and not from the code.

A row is a move; the first row of an act also says who may do it (`allowed`), and of whom a rule refuses with which code
(`refused`: whoever is not named is refused for the role), as the article `grant` has it. `due`: which clock of the move runs
from which day to which, after the step that tries the act, `counted` by hand. The table of publicity names the
acts alone: its moves are tried in tests/integrity/test_publish.py.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cases.base.lifecycle import ClockOrder, Lifecycle, Move, Pause, Start, Stop
from cases.base.selectors import aggregate_models

TABLES = Path(__file__).parents[1] / "tables"
LIFECYCLES = {m.lifecycle.name: m.lifecycle for m in aggregate_models() if (TABLES / f"moves_{m.lifecycle.name}.csv").exists()}
# 部门负责人 is the director or a deputy, so whatever BL may do, BH may
LEADERS = {"BL", "BH"}


class Due(NamedTuple):
    """A clock that the act starts on its usual day, and its last day, counted by hand."""

    rule: str
    counts_from: str
    last_day: str


@dataclass(frozen=True)
class Expected:
    """A move as the law has it."""

    procedure: str
    act: str
    sources: frozenset[str]
    target: str
    roles: frozenset[str]
    clocks: tuple[str, ...]
    documents: frozenset[str]
    articles: frozenset[str]
    live: bool
    due: tuple[Due, ...]

    def __str__(self) -> str:
        return f"{self.procedure}.{self.act}-{'live' if self.live else 'declared'}-{'-'.join(sorted(self.sources))}"

    @property
    def full(self) -> str:
        return f"{self.procedure}.{self.act}"


@dataclass(frozen=True)
class Granted:
    """Who may do an act, by the names of those who try it; `refused` says why a rule turns others of the role away."""

    act: str
    allowed: frozenset[str]
    refused: tuple[tuple[str, str], ...]
    articles: tuple[str, ...]

    def verdict(self, persona: str) -> str:
        """ "" = permitted, else the code of the refusal."""
        return "" if persona in self.allowed else dict(self.refused).get(persona, "role")


def expected(procedure: str) -> list[Expected]:
    """The moves of `moves_<procedure>.csv`."""
    return [_move(procedure, row) for row in rows(procedure) if row["status"]]


def granted(procedure: str) -> list[Granted]:
    """Who may do each act, one an act."""
    return [_grant(procedure, row) for row in rows(procedure) if row["grant_law"]]


def counted(procedure: str) -> set[str]:
    """The rules of the clocks whose last day the table holds."""
    return {due.rule for row in expected(procedure) for due in row.due}


def rows(procedure: str) -> list[dict[str, str]]:
    """The rows of the table as they are written."""
    with (TABLES / f"moves_{procedure}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _move(procedure: str, row: dict[str, str]) -> Expected:
    roles = set(row["actors"].split())
    return Expected(
        procedure=procedure,
        act=row["act"],
        sources=frozenset(row["from"].split()),
        target="" if row["to"] == "=" else row["to"],
        roles=frozenset(LEADERS if roles == {"BL"} else roles),
        clocks=tuple(_parts(row["clocks"])),
        documents=frozenset(row["documents"].split()),
        articles=frozenset(_parts(row["article"])),
        live={"live": True, "declared": False}[row["status"]],
        due=tuple(Due(*part.split()) for part in _parts(row["due"])),
    )


def _grant(procedure: str, row: dict[str, str]) -> Granted:
    why = (cell.partition(":") for cell in row["refused"].split())
    refused = tuple((persona, code) for persona, _, code in why)
    return Granted(f"{procedure}.{row['act']}", frozenset(row["allowed"].split()), refused, tuple(_parts(row["grant"])))


def _parts(cell: str) -> Iterator[str]:
    yield from (part.strip() for part in cell.split(";") if part.strip())


def move_of(row: Expected) -> Move:
    """The one move of the lifecycle that the row speaks of."""
    lifecycle: Lifecycle = LIFECYCLES[row.procedure]
    found = [m for m in lifecycle.rows(row.act) if m.live is row.live and set(m.sources) == row.sources]
    assert len(found) == 1, f"{row}: {len(found)} moves from {sorted(row.sources)}"
    return found[0]


def articles_of(move: Move) -> set[str]:
    """The articles that a move names, each with its law: "L44 2, 13" are two of the same."""
    named: list[str] = []
    for part in re.split(r"[,;]\s*", move.article):
        law = named[-1].partition(" ")[0] if named else ""
        named.append(f"{law} {part}" if part[0].isdigit() else part)
    return set(named)


def order_in_words(order: ClockOrder) -> str:
    """A clock order as the tables write it."""
    if isinstance(order, Start):
        return f"start {order.rule}" + (f" from {order.since}" if order.since else "")
    if isinstance(order, Stop):
        return f"stop {order.rule}"
    return f"pause {order.rule} for {order.reason}" if isinstance(order, Pause) else f"resume {order.rule}"
