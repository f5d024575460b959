"""线索、初步核实、立案 (CSR 39)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from uuid import UUID, uuid4

from cases.accountability.matters import participants
from cases.accountability.review import people
from cases.accountability.review.choices import Outcome
from cases.accountability.review.models import Investigator, Participant, ResponsibilityReview
from cases.base import documents, gate, numbering
from cases.base.actors import Actor
from cases.base.errors import ConditionFailed, Text
from cases.base.work import Work
from cases.parties.models import Authority, Officer

SIGNALS = Actor.system("监督信号转办")
NUMBERED = "责审"


def open_clue(
    *,
    work: Work,
    authority: Authority,
    origin: str,
    about: str,
    trigger: str,
    summary: str,
    officials: Sequence[tuple[Officer, str]],
) -> ResponsibilityReview:
    """登记责任线索: one review for each official (officer, capacity); the first is returned, `affair` joins them.

    An official named in several capacities answers once, for the gravest; one whose file over this matter is not archived
    yet gets no second one from a signal: the first such file is returned where no new one is opened.
    `authority` would handle it; where its leaders are concerned or took part, its superior does. `origin` is the stream
    of the signal that a person answered with a review (empty: a supervisor registers), `about` that of the case.
    ConditionFailed if nobody is named.
    """
    if not officials:
        raise ConditionFailed(
            "official_named", Text("须写明被审查人。", "Name the officials concerned."), "CSR39", act="responsibility.register"
        )
    affair = uuid4()
    with work.acting_as(SIGNALS) if origin else nullcontext():
        named = people.gravest(officials)
        held = {who: _standing(who, about) if origin else None for who in named}
        opened = [
            held[official] or _register(work, authority, official, capacity, affair, origin, about, trigger, summary, set(named))
            for official, capacity in named.items()
        ]
    return next((review for review in opened if review.affair == affair), opened[0])


def _standing(official: Officer, about: str) -> ResponsibilityReview | None:
    return ResponsibilityReview.standing(official.pk, about).first() if about else None


def _register(
    work: Work,
    authority: Authority,
    official: Officer,
    capacity: str,
    affair: UUID,
    origin: str,
    about: str,
    trigger: str,
    summary: str,
    named: set[Officer],
) -> ResponsibilityReview:
    beside = {other.pk for other in named - {official}}
    handler = people.handling_authority(authority, official=official, about=about, since=work.today, beside=beside)
    number = numbering.next_number(authority=handler.pk, type_code=NUMBERED, year=work.today.year)
    review = ResponsibilityReview(
        state="CLUE",
        opened_on=work.today,
        authority=handler,
        bureau=people.bureau_of(official, authority),
        official=official,
        capacity=capacity,
        affair=affair,
        origin=origin,
        about=about,
        trigger=trigger,
        summary=summary,
        number=numbering.reference(short_name=handler.short_name, type_code=NUMBERED, year=work.today.year, number=number),
    )
    with gate.opening(work, "register", review) as p:
        for officer in sorted(participants(about)):
            work.save(Participant(review=review, officer_id=officer))
        p.note(capacity=capacity, trigger=trigger)
    return review


def consent(*, work: Work, review: int) -> ResponsibilityReview:
    """同意初步核实: by the head, before anything is verified."""
    with gate.passing(work, "consent", ResponsibilityReview, review) as p:
        p.subject.consented_on = work.today
    return p.subject


def begin_preliminary(*, work: Work, review: int) -> ResponsibilityReview:
    """开始初步核实."""
    with gate.passing(work, "begin_preliminary", ResponsibilityReview, review) as p:
        pass
    return p.subject


def report_preliminary(*, work: Work, review: int, findings: str, suggestion: str) -> ResponsibilityReview:
    """提交初步核实情况; `suggestion` is open or clear. What was found stays out of the act log."""
    with gate.passing(work, "report_preliminary", ResponsibilityReview, review, given={"reasons": findings}) as p:
        p.subject.preliminary, p.subject.suggestion = findings, suggestion
    return p.subject


def clear_official(*, work: Work, review: int, reasons: str, wrongly_accused: bool = False) -> ResponsibilityReview:
    """核实后不予追责 (GSA 53): no breach; the official is told all the same."""
    with gate.passing(work, "clear", ResponsibilityReview, review, given={"reasons": reasons}) as p:
        subject = p.subject
        subject.outcome, subject.decision_reasons = Outcome.NO_FAULT, reasons
        subject.decided_on, subject.wrongly_accused = work.today, wrongly_accused
        documents.issue(work, subject, "DOC11", given={"opinion": reasons})
    return p.subject


def open_review(*, work: Work, review: int, investigators: Sequence[Officer]) -> ResponsibilityReview:
    """批准立案: two investigators or more, none of them concerned; J18 (six months) runs."""
    with gate.passing(work, "open", ResponsibilityReview, review, given={"investigators": investigators}) as p:
        p.subject.filed_on = work.today
        for officer in investigators:
            work.save(Investigator(review=p.subject, officer=officer, from_day=work.today))
        p.note(investigators=[o.name for o in investigators])
    return p.subject
