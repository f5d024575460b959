"""The named conditions of a listing. Each says in a sentence what is missing and under which article."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.models import Deadline

# what a leader may rest "not listed" on; the others follow by themselves
LEADERS_GROUNDS = ("not_grave", "no_intent", "defence_accepted")


def _weighed(q: Question) -> Text | None:
    if str(q.given.get("weighing", "")).strip():
        return None
    return Text(
        "须写明对主观恶意、违法频次、持续时间、处罚、货值和危害后果等情节的评估。",
        "Weigh malice, frequency, duration, penalty, sums and harm (art. 12) in writing.",
    )


def _proposed(q: Question) -> Text | None:
    if q.subject.proposes_listing is True:
        return None
    return Text("办案机构负责人尚未提出列入意见。", "The unit head has not proposed to list.")


def _four_eyes(q: Question) -> Text | None:
    if q.subject.proposed_by_id != q.actor.officer_id:
        return None
    return Text("提出列入意见的人员不得自行确认。", "Who proposed the listing may not confirm it.")


def _legal_review(q: Question) -> Text | None:
    last = q.subject.case.reviews.order_by("-pk").first()
    if last is not None and last.passed and last.kind == "legal":
        return None
    return Text(
        "拟列入严重违法失信名单的案件须通过法制审核；只经案件审核的，由办案机构负责人补送法制审核。",
        "A case is listed only after the legal review; one that had the case review alone is submitted to it by the unit head.",
    )


def _reason_given(q: Question) -> Text | None:
    if str(q.given.get("reason", "")).strip():
        return None
    return Text("须写明理由。", "State the reasons.")


def _not_listed_ground(q: Question) -> Text | None:
    ground = q.given.get("ground")
    if ground == "defence_accepted" and q.subject.defence_accepted is not True:
        return Text("没有采纳陈述申辩的复核记录。", "No defence was accepted.")
    if ground in LEADERS_GROUNDS:
        return None
    return Text(
        "不予列入须基于未达到严重程度、没有主观故意或者采纳申辩。",
        "Not listing rests on art. 12, on proven lack of intent, or on a defence that was accepted.",
    )


def _notice_served(q: Question) -> Text | None:
    if q.subject.notice_served_on is not None:
        return None
    return Text("列入告知书尚未送达。", "The notice of the listing has not been served yet.")


def _heard_after_notice(q: Question) -> Text | None:
    received, served = q.given["received_on"], q.subject.notice_served_on
    if served <= received <= q.today:
        return None
    return Text(f"日期须在告知书送达日（{served}）至今天之间。", f"The day lies between the service ({served}) and today.")


def _inside_d12(q: Question) -> Text | None:
    clock = _clock(q.subject, "D12")
    if clock is None or clock.due_on is None or q.given["received_on"] <= clock.due_on:
        return None
    return Text(f"陈述申辩期限已于{clock.due_on}届满。", f"The time to state a defence ended on {clock.due_on}.")


def heard(listing: Any, today: date) -> bool:
    """The party stated its defence and it was re-checked, or it waived, or its five working days are over."""
    if listing.state == "DEFENCE" or listing.defence_on is not None:
        return listing.rechecked_on is not None
    if listing.waived_on is not None:
        return True
    clock = _clock(listing, "D12")
    return clock is not None and clock.due_on is not None and clock.due_on < today


def _party_heard(q: Question) -> Text | None:
    if heard(q.subject, q.today):
        return None
    return Text(
        "当事人对列入的陈述申辩期限未满，或者申辩尚未复核。",
        "The party's time to answer the listing is not over, or its defence is not re-checked.",
    )


def _consent_needed(q: Question) -> Text | None:
    if q.subject.consent_required and q.subject.authority.parent_id is not None:
        return None
    return Text(
        "该列入无须报请上级同意，或者本机关没有登记上一级机关。",
        "No consent is needed here, or no superior authority is registered.",
    )


def _consent_open(q: Question) -> Text | None:
    if q.subject.consent_given is None:
        return None
    return Text("上一级机关已经答复。", "The superior has answered already.")


def _consent_given(q: Question) -> Text | None:
    if not q.subject.consent_required or q.subject.consent_given is True:
        return None
    return Text(
        "县级、设区的市级市场监督管理部门列入严重违法失信名单，应当经上一级市场监督管理部门同意。",
        "A county or city bureau lists only with the consent of the authority above it.",
    )


def _penalty_decided(q: Question) -> Text | None:
    decision = q.given.get("decision")
    if decision is not None and decision.case_id == q.subject.case_id and decision.kind == "penalty":
        return None
    return Text("列入须与本案行政处罚决定一并作出。", "It is decided together with the penalty of its case.")


def _heavy(q: Question) -> Text | None:
    if q.given.get("heavy"):
        return None
    return Text("所作处罚不属于较重行政处罚，不得列入。", "The penalty is not a heavy one: the party may not be listed.")


def _as_told(q: Question) -> Text | None:
    if set(q.given.get("grounds", ())) & set(q.subject.codes):
        return None
    return Text("决定所依据的列入情形未告知当事人。", "The party was not told of the ground on which it would be listed.")


def _not_accepted(q: Question) -> Text | None:
    if q.subject.defence_accepted is not True:
        return None
    return Text("当事人的陈述申辩已被采纳，不得列入。", "The party's objection was accepted: it may not be listed.")


def _term_over(q: Question) -> Text | None:
    if q.subject.term_end is not None and q.subject.term_end < q.today:
        return None
    return Text(f"列入期限（至{q.subject.term_end}）尚未届满。", f"The term (to {q.subject.term_end}) is not over.")


def _penalty_fallen(q: Question) -> Text | None:
    if q.given.get("fallen"):
        return None
    return Text("处罚决定仍然有效且属于较重行政处罚，不得撤销列入。", "The heavy penalty stands, so the listing does too.")


def _to_take_down(q: Question) -> Text | None:
    if q.subject.published_on is not None and q.subject.taken_down_on is None:
        return None
    return Text("没有需要撤下的公示信息。", "Nothing is left to take down.")


def _clock(listing: Any, rule: str) -> Deadline | None:
    return Deadline.objects.filter(stream=listing.stream_key, rule=rule).order_by("-pk").first()


WEIGHED = Condition("weighed", "已评估情节", "circumstances weighed", "L44 12", _weighed)
PROPOSED = Condition("proposed", "办案机构已提出列入意见", "proposed by the unit head", "L44 13", _proposed)
FOUR_EYES = Condition("listing_four_eyes", "提出与确认分离", "proposal and confirmation apart", "L44 13", _four_eyes)
LEGAL_REVIEW = Condition("listing_review", "已通过法制审核", "legal review passed", "L44 13; PP49", _legal_review)
REASON_GIVEN = Condition("listing_reason", "写明理由", "reasons given", "L44 12-13", _reason_given)
NOT_LISTED_GROUND = Condition("not_listed_ground", "有不予列入的理由", "ground for not listing", "L44 12", _not_listed_ground)
NOTICE_SERVED = Condition("listing_notice_served", "列入告知书已送达", "notice served", "L44 13", _notice_served)
HEARD_AFTER_NOTICE = Condition("heard_after_notice", "在告知送达之后", "after the notice was served", "PL44", _heard_after_notice)
INSIDE_D12 = Condition("listing_inside_d12", "在陈述申辩期限内", "inside the five working days", "PL44, PL64", _inside_d12)
PARTY_HEARD = Condition("listing_heard", "已听取对列入的陈述申辩", "the party was heard", "L44 13; PL45", _party_heard)
CONSENT_NEEDED = Condition("consent_needed", "须报请上级同意", "consent is needed", "L44 22", _consent_needed)
CONSENT_OPEN = Condition("consent_open", "上级尚未答复", "not answered yet", "L44 22", _consent_open)
CONSENT_GIVEN = Condition("superior_consent", "已经上级同意", "the superior consented", "L44 22", _consent_given)
PENALTY_DECIDED = Condition("with_penalty", "与处罚决定一并作出", "with the penalty", "L44 13", _penalty_decided)
HEAVY = Condition("heavy_penalty", "属于较重行政处罚", "a heavy penalty", "L44 2", _heavy)
AS_TOLD = Condition("listing_as_told", "列入情形已告知", "on a ground that was told", "L44 13; PL45", _as_told)
NOT_ACCEPTED = Condition("listing_defence_accepted", "申辩未被采纳", "objection not accepted", "L44 13; PL45", _not_accepted)
TERM_OVER = Condition("listing_term_over", "列入期限已满", "the term is over", "L44 21", _term_over)
PENALTY_FALLEN = Condition("penalty_fallen", "处罚已撤销或者不再较重", "the penalty fell", "L44 19", _penalty_fallen)
TO_TAKE_DOWN = Condition("to_take_down", "有待撤下的公示", "something to take down", "L44 19", _to_take_down)
