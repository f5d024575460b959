"""The acts on a signal: raised by the system, answered by somebody whom it does not concern."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.accountability.signals.models import SignalOfficer, SupervisionSignal
from cases.accountability.signals.officials import officials_of, unit_of
from cases.accountability.signals.procedure import SIGNAL, SignalState
from cases.accountability.signals.rules import not_concerned
from cases.base import gate, numbering
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, LATER
from cases.base.detection import Found
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import LEADERS, SUPERVISION, SYSTEM
from cases.base.work import Work
from cases.law.signals import SignalRule
from cases.parties.models import Officer
from cases.parties.rules import own_or_superior, system_only

S = SignalState
NUMBERED = "监信"
# what the three answers have in common
ANSWER: dict[str, Any] = {
    "sources": (S.RAISED,),
    "who": LEADERS | SUPERVISION,
    "rules": (own_or_superior, not_concerned),
    "clocks": (Stop("R00"),),
    "reason": "answer",
}


def fingerprint(rule: str, found: Found) -> str:
    """By what the same finding is known again."""
    return f"{rule}|{found.subject.stream_key}|{found.key}"


@SIGNAL.act(
    "raise",
    target=S.RAISED,
    zh="提出监督信号",
    en="Raise a signal",
    article="SUP22 19",
    who=SYSTEM,
    rules=(system_only,),
    clocks=(Start("R00"),),
)
def raise_(work: Work, *, rule: SignalRule, found: Found) -> SupervisionSignal | None:
    """提出监督信号: freeze what was found and name the officials by their acts; R00 (5 working days) starts.

    None if the same was raised before. The caller holds the subject's lock, so that no two raise it at once.
    """
    mark, subject = fingerprint(rule.code, found), found.subject
    if SupervisionSignal.objects.filter(fingerprint=mark).exists():
        return None
    listed, year = subject.listed, work.today.year
    number = numbering.next_number(authority=subject.authority_id_, type_code=NUMBERED, year=year)
    signal = SupervisionSignal(
        state=S.RAISED,
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


# --- the answer ------------------------------------------------------------------------------------------------------


def _answer_stated(q: Question[SupervisionSignal]) -> Text | None:
    if str(q.given.get("answer", "")).strip():
        return None
    return Text("答复须写明理由和依据的材料。", "The answer states its reasons and the papers it rests on.")


def _correction_dated(q: Question[SupervisionSignal]) -> Text | None:
    day = q.given["corrected_on"]
    if day <= q.today:
        return None
    return Text(
        "纠正日期不得晚于今天；尚未纠正的，请待纠正后答复。",
        "What is to be put right later is not corrected yet: the day cannot lie after today.",
    )


ANSWER_STATED = Condition("answer_stated", "写明答复理由", "reasons stated", "SUP22 19", _answer_stated, GIVEN)
CORRECTION_DATED = Condition(
    "correction_dated", "纠正日期不晚于今天", "corrected by today", "SUP22 19", _correction_dated, GIVEN | LATER
)


@SIGNAL.act(
    "explain",
    target=S.EXPLAINED,
    zh="说明情况",
    en="Explain",
    article="SUP22 19",
    grant="SUP22 19, CSR42, GSA47",
    needs=(ANSWER_STATED,),
    **ANSWER,
)
def explain(p: Passage[SupervisionSignal], *, answer: str) -> SupervisionSignal:
    """说明情况: why what the rule saw is not, or is no longer, to be put right."""
    return _answer(p, answer)


@SIGNAL.act(
    "correct",
    target=S.CORRECTED,
    zh="确认已纠正",
    en="State the correction",
    article="SUP22 19",
    grant="SUP22 19, CSR42, GSA47",
    needs=(ANSWER_STATED, CORRECTION_DATED),
    **ANSWER,
)
def correct(p: Passage[SupervisionSignal], *, answer: str, corrected_on: date) -> SupervisionSignal:
    """确认已纠正: what was put right, and when."""
    p.subject.corrected_on = corrected_on
    return _answer(p, answer)


@SIGNAL.act(
    "open_review",
    target=S.REVIEW,
    zh="启动责任认定",
    en="Open a responsibility review",
    article="SUP22 22",
    grant="SUP22 22, CSR42, GSA47",
    needs=(ANSWER_STATED,),
    **ANSWER,
)
def open_review(p: Passage[SupervisionSignal], *, answer: str) -> SupervisionSignal:
    """启动责任认定: the answer is that the responsibility of the officials is to be reviewed, and why."""
    return _answer(p, answer)


def _answer(p: Passage[SupervisionSignal], answer: str) -> SupervisionSignal:
    subject = p.subject
    subject.answer, subject.answered_on = answer, p.work.today
    subject.answered_by = Officer.objects.get(pk=p.work.actor.officer)
    return subject
