"""Facts in, law out: the one engine behind `manage.py assess` and behind every guard of the procedures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cases.law.bands import Band, band_for
from cases.law.blacklist import assess_blacklist
from cases.law.calendar import WorkCalendar, national_calendar
from cases.law.chronology import consistent
from cases.law.competence import city_level_required
from cases.law.crimes import crimes_of
from cases.law.deadlines import UnknownRule, deadline, due
from cases.law.exemption import ExemptionRow, relief
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts, Procedure
from cases.law.facts import FactsError, parse_facts
from cases.law.finding import Finding, Question, Reason
from cases.law.goods import explained
from cases.law.hearing import hearing_required, least_lawful_fine
from cases.law.issuers import revoking_body
from cases.law.limitation import limitation
from cases.law.norms import compare_norms
from cases.law.outcome import JudgedAct, Outcome
from cases.law.publicity import assess_publicity
from cases.law.review import legal_review_required
from cases.law.serious import repeated_penalties, severity_warnings
from cases.law.settings import NATIONAL, Settings
from cases.law.several import acts_of, of_all, whole
from cases.law.truth import Truth
from cases.law.wording import day

__all__ = ["Facts", "FactsError", "Outcome", "Settings", "assess", "decision_due", "parse_facts"]


def assess(facts: Mapping[str, Any] | Facts, *, calendar: WorkCalendar | None = None, settings: Settings = NATIONAL) -> Outcome:
    """What the law says about these facts; nothing is guessed, nothing is written.

    `calendar` None is the national one. Raises FactsError for JSON facts that cannot be read.
    """
    given = facts if isinstance(facts, Facts) else parse_facts(facts)
    checked = consistent(given, settings=settings)
    known, calendar = checked.value, calendar or national_calendar()
    acts = [_act(act, settings) for act in acts_of(known)]
    found = tuple(band for act in acts for band in act.bands)
    total = whole(known)
    hearing = hearing_required(total, least=sum(least_lawful_fine(act.facts, act.bands) for act in acts), settings=settings)
    review = legal_review_required(total, hearing_required=hearing.value, settings=settings)
    level = city_level_required(total, bands=found)
    crimes = crimes_of(known)
    late = [limitation(act.facts) for act in acts]
    decide = decision_due(known, calendar=calendar)
    publicity = assess_publicity(total, calendar=calendar, settings=settings)
    blacklist = assess_blacklist(total, acts=[(act.facts, act.bands) for act in acts])
    lighter = [relief(act.facts, settings=settings) for act in acts]
    contexts = [_context(act.facts, act.bands) for act in acts]
    parts: tuple[Finding[Any], ...] = (
        checked,
        *(band for act in acts for band in act.findings),
        *lighter,
        *contexts,
        hearing,
        review,
        level,
        crimes,
        *late,
        decide,
        publicity,
        blacklist,
    )
    return Outcome(
        id=given.id,
        bands=found,
        hearing_required=hearing.value,
        legal_review_required=review.value,
        city_level_required=level.value,
        transfer=crimes.value,
        limitation_passed=of_all(finding.value for finding in late),
        decision_due=decide.value,
        publicity=publicity.value,
        blacklist=blacklist.value,
        relief=tuple(dict.fromkeys(row for finding in lighter for row in finding.value)),
        acts=_judged(known, acts, late, lighter),
        questions=_questions(parts),
        reasons=tuple(dict.fromkeys(reason for part in parts for reason in part.reasons)),
    )


@dataclass(frozen=True, slots=True)
class _Act:
    """The facts of one act, and the bands of what it is."""

    facts: Facts
    findings: tuple[Finding[Band], ...]
    bands: tuple[Band, ...]


def _act(facts: Facts, settings: Settings) -> _Act:
    findings = tuple(band_for(code, facts, settings=settings) for code in facts.conduct)
    return _Act(facts, findings, tuple(finding.value for finding in findings))


def _judged(
    known: Facts, acts: list[_Act], late: list[Finding[Truth]], lighter: list[Finding[tuple[ExemptionRow, ...]]]
) -> tuple[JudgedAct, ...]:
    """Each act by itself, where there are several."""
    if not known.acts:
        return ()
    rows = zip(acts, late, lighter, strict=True)
    return tuple(JudgedAct(act.facts.conduct, act.bands, past.value, eased.value) for act, past, eased in rows)


def decision_due(facts: Facts, *, calendar: WorkCalendar) -> Finding[date | None]:
    """The last day for deciding, from filing, pauses not counted in (程序规定 art. 64); None on the spot."""
    if facts.procedure is Procedure.SIMPLIFIED:
        return Finding(None, (Reason("decision_due", "行政处罚法第五十二条", "适用简易程序，当场作出决定。"),))
    if facts.filed_on is None:
        return Finding(None, (), (ask("filed_on", "办案期限自立案之日起计算"),))
    try:
        rule = deadline("D10", facts.filed_on)
    except UnknownRule as unknown:
        return Finding(None, (Reason("decision_due", unknown.article, unknown.zh),))
    found = due(rule, start=facts.filed_on, calendar=calendar)
    doubt = "（所涉年度的放假安排尚未公布，以公布后为准）" if found.provisional else ""
    text = (
        f"自{day(facts.filed_on)}立案起{rule.length}日内作出处理决定，至{day(found.day)}届满{doubt}；"
        "依法扣除的时间和批准的延期另计。"
    )
    return Finding(found.day, (Reason("decision_due", rule.article, text),))


def _context(facts: Facts, bands: tuple[Band, ...]) -> Finding[None]:
    """What bears on the fine beside the single bands: how sums were worked out, rival norms, repetition."""
    norms = compare_norms(facts, bands)
    body = revoking_body(facts)
    reasons = (*explained(facts), *norms.reasons, *repeated_penalties(facts), *severity_warnings(facts, bands), *body.reasons)
    return Finding(None, reasons, (*norms.questions, *body.questions))


def _questions(parts: tuple[Finding[Any], ...]) -> tuple[Question, ...]:
    """Each open fact once, with everything it decides."""
    asked: dict[str, list[Question]] = {}
    for part in parts:
        for question in part.questions:
            asked.setdefault(question.fact, []).append(question)
    return tuple(same[0] if len(same) == 1 else _joined(same) for same in asked.values())


def _joined(same: list[Question]) -> Question:
    return replace(same[-1], why="；".join(dict.fromkeys(question.why for question in same)))
