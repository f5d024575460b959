"""What an item orders beside the fine (measures.csv): which must be, which may be, and which it does not give."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from cases.law import tables
from cases.law.band_rows import BandRow
from cases.law.conditions import Circumstances
from cases.law.fact_types import Kind, Penalty
from cases.law.items import Base, Step, When
from cases.law.repeated import third_within_year
from cases.law.truth import Truth, any_of


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of measures.csv: the words of a measure (in one law and of one role, where set) and the kind of penalty it is, if it
    is one. `ordered`: the decision orders it of the party by itself, whoever writes it, where the item demands it.
    """

    code: str
    order: int
    kind: Kind | None
    law: str
    role: str
    zh: str
    en: str
    ordered: bool


@cache
def measures() -> tuple[Measure, ...]:
    """All rows, those of one law and role before those of every law."""
    return tuple(sorted(map(_measure, tables.read("measures")), key=lambda m: (m.order, not m.law, not m.role)))


def _measure(row: tables.Row) -> Measure:
    kind = Kind(row["kind"]) if row["kind"] else None
    return Measure(
        code=row["code"],
        order=int(row["order"]),
        kind=kind,
        law=row["law"],
        role=row["role"],
        zh=row["zh"],
        en=row["en"],
        ordered=row["ordered"] == "yes",
    )


@cache
def measure(code: str, law: str = "", role: str = "") -> Measure:
    """The measure as this law words it for this role. KeyError for an unknown code."""
    found = next((m for m in measures() if m.code == code and m.law in (law, "") and m.role in (role, "")), None)
    if found is None:
        raise KeyError(code)
    return found


_BEFORE = {
    When.MUST: "",
    When.MAY: "可以",
    When.SERIOUS: "情节严重的，",
    When.SERIOUS_MAY: "情节严重的，可以",
    When.REFUSED: "拒不改正的，",
    When.REFUSED_MAY: "拒不改正的，可以",
    When.GRAVE: "造成严重后果的，",
    When.EXTREME: "情节特别严重的，",
    When.AGGRAVATED: "故意实施违法行为、性质恶劣或者造成严重后果的，",
    When.THIRD: "一年内累计三次受到责令停产停业、吊销许可证以外处罚的，",
    When.THIRD_MAY: "直至",
    When.BELOW_MAY: "可以",
    When.FROM_MUST: "",
    When.TWICE: "一年内再次违反的，",
}


def words(step: Step, law: str) -> str:
    """情节严重的，吊销许可证."""
    return _BEFORE[step.when] + (step.words or measure(step.measure, law).zh)


@dataclass(frozen=True, slots=True)
class Given:
    """The measures that an item demands, leaves to choice, or gives once a fact that is open is known; by their codes."""

    must: tuple[str, ...]
    may: tuple[str, ...]
    open: tuple[str, ...]


def given(rows: Iterable[BandRow], c: Circumstances, *, fined: bool = True) -> Given:
    """The measures of the rows that hold. Several rows that differ agree on nothing but what all give. `fined` False: a court
    has imposed a fine, and no other is left."""
    return _given(tuple((row.steps, fined and row.base is not Base.NONE) for row in rows), _openings_of(c))


class _Openings(NamedTuple):
    """Whether what a measure may wait for is so."""

    serious: Truth
    refused: Truth
    grave: Truth
    extreme: Truth
    aggravated: Truth
    third: Truth


def _openings_of(c: Circumstances) -> _Openings:
    facts = c.facts
    aggravated = any_of((facts.intentional, facts.vile, facts.grave))
    return _Openings(c.serious, facts.refused_to_correct, facts.grave, facts.extreme, aggravated, third_within_year(facts))


@lru_cache(maxsize=8192)
def _given(rows: tuple[tuple[tuple[Step, ...], bool], ...], openings: _Openings) -> Given:
    """The steps of each row, and whether it leaves a fine: a batch asks the same of few items."""
    found = [_of(steps, fined, openings) for steps, fined in rows]
    if not found:
        return Given((), (), ())
    codes = sorted({code for one in found for code in one}, key=lambda code: measure(code).order)
    must = [code for code in codes if all(one.get(code) == "must" for one in found)]
    may = [code for code in codes if code not in must and all(one.get(code) in ("must", "may") for one in found)]
    return Given(tuple(must), tuple(may), tuple(code for code in codes if code not in (*must, *may)))


