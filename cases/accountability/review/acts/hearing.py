"""陈述申辩 (CSR 39, GSA 43): the official states a defence and claims grounds, or does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.accountability.review import rules
from cases.accountability.review.models import ExemptionClaim, OfficialDefence, ResponsibilityReview
from cases.accountability.review.procedure import RESPONSIBILITY
from cases.accountability.review.procedure import ReviewState as S
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Stop
from cases.base.models import Deadline
from cases.base.roles import SYSTEM
from cases.law.responsibility import grounds_on
from cases.parties.rules import system_only
from cases.parties.selectors import STAFF

TERM = "J18-defence"


def _stated(q: Question[ResponsibilityReview]) -> Text | None:
    if str(q.given["content"]).strip() or q.given["claims"]:
        return None
    return Text("须写明陈述申辩内容，或者主张免责情形；没有意见的可以放弃。", "State a defence or claim a ground; or waive.")


def _claims_fit(q: Question[ResponsibilityReview]) -> Text | None:
    known, findings = grounds_on(q.today), set(q.subject.faultfindings.values_list("position", flat=True))
    claims = q.given["claims"]
    once = {(c["finding"], c["ground"]) for c in claims}
    fits = all(c["finding"] in findings and c["ground"] in known and c["statement"].strip() for c in claims)
    if fits and len(once) == len(claims):
        return None
    return Text(
        "主张免责须写明针对第几项认定、属于哪一种免责情形及其事实和理由，同一情形不得重复主张。",
        "A claim names the finding, one of the grounds, and its facts and reasons; each once.",
    )


def _received(q: Question[ResponsibilityReview]) -> date:
    """The day on which the defence came in: today, where no other is named."""
    day: date | None = q.given["received_on"]
    return day or q.today


def _received_when(q: Question[ResponsibilityReview]) -> Text | None:
    """From the notice to today; the official states it now, and only who records it for the official names another day."""
    day, told = _received(q), q.subject.notified_on
    if q.actor.officer_id == q.subject.official_id and day != q.today:
        return Text("本人在系统中提出陈述申辩的，日期为提交当日。", "Who states the own defence here states it today.")
    if told is not None and told <= day <= q.today:
        return None
    return Text(
        "陈述申辩的日期不得早于告知日期，也不得晚于今天。", "A defence is not received before the notice nor after today."
    )


def _in_time(q: Question[ResponsibilityReview]) -> Text | None:
    clock = Deadline.objects.filter(stream=q.subject.stream_key, rule=TERM).order_by("-pk").first()
    if clock is None or clock.due_on is None or _received(q) <= clock.due_on:
        return None
    return Text(f"陈述申辩期限至{clock.due_on}已经届满。", f"The time to state a defence ended on {clock.due_on}.")


STATED_OR_CLAIMED = Condition(
    "defence_stated", "写明陈述申辩", "defence stated", "CSR39, GSA43", _stated, GIVEN | instead("responsibility.waive")
)
CLAIMS_FIT = Condition("claims_fit", "免责主张明确", "claims are definite", "O41-9", _claims_fit, GIVEN)
RECEIVED_WHEN = Condition("received_when", "提出日期真实", "received when it was", "CSR39, GSA43", _received_when, GIVEN)
INSIDE_DEFENCE_TERM = Condition(
    "inside_defence_term", "在陈述申辩期限内", "in time", "CSR39, GSA43", _in_time, GIVEN | instead("responsibility.deem_waived")
)


@RESPONSIBILITY.act(
    "defend",
    sources=(S.NOTIFIED,),
    target=S.DEFENCE,
    zh="提出陈述申辩",
    en="State a defence",
    article="CSR39, GSA43",
    who=STAFF,
    rules=(rules.states_or_records,),
    needs=(STATED_OR_CLAIMED, CLAIMS_FIT, RECEIVED_WHEN, INSIDE_DEFENCE_TERM),
    clocks=(Stop(TERM),),
)
def defend(
    p: Passage[ResponsibilityReview], *, content: str, claims: Sequence[Mapping[str, Any]] = (), received_on: date | None = None
) -> OfficialDefence:
    """提出陈述申辩: what the official states, and the grounds claimed (`finding` position, `ground`, `statement`)."""
    day = received_on or p.work.today
    findings = {f.position: f for f in p.subject.faultfindings.all()}
    for claim in claims:
        p.work.save(
            ExemptionClaim(
                review=p.subject,
                finding=findings[claim["finding"]],
                ground=claim["ground"],
                statement=claim["statement"],
                claimed_on=day,
            )
        )
    p.note(grounds=[c["ground"] for c in claims])
    return _heard(p, OfficialDefence.Kind.STATED, day, content)


@RESPONSIBILITY.act(
    "waive",
    sources=(S.NOTIFIED,),
    target=S.DEFENCE,
    zh="放弃陈述申辩",
    en="Waive the defence",
    article="CSR39, GSA43",
    who=STAFF,
    rules=(rules.is_official,),
    clocks=(Stop(TERM),),
)
def waive(p: Passage[ResponsibilityReview]) -> OfficialDefence:
    """放弃陈述申辩."""
    return _heard(p, OfficialDefence.Kind.WAIVED, p.work.today)


@RESPONSIBILITY.act(
    "deem_waived",
    sources=(S.NOTIFIED,),
    target=S.DEFENCE,
    zh="逾期视为放弃",
    en="Deemed waived",
    article="CSR39, GSA43",
    who=SYSTEM,
    rules=(system_only,),
)
def deem_waived(p: Passage[ResponsibilityReview]) -> OfficialDefence:
    """逾期视为放弃: by the system, once the time to state a defence is over."""
    return _heard(p, OfficialDefence.Kind.SILENT, p.work.today)


def _heard(p: Passage[ResponsibilityReview], kind: str, day: date, content: str = "") -> OfficialDefence:
    review, actor = p.subject, p.work.actor
    review.heard_on = day
    by = "" if actor.officer_id == review.official_id or actor.is_system else actor.name
    return p.work.save(OfficialDefence(review=review, kind=kind, received_on=day, content=content, recorded_by=by))
