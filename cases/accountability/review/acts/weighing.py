"""复核申辩、审查免责主张、提请集体研究 (CSR 39, CSL 63, O41)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cases.accountability.review import rules
from cases.accountability.review.choices import Claim
from cases.accountability.review.fault import FINDING, FINDING_COMPLETE, WEIGHT
from cases.accountability.review.models import ExemptionClaim, FaultFinding, ResponsibilityReview
from cases.accountability.review.procedure import RECUSAL, RESPONSIBILITY
from cases.accountability.review.procedure import ReviewState as S
from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, GIVEN, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.roles import GROUP
from cases.law.responsibility import grounds_on
from cases.parties.models import Officer


def _not_worse(q: Question[ResponsibilityReview]) -> Text | None:
    held, now = q.given["held"], q.given["finding"]
    if held is None:
        return Text("没有这一项认定，请核对序号。", "There is no finding with this number; check it.")
    worse = now["unlawful"] and not held.unlawful
    worse = worse or any(codes.index(now[n]) > codes.index(getattr(held, n)) for n, codes in WEIGHT.items())
    if not worse:
        return None
    return Text("不得因被审查人陈述申辩而加重认定。", "A finding may not become graver because the official stated a defence.")


FINDING_NOT_WORSE = Condition("finding_not_worse", "不因申辩加重认定", "no graver finding", "CSR39, CSL63", _not_worse, GIVEN)


def _held(review: ResponsibilityReview, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """The finding as it stands; the review is locked, so that nobody else changes it before it is saved."""
    return {"held": review.faultfindings.filter(position=arguments["position"]).first()}


@RESPONSIBILITY.act(
    "revise_finding",
    sources=(S.DEFENCE,),
    zh="复核后更正认定",
    en="Revise a finding",
    article="CSR39, CSL63",
    grant=f"CSR39, {RECUSAL}",
    who=GROUP,
    rules=rules.INVESTIGATOR,
    needs=(FINDING_COMPLETE, FINDING_NOT_WORSE),
    given=_held,
)
def revise_finding(p: Passage[ResponsibilityReview], *, position: int, finding: Mapping[str, Any]) -> FaultFinding:
    """复核后更正认定: to the official's favour only; the earlier version stays in the history."""
    held: FaultFinding = p.given["held"]
    for name in FINDING:
        setattr(held, name, finding[name])
    p.work.save(held)
    p.note(finding=position)
    return held


# --- claimed grounds -------------------------------------------------------------------------------------------------


def _claim_reasoned(q: Question[ResponsibilityReview]) -> Text | None:
    claim: Any = q.given["claimed"]
    if claim is None or claim.decision:
        return Text("该免责主张不属于本审查，或者已经作出结论。", "That claim belongs to another review, or is decided already.")
    if q.given["decision"] in (Claim.ACCEPTED, Claim.REJECTED) and str(q.given["reasons"]).strip():
        return None
    return Text("采纳或者不予采纳都须说明理由。", "Accepted or rejected, the ground is decided with reasons.")


def _ground_open(q: Question[ResponsibilityReview]) -> Text | None:
    claim: Any = q.given["claimed"]
    ground = grounds_on(claim.claimed_on).get(claim.ground)
    if q.given["decision"] != Claim.ACCEPTED or ground is None or claim.finding.mind != ground.not_if:
        return None
    return Text(
        f"第{claim.finding.position}项认定为故意，不适用“{ground.text_zh}”。",
        f"Finding {claim.finding.position} is of intent, which shuts this ground.",
    )


CLAIM_REASONED = Condition("claim_reasoned", "审查结论附理由", "decided with reasons", "O41-9", _claim_reasoned, GIVEN | DONE)
GROUND_OPEN = Condition("ground_open", "免责情形可以适用", "the ground is open", "O41-9", _ground_open, GIVEN)


def _claimed(review: ResponsibilityReview, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """The claim, if it is of this review."""
    return {"claimed": review.exemptionclaims.filter(pk=arguments["claim"]).first()}


@RESPONSIBILITY.act(
    "decide_claim",
    sources=(S.DEFENCE,),
    zh="审查免责主张",
    en="Decide a claimed ground",
    article="O41-9",
    grant=f"O41-9, {RECUSAL}",
    who=GROUP,
    rules=rules.INVESTIGATOR,
    needs=(CLAIM_REASONED, GROUND_OPEN),
    given=_claimed,
)
def decide_claim(p: Passage[ResponsibilityReview], *, claim: int, decision: str, reasons: str) -> ExemptionClaim:
    """审查免责主张: accepted or rejected, with reasons."""
    row: ExemptionClaim = p.given["claimed"]
    row.decision, row.reasons, row.decided_on = decision, reasons, p.work.today
    row.decided_by = Officer.objects.get(pk=p.work.actor.officer)
    p.work.save(row)
    p.note(finding=row.finding.position, ground=row.ground, decision=decision)
    return row


# --- to the leading group --------------------------------------------------------------------------------------------


def _verified(q: Question[ResponsibilityReview]) -> Text | None:
    if str(q.given["verification"]).strip() and str(q.given["argument"]).strip():
        return None
    return Text("须写明对陈述申辩的复核情况和论证意见。", "State how the defence was verified, and the reasoned opinion.")


def _claims_decided(q: Question[ResponsibilityReview]) -> Text | None:
    open_ones = list(q.subject.exemptionclaims.filter(decision=Claim.OPEN).select_related("finding"))
    if not open_ones:
        return None
    listed = "、".join(f"第{c.finding.position}项认定主张的{c.ground}" for c in open_ones)
    return Text(
        f"每一项免责主张都须逐项审查并说明理由，尚未审查：{listed}。",
        f"Every claimed ground must be decided with reasons; still open: {', '.join(c.ground for c in open_ones)}.",
    )


DEFENCE_VERIFIED = Condition("defence_verified", "陈述申辩已复核", "defence verified", "CSR39, CSL63", _verified, GIVEN)
CLAIMS_DECIDED = Condition(
    "claims_decided",
    "免责主张逐项审查",
    "every claim decided",
    "CSR39, O41-9",
    _claims_decided,
    by("responsibility.decide_claim"),
)


@RESPONSIBILITY.act(
    "submit",
    sources=(S.DEFENCE,),
    target=S.COLLECTIVE,
    zh="提请集体研究",
    en="Submit to the leading group",
    article="CSR39, O41-9",
    grant=f"CSR39, {RECUSAL}",
    who=GROUP,
    rules=rules.INVESTIGATOR,
    needs=(DEFENCE_VERIFIED, CLAIMS_DECIDED),
    issues=("DOC13",),
)
def submit(p: Passage[ResponsibilityReview], *, verification: str, argument: str) -> ResponsibilityReview:
    """提请集体研究: the defence verified, every claimed ground decided; DOC13 states the reasoned opinion."""
    p.subject.verification, p.subject.argument = verification, argument
    documents.issue(p.work, p.subject, "DOC13")
    return p.subject
