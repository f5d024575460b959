"""Is the penalty published, until when, and by which day must it be (公示规定; 信用修复管理办法)?

The regime is chosen by the day of the decision: PUB45, then REP25; the days are in publicity.csv. Periods of publicity end on
their day: they are no procedural periods and do not move over holidays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cases.law.calendar import WorkCalendar
from cases.law.deadlines import UnknownRule, deadline, due
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts, Penalty
from cases.law.finding import Finding, Question, Reason
from cases.law.gravity import is_never_published, possible_rows
from cases.law.low_fines import open_facts
from cases.law.official import numeral
from cases.law.periods import add_months
from cases.law.publicity_rows import Gravity, Rows, later_regime, regime_of
from cases.law.sectors import in_sector
from cases.law.settings import NATIONAL, Settings
from cases.law.truth import Truth
from cases.law.wording import day

FIELD = "publicity"
ARTICLE = "市场监督管理行政处罚信息公示规定第二条"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PublicityTerm:
    """How long a penalty is shown. All None where nothing is shown or a date is missing.

    `min_end`: last day of the shortest term, after which an early end may be asked for; None also where there is none.
    `max_end`: the last day shown. `anchor` is "publication" or "decision". `rows`: those that govern it, of which the longest
    term counts (信用修复办法 art. 6(2)); empty where nothing is shown or the class is open.
    """

    gravity: Gravity | None
    regime: str | None
    published: Truth
    min_end: date | None
    max_end: date | None
    anchor: str | None
    rows: Rows = ()

    @property
    def early_end(self) -> bool:
        """Whether the party may ask that it ends earlier."""
        return all(row.early_end for row in self.rows)

    @property
    def until_restriction_over(self) -> bool:
        return any(row.until_restriction_over for row in self.rows)

    @property
    def min_months(self) -> int:
        return max(row.min_months or 0 for row in self.rows)

    @property
    def max_months(self) -> int:
        return max(row.max_months for row in self.rows)

    @property
    def article(self) -> str:
        return "；".join(row.article for row in self.rows)


@dataclass(frozen=True, slots=True)
class Publicity:
    """The term, and the last day for publishing (公示规定 art. 9), None if not published or not known."""

    term: PublicityTerm
    publish_by: date | None


_NO_DAY: Finding[date | None] = Finding(None)
_OPEN = PublicityTerm(None, None, None, None, None, None)


def possible_terms(facts: Facts, penalty: Penalty, *, settings: Settings = NATIONAL) -> tuple[PublicityTerm, ...]:
    """The terms of the penalty under each class that it may be of, were it published."""
    found = _terms(facts, penalty, settings, facts.decided_on)
    later = later_regime(facts.decided_on) if facts.decided_on and settings.milder_from_start else None
    if later is None:
        return found
    milder = _common(_terms(facts, penalty, settings, later))
    return tuple(_milder(term, milder, later) for term in found)


def terms_by_class(facts: Facts, penalty: Penalty, *, settings: Settings = NATIONAL) -> dict[Gravity, PublicityTerm]:
    """What is settled of the term under each class that the penalty may be of."""
    found: dict[Gravity, list[PublicityTerm]] = {}
    for term in possible_terms(facts, penalty, settings=settings):
        if term.gravity is not None:
            found.setdefault(term.gravity, []).append(term)
    return {gravity: _common(terms) for gravity, terms in found.items()}


def _terms(facts: Facts, penalty: Penalty, settings: Settings, regime_day: date | None) -> tuple[PublicityTerm, ...]:
    found = possible_rows(facts, penalty, settings=settings, day=regime_day)
    return tuple(_term(rows, facts, settings) for rows in found)


def _term(rows: Rows, facts: Facts, settings: Settings) -> PublicityTerm:
    if not rows:
        return _OPEN
    first = rows[0]
    anchor = settings.regime_anchors.get(first.regime, first.anchor)
    term = PublicityTerm(first.gravity, first.regime, all(row.published for row in rows), None, None, anchor, rows)
    if facts.decided_on is None:
        return replace(term, regime=None, anchor=None)
    start = facts.decided_on if anchor == "decision" else facts.published_on
    open_end = term.until_restriction_over and facts.restricted_until is None
    return term if start is None or open_end else _counted(term, start, facts.restricted_until)


def _counted(term: PublicityTerm, start: date, restricted_until: date | None) -> PublicityTerm:
    over = restricted_until if term.until_restriction_over and restricted_until else start
    min_end = max(add_months(start, term.min_months), over) if term.early_end else None
    return replace(term, min_end=min_end, max_end=max(add_months(start, term.max_months), over))


def _milder(term: PublicityTerm, other: PublicityTerm, since: date) -> PublicityTerm:
    """The term as a later regime would have it, where that ends it earlier; what was shown before it came was shown rightly."""
    if term.max_end is None or other.max_end is None or other.max_end >= term.max_end:
        return term
    return replace(term, min_end=other.min_end, max_end=max(other.max_end, since - ONE_DAY))


def assess_publicity(facts: Facts, *, calendar: WorkCalendar, settings: Settings = NATIONAL) -> Finding[Publicity]:
    """Publicity of the decided or proposed penalty; without a penalty only the regime is known."""
    regime = regime_of(facts.decided_on) if facts.decided_on else None
    if facts.penalty is None:
        term = replace(_OPEN, regime=regime)
        return Finding(Publicity(term, None), (), (ask("penalty", "决定是否公示、公示类别和期限"),))
    if is_never_published(facts, facts.penalty, settings=settings):
        return _unpublished(facts.penalty, regime)
    return _published(facts, facts.penalty, calendar, settings)


def _unpublished(penalty: Penalty, regime: str | None) -> Finding[Publicity]:
    gravity = None if penalty.is_none else Gravity.LIGHT
    if penalty.is_none:
        text = "决定不予行政处罚，不属于行政处罚信息，不予公示。"
    else:
        text = "适用简易程序作出或者仅受到警告的行政处罚，不予公示。"
    term = PublicityTerm(gravity, regime, False, None, None, None)
    return Finding(Publicity(term, None), (Reason(FIELD, ARTICLE, text),))


def _published(facts: Facts, penalty: Penalty, calendar: WorkCalendar, settings: Settings) -> Finding[Publicity]:
    possible = possible_terms(facts, penalty, settings=settings)
    settled = is_never_published(facts, penalty, settings=settings) is False
    common = _common(possible)
    term = common if settled else replace(common, published=None, min_end=None, max_end=None)
    by = _publish_by(facts, calendar) if term.published else _NO_DAY
    questions = (*_questions(facts, penalty, term, settled, settings), *by.questions)
    return Finding(Publicity(term, by.value), (*_reasons(facts, term), *by.reasons), questions)


def _common(terms: Iterable[PublicityTerm]) -> PublicityTerm:
    """What all possible terms agree on; the rest is unknown."""
    found = list(terms)
    first = found[0]
    same = {name: getattr(first, name) if len({getattr(t, name) for t in found}) == 1 else None for name in _AGREED}
    return PublicityTerm(**same, rows=first.rows if len({t.rows for t in found}) == 1 else ())


_AGREED = ("gravity", "regime", "published", "min_end", "max_end", "anchor")


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


def _reasons(facts: Facts, term: PublicityTerm) -> tuple[Reason, ...]:
    if facts.decided_on is None:
        return ()
    if regime_of(facts.decided_on) is None:
        text = f"{day(facts.decided_on)}作出的处罚决定，其公示规定未收录。"
        return (Reason(FIELD, ARTICLE, text),)
    if not term.rows:
        return ()
    length = f"，{period(term)}" if term.published else ""
    return (Reason(FIELD, term.article, f"属于{NAMES[term.rows[0].gravity]}违法失信信息{length}。"),)


NAMES = {Gravity.LIGHT: "轻微", Gravity.GENERAL: "一般", Gravity.SEVERE: "严重"}
_ANCHORS = {"publication": "公示之日", "decision": "决定文书作出之日"}


def period(term: PublicityTerm) -> str:
    """How long it is shown, in words for a paper; the term has rows."""
    restriction = "且处罚限制期限届满" if term.until_restriction_over else ""
    start = f"自{_ANCHORS[term.anchor]}起，" if term.anchor else ""
    early = f"公示期满{_length(term.min_months)}{restriction}的，可以申请提前停止公示；" if term.early_end else ""
    none = "，不得提前停止公示" if term.gravity is Gravity.SEVERE and not term.early_end else ""
    return f"{start}{early}公示期满{_length(term.max_months)}{restriction}的，停止公示{none}"


def _length(months: int) -> str:
    return f"{numeral(months // 12)}年" if months % 12 == 0 else f"{numeral(months)}个月"


def _questions(facts: Facts, penalty: Penalty, term: PublicityTerm, settled: bool, settings: Settings) -> tuple[Question, ...]:
    why = "决定公示类别和期限"
    missing = {
        "decided_on": facts.decided_on is None,
        "procedure": not settled and facts.procedure is None,
        "penalty.kinds": penalty.kinds is None,
        "party": term.gravity is None and settings.class_of(facts.party) is None,
        "published_on": term.anchor == "publication" and facts.published_on is None and bool(term.published),
        "restricted_until": term.until_restriction_over and facts.restricted_until is None,
        "product": not term.rows and in_sector(facts, facts.decided_on) is None,
    }
    asked = [ask(name, why) for name, absent in missing.items() if absent]
    if term.gravity is None and penalty.kinds is not None:
        asked += [ask(name, why_open) for name, why_open in open_facts(facts, penalty)]
    return tuple(asked)
