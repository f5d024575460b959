"""Has the time for punishing passed (行政处罚法 art. 36)?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from cases.law import tables
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts
from cases.law.finding import Finding, Question, Reason
from cases.law.periods import add_months
from cases.law.truth import Truth, all_of, any_of, reaches
from cases.law.wording import day

FIELD = "limitation_passed"


@dataclass(frozen=True, slots=True)
class LimitationRow:
    """A row of limitation.csv: months from the end of the act, ordinary or with harm to life or health."""

    code: str
    article: str
    harm: bool
    months: int
    text_zh: str
    valid_from: date
    valid_to: date | None


@cache
def limitation_rows() -> tuple[LimitationRow, ...]:
    """All rows of limitation.csv."""
    return tuple(_row(row) for row in tables.read("limitation"))


@lru_cache(maxsize=8192)
def limitation_end(act_day: date, *, harm: bool) -> date | None:
    """The last day on which discovery is in time; the day of the act is not counted. None before the law."""
    rows = [r for r in tables.in_force(limitation_rows(), act_day) if harm or not r.harm]
    return max((add_months(act_day, r.months) for r in rows), default=None)


def limitation(facts: Facts) -> Finding[Truth]:
    """Had the period passed when the act was discovered (or, if that day is unknown, when it was filed)?

    Five years need both: what concerns life, health or financial safety, and harm; anyone dead, injured or ill is both.
    """
    start, found = facts.act_day, facts.discovered_on or facts.filed_on
    if start is None or found is None:
        return Finding(None, (), _missing(facts))
    harm = _harm(facts)
    ends = {limitation_end(start, harm=h) for h in ((True, False) if harm is None else (harm,))}
    if None in ends:
        return Finding(None, (Reason(FIELD, "行政处罚法第三十六条", "行为时的追责期限规定未收录。"),))
    passed = {found > end for end in ends if end}
    if len(passed) == 2:
        why = "涉及生命健康、金融安全且有危害后果的，追责期限为五年，否则为二年"
        asked = [name for name in ("harm", "life_or_finance") if getattr(facts, name) is None]
        return Finding(None, (), tuple(ask(name, why) for name in asked))
    truth = passed.pop()
    return Finding(truth, (_reason(facts, truth, (max if truth else min)(e for e in ends if e)),), _checks(facts, truth))


def _harm(facts: Facts) -> Truth:
    victims = (reaches(n, 1) for n in (facts.deaths, facts.ill, facts.serious_injuries))
    return True if any_of(victims) else all_of((facts.harm, facts.life_or_finance))


def _missing(facts: Facts) -> tuple[Question, ...]:
    missing = [] if facts.act_day else [ask("acted_on", "追责期限自违法行为发生或者终了之日起计算")]
    if not (facts.discovered_on or facts.filed_on):
        missing.append(ask("discovered_on", "决定违法行为是否在追责期限内被发现"))
    return tuple(missing)


def _checks(facts: Facts, passed: bool) -> tuple[Question, ...]:
    """What could still turn "passed": a later end of the act, a discovery before the filing."""
    if not passed:
        return ()
    checks = [] if facts.act_ended_on else [ask("act_ended_on", "违法行为连续或者继续的，自终了之日起计算追责期限")]
    if not facts.discovered_on:
        checks.append(ask("discovered_on", "发现早于立案的，以发现之日判断是否超过追责期限"))
    return tuple(checks)


def _reason(facts: Facts, passed: bool, end: date) -> Reason:
    event = "发现" if facts.discovered_on else "立案"
    found = facts.discovered_on or facts.filed_on
    verdict = "已超过，不再给予行政处罚" if passed else "未超过"
    rows = [r for r in limitation_rows() if facts.act_day and add_months(facts.act_day, r.months) == end]
    article = rows[0].article if rows else "行政处罚法第三十六条第一款"
    text = f"自{day(facts.act_day)}起计算，追责期限至{day(end)}届满，{day(found)}{event}，{verdict}。"
    return Reason(FIELD, article, text)


def _row(row: tables.Row) -> LimitationRow:
    validity = tables.Validity.of(row)
    return LimitationRow(
        row["code"],
        row["article"],
        row["harm"] == "yes",
        int(row["months"]),
        row["text_zh"],
        validity.valid_from,
        validity.valid_to,
    )
