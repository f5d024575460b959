"""Is this violation a suspected crime that must go to the police (行政处罚法 27, 国务院令第310号 3)?

A crime is tested only where the conduct can amount to it (items/*.csv). A missing licence, a label flaw or a
record duty alone amounts to none. It is certain only if the line is reached, what the crime asks of the goods is shown,
and who did it made the goods or knew (刑法 140, 144; 法释〔2021〕24号 10): a seller who did not know commits none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from cases.law import tables
from cases.law.conduct import conducts, is_food, joined
from cases.law.crime_rows import Threshold, crimes, grades, thresholds_on
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts, Role
from cases.law.finding import Finding, Question, Reason
from cases.law.goods import Goods, goods_of
from cases.law.items import CrimeRef
from cases.law.several import whole
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
    truth: Truth
    shown: Truth
    knew: Truth

    @property
    def excluded(self) -> bool:
        """The goods are not what the crime asks, or the seller is known not to have known."""
        return self.shown is False or self.knew is False

    @property
    def met(self) -> Threshold:
        return next(row for row, truth in zip(self.rows, self.truths, strict=True) if truth)

    @property
    def open(self) -> tuple[Threshold, ...]:
        return tuple(row for row, truth in zip(self.rows, self.truths, strict=True) if truth is None)


def crimes_of(facts: Facts) -> Finding[tuple[Transfer, ...]]:
    """The crimes of all acts. What only their sums together reach is possible at most: whether they are to be added (多次、未经
    处理) is for people to say."""
    if not facts.acts:
        return crimes_reached(facts)
    parts = [crimes_reached(act) for act in facts.acts]
    single = {t.crime: t for part in parts for t in part.value}
    certain = {t.crime: t for part in parts for t in part.value if t.certain}
    added = [t for t in crimes_reached(whole(facts, known_sums=True)).value if t.crime not in single]
    found = (*{**single, **certain}.values(), *(replace(t, certain=False, reason=f"{t.reason}{_ADDED}") for t in added))
    reasons = tuple(dict.fromkeys(r for part in parts for r in part.reasons))
    questions = tuple(dict.fromkeys(q for part in parts for q in part.questions))
    return Finding(found, reasons, questions)


_ADDED = "各违法行为的数额累计计算后达到；是否属于应当累计的多次行为，由办案机构认定。"


def crimes_reached(facts: Facts) -> Finding[tuple[Transfer, ...]]:
    """The crimes these facts reach or may reach, in the order of the criminal law table, with reasons."""
    if facts.convicted:
        text = "同一违法行为已经由人民法院追究刑事责任，不再重复移送。"
        return Finding((), (Reason("transfer", DUTY, text),))
    goods = goods_of(facts).value
    tests = _tests(facts, goods)
    found = [t for t in (_transfer(test, tests, facts, goods) for test in tests) if t]
    questions = [q for test in tests for q in _questions(test, facts)] + _asked(facts.conduct, facts.act_day)
    return Finding(tuple(found), _reasons(found, facts), tuple(dict.fromkeys(questions)))


def _tests(facts: Facts, goods: Goods) -> tuple[_Test, ...]:
    tests = []
    food = is_food(facts)
    for ref in _refs(facts.conduct):
        rows = _rows(ref.crime, facts.act_day, food)
        if rows:
            truths = tuple(row.met(facts, goods) for row in rows)
            tests.append(_Test(ref, rows, truths, any_of(truths), _shown(ref, facts), _knew(ref, facts)))
    return tuple(tests)


# who makes the goods, or what goes into them, means what he does
_MAKERS = frozenset({Role.PRODUCER, Role.RAW_MATERIAL_SUPPLIER, Role.PIG_SLAUGHTERER})
_KNOWING = frozenset({"140", "143", "144", "146", "148"})


def _shown(ref: CrimeRef, facts: Facts) -> Truth:
    """Is what the crime asks of the goods shown? A substance stands in the line itself."""
    return facts.passed_off if ref.element == "passed_off" else True


def _knew(ref: CrimeRef, facts: Facts) -> Truth:
    if ref.crime not in _KNOWING or facts.role in _MAKERS:
        return True
    return facts.knew


@lru_cache(maxsize=4096)
def _refs(codes: Iterable[str]) -> tuple[CrimeRef, ...]:
    """The crimes all the conduct can amount to; of two references to one crime the stronger counts."""
    found = {ref.crime: ref for ref in joined(ref for code in codes for ref in conducts()[code].crimes if ref.element != ASKED)}
    return tuple(found[crime] for crime in crimes("party") if crime in found)


ASKED = "asked"


def _asked(codes: Iterable[str], day: date | None) -> list[Question]:
    """Crimes that the article names and for which no line is at hand."""
    named = {ref.crime for code in codes for ref in conducts()[code].crimes if ref.element == ASKED}
    rows = [row for row in tables.read("asked_crimes") if row["code"] in named]
    return [ask("crime", f"有无涉嫌{row['name_zh']}（{row['article']}）的情形，涉嫌犯罪的应当移送公安机关") for row in rows]


@lru_cache(maxsize=8192)
def _rows(crime: str, day: date | None, food: Truth) -> tuple[Threshold, ...]:
    """The lines of a crime that are law on a day and speak of these goods."""
    lines = thresholds_on(crime, day)
    return tuple(row for row in lines if food is None or row.product == "any" or (row.product == "food") == food)


def _transfer(test: _Test, tests: tuple[_Test, ...], facts: Facts, goods: Goods) -> Transfer | None:
    if test.excluded or (test.ref.if_shown and test.shown is None):
        return None
    if test.truth:
        row = test.met
        certain = row.certain and not test.ref.at_most_possible and bool(test.shown and test.knew)
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
    if any(special):
        return ["同时构成特别规定之罪的，依照处罚较重的规定定罪处罚（刑法第一百四十九条第二款）"]
    rows = thresholds_on(_CATCH_ALL, facts.act_day) if special else ()
    if special and all(row.met(facts, goods) for row in rows):
        return [f"{row.text_zh}的，依照第一百四十条定罪处罚（{row.article}）" for row in rows]
    return []


def _doubt(test: _Test, facts: Facts) -> str:
    texts = "；".join(dict.fromkeys(row.text_zh for row in test.open))
    return f"现有事实不能排除{test.open[0].name_zh}。达到下列标准之一的应当移送：{texts}。"


def _questions(test: _Test, facts: Facts) -> list[Question]:
    if test.excluded or test.truth is False or (test.ref.if_shown and (test.ref.at_most_possible or not test.truth)):
        return _lines(test, facts) if test.ref.if_shown and not test.ref.at_most_possible and not test.excluded else []
    why = f"决定是否涉嫌刑法 §{test.ref.crime} 之罪"
    elements = [ask("passed_off", why)] if test.shown is None else []
    elements += [ask("knew", why)] if test.knew is None else []
    return elements + _lines(test, facts)


def _lines(test: _Test, facts: Facts) -> list[Question]:
    if test.truth is not None:
        return []
    why = f"决定是否达到刑法 §{test.ref.crime} 的移送标准"
    return [ask(name, why) for row in test.open if row.certain for name in row.asks(facts)]


def _reasons(found: list[Transfer], facts: Facts) -> tuple[Reason, ...]:
    if found:
        return tuple(Reason("transfer", t.article, t.reason) for t in found)
    text = "现有事实未达到涉嫌犯罪的移送标准。" if facts.conduct else "未填写违法行为种类，不能判断是否涉嫌犯罪。"
    return (Reason("transfer", DUTY, text),)
