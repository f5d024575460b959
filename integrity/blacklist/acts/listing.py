"""决定列入、送达、公示、依变更后的决定维持 (L44 13-15, 19, 21)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import by, instead
from cases.base.errors import ConditionFailed, Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import CO, CREDIT, LEADERS
from cases.base.work import Work
from cases.law import deadlines
from cases.parties.rules import own_authority
from cases.penalty.models import Decision, DecisionKind
from integrity.blacklist.acts.assessment import REASON_GIVEN
from integrity.blacklist.acts.notice import PARTY_HEARD, SERVED_UNTIL_TODAY
from integrity.blacklist.gravity import gravity_decided
from integrity.blacklist.models import BlacklistCase, ManagementMeasure, Measure
from integrity.blacklist.procedure import BLACKLIST, Group
from integrity.blacklist.procedure import BlacklistState as S
from integrity.blacklist.rules import DECIDER, HANDLER

# what every listing leads to; the fifth kind only where a law or a central policy names it
USUAL = (Measure.KEY_FACTOR, Measure.INSPECTION, Measure.NO_COMMITMENT, Measure.NO_HONOURS)
# a restriction that another law sets is no slip of the pen
LONGEST = timedelta(days=50 * 366)

# --- what the decision must be ---------------------------------------------------------------------------------------


def _penalty_decided(q: Question[BlacklistCase]) -> Text | None:
    decision = q.given.get("decision")
    if decision is not None and decision.case_id == q.subject.case_id and decision.kind == DecisionKind.PENALTY:
        return None
    return Text("列入须与本案行政处罚决定一并作出。", "It is decided together with the penalty of its case.")


def _heavy(q: Question[BlacklistCase]) -> Text | None:
    if q.given.get("heavy"):
        return None
    return Text("所作处罚不属于较重行政处罚，不得列入。", "The penalty is not a heavy one: the party may not be listed.")


def _as_told(q: Question[BlacklistCase]) -> Text | None:
    if set(q.given.get("grounds", ())) & set(q.subject.codes):
        return None
    return Text("决定所依据的列入情形未告知当事人。", "The party was not told of the ground on which it would be listed.")


def _not_accepted(q: Question[BlacklistCase]) -> Text | None:
    if q.subject.defence_accepted is not True:
        return None
    return Text("当事人的陈述申辩已被采纳，不得列入。", "The party's objection was accepted: it may not be listed.")


def _consent_given(q: Question[BlacklistCase]) -> Text | None:
    if not q.subject.consent_required or q.subject.consent_given is True:
        return None
    return Text(
        "县级、设区的市级市场监督管理部门列入严重违法失信名单，应当经上一级市场监督管理部门同意。",
        "A county or city bureau lists only with the consent of the authority above it.",
    )


PENALTY_DECIDED = Condition(
    "with_penalty", "与处罚决定一并作出", "with the penalty", "L44 13", _penalty_decided, by("penalty.decide_penalty")
)
HEAVY = Condition(
    "heavy_penalty",
    "属于较重行政处罚",
    "a heavy penalty",
    "L44 2",
    _heavy,
    instead("blacklist.leave_unlisted", "blacklist.revoke"),
)
AS_TOLD = Condition(
    "listing_as_told",
    "列入情形已告知",
    "on a ground that was told",
    "L44 13; PL45",
    _as_told,
    by("penalty.renotify") | instead("blacklist.leave_unlisted", "blacklist.revoke"),
)
NOT_ACCEPTED = Condition(
    "listing_defence_accepted",
    "申辩未被采纳",
    "objection not accepted",
    "L44 13; PL45",
    _not_accepted,
    instead("blacklist.leave_unlisted"),
)
CONSENT_GIVEN = Condition(
    "superior_consent",
    "已经上级同意",
    "the superior consented",
    "L44 22",
    _consent_given,
    by("blacklist.request_consent", "blacklist.give_consent") | instead("blacklist.leave_unlisted"),
)


def _gravity(listing: BlacklistCase, given: Mapping[str, Any]) -> dict[str, Any]:
    """Whether the decision is heavy, and on which grounds of the list."""
    gravity = gravity_decided(given["decision"], assessed=listing.codes)
    return {"heavy": gravity.heavy is True, "grounds": gravity.grounds}


# --- the acts --------------------------------------------------------------------------------------------------------


@BLACKLIST.act(
    "list",
    sources=BLACKLIST.inside(Group.TOLD),
    target=S.LISTED,
    zh="决定列入",
    en="Decide to list",
    article="L44 2, 13",
    grant="L44 13",
    who=LEADERS,
    rules=DECIDER,
    needs=(PENALTY_DECIDED, HEAVY, AS_TOLD, PARTY_HEARD, NOT_ACCEPTED, CONSENT_GIVEN, REASON_GIVEN),
    clocks=(Stop("D12"), Start("J07", "listed_on"), Start("J08", "listed_on"), Start("J09", "listed_on")),
    issues=("DOC5",),
    reason="reason",
    given=_gravity,
)
def list_(
    p: Passage[BlacklistCase], *, decision: Decision, reason: str, restriction_until: date | None = None, other_measure: str = ""
) -> BlacklistCase:
    """决定列入 with the penalty decision: DOC5; J07, J08, J09 run; the measures apply from today.

    `restriction_until`: last day of a longer legal restriction, which then is the term; `other_measure` names a measure
    of the fifth kind with its basis.
    """
    subject, work = p.subject, p.work
    subject.decision, subject.reasons = decision, reason
    subject.listed_on, subject.listed_by = work.today, work.actor.name
    term_end = _set_term(work, subject, restriction_until)
    _start_measures(work, subject, other_measure)
    subject.listing_document = documents.issue(work, subject, "DOC5", given={"other_measure": other_measure})
    p.note(grounds=list(subject.codes), term_end=term_end.isoformat())
    return subject


@BLACKLIST.act(
    "serve_listing",
    sources=BLACKLIST.inside(Group.ON_LIST),
    zh="送达列入决定书",
    en="Serve the decision",
    article="L44 13",
    who=CO,
    rules=HANDLER,
    needs=(SERVED_UNTIL_TODAY,),
    clocks=(Start("D50", "served_on"), Start("D51", "served_on")),
)
def serve_listing(p: Passage[BlacklistCase], *, served_on: date) -> BlacklistCase:
    """送达列入决定书 with the penalty decision: the time for remedies runs (J14 = D50, D51)."""
    p.subject.served_on = served_on
    p.note(served_on=served_on.isoformat())
    return p.subject


@BLACKLIST.act(
    "publish",
    sources=(S.LISTED,),
    target=S.PUBLISHED,
    zh="公示列入信息",
    en="Publish the listing",
    article="L44 14",
    who=CREDIT,
    rules=(own_authority,),
    clocks=(Stop("J07"),),
)
def publish(p: Passage[BlacklistCase]) -> BlacklistCase:
    """公示列入信息: public from today; J07 stops."""
    p.subject.published_on = p.work.today
    return p.subject


@BLACKLIST.act(
    "follow_change",
    sources=BLACKLIST.inside(Group.ON_LIST),
    zh="依变更后的决定维持列入",
    en="Rest on the changed decision",
    article="L44 19",
    who=LEADERS,
    rules=DECIDER,
    needs=(HEAVY, AS_TOLD),
    given=_gravity,
)
def follow_change(p: Passage[BlacklistCase], *, decision: Decision) -> BlacklistCase:
    """依变更后的决定维持列入: the changed decision is still a heavy penalty on a ground in the notice."""
    p.subject.decision = decision
    p.note(decision=decision.pk)
    return p.subject


# --- term and measures -----------------------------------------------------------------------------------------------


def _set_term(work: Work, listing: BlacklistCase, restriction_until: date | None) -> date:
    """Its last day: of J08, or the longer term that another law sets. ConditionFailed for a day that is no such term."""
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
    term_end = max(term, restriction_until) if restriction_until else term
    listing.restriction_until, listing.term_end = restriction_until, term_end
    # a full year on the list first
    listing.early_from = early + timedelta(days=1)
    return term_end


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
