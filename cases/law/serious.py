"""情节严重 under 食品安全法实施条例 art. 67, as far as facts can settle it; and what repetition leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cases.law import tables
from cases.law.conduct import conducts
from cases.law.fact_types import Facts, Tier
from cases.law.finding import Finding, Reason
from cases.law.goods import goods_of
from cases.law.money import to_fen
from cases.law.periods import add_months
from cases.law.repeated import penalties_counted
from cases.law.truth import Truth

if TYPE_CHECKING:
    from cases.law.bands import Band

# three calendar months last 89 to 92 days; only between these does the first day matter
_SHORTEST, _LONGEST = 89, 92


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A row of serious.csv: a measure of the facts and the figure from which it counts."""

    code: str
    article: str
    measure: str
    at_least: str
    effect: str
    text_zh: str
    valid_from: date
    valid_to: date | None


@cache
def circumstances() -> tuple[Circumstance, ...]:
    """All rows of serious.csv."""
    return tuple(_circumstance(row) for row in tables.read("serious"))


def find_serious(facts: Facts, *, rule: str) -> Finding[Truth]:
    """Is it serious? As stated in the facts, else by the rows of `rule`; never False by mere absence."""
    if facts.serious is not None or not rule:
        return Finding(facts.serious)
    for row in _in_force("serious", facts.act_day):
        if _MEASURES[row.measure](facts, row.at_least):
            return Finding(True, (Reason("bands", row.article, f"{row.text_zh}，属于情节严重。"),))
    return Finding(None)


def repeated_penalties(facts: Facts) -> tuple[Reason, ...]:
    """The reason to order a stop after the third penalty in a year (食品安全法 art. 134), if shown."""
    rows = (r for r in _in_force("stop", facts.act_day) if _MEASURES[r.measure](facts, r.at_least))
    return tuple(Reason("bands", row.article, f"{row.text_zh}。") for row in rows)


def severity_warnings(facts: Facts, bands: Iterable[Band]) -> tuple[Reason, ...]:
    """情节严重 of food binds the fine too: 从重从严 (食品安全法实施条例 67, last paragraph). Said, not refused: people weigh."""
    tier = facts.penalty.discretion_tier if facts.penalty and facts.penalty.proposed_fine else None
    if tier in (None, Tier.SEVERE):
        return ()
    rules = {conducts()[band.conduct].serious_rule for band in bands}
    if "FSIR67" not in rules or not find_serious(facts, rule="FSIR67").value:
        return ()
    text = "对情节严重的违法行为处以罚款时，应当依法从重从严；拟适用的裁量阶次不是从重，应当重新审查。"
    return (Reason("bands", "食品安全法实施条例第六十七条第二款", text),)


@lru_cache(maxsize=4096)
def _in_force(effect: str, day: date | None) -> tuple[Circumstance, ...]:
    return tables.on_day((row for row in circumstances() if row.effect == effect), day)


def _lasted(facts: Facts, months: str) -> Truth:
    """Whole calendar months, from the first to the last day of the act, both counted."""
    if facts.acted_on and facts.act_ended_on:
        return _spans(facts.acted_on, facts.act_ended_on, months)
    days = facts.duration_days
    if days is None:
        return None
    if facts.acted_on and days:
        return _spans(facts.acted_on, facts.acted_on + timedelta(days=days - 1), months)
    return True if days >= _LONGEST else False if days < _SHORTEST else None


def _spans(first: date, last: date, months: str) -> bool:
    return add_months(first, int(months)) <= last + timedelta(days=1)


def _number(name: str) -> Callable[[Facts, str], Truth]:
    def measure(facts: Facts, at_least: str) -> Truth:
        value = getattr(facts, name)
        return None if value is None else value >= int(at_least)

    return measure


_MEASURES: dict[str, Callable[[Facts, str], Truth]] = {
    "goods_value": lambda facts, limit: goods_of(facts).value.at_least >= to_fen(limit) or None,
    "duration_months": _lasted,
    "deaths": _number("deaths"),
    "ill": _number("ill"),
    "repeat_within_year": _number("repeat_within_year"),
    "false_information": lambda facts, _: facts.false_information,
    "evaded_inspection": lambda facts, _: facts.evaded_inspection,
    "repeat_after_conviction": lambda facts, _: facts.repeat_after_conviction,
    "penalties_within_year": lambda facts, limit: None if (n := penalties_counted(facts)) is None else n >= int(limit),
}


def _circumstance(row: tables.Row) -> Circumstance:
    validity = tables.Validity.of(row)
    return Circumstance(
        row["code"],
        row["article"],
        row["measure"],
        row["at_least"],
        row["effect"],
        row["text_zh"],
        validity.valid_from,
        validity.valid_to,
    )
