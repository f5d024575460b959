"""Must a higher bureau decide, because of the fine (食品安全法实施条例 art. 81)?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from cases.law import tables
from cases.law.bands import Band
from cases.law.conduct import is_food
from cases.law.fact_types import BureauLevel, Facts, ask
from cases.law.finding import Finding, Reason
from cases.law.hearing import least_lawful_fine
from cases.law.money import to_fen
from cases.law.truth import Truth, all_of
from cases.law.wording import yuan

FIELD = "city_level_required"
ARTICLE = "食品安全法实施条例第八十一条"


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """A row of competence.csv: the fine (fen) from which a city-level bureau decides."""

    code: str
    article: str
    product: str
    at_least: int
    text_zh: str
    valid_from: date
    valid_to: date | None


@cache
def competence_rows() -> tuple[CompetenceRow, ...]:
    """All rows of competence.csv."""
    return tuple(_row(row) for row in tables.read("competence"))


def city_level_required(facts: Facts, *, bands: tuple[Band, ...] = ()) -> Finding[Truth]:
    """Must the case go up to a city-level bureau? Food only; False where such a bureau decides already."""
    food = is_food(facts)
    row = next(iter(tables.on_day(competence_rows(), facts.step_day)), None)
    if food is False or row is None:
        return _answer(False, "不属于食品安全违法案件，不受该条罚款决定层级的限制。" if row else "决定时尚无此规定。")
    over = _fine_reaches(facts, bands, row.at_least)
    if over is False:
        return _answer(False, f"罚款数额不足{yuan(row.at_least)}，不须报设区的市级以上机关决定。")
    below_city = None if facts.bureau_level is None else facts.bureau_level is BureauLevel.COUNTY
    if below_city is False:
        return _answer(False, "由设区的市级以上市场监督管理部门办理，符合决定层级要求。")
    if all_of((food, over, below_city)):
        return Finding(True, (Reason(FIELD, row.article, f"{row.text_zh}，应当报设区的市级以上机关决定。"),))
    return _open(food, over, below_city)


def _open(food: Truth, over: Truth, below_city: Truth) -> Finding[Truth]:
    missing = (("product", food), ("penalty.fine", over), ("bureau_level", below_city))
    why = "数额较大的食品案件罚款由设区的市级以上机关决定"
    return Finding(None, (), tuple(ask(name, why) for name, truth in missing if truth is None))


def _fine_reaches(facts: Facts, bands: tuple[Band, ...], limit: int) -> Truth:
    if facts.penalty is not None:
        fine = facts.penalty.fine_sum
        return None if fine is None else fine >= limit
    if bands and all(band.high is not None and band.high < limit for band in bands):
        return False
    return True if least_lawful_fine(facts, bands) >= limit else None


def _answer(value: bool, text: str) -> Finding[Truth]:
    return Finding(value, (Reason(FIELD, ARTICLE, text),))


def _row(row: tables.Row) -> CompetenceRow:
    validity = tables.Validity.of(row)
    return CompetenceRow(
        row["code"],
        row["article"],
        row["product"],
        to_fen(row["at_least"]),
        row["text_zh"],
        validity.valid_from,
        validity.valid_to,
    )
