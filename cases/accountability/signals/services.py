"""Acts on a signal, one function an act. Called by workflows only."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.accountability.signals.models import SignalOfficer, SupervisionSignal
from cases.accountability.signals.officials import officials_of, unit_of
from cases.base import gate, numbering
from cases.base.detection import Found
from cases.base.work import Work
from cases.law.signals import SignalRule
from cases.parties.models import Officer

NUMBERED = "监信"


def fingerprint(rule: str, found: Found) -> str:
    """By what the same finding is known again."""
    return f"{rule}|{found.subject.stream_key}|{found.key}"


def raise_signal(*, work: Work, rule: SignalRule, found: Found) -> SupervisionSignal | None:
    """提出监督信号: freeze what was found and name the officials by their acts; R00 (5 working days) starts.

    None if the same was raised before. The caller holds the subject's lock, so that no two raise it at once.
    """
    mark, subject = fingerprint(rule.code, found), found.subject
    if SupervisionSignal.objects.filter(fingerprint=mark).exists():
        return None
    listed, year = subject.listed, work.today.year
    number = numbering.next_number(authority=subject.authority_id_, type_code=NUMBERED, year=year)
    signal = SupervisionSignal(
        state="RAISED",
        opened_on=work.today,
        raised_on=work.today,
        authority=subject.authority,
        number=numbering.reference(short_name=subject.authority.short_name, type_code=NUMBERED, year=year, number=number),
        unit=unit_of(subject.stream_key, subject.authority_id_),
        rule=rule.code,
        rule_from=rule.valid_from,
        category=" ".join(rule.categories),
        severity=rule.severity,
        about=subject.stream_key,
        about_number=listed.number,
        about_title=listed.title,
        evidence=dict(found.seen),
        fingerprint=mark,
    )
    with gate.opening(work, "raise", signal) as p:
        for official in officials_of(subject.stream_key, found.concerned):
            work.save(SignalOfficer(signal=signal, officer_id=official.officer, name=official.name, capacity=official.capacity))
        p.note(rule=rule.code, about=signal.about, key=found.key)
    return signal


def explain_signal(*, work: Work, signal: int, answer: str) -> SupervisionSignal:
    """说明情况: why what the rule saw is not, or is no longer, to be put right."""
    return _answer(work, "explain", signal, answer, {})


def correct_signal(*, work: Work, signal: int, answer: str, corrected_on: date) -> SupervisionSignal:
    """确认已纠正: what was put right, and when."""
    return _answer(work, "correct", signal, answer, {"corrected_on": corrected_on})


def open_review(*, work: Work, signal: int, answer: str) -> SupervisionSignal:
    """启动责任认定: the answer is that the responsibility of the officials is to be reviewed, and why."""
    return _answer(work, "open_review", signal, answer, {})


def _answer(work: Work, act: str, signal: int, answer: str, more: dict[str, Any]) -> SupervisionSignal:
    given = {"answer": answer, **more}
    with gate.passing(work, act, SupervisionSignal, signal, reason=answer, given=given) as p:
        subject = p.subject
        subject.answer, subject.answered_on = answer, work.today
        subject.answered_by = Officer.objects.get(pk=work.actor.officer)
        subject.corrected_on = more.get("corrected_on")
    return p.subject
