"""回避、调查认定、告知 (CSR 39, 41, 42)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.accountability.review import people, rules
from cases.accountability.review.choices import Outcome
from cases.accountability.review.fault import FINDING, FINDING_COMPLETE, complete, measures_known
from cases.accountability.review.models import FaultFinding, Investigator, ResponsibilityReview, ToldOfficial
from cases.accountability.review.procedure import RECUSAL, RESPONSIBILITY, Group
from cases.accountability.review.procedure import ReviewState as S
from cases.accountability.review.separation import independent, staff_of
from cases.accountability.review.telling import WAY_OF_TELLING, tell
from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, MORE_PEOPLE, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start
from cases.base.roles import GROUP, LEADERS
from cases.parties.models import Officer
from cases.parties.replacing import Cause


def _recusal_fits(q: Question[ResponsibilityReview]) -> Text | None:
    current, coming = set(people.investigators_of(q.subject)), q.given["coming"]
    if q.given["leaving"].pk not in current:
        return Text("退出的须为现任调查人员。", "Who leaves must investigate now.")
    if coming.pk in current or coming.pk not in staff_of(q):
        return Text(
            "接替的须为办理机关执法监督或者法制机构的其他人员。", "Who comes must be another of the supervision or legal unit."
        )
    if q.given["cause"] in Cause.values and str(q.given["reason"]).strip():
        return None
    return Text("须写明更换的情形和理由。", "Name the cause and give the reason.")


RECUSAL_FITS = Condition(
    "recusal_fits", "回避和接替符合规定", "recusal and successor fit", "CSR42, GSA47", _recusal_fits, GIVEN | MORE_PEOPLE
)


@RESPONSIBILITY.act(
    "recuse",
    # whoever investigated also tells the official and puts the file away
    sources=(*RESPONSIBILITY.inside(Group.INVESTIGATED), S.COLLECTIVE, *RESPONSIBILITY.inside(Group.OUTCOME), S.SERVED),
    zh="更换调查人员",
    en="Replace an investigator",
    article="CSR42, GSA47",
    who=LEADERS,
    rules=rules.HEAD,
    needs=(RECUSAL_FITS, *independent("coming", "调查人员", "investigator")),
    reason="reason",
)
def recuse(
    p: Passage[ResponsibilityReview], *, leaving: Officer, coming: Officer, reason: str, cause: str = Cause.RECUSAL.value
) -> ResponsibilityReview:
    """更换调查人员: one leaves, recused or for another `cause` (parties.replacing.Cause), another takes over today."""
    row = p.subject.investigators.get(officer=leaving, to_day__isnull=True)
    row.to_day, row.recusal = p.work.today, reason
    p.work.save(row)
    p.work.save(Investigator(review=p.subject, officer=coming, from_day=p.work.today))
    p.note(leaving=leaving.name, coming=coming.name, cause=cause)
    return p.subject


@RESPONSIBILITY.act(
    "record_finding",
    sources=(S.OPEN,),
    zh="登记调查认定",
    en="Record a finding",
    article="O41-9",
    grant=f"CSR41, {RECUSAL}",
    who=GROUP,
    rules=rules.INVESTIGATOR,
    needs=(FINDING_COMPLETE,),
)
def record_finding(p: Passage[ResponsibilityReview], *, finding: Mapping[str, Any]) -> FaultFinding:
    """登记调查认定: what was done or left undone, and the three elements with reasons (keys as in FINDING)."""
    stated = {name: finding[name] for name in FINDING}
    row = FaultFinding(review=p.subject, position=p.subject.faultfindings.count() + 1, **stated)
    p.work.save(row)
    p.note(finding=row.position)
    return row


# --- the notice ------------------------------------------------------------------------------------------------------


def _has_findings(q: Question[ResponsibilityReview]) -> Text | None:
    if q.subject.faultfindings.exists():
        return None
    return Text("尚未登记调查认定的事实和三项要件。", "No facts with the three elements are on record yet.")


def _proposal_fits(q: Question[ResponsibilityReview]) -> Text | None:
    """What is proposed to the official follows from the findings."""
    outcome, found = q.given["outcome"], complete(q.subject)
    if not str(q.given["basis"]).strip():
        return Text("须写明拟处理的依据。", "State the basis of what is intended.")
    if outcome == Outcome.MEASURE and found:
        return measures_known(q, q.given["measures"])
    if (outcome == Outcome.REFERRED and found) or (outcome == Outcome.NO_FAULT and not found):
        return None
    return Text(
        "拟处理与认定不符：三项要件齐备的拟给予处理或者移送，缺少要件的拟不予追责。",
        "What is intended does not follow from the findings: measure or referral where all elements are found, else none.",
    )


HAS_FINDINGS = Condition(
    "has_findings", "已登记调查认定", "facts found", "CSR39, O41-9", _has_findings, by("responsibility.record_finding")
)
PROPOSAL_FITS = Condition(
    "proposal_fits", "拟处理与认定相符", "proposal follows from findings", "CSR39, O41-9", _proposal_fits, GIVEN
)


@RESPONSIBILITY.act(
    "notify",
    sources=(S.OPEN,),
    target=S.NOTIFIED,
    zh="告知事实与拟处理",
    en="Tell the official the facts",
    article="CSR39, GSA43",
    grant=f"CSR39, {RECUSAL}",
    who=GROUP,
    rules=rules.INVESTIGATOR,
    needs=(HAS_FINDINGS, PROPOSAL_FITS, WAY_OF_TELLING),
    clocks=(Start("J18-defence"),),
    issues=("DOC10",),
)
def notify(
    p: Passage[ResponsibilityReview], *, outcome: str, basis: str, way: str, measures: Sequence[str] = ()
) -> ResponsibilityReview:
    """告知事实与拟处理 (DOC10): the time to state a defence runs; nothing heavier can be decided afterwards."""
    subject = p.subject
    subject.proposed_outcome, subject.proposed_measures = outcome, list(measures)
    subject.proposed_basis, subject.notified_on = basis, p.work.today
    paper = documents.issue(p.work, subject, "DOC10")
    tell(p.work, subject, ToldOfficial.What.FACTS, way=way, document=paper)
    return subject
