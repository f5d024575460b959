"""较低数额罚款: since 2025-12-25 one national line, before that one of each province (公示规定 art. 13(2))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from cases.law import tables
from cases.law.fact_types import Facts, Party, Penalty, Role, Tier
from cases.law.hearing import hearing_sum
from cases.law.money import to_fen
from cases.law.settings import PartyClass, Settings
from cases.law.truth import Truth, all_of


@dataclass(frozen=True, slots=True)
class LowFine:
    """A row of low_fines.csv: the highest low fine (fen) for who is punished, in which capacity (None: any)."""

    parties: frozenset[Party]
    role: Role | None
    at_most: int
    valid_from: date
    valid_to: date | None


@cache
def low_fines() -> tuple[LowFine, ...]:
    """All rows of low_fines.csv."""
    return tuple(_row(row) for row in tables.read("low_fines"))


low_fines_on = tables.by_day(low_fines)


def is_low(facts: Facts, penalty: Penalty, settings: Settings) -> Truth:
    """Is the fine a low one? None if a fact is open, or the text is silent."""
    rows = low_fines_on(facts.decided_on)
    fine = penalty.fine_sum
    if fine is None:
        return None
    return all_of((_within(facts, fine, rows), _lenient(facts, penalty))) if rows else _by_province(facts, fine, settings)


def open_facts(facts: Facts, penalty: Penalty) -> list[tuple[str, str]]:
    """What to ask where it stays open whether the fine is low: the fact, and what it decides."""
    if not low_fines_on(facts.decided_on):
        return [("setting", "较低数额罚款的标准由省级以上市场监管部门规定，决定属于轻微还是一般违法失信信息")]
    missing = {
        "penalty.fine": penalty.fine_sum is None,
        "penalty.discretion_tier": _lenient(facts, penalty) is None,
        "role": facts.party is Party.NATURAL_PERSON and facts.role is None,
        "setting": facts.party is Party.NATURAL_PERSON and facts.role not in (None, Role.PERSON),
    }
    return [(name, LOW) for name, absent in missing.items() if absent]


LOW = "决定是否属于较低数额罚款（公示规定第十三条第二款对经营主体、相关责任人员分别规定，其他自然人没有规定）"


def _within(facts: Facts, fine: int, rows: tuple[LowFine, ...]) -> Truth:
    """For a person of no known capacity the text is silent: only what is above, or below, every line is settled."""
    met = [row for row in rows if _is_of(row, facts)]
    found = {fine <= row.at_most for row in met or rows}
    if met or found == {False}:
        return found == {True}
    return None


def _is_of(row: LowFine, facts: Facts) -> bool:
    return facts.party in row.parties and row.role in (None, facts.role)


def _lenient(facts: Facts, penalty: Penalty) -> Truth:
    """Decided at the lenient or the mitigated tier."""
    if facts.grounds.mitigation_below_minimum or penalty.discretion_tier is Tier.LENIENT:
        return True
    return None if penalty.discretion_tier is None else False


def _by_province(facts: Facts, fine: int, settings: Settings) -> Truth:
    """Low below the province's line, and not from 较大数额 on; classes that are not settled must agree."""
    party = settings.class_of(facts.party)
    found = {_below(facts, fine, c, settings) for c in ((party,) if party else tuple(PartyClass))}
    return found.pop() if len(found) == 1 else None


def _below(facts: Facts, fine: int, party: PartyClass, settings: Settings) -> Truth:
    line = settings.low_fine_lines.get(party)
    if line is not None:
        return fine < line
    large = hearing_sum(party, on=facts.step_day, settings=settings)
    return False if large is not None and fine >= large else None


def _row(row: tables.Row) -> LowFine:
    validity = tables.Validity.of(row)
    parties = frozenset(Party(party) for party in row["party"].split("|"))
    role = Role(row["role"]) if row["role"] else None
    return LowFine(parties, role, to_fen(row["at_most"]), validity.valid_from, validity.valid_to)
