"""The three elements of fault, the defence, and every claimed ground of exemption."""

from __future__ import annotations

from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.models import Deadline
from cases.law.responsibility import grounds_on

REASONS = ("unlawful_reasons", "mind_reasons", "harm_reasons")
WEIGHT = {"mind": ("none", "gross_negligence", "intent"), "harm": ("none", "bad_influence", "harm")}
DEFENCE_TERM = "J18-defence"


def _finding_complete(q: Question) -> Text | None:
    finding = q.given["finding"]
    stated = all(str(finding.get(name, "")).strip() for name in ("conduct", "duty", *REASONS))
    known = all(finding.get(name) in codes for name, codes in WEIGHT.items())
    if stated and known and finding.get("unlawful") in (True, False):
        return None
    return Text(
        "须写明履职情况和职责依据，并对违法或者不当履职、故意或者重大过失、危害后果或者不良影响三项要件分别作出认定、说明理由。",
        "State conduct and duty, and find on each of the three elements with reasons: unlawful performance, intent or gross "
        "negligence, harm or bad influence.",
    )


def _not_worse(q: Question) -> Text | None:
    held, now = q.given["held"], q.given["finding"]
    if held is None:
        return Text("没有这一项认定，请核对序号。", "There is no finding with this number; check it.")
    worse = now["unlawful"] and not held.unlawful
    worse = worse or any(codes.index(now[n]) > codes.index(getattr(held, n)) for n, codes in WEIGHT.items())
    if not worse:
        return None
    return Text("不得因被审查人陈述申辩而加重认定。", "A finding may not become graver because the official stated a defence.")


def _has_findings(q: Question) -> Text | None:
    if q.subject.faultfindings.exists():
        return None
    return Text("尚未登记调查认定的事实和三项要件。", "No facts with the three elements are on record yet.")


def _claims_fit(q: Question) -> Text | None:
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


def _stated(q: Question) -> Text | None:
    if str(q.given["content"]).strip() or q.given["claims"]:
        return None
    return Text("须写明陈述申辩内容，或者主张免责情形；没有意见的可以放弃。", "State a defence or claim a ground; or waive.")


def _received_when(q: Question) -> Text | None:
    """From the notice to today; the official states it now, and only who records it for the official names another day."""
    day, told = q.given["received_on"], q.subject.notified_on
    if q.actor.officer_id == q.subject.official_id and day != q.today:
        return Text("本人在系统中提出陈述申辩的，日期为提交当日。", "Who states the own defence here states it today.")
    if told is not None and told <= day <= q.today:
        return None
    return Text(
        "陈述申辩的日期不得早于告知日期，也不得晚于今天。", "A defence is not received before the notice nor after today."
    )


def _in_time(q: Question) -> Text | None:
    clock = Deadline.objects.filter(stream=q.subject.stream_key, rule=DEFENCE_TERM).order_by("-pk").first()
    if clock is None or clock.due_on is None or q.given["received_on"] <= clock.due_on:
        return None
    return Text(f"陈述申辩期限至{clock.due_on}已经届满。", f"The time to state a defence ended on {clock.due_on}.")


def _claim_reasoned(q: Question) -> Text | None:
    claim: Any = q.given["claim"]
    if claim.review_id != q.subject.pk or claim.decision:
        return Text("该免责主张不属于本审查，或者已经作出结论。", "That claim belongs to another review, or is decided already.")
    if q.given["decision"] in ("accepted", "rejected") and str(q.given["reasons"]).strip():
        return None
    return Text("采纳或者不予采纳都须说明理由。", "Accepted or rejected, the ground is decided with reasons.")


def _ground_open(q: Question) -> Text | None:
    claim: Any = q.given["claim"]
    ground = grounds_on(claim.claimed_on).get(claim.ground)
    if q.given["decision"] != "accepted" or ground is None or claim.finding.mind != ground.not_if:
        return None
    return Text(
        f"第{claim.finding.position}项认定为故意，不适用“{ground.text_zh}”。",
        f"Finding {claim.finding.position} is of intent, which shuts this ground.",
    )


def _claims_decided(q: Question) -> Text | None:
    open_ones = list(q.subject.exemptionclaims.filter(decision="").select_related("finding"))
    if not open_ones:
        return None
    listed = "、".join(f"第{c.finding.position}项认定主张的{c.ground}" for c in open_ones)
    return Text(
        f"每一项免责主张都须逐项审查并说明理由，尚未审查：{listed}。",
        f"Every claimed ground must be decided with reasons; still open: {', '.join(c.ground for c in open_ones)}.",
    )


def _verified(q: Question) -> Text | None:
    if str(q.given["verification"]).strip() and str(q.given["argument"]).strip():
        return None
    return Text("须写明对陈述申辩的复核情况和论证意见。", "State how the defence was verified, and the reasoned opinion.")


FINDING_COMPLETE = Condition("three_findings", "三项要件逐项认定", "three findings with reasons", "O41-9", _finding_complete)
FINDING_NOT_WORSE = Condition("finding_not_worse", "不因申辩加重认定", "no graver finding", "CSR39, CSL63", _not_worse)
HAS_FINDINGS = Condition("has_findings", "已登记调查认定", "facts found", "CSR39, O41-9", _has_findings)
CLAIMS_FIT = Condition("claims_fit", "免责主张明确", "claims are definite", "O41-9", _claims_fit)
STATED_OR_CLAIMED = Condition("defence_stated", "写明陈述申辩", "defence stated", "CSR39, GSA43", _stated)
INSIDE_DEFENCE_TERM = Condition("inside_defence_term", "在陈述申辩期限内", "in time", "CSR39, GSA43", _in_time)
RECEIVED_WHEN = Condition("received_when", "提出日期真实", "received when it was", "CSR39, GSA43", _received_when)
CLAIM_REASONED = Condition("claim_reasoned", "审查结论附理由", "decided with reasons", "O41-9", _claim_reasoned)
GROUND_OPEN = Condition("ground_open", "免责情形可以适用", "the ground is open", "O41-9", _ground_open)
CLAIMS_DECIDED = Condition("claims_decided", "免责主张逐项审查", "every claim decided", "CSR39, O41-9", _claims_decided)
DEFENCE_VERIFIED = Condition("defence_verified", "陈述申辩已复核", "defence verified", "CSR39, CSL63", _verified)
