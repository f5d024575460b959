"""Must the party be notified of the right to a hearing (听证办法 art. 5)?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from cases.law import tables
from cases.law.bands import Band
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts, Kind, Penalty
from cases.law.finding import Finding, Question, Reason
from cases.law.money import to_fen
from cases.law.settings import NATIONAL, PartyClass, Settings
from cases.law.truth import Truth, any_of
from cases.law.wording import day, yuan

ARTICLE = "市场监督管理行政处罚听证办法第五条"
_SUMS = ("fine", "confiscated")


@dataclass(frozen=True, slots=True)
class HearingRow:
    """A row of hearing.csv: a kind of penalty, or a sum (fen) for a class of party."""

    code: str
    article: str
    measure: str
    party: str
    at_least: int
    text_zh: str
    valid_from: date
    valid_to: date | None


@cache
def hearing_rows() -> tuple[HearingRow, ...]:
    """All rows of hearing.csv."""
    return tuple(_row(row) for row in tables.read("hearing"))


hearing_on = tables.by_day(hearing_rows)


def hearing_sum(party: PartyClass, *, on: date | None, settings: Settings = NATIONAL) -> int | None:
    """较大数额 for a class of party on a day, in fen: the province's own sum, else the national one."""
    rows = (r for r in hearing_on(on) if r.measure == "fine" and r.party == party)
    national = next(rows, None)
    return None if national is None else _limit(national, on, settings)


def _limit(row: HearingRow, on: date | None, settings: Settings) -> int:
    """The sum of a row: as the bureau's setting or its own table has it, else the national one (听证办法 5, last paragraph)."""
    own = settings.local.hearing_sum(row.party, on=on)
    return settings.hearing_sums.get(PartyClass(row.party), own.at_least if own else row.at_least)


def _told(row: HearingRow, on: date | None, settings: Settings) -> Reason:
    """Why there is a hearing: by the local sum, where that is the one that was reached."""
    own = settings.local.hearing_sum(row.party, on=on) if row.measure in _SUMS else None
    if own is None or _limit(row, on, settings) == row.at_least:
        return Reason("hearing_required", row.article, f"拟{row.text_zh}，当事人有权要求听证。")
    text = f"拟处罚没数额达到本地规定的{yuan(own.at_least)}以上，当事人有权要求听证。"
    return Reason("hearing_required", f"{row.article}；{own.document}{own.article}", text)


def hearing_required(facts: Facts, *, least: int = 0, settings: Settings = NATIONAL) -> Finding[Truth]:
    """Is the intended penalty in the hearing range? Fine and confiscation are counted apart.

    Without a penalty the answer is True only where every lawful fine is in the range, else unknown. `least`: the lowest one
    in fen, of all acts together.
    """
    rows = hearing_on(facts.step_day)
    if not rows:
        text = f"{day(facts.step_day)}的听证范围未收录。"
        return Finding(None, (Reason("hearing_required", ARTICLE, text),))
    if facts.penalty is None:
        return _without_penalty(facts, least, rows, settings)
    if facts.penalty.is_none:
        return _answer(False, "决定不予行政处罚，不适用听证。")
    return _with_penalty(facts, facts.penalty, rows, settings)


def _with_penalty(facts: Facts, penalty: Penalty, rows: tuple[HearingRow, ...], settings: Settings) -> Finding[Truth]:
    truths = [(row, _met(row, facts, penalty, settings)) for row in rows]
    extra = _extra(penalty, settings)
    truth = any_of([extra, *(truth for _, truth in truths)])
    if truth:
        row = next((row for row, met in truths if met), None)
        if row is None:
            return _answer(True, "属于本机关规定的其他较重的行政处罚，当事人有权要求听证。")
        return Finding(True, (_told(row, facts.step_day, settings),))
    if truth is False:
        return _answer(False, "拟作出的处罚种类和数额均不在听证范围内。")
    return Finding(None, (), _questions(facts, penalty, settings))


def _extra(penalty: Penalty, settings: Settings) -> Truth:
    if not settings.other_heavy_kinds:
        return False
    kinds = penalty.all_kinds
    return None if kinds is None else bool(kinds & settings.other_heavy_kinds)


def _met(row: HearingRow, facts: Facts, penalty: Penalty, settings: Settings) -> Truth:
    if row.measure not in _SUMS:
        return None if penalty.kinds is None else Kind(row.measure) in penalty.kinds
    party = settings.class_of(facts.party)
    if party is not None and party != row.party:
        return False
    limit = _limit(row, facts.step_day, settings)
    over = _sum_reaches(row, penalty, limit)
    if party is None and over:
        # the class is unknown: only the higher sum settles it for both
        return True if row.party == PartyClass.UNIT else None
    return over


def _sum_reaches(row: HearingRow, penalty: Penalty, limit: int) -> Truth:
    parts = (penalty.fine_sum,) if row.measure == "fine" else penalty.confiscated
    if sum(part or 0 for part in parts) >= limit:
        return True
    return None if None in parts else False


def _questions(facts: Facts, penalty: Penalty, settings: Settings) -> tuple[Question, ...]:
    why = "决定当事人是否有权要求听证"
    missing = {
        "party": settings.class_of(facts.party) is None,
        "penalty.kinds": penalty.kinds is None,
        "penalty.fine": penalty.fine_sum is None,
        "penalty.confiscated": None in penalty.confiscated,
    }
    return tuple(ask(name, why) for name, absent in missing.items() if absent)


def _without_penalty(facts: Facts, least: int, rows: tuple[HearingRow, ...], settings: Settings) -> Finding[Truth]:
    party = settings.class_of(facts.party)
    limits = [_limit(row, facts.step_day, settings) for row in rows if row.measure == "fine" and party in (None, row.party)]
    if limits and least >= max(limits):
        return _answer(True, "法定罚款最低限已达到听证数额，且没有不予、减轻处罚情形。")
    return Finding(None, (), (ask("penalty", "决定当事人是否有权要求听证"),))


def least_lawful_fine(facts: Facts, bands: tuple[Band, ...]) -> int:
    """The lowest fine (fen) a lawful decision can contain; 0 unless all grounds for less are known absent."""
    grounds = facts.grounds
    known_absent = (
        grounds.mitigation_below_minimum is False
        and grounds.minor_corrected_no_harm is False
        and grounds.first_time_slight_corrected is False
        and grounds.no_fault_proven is False
    )
    lows = [band.low for band in bands]
    if not known_absent or not lows or any(low is None for low in lows):
        return 0
    # one fine by the norm with the higher fine (行政处罚法 art. 29)
    return max(low for low in lows if low is not None)


def _answer(value: bool, text: str) -> Finding[Truth]:
    return Finding(value, (Reason("hearing_required", ARTICLE, text),))


def _row(row: tables.Row) -> HearingRow:
    validity = tables.Validity.of(row)
    return HearingRow(
        row["code"],
        row["article"],
        row["measure"],
        row["party"],
        to_fen(row["at_least"]) if row["at_least"] else 0,
        row["text_zh"],
        validity.valid_from,
        validity.valid_to,
    )
