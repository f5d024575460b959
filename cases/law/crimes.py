"""Is this violation a suspected crime that must go to the police (行政处罚法 27, 国务院令第310号 3)?

A crime is tested only where the conduct can amount to it (conduct.csv). A missing licence, a label flaw or a
record duty alone amounts to none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cases.law import tables
from cases.law.conduct import CrimeRef, conducts, is_food
from cases.law.crime_rows import Threshold, crimes, grades, thresholds
from cases.law.fact_types import Facts, ask
from cases.law.finding import Finding, Question, Reason
from cases.law.goods import Goods, goods_of
from cases.law.truth import Truth, any_of

DUTY = "行政执法机关移送涉嫌犯罪案件的规定第三条"
_CATCH_ALL = "149"
_COMMON = "140"


@dataclass(frozen=True, slots=True)
class Transfer:
    """A crime reached. `certain` False: possible only, because a fact is missing or must be judged.

    `reached`: known facts reach the line itself, so that somebody has to judge; harm alone is no line.
    """

    crime: str
    certain: bool
    reason: str
    article: str
    reached: bool = False

    @property
    def label(self) -> str:
        return f"刑法 §{self.crime}"


@dataclass(frozen=True, slots=True)
class _Test:
    """One crime against the facts."""

    ref: CrimeRef
    rows: tuple[Threshold, ...]
    truths: tuple[Truth, ...]

    @property
    def truth(self) -> Truth:
        return any_of(self.truths)

    @property
    def met(self) -> Threshold:
        return next(row for row, truth in zip(self.rows, self.truths, strict=True) if truth)

    @property
    def open(self) -> tuple[Threshold, ...]:
        return tuple(row for row, truth in zip(self.rows, self.truths, strict=True) if truth is None)


def crimes_reached(facts: Facts) -> Finding[tuple[Transfer, ...]]:
    """The crimes these facts reach or may reach, in the order of the criminal law table, with reasons."""
    if facts.convicted:
        text = "同一违法行为已经由人民法院追究刑事责任，不再重复移送。"
        return Finding((), (Reason("transfer", DUTY, text),))
    goods = goods_of(facts).value
    tests = _tests(facts, goods)
    found = [t for t in (_transfer(test, tests, facts, goods) for test in tests) if t]
    questions = [q for test in tests for q in _questions(test, facts)]
    return Finding(tuple(found), _reasons(found, facts), tuple(dict.fromkeys(questions)))


def _tests(facts: Facts, goods: Goods) -> tuple[_Test, ...]:
    tests = []
    food = is_food(facts)
    for ref in _refs(facts.conduct):
        rows = [r for r in tables.on_day(thresholds(ref.crime), facts.act_day) if _fits(r, food)]
        if rows:
            tests.append(_Test(ref, tuple(rows), tuple(row.met(facts, goods) for row in rows)))
    return tuple(tests)


def _refs(codes: Iterable[str]) -> tuple[CrimeRef, ...]:
    """The crimes all the conduct can amount to; of two references to one crime the stronger counts."""
    found: dict[str, CrimeRef] = {}
    for ref in (ref for code in codes for ref in conducts()[code].crimes):
        other = found.get(ref.crime, ref)
        found[ref.crime] = CrimeRef(ref.crime, ref.at_most_possible and other.at_most_possible, ref.if_shown and other.if_shown)
    return tuple(found[crime] for crime in crimes("party") if crime in found)


def _fits(row: Threshold, food: Truth) -> bool:
    return food is None or row.product == "any" or (row.product == "food") == food


def _transfer(test: _Test, tests: tuple[_Test, ...], facts: Facts, goods: Goods) -> Transfer | None:
    if test.truth:
        row = test.met
        certain = row.certain and not test.ref.at_most_possible
        because = _because(row, certain, tests, facts, goods)
        return Transfer(row.crime, certain, because, row.article, reached=row.measure != "harm")
    harmed = facts.harm and any(row.measure in _RESULTS for row in test.open)
    shown = harmed or any(row.shown_by_role(facts) for row in test.open)
    if test.truth is None and (shown or not test.ref.if_shown):
        row = test.open[0]
        return Transfer(row.crime, False, _doubt(test, facts), row.article)
    return None


_RESULTS = frozenset({"deaths", "serious_injuries", "direct_loss"})


def _because(row: Threshold, certain: bool, tests: tuple[_Test, ...], facts: Facts, goods: Goods) -> str:
    tail = "应当移送公安机关，不得以罚款代替移送" if certain else "是否构成须结合案情认定"
    parts = [row.text_zh, f"涉嫌{row.name_zh}，{tail}"]
    parts += _grade(row.crime, facts, goods)
    if row.crime == _COMMON and certain:
        parts += _catch_all(tests, facts, goods)
    return "；".join(parts) + "。"


def _grade(crime: str, facts: Facts, goods: Goods) -> list[str]:
    met = [g for g in tables.on_day(grades(crime), facts.act_day) if g.met(facts, goods)]
    return [f"{met[-1].text_zh}（{met[-1].article}）"] if met else []


def _catch_all(tests: tuple[_Test, ...], facts: Facts, goods: Goods) -> list[str]:
    """刑法 art. 149: goods that do not meet their own crime fall back to 140; if both, the heavier."""
    special = [t.truth for t in tests if t.ref.crime in ("143", "144", "146")]
    rows = tables.on_day(thresholds(_CATCH_ALL), facts.act_day)
    if any(special):
        return ["同时构成特别规定之罪的，依照处罚较重的规定定罪处罚（刑法第一百四十九条第二款）"]
    if special and all(row.met(facts, goods) for row in rows):
        return [f"{row.text_zh}的，依照第一百四十条定罪处罚（{row.article}）" for row in rows]
    return []


def _doubt(test: _Test, facts: Facts) -> str:
    texts = "；".join(dict.fromkeys(row.text_zh for row in test.open))
    return f"现有事实不能排除{test.open[0].name_zh}。达到下列标准之一的应当移送：{texts}。"


def _questions(test: _Test, facts: Facts) -> list[Question]:
    if test.truth is not None or (test.ref.if_shown and test.ref.at_most_possible):
        return []
    why = f"决定是否达到刑法 §{test.ref.crime} 的移送标准"
    return [ask(name, why) for row in test.open if row.certain for name in row.asks(facts)]


def _reasons(found: list[Transfer], facts: Facts) -> tuple[Reason, ...]:
    if found:
        return tuple(Reason("transfer", t.article, t.reason) for t in found)
    text = "现有事实未达到涉嫌犯罪的移送标准。" if facts.conduct else "未填写违法行为种类，不能判断是否涉嫌犯罪。"
    return (Reason("transfer", DUTY, text),)
