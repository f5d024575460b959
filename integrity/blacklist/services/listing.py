"""列入、送达、公示、移出、撤销 (L44 13-15, 19, 21)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from cases.base import documents, gate
from cases.base.errors import ConditionFailed, Text
from cases.base.work import Work
from cases.law import deadlines
from cases.penalty.models import Decision
from integrity.blacklist.gravity import gravity_decided
from integrity.blacklist.lifecycle import ON_LIST, PENDING, REMOVED
from integrity.blacklist.models import BlacklistCase, ManagementMeasure, Measure

# what every listing brings; the fifth kind only where a law or a central policy names it
USUAL = (Measure.KEY_FACTOR, Measure.INSPECTION, Measure.NO_COMMITMENT, Measure.NO_HONOURS)
# a restriction that another law sets is no slip of the pen
LONGEST = timedelta(days=50 * 366)


def list_party(
    *, work: Work, listing: int, decision: Decision, reason: str, restriction_until: date | None = None, other_measure: str = ""
) -> BlacklistCase:
    """决定列入 with the penalty decision: DOC5; J07, J08, J09 run; the measures apply from today.

    `restriction_until`: last day of a longer legal restriction, which then is the term; `other_measure` names a measure
    of the fifth kind with its basis.
    """
    given = {"decision": decision, "reason": reason, **_gravity(decision)}
    with gate.passing(work, "list", BlacklistCase, listing, reason=reason, given=given) as p:
        subject = p.subject
        subject.decision, subject.reasons = decision, reason
        subject.listed_on, subject.listed_by = work.today, work.actor.name
        _set_term(work, subject, restriction_until)
        _start_measures(work, subject, other_measure)
        subject.listing_document = documents.issue(work, subject, "DOC5", given={"other_measure": other_measure})
        p.note(grounds=list(subject.codes), term_end=subject.term_end.isoformat())
    return p.subject


def serve_listing(*, work: Work, listing: int, served_on: date) -> BlacklistCase:
    """送达列入决定书 with the penalty decision: the time for remedies runs (J14 = D50, D51)."""
    with gate.passing(work, "serve_listing", BlacklistCase, listing) as p:
        p.subject.served_on = served_on
        p.note(served_on=served_on.isoformat())
    return p.subject


def publish(*, work: Work, listing: int) -> BlacklistCase:
    """公示列入信息: public from today; J07 stops."""
    with gate.passing(work, "publish", BlacklistCase, listing) as p:
        p.subject.published_on = work.today
    return p.subject


def follow_change(*, work: Work, listing: int, decision: Decision) -> BlacklistCase:
    """依变更后的决定维持列入: the changed decision is a heavy penalty on a told ground still."""
    with gate.passing(work, "follow_change", BlacklistCase, listing, given=_gravity(decision)) as p:
        p.subject.decision = decision
        p.note(decision=decision.pk)
    return p.subject


def drop(*, work: Work, listing: int, reason: str) -> BlacklistCase:
    """终止评估: the penalty is no longer heavy, or there is none. Done by the system."""
    with gate.passing(work, "drop", BlacklistCase, listing, reason=reason) as p:
        p.subject.ended_on, p.subject.end_ground, p.subject.end_reason = work.today, "not_heavy", reason
    return p.subject


def remove_at_term(*, work: Work, listing: int) -> BlacklistCase:
    """期满移出 by the system: no longer shown, the measures end."""
    with gate.passing(work, "remove_at_term", BlacklistCase, listing) as p:
        p.subject.ended_on, p.subject.end_reason = work.today, "列入期限届满"
        _end_measures(work, p.subject)
    return p.subject


def revoke(*, work: Work, listing: int, decision: Decision, reason: str) -> BlacklistCase:
    """撤销列入决定: the penalty was annulled or changed so that it is heavy no more; J12 runs if it was public."""
    with gate.passing(work, "revoke", BlacklistCase, listing, reason=reason, given={"fallen": _fallen(decision)}) as p:
        p.subject.ended_on, p.subject.end_reason = work.today, reason
        _end_measures(work, p.subject)
    return p.subject


def take_down(*, work: Work, listing: int) -> BlacklistCase:
    """撤下列入公示 everywhere by a credit officer; J12 stops."""
    with gate.passing(work, "take_down", BlacklistCase, listing) as p:
        p.subject.taken_down_on = work.today
    return p.subject


def pending_of(case: int) -> BlacklistCase | None:
    """The listing of a case that is not decided yet."""
    return BlacklistCase.objects.filter(case=case, state__in=PENDING).first()


def on_list_of(case: int) -> BlacklistCase | None:
    """The listing of a case that stands."""
    return BlacklistCase.objects.filter(case=case, state__in=ON_LIST).first()


def removed_of(case: int) -> QuerySet[BlacklistCase]:
    """The listings of a case that were removed. By the case: what is over keeps the decision it rested on, changed or not."""
    return BlacklistCase.objects.filter(case=case, state__in=REMOVED).order_by("pk")


def stands_on(listing: BlacklistCase, decision: Decision) -> bool:
    """Whether the listing can rest on this decision: in force, heavy, on a ground that was told."""
    gravity = gravity_decided(decision)
    in_force = decision.status == "in_force" and decision.kind == "penalty"
    return in_force and gravity.heavy is True and bool(set(gravity.grounds) & set(listing.codes))


def _fallen(decision: Decision) -> bool:
    return decision.status != "in_force" or gravity_decided(decision).heavy is not True


def _gravity(decision: Decision) -> dict[str, Any]:
    gravity = gravity_decided(decision)
    return {"heavy": gravity.heavy is True, "grounds": gravity.grounds}


def _set_term(work: Work, listing: BlacklistCase, restriction_until: date | None) -> None:
    """The term of J08, or the longer one that another law sets. ConditionFailed for a day that is no such term."""
    term, early = _last_day(work, "J08"), _last_day(work, "J09")
    if restriction_until is not None and not work.today < restriction_until <= work.today + LONGEST:
        raise ConditionFailed(
            "restriction_day",
            Text(
                "法定限制期末日须在今天之后，且不超过五十年；终身限制不填日期，另行载明。",
                "The last day of the restriction lies after today and within fifty years; a ban for life has no date here.",
            ),
            "L44 21",
            act="blacklist.list",
        )
    listing.restriction_until = restriction_until
    listing.term_end = max(term, restriction_until) if restriction_until else term
    # a full year on the list first
    listing.early_from = early + timedelta(days=1)


def _last_day(work: Work, code: str) -> date:
    """The last day of a clock that starts today."""
    due = deadlines.due(deadlines.deadline(code, work.today), start=work.today, calendar=work.calendar)
    assert due.day is not None
    return due.day


def _start_measures(work: Work, listing: BlacklistCase, other: str) -> None:
    for kind in USUAL:
        work.save(ManagementMeasure(listing=listing, kind=kind, basis="L44 15", from_day=work.today))
    if other.strip():
        work.save(ManagementMeasure(listing=listing, kind=Measure.OTHER, basis=other, from_day=work.today))


def _end_measures(work: Work, listing: BlacklistCase) -> None:
    for measure in listing.measures.filter(to_day__isnull=True).order_by("pk"):
        measure.to_day = work.today
        work.save(measure)