def _of(steps: tuple[Step, ...], fined: bool, openings: _Openings) -> dict[str, str]:
    """Each measure of a row as must, may or open; left out where it is not given."""
    found: dict[str, str] = {}
    for step in steps:
        truth = _holds(step.when, openings)
        if truth is not False and (fined or step.measure != "fine"):
            said = "open" if truth is None else "must" if step.when in _MUST else "may"
            found[step.measure] = max(found.get(step.measure, said), said, key=_STRENGTH.index)
    # 责令改正 goes with every penalty (行政处罚法 28)
    if "order_stop" not in found:
        found.setdefault("order_correct", "may")
    return found


# 情节严重的，责令停产停业，直至吊销: a ladder, from which people choose
_MUST = frozenset({When.MUST, When.REFUSED, When.FROM_MUST, When.AGGRAVATED, When.THIRD})
_STRENGTH = ("open", "may", "must")
_WAITS_FOR: dict[When, Callable[[_Openings], Truth]] = {
    When.SERIOUS: lambda found: found.serious,
    When.SERIOUS_MAY: lambda found: found.serious,
    When.REFUSED: lambda found: found.refused,
    When.REFUSED_MAY: lambda found: found.refused,
    When.GRAVE: lambda found: found.grave,
    When.EXTREME: lambda found: found.extreme,
    When.AGGRAVATED: lambda found: found.aggravated,
    When.THIRD: lambda found: found.third,
    When.THIRD_MAY: lambda found: found.third,
    # nobody states that it happened twice
    When.TWICE: lambda found: None,
}


def _holds(when: When, openings: _Openings) -> Truth:
    waits = _WAITS_FOR.get(when)
    return True if waits is None else waits(openings)


def orders(rows: Iterable[BandRow], found: Given, law: str, role: str | None) -> tuple[str, ...]:
    """What the item orders beside its penalties, in its words: 责令停止销售 is neither 责令停产停业 nor an order to correct."""
    wanted = [said for code in found.must if (said := measure(code, law, role or "")).ordered]
    if not wanted:
        return ()
    own = {step.measure: step.words for row in rows for step in row.steps if step.words and step.when in _MUST}
    return tuple(own.get(said.code) or said.zh for said in wanted)


def not_given(found: Given, penalty: Penalty) -> tuple[Kind, ...]:
    """The kinds proposed that the item cannot give (行政处罚法 4, 38); none while it is unknown what it gives."""
    kinds = penalty.all_kinds or frozenset()
    possible = {measure(code).kind for code in (*found.must, *found.may, *found.open)}
    return tuple(sorted(kinds - possible)) if possible else ()


def ladder(rows: Iterable[BandRow], c: Circumstances, beyond: frozenset[Kind]) -> tuple[str, ...]:
    """情节严重的，责令停产停业，直至吊销许可证: the measures of which one must be imposed once the case is known to be serious.
    None where the rows differ; of what is beyond reach (a licence that there is not) none can be."""
    if c.serious is not True:
        return ()
    never = {None, Kind.FINE, *beyond}
    steps = (tuple(step.measure for step in row.steps if step.when is When.SERIOUS) for row in rows)
    found = {tuple(code for code in codes if measure(code).kind not in never) for codes in steps}
    return found.pop() if len(found) == 1 else ()


def missing(found: Given, penalty: Penalty, *, beyond: frozenset[Kind], ladder: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The measures that must be imposed and are not proposed: leaving one out is 减轻. `beyond`: the kinds that cannot be
    imposed, since there is nothing to take."""
    kinds = penalty.all_kinds
    if kinds is None or penalty.is_none:
        return ()
    climbed = not ladder or any(measure(code).kind in kinds for code in ladder)
    left_out = (code for code in found.must if measure(code).kind not in {None, *kinds, *beyond})
    return (*left_out, *(() if climbed else ladder[:1]))
