"""Is 法制审核 mandatory before the decision (程序规定 art. 50)?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from cases.law import tables
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts, Procedure
from cases.law.finding import Finding, Reason
from cases.law.settings import NATIONAL, Settings
from cases.law.truth import Truth, any_of, reaches

ARTICLE = "市场监督管理行政处罚程序规定第五十条"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row of legal_review.csv: a fact that makes the review mandatory."""

    code: str
    article: str
    measure: str
    text_zh: str
    valid_from: date
    valid_to: date | None


@cache
def review_rows() -> tuple[ReviewRow, ...]:
    """All rows of legal_review.csv."""
    return tuple(_row(row) for row in tables.read("legal_review"))


review_on = tables.by_day(review_rows)


def legal_review_required(facts: Facts, *, hearing_required: Truth = None, settings: Settings = NATIONAL) -> Finding[Truth]:
    """True as soon as one ground is; False only if all are known absent; never in the simplified procedure.

    A hearing that was not held and is not due cannot be a ground, even if `hearing_held` is unknown.
    """
    if facts.procedure is Procedure.SIMPLIFIED:
        return _answer(False, "适用简易程序当场作出决定，不适用法制审核。")
    rows = review_on(facts.step_day)
    truths = [(row, _met(row, facts, hearing_required)) for row in rows]
    for row, truth in truths:
        if truth:
            reason = Reason("legal_review_required", row.article, f"{row.text_zh}，应当进行法制审核。")
            return Finding(True, (reason,))
    extra = _by_setting(facts, settings)
    if extra:
        return _answer(True, "属于本机关确定的应当进行法制审核的案件类型。")
    if rows and any_of([extra, *(truth for _, truth in truths)]) is False:
        return _answer(False, "不属于应当进行法制审核的情形，由办案机构或者其他机构审核。")
    missing = [row.measure for row, truth in truths if truth is None]
    missing += ["penalty.fine"] if extra is None else []
    return Finding(None, (), tuple(ask(name, "为“是”的，决定前应当进行法制审核") for name in missing))


def _met(row: ReviewRow, facts: Facts, hearing_required: Truth) -> Truth:
    truth: Truth = getattr(facts, row.measure)
    if row.measure == "hearing_held" and truth is None and hearing_required is False:
        return False
    return truth


def _by_setting(facts: Facts, settings: Settings) -> Truth:
    if settings.review_fine_from is None:
        return False
    return None if facts.penalty is None else reaches(facts.penalty.fine_sum, settings.review_fine_from)


def _answer(value: bool, text: str) -> Finding[Truth]:
    return Finding(value, (Reason("legal_review_required", ARTICLE, text),))


def _row(row: tables.Row) -> ReviewRow:
    validity = tables.Validity.of(row)
    return ReviewRow(row["code"], row["article"], row["measure"], row["text_zh"], validity.valid_from, validity.valid_to)
