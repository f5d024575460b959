"""列入评估、提出意见、确认、不予列入 (L44 2, 12-13)."""

from __future__ import annotations

from datetime import date

from cases.base import documents, gate
from cases.base.bureau import settings_of
from cases.base.conditions import Condition, Question
from cases.base.cures import ANOTHER, GIVEN, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Stop
from cases.base.roles import CREDIT, LEADERS, SYSTEM, UH
from cases.base.work import Work
from cases.parties.models import Authority
from cases.parties.models.authorities import Level
from cases.parties.rules import system_only
from cases.penalty.models import PenaltyCase
from integrity.blacklist.gravity import Gravity
from integrity.blacklist.models import BlacklistCase, NotListedGround
from integrity.blacklist.procedure import BLACKLIST, Group
from integrity.blacklist.procedure import BlacklistState as S
from integrity.blacklist.rules import APART, DECIDER

# what a leader may rest "not listed" on; the others follow from the case
LEADERS_GROUNDS = (NotListedGround.NOT_GRAVE, NotListedGround.NO_INTENT, NotListedGround.DEFENCE_ACCEPTED)


@BLACKLIST.act(
    "open",
    target=S.ASSESSING,
    zh="启动列入评估",
    en="Open the assessment",
    article="L44 2, 13",
    grant="L44 13",
    who=SYSTEM,
    rules=(system_only,),
)
def open_(work: Work, *, case: PenaltyCase, gravity: Gravity) -> BlacklistCase:
    """启动列入评估: a heavy penalty is intended for conduct that is a ground of the list."""
    subject = BlacklistCase(
        state=S.ASSESSING,
        opened_on=work.today,
        case=case,
        authority=case.authority,
        party=case.party,
        grounds=gravity.rows(),
        heavy_by=gravity.heavy_by,
    )
    with gate.opening(work, "open", subject) as p:
        p.note(grounds=list(subject.codes), heavy_by=gravity.heavy_by)
    return subject


# --- the proposal, and what the credit officer says of it ------------------------------------------------------------


def _weighed(q: Question[BlacklistCase]) -> Text | None:
    if str(q.given.get("weighing", "")).strip():
        return None
    return Text(
        "须写明对主观恶意、违法频次、持续时间、处罚、货值和危害后果等情节的评估。",
        "Weigh malice, frequency, duration, penalty, sums and harm (art. 12) in writing.",
    )


def _proposed(q: Question[BlacklistCase]) -> Text | None:
    if q.subject.proposes_listing is True:
        return None
    return Text("办案机构负责人尚未提出列入意见。", "The unit head has not proposed to list.")


def _four_eyes(q: Question[BlacklistCase]) -> Text | None:
    if q.subject.proposed_by_id != q.actor.officer_id:
        return None
    return Text("提出列入意见的人员不得自行确认。", "Who proposed the listing may not confirm it.")


def _legal_review(q: Question[BlacklistCase]) -> Text | None:
    last = q.subject.case.reviews.order_by("-pk").first()
    if last is not None and last.passed and last.kind == "legal":
        return None
    return Text(
        "拟列入严重违法失信名单的案件须通过法制审核；只经案件审核的，由办案机构负责人补送法制审核。",
        "A case is listed only after the legal review; one that had the case review alone is submitted to it by the unit head.",
    )


def _reason_given(q: Question[BlacklistCase]) -> Text | None:
    if str(q.given.get("reason", "")).strip():
        return None
    return Text("须写明理由。", "State the reasons.")


WEIGHED = Condition("weighed", "已评估情节", "circumstances weighed", "L44 12", _weighed, GIVEN)
PROPOSED = Condition(
    "proposed", "办案机构已提出列入意见", "proposed by the unit head", "L44 13", _proposed, by("blacklist.propose")
)
FOUR_EYES = Condition("listing_four_eyes", "提出与确认分离", "proposal and confirmation apart", "L44 13", _four_eyes, ANOTHER)
LEGAL_REVIEW = Condition(
    "listing_review",
    "已通过法制审核",
    "legal review passed",
    "L44 13; PP49",
    _legal_review,
    by("penalty.submit_legal", "penalty.pass_review", "penalty.submit_review", "penalty.finish_investigation"),
)
REASON_GIVEN = Condition("listing_reason", "写明理由", "reasons given", "L44 12-13", _reason_given, GIVEN)


@BLACKLIST.act(
    "propose",
    sources=(S.ASSESSING,),
    zh="提出列入意见",
    en="Propose to list or not",
    article="L44 12",
    grant="L44 13",
    who=UH,
    rules=APART,
    needs=(WEIGHED,),
    reason="weighing",
)
def propose(p: Passage[BlacklistCase], *, to_list: bool, weighing: str) -> BlacklistCase:
    """提出列入意见: the unit head weighs the circumstances of art. 12 and says whether to list."""
    p.subject.weighing, p.subject.proposes_listing = weighing, to_list
    p.subject.proposed_by_id = p.work.actor.officer_id
    p.subject.credit_opinion = ""
    p.note(to_list=to_list)
    return p.subject


