"""Must a higher bureau decide: because of the fine (competence.csv), or because the item is another authority's?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from cases.law import tables
from cases.law.bands import Band
from cases.law.conduct import conducts, is_food, norms_of
from cases.law.fact_labels import ask
from cases.law.fact_types import BureauLevel, Facts
from cases.law.finding import Finding, Question, Reason
from cases.law.hearing import least_lawful_fine
from cases.law.money import to_fen
from cases.law.several import whole
from cases.law.truth import Truth, all_of, any_of
from cases.law.wording import yuan

FIELD = "city_level_required"
ARTICLE = "食品安全法实施条例第八十一条"
_RANKS = (BureauLevel.COUNTY, BureauLevel.CITY, BureauLevel.PROVINCE, BureauLevel.NATIONAL)
_HIGHER = {"city": BureauLevel.CITY, "province": BureauLevel.PROVINCE, "state": BureauLevel.NATIONAL}
_NAMES = {BureauLevel.CITY: "设区的市级", BureauLevel.PROVINCE: "省级", BureauLevel.NATIONAL: "国家"}


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """A row of competence.csv: the fine (fen) under these laws from which a bureau of this level decides."""

    code: str
    article: str
    laws: frozenset[str]
    at_least: int
    level: BureauLevel
    text_zh: str
    valid_from: date
    valid_to: date | None


@cache
def competence_rows() -> tuple[CompetenceRow, ...]:
    """All rows of competence.csv."""
    return tuple(_row(row) for row in tables.read("competence"))


competence_on = tables.by_day(competence_rows)


def city_level_required(facts: Facts, *, bands: tuple[Band, ...] = ()) -> Finding[Truth]:
    """May a bureau of this rank not decide it? Only fines under the named laws count, and items of a higher authority alone."""
    found = [*_by_authority(facts), *_by_fine(facts, bands)]
    truth = any_of(one.value for one in found)
    if truth is None:
        asked = [question for one in found if one.value is None for question in one.questions]
        return Finding(None, (), tuple(dict.fromkeys(asked)))
    return next(one for one in found if one.value is truth)


def _by_authority(facts: Facts) -> Iterator[Finding[Truth]]:
    """An item that only the province or the state punishes."""
    for code in facts.conduct:
        for authority in conducts()[code].authorities & set(_HIGHER):
            level = _HIGHER[authority]
            if (below := _below(facts, level)) is not False:
                text = f"该项违法行为由{_NAMES[level]}以上机关查处，本机关应当移送或者报告。"
                asked = () if below else (_ask("bureau_level"),)
                yield Finding(below, (Reason(FIELD, conducts()[code].article, text),) if below else (), asked)


def _by_fine(facts: Facts, bands: tuple[Band, ...]) -> list[Finding[Truth]]:
    rows = competence_on(facts.step_day)
    if not rows:
        return [_answer(False, "决定时尚无此规定。")]
    found = [_of_row(row, facts, bands) for row in rows if _speaks_of(row, facts) is not False]
    return found or [_answer(False, "不属于依照食品安全法、食品安全法实施条例等作出的罚款，不受该条罚款决定层级的限制。")]


def _speaks_of(row: CompetenceRow, facts: Facts) -> Truth:
    """Is any conduct punished under these laws? Unknown only as long as no conduct is named."""
    if not facts.conduct:
        return None if "FSL" in row.laws and is_food(facts) is not False else False
    return any(norms_of(code) & row.laws for code in facts.conduct)


def _of_row(row: CompetenceRow, facts: Facts, bands: tuple[Band, ...]) -> Finding[Truth]:
    speaks, below = _speaks_of(row, facts), _below(facts, row.level)
    over = _fine_reaches(*_under(row, facts, bands), row.at_least)
    if over is False:
        return _answer(False, f"罚款数额不足{yuan(row.at_least)}，不须报{_NAMES[row.level]}以上机关决定。", row.article)
    if below is False:
        return _answer(False, f"由{_NAMES[row.level]}以上市场监督管理部门办理，符合决定层级要求。", row.article)
    if all_of((speaks, over, below)):
        return Finding(True, (Reason(FIELD, row.article, f"{row.text_zh}，应当报{_NAMES[row.level]}以上机关决定。"),))
    missing = (("conduct", speaks), ("penalty.fine", over), ("bureau_level", below))
    return Finding(None, (), tuple(_ask(name) for name, truth in missing if truth is None))


def _under(row: CompetenceRow, facts: Facts, bands: tuple[Band, ...]) -> tuple[Facts, tuple[Band, ...]]:
    """Of several acts those that are punished under these laws: only their fines count."""
    acts = tuple(act for act in facts.acts if _speaks_of(row, act) is not False)
    if not facts.acts:
        return facts, bands
    named = {code for act in acts for code in act.conduct}
    return whole(replace(facts, acts=acts)), tuple(band for band in bands if band.conduct in named)


def _below(facts: Facts, level: BureauLevel) -> Truth:
    return None if facts.bureau_level is None else _RANKS.index(facts.bureau_level) < _RANKS.index(level)


def _fine_reaches(facts: Facts, bands: tuple[Band, ...], limit: int) -> Truth:
    if facts.penalty is not None:
        fine = facts.penalty.fine_sum
        return None if fine is None else fine >= limit
    if bands and all(band.high is not None and band.high < limit for band in bands):
        return False
    return True if least_lawful_fine(facts, bands) >= limit else None


def _ask(name: str) -> Question:
    return ask(name, "数额较大的罚款由上级机关决定")


def _answer(value: bool, text: str, article: str = ARTICLE) -> Finding[Truth]:
    return Finding(value, (Reason(FIELD, article, text),))


def _row(row: tables.Row) -> CompetenceRow:
    validity = tables.Validity.of(row)
    return CompetenceRow(
        row["code"],
        row["article"],
        frozenset(row["laws"].split("|")),
        to_fen(row["at_least"]),
        BureauLevel(row["level"]),
        row["text_zh"],
        validity.valid_from,
        validity.valid_to,
    )
