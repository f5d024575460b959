"""Moves of a publication, one function an act.

Called by `integrity.services`, which lets file and score follow in the same Work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.base import canonical, gate
from cases.base.work import Work
from cases.penalty.models import Decision
from integrity.publicity.lifecycle import PUBLICITY, UNSHOWN
from integrity.publicity.models import PenaltyPublicity, is_other_province
from integrity.publicity.redaction import redact
from integrity.publicity.summary import summary_of
from integrity.publicity.terms import Term, term_decided, term_of_class


def open_publicity(*, work: Work, decision: Decision) -> PenaltyPublicity:
    """启动公示: D16 (other province: D17) runs from the decision; what is surely not shown is excluded."""
    case, term = decision.case, term_decided(decision)
    act = "open_other_province" if is_other_province(case.party, case.authority) else "open"
    if term.published is False:
        act = "exclude"
    subject = PenaltyPublicity(
        state="NOT_APPLICABLE" if act == "exclude" else "REVIEW",
        opened_on=work.today,
        decision=decision,
        authority=case.authority,
        party=case.party,
        decided_on=decision.decided_on,
        regime=term.regime,
        class_certain=term.certain,
        summary=summary_of(decision),
        **_columns(term),
    )
    with gate.opening(work, act, subject) as p:
        p.note(publicity_class=term.publicity_class, certain=term.certain, regime=term.regime)
    return subject


def enter(*, work: Work, publicity: int, redactions: Sequence[Mapping[str, str]], secrecy_reviewed: bool) -> PenaltyPublicity:
    """录入: the case officer states what is masked (`text`, `ground`) and that secrecy was reviewed."""
    served = _served_text(publicity)
    masked = [{"text": r["text"], "ground": r["ground"]} for r in redactions]
    published = redact(served, masked)
    given = {"served": served, "published": published, "redactions": masked, "secrecy_reviewed": secrecy_reviewed}
    with gate.passing(work, "enter", PenaltyPublicity, publicity, given=given) as p:
        subject = p.subject
        subject.redactions, subject.secrecy_reviewed = masked, secrecy_reviewed
        subject.content, subject.content_digest = published, canonical.digest(published)
        subject.summary = redact(summary_of(subject.decision), masked)
        subject.entered_by_id = work.actor.officer_id
        p.note(redactions=len(masked), digest=subject.content_digest)
    return subject


def review(*, work: Work, publicity: int, publicity_class: str, reason: str = "") -> PenaltyPublicity:
    """审核: the credit officer confirms entry and class; the publication is ready."""
    term = _term_given(publicity, publicity_class)
    given = {"publicity_class": publicity_class, "to_be_published": term is None or term.published is not False}
    with gate.passing(work, "review", PenaltyPublicity, publicity, reason=reason, given=given) as p:
        _settle(p.subject, term, work)
        p.note(publicity_class=publicity_class, redactions=len(p.subject.redactions))
    return p.subject


def leave_unpublished(*, work: Work, publicity: int, publicity_class: str, reason: str = "") -> PenaltyPublicity:
    """审核后不予公示: the reviewer finds a class that its regime does not show."""
    term = _term_given(publicity, publicity_class)
    given = {"publicity_class": publicity_class, "to_be_published": term is None or term.published is not False}
    with gate.passing(work, "leave_unpublished", PenaltyPublicity, publicity, reason=reason, given=given) as p:
        _settle(p.subject, term, work)
        p.note(publicity_class=publicity_class)
    return p.subject


def publish(*, work: Work, publicity: int) -> PenaltyPublicity:
    """公示: shown from today; D16 stops; a term that counts from publication begins."""
    with gate.passing(work, "publish", PenaltyPublicity, publicity) as p:
        _begin_display(p, work)
    return p.subject


def push(*, work: Work, publicity: int) -> PenaltyPublicity:
    """推送外省: D17 stops; the other province has D17-publish."""
    with gate.passing(work, "push", PenaltyPublicity, publicity) as p:
        p.subject.pushed_on = work.today
    return p.subject


def record_publication(*, work: Work, publicity: int) -> PenaltyPublicity:
    """登记外省已公示: the bureau of the place of registration has published."""
    with gate.passing(work, "record_publication", PenaltyPublicity, publicity) as p:
        _begin_display(p, work)
    return p.subject


def end_display(*, work: Work, publicity: PenaltyPublicity, since: date, reason: str) -> PenaltyPublicity:
    """The decision no longer stands `since` that day.

    What was not shown yet is dropped; what is shown is hidden now, and D18 runs until the credit officer has
    withdrawn it everywhere. Nothing is left to do where it is over.
    """
    if publicity.state in PUBLICITY.terminal_states or publicity.withdrawal_ordered_on:
        return publicity
    act = "drop" if publicity.state in UNSHOWN else "order_withdrawal"
    with gate.passing(work, act, PenaltyPublicity, publicity.pk, reason=reason) as p:
        p.subject.withdrawal_ordered_on, p.subject.withdrawal_reason = since, reason
        p.subject.withdrawn_on = work.today if act == "drop" else None
    return p.subject


def withdraw(*, work: Work, publicity: int, reason: str) -> PenaltyPublicity:
    """撤回公示: withdrawn everywhere, with public reasons; D18 stops."""
    given = {"reason": reason}
    with gate.passing(work, "withdraw", PenaltyPublicity, publicity, reason=reason, given=given) as p:
        p.subject.withdrawn_on, p.subject.withdrawal_reason = work.today, reason
    return p.subject


def expire(*, work: Work, publicity: int) -> PenaltyPublicity:
    """公示期满: the maximum is over."""
    with gate.passing(work, "expire", PenaltyPublicity, publicity) as p:
        p.note(max_end=p.subject.max_end.isoformat() if p.subject.max_end else "")
    return p.subject


def _columns(term: Term) -> dict[str, Any]:
    return {
        "publicity_class": term.publicity_class,
        "anchor": term.anchor,
        "min_end": term.min_end,
        "max_end": term.max_end,
        "to_be_published": term.published is not False,
    }


def _settle(subject: PenaltyPublicity, term: Term | None, work: Work) -> None:
    for name, value in _columns(term).items() if term else ():
        setattr(subject, name, value)
    subject.class_certain, subject.reviewed_by_id = True, work.actor.officer_id


def _begin_display(p: gate.Passage[PenaltyPublicity], work: Work) -> None:
    subject = p.subject
    term = term_of_class(subject.publicity_class, subject.decision, published_on=work.today)
    subject.published_on, subject.min_end, subject.max_end = work.today, term.min_end, term.max_end
    p.note(published_on=work.today.isoformat(), max_end=term.max_end.isoformat() if term.max_end else "")


def _term_given(publicity: int, publicity_class: str) -> Term | None:
    """The term under the class the reviewer names; None if there is no such class: the gate then refuses."""
    row = PenaltyPublicity.objects.select_related("decision__case").filter(pk=publicity).first()
    if row is None or publicity_class not in ("light", "general", "severe"):
        return None
    return term_of_class(publicity_class, row.decision)


def _served_text(publicity: int) -> dict[str, Any]:
    row = PenaltyPublicity.objects.select_related("decision__document").filter(pk=publicity).first()
    document = row.decision.document if row else None
    return dict(document.snapshot) if document is not None else {}
