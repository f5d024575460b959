"""Is the penalty published, until when, and by which day must it be (公示规定; 国办发〔2025〕22号; 信用修复)?

The regime is chosen by the day of the decision: PUB45, then GB22, REP25 and NDRC36 as they came into force;
the days are in publicity.csv. Periods of publicity end on their day: they are no procedural periods and do
not move over holidays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.law.calendar import WorkCalendar
from cases.law.conduct import is_food
from cases.law.deadlines import UnknownRule, deadline, due
from cases.law.fact_types import Facts, Penalty, ask
from cases.law.finding import Finding, Question, Reason
from cases.law.gravity import is_never_published, possible_gravities
from cases.law.periods import add_months
from cases.law.publicity_rows import Gravity, PublicityRow, publicity_row, regime_of
from cases.law.settings import NATIONAL, Settings
from cases.law.truth import Truth
from cases.law.wording import day

FIELD = "publicity"
ARTICLE = "市场监督管理行政处罚信息公示规定第二条"


@dataclass(frozen=True, slots=True)
class PublicityTerm:
    """How long a penalty is shown. All None where nothing is shown or a date is missing.

    `min_end` is the first day on which an early end may be asked for; None also where there is none to wait
    for (light) or none at all (severe under PUB45). `anchor` is "publication" or "decision".
    """

    gravity: Gravity | None
    regime: str | None
    published: Truth
    min_end: date | None
    max_end: date | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Publicity:
    """The term, and the last day for publishing (公示规定 art. 9), None if not published or not known."""

    term: PublicityTerm
    publish_by: date | None


_NO_DAY: Finding[date | None] = Finding(None)


def publicity_term(
    *, gravity: Gravity, decided_on: date, published_on: date | None, food: Truth = None, settings: Settings = NATIONAL
) -> PublicityTerm:
    """The term of a penalty of this class. `food` None: unknown, so a minimum that depends on it is too."""
    row = publicity_row(gravity, decided_on=decided_on)
    if row is None:
        return PublicityTerm(gravity, None, None, None, None, None)
    anchor = settings.regime_anchors.get(row.regime, row.anchor)
    shown = row.published or (gravity is Gravity.LIGHT and settings.publish_light)
    start = decided_on if anchor == "decision" else published_on
    if not shown or start is None:
        return PublicityTerm(gravity, row.regime, shown, None, None, anchor)
    least = _min_months(row, food)
    min_end = add_months(start, least) if least is not None else None
    return PublicityTerm(gravity, row.regime, shown, min_end, add_months(start, row.max_months), anchor)


def _min_months(row: PublicityRow, food: Truth) -> int | None:
    if food is None and row.min_months != row.min_months_food:
        return None
    return row.min_months_food if food else row.min_months


def assess_publicity(facts: Facts, *, calendar: WorkCalendar, settings: Settings = NATIONAL) -> Finding[Publicity]:
    """Publicity of the decided or proposed penalty; without a penalty only the regime is known."""
    regime = regime_of(facts.decided_on) if facts.decided_on else None
    if facts.penalty is None:
        term = PublicityTerm(None, regime, None, None, None, None)
        return Finding(Publicity(term, None), (), (ask("penalty", "决定是否公示、公示类别和期限"),))
    if is_never_published(facts, facts.penalty, settings=settings):
        return _unpublished(facts, facts.penalty, regime, settings)
    return _published(facts, facts.penalty, calendar, settings)


def _unpublished(facts: Facts, penalty: Penalty, regime: str | None, settings: Settings) -> Finding[Publicity]:
    gravity = None if penalty.is_none else Gravity.LIGHT
    if penalty.is_none:
        text = "决定不予行政处罚，不属于行政处罚信息，不予公示。"
    else:
        text = "适用简易程序作出或者仅受到警告的行政处罚，不予公示。"
    term = PublicityTerm(gravity, regime, False, None, None, None)
    return Finding(Publicity(term, None), (Reason(FIELD, ARTICLE, text),))


def _published(facts: Facts, penalty: Penalty, calendar: WorkCalendar, settings: Settings) -> Finding[Publicity]:
    possible = possible_gravities(facts, penalty, settings=settings)
    settled = is_never_published(facts, penalty, settings=settings) is False
    term = _common([_term(g, facts, settings) for g in Gravity if g in possible], settled)
    by = _publish_by(facts, calendar) if term.published else _NO_DAY
    questions = (*_questions(facts, penalty, term, settled, settings), *by.questions)
    return Finding(Publicity(term, by.value), (*_reasons(facts, term, by.value), *by.reasons), questions)


def _term(gravity: Gravity, facts: Facts, settings: Settings) -> PublicityTerm:
    if facts.decided_on is None:
        return PublicityTerm(gravity, None, True if gravity is not Gravity.LIGHT else None, None, None, None)
    return publicity_term(
        gravity=gravity, decided_on=facts.decided_on, published_on=facts.published_on, food=is_food(facts), settings=settings
    )


def _common(terms: list[PublicityTerm], settled: bool) -> PublicityTerm:
    """What all possible terms agree on; the rest is unknown."""
    first = terms[0]
    same = {
        name: all(getattr(t, name) == getattr(first, name) for t in terms)
        for name in ("gravity", "regime", "published", "min_end", "max_end", "anchor")
    }
    sure = settled or not first.published
    return PublicityTerm(
        first.gravity if same["gravity"] else None,
        first.regime if same["regime"] else None,
        first.published if same["published"] and sure else None,
        first.min_end if same["min_end"] and sure else None,
        first.max_end if same["max_end"] and sure else None,
        first.anchor if same["anchor"] else None,
    )


def _publish_by(facts: Facts, calendar: WorkCalendar) -> Finding[date | None]:
    if facts.decided_on is None:
        return Finding(None, (), (ask("decided_on", "自作出处罚决定之日起计算公示期限"),))
    try:
        rule = deadline("D16", facts.decided_on)
    except UnknownRule:
        return Finding(None)
    found = due(rule, start=facts.decided_on, calendar=calendar)
    doubt = "（所涉年度的放假安排尚未公布，以公布后为准）" if found.provisional else ""
    text = f"自{day(facts.decided_on)}起{rule.length}个工作日内公示，至{day(found.day)}届满{doubt}。"
    return Finding(found.day, (Reason(FIELD, rule.article, text),))


def _reasons(facts: Facts, term: PublicityTerm, publish_by: date | None) -> tuple[Reason, ...]:
    if term.gravity is None or facts.decided_on is None:
        return ()
    row = publicity_row(term.gravity, decided_on=facts.decided_on)
    if row is None:
        text = f"{day(facts.decided_on)}作出的处罚决定，其公示规定未收录。"
        return (Reason(FIELD, ARTICLE, text),)
    return (Reason(FIELD, row.article, _sentence(term, row)),)


_NAMES = {Gravity.LIGHT: "轻微", Gravity.GENERAL: "一般", Gravity.SEVERE: "严重"}


def _sentence(term: PublicityTerm, row: PublicityRow) -> str:
    name = f"属于{_NAMES[row.gravity]}失信信息"
    if not term.published:
        return f"{name}，原则上不予公示。" if term.published is False else f"{name}。"
    start = "公示之日" if term.anchor == "publication" else "决定文书作出之日"
    least = f"，最短{row.min_months}个月" if row.min_months else ""
    return f"{name}，自{start}起公示{least}，最长{row.max_months}个月。"


def _questions(facts: Facts, penalty: Penalty, term: PublicityTerm, settled: bool, settings: Settings) -> tuple[Question, ...]:
    why = "决定公示类别和期限"
    missing = {
        "decided_on": facts.decided_on is None,
        "procedure": not settled and facts.procedure is None,
        "penalty.kinds": penalty.kinds is None,
        "party": term.gravity is None and settings.class_of(facts.party) is None,
        "published_on": term.anchor == "publication" and facts.published_on is None and bool(term.published),
        "product": term.regime is not None and is_food(facts) is None and term.max_end is not None,
    }
    asked = [ask(name, why) for name, absent in missing.items() if absent]
    if term.gravity is None and penalty.kinds is not None:
        asked.append(ask("setting", "较低数额罚款的标准由省级以上市场监管部门规定，决定属于轻微还是一般失信信息"))
    return tuple(asked)