@BLACKLIST.act(
    "notify",
    sources=(S.ASSESSING,),
    target=S.NOTIFIED,
    zh="确认拟列入并制发告知书",
    en="Confirm and issue the notice",
    article="L44 13",
    who=CREDIT,
    rules=APART,
    needs=(PROPOSED, FOUR_EYES, LEGAL_REVIEW),
    issues=("DOC4",),
    reason="opinion",
)
def notify(p: Passage[BlacklistCase], *, opinion: str = "") -> BlacklistCase:
    """确认拟列入: a credit officer confirms; DOC4 is issued, to be served with the penalty notice."""
    subject, work = p.subject, p.work
    subject.confirmed_by_id, subject.credit_opinion = work.actor.officer_id, opinion
    subject.notified_on = work.today
    subject.consent_required = _consent_required(subject.authority, work.today)
    subject.notice_document = documents.issue(work, subject, "DOC4")
    p.note(consent_required=subject.consent_required)
    return subject


def _consent_required(authority: Authority, on: date) -> bool:
    """A county or city bureau lists with the consent of the authority above it, unless the bureau's setting says no.

    Uncertain (L44 22): the revision draft of 2025-10 drops it, so a dated setting.
    """
    small = authority.level in (Level.COUNTY, Level.CITY)
    return small and settings_of(authority.pk, on).get("superior_consent", "yes") != "no"


@BLACKLIST.act(
    "disagree",
    sources=(S.ASSESSING,),
    zh="不同意列入意见",
    en="Disagree with the proposal",
    article="L44 12",
    grant="L44 13",
    who=CREDIT,
    rules=APART,
    needs=(PROPOSED, REASON_GIVEN),
    reason="reason",
)
def disagree(p: Passage[BlacklistCase], *, reason: str) -> BlacklistCase:
    """不同意列入意见: the credit officer sees it otherwise; a leader decides."""
    p.subject.confirmed_by_id, p.subject.credit_opinion = p.work.actor.officer_id, reason
    return p.subject


# --- what the leader does of it --------------------------------------------------------------------------------------


def _not_listed_ground(q: Question[BlacklistCase]) -> Text | None:
    ground = q.given.get("ground")
    if ground == NotListedGround.DEFENCE_ACCEPTED and q.subject.defence_accepted is not True:
        return Text("没有采纳陈述申辩的复核记录。", "No defence was accepted.")
    if ground in LEADERS_GROUNDS:
        return None
    return Text(
        "不予列入须基于未达到严重程度、没有主观故意或者采纳申辩。",
        "Not listing rests on art. 12, on proven lack of intent, or on a defence that was accepted.",
    )


NOT_LISTED_GROUND = Condition(
    "not_listed_ground",
    "有不予列入的理由",
    "ground for not listing",
    "L44 12",
    _not_listed_ground,
    GIVEN | by("blacklist.recheck_defence"),
)


@BLACKLIST.act(
    "return_proposal",
    sources=(S.ASSESSING,),
    zh="退回重新提出意见",
    en="Return the proposal",
    article="L44 12",
    who=LEADERS,
    rules=DECIDER,
    needs=(REASON_GIVEN,),
    reason="reason",
)
def return_proposal(p: Passage[BlacklistCase], *, reason: str) -> BlacklistCase:
    """退回重新提出意见: the leader does not follow; the unit head proposes again."""
    p.subject.proposes_listing = p.subject.proposed_by_id = p.subject.confirmed_by_id = None
    return p.subject


@BLACKLIST.act(
    "leave_unlisted",
    sources=(S.ASSESSING,),
    target=S.NOT_LISTED,
    zh="决定不予列入",
    en="Decide not to list",
    article="L44 12",
    who=LEADERS,
    rules=DECIDER,
    needs=(NOT_LISTED_GROUND, REASON_GIVEN),
    reason="reason",
)
@BLACKLIST.act(
    "leave_unlisted",
    sources=BLACKLIST.inside(Group.TOLD),
    target=S.NOT_LISTED,
    zh="决定不予列入",
    en="Decide not to list",
    article="L44 12",
    who=LEADERS,
    rules=DECIDER,
    needs=(NOT_LISTED_GROUND, REASON_GIVEN),
    clocks=(Stop("D12"),),
    reason="reason",
)
def leave_unlisted(p: Passage[BlacklistCase], *, ground: str, reason: str) -> BlacklistCase:
    """决定不予列入: art. 12 is not met, lack of intent is proven, or the party's defence was accepted."""
    p.subject.ended_on, p.subject.end_ground, p.subject.end_reason = p.work.today, ground, reason
    p.note(ground=ground)
    return p.subject


@BLACKLIST.act(
    "drop",
    sources=BLACKLIST.inside(Group.PENDING),
    target=S.NOT_LISTED,
    zh="不再具备列入条件，终止评估",
    en="End it: the conditions are gone",
    article="L44 2",
    who=SYSTEM,
    rules=(system_only,),
    clocks=(Stop("D12"),),
    reason="reason",
)
def drop(p: Passage[BlacklistCase], *, reason: str) -> BlacklistCase:
    """终止评估: the penalty is no longer heavy, or there is none."""
    subject = p.subject
    subject.ended_on, subject.end_ground, subject.end_reason = p.work.today, NotListedGround.NOT_HEAVY, reason
    return subject
