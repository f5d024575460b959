"""集体研究决定: no fault, exempt, a measure, or referred (CSR 34-39, GSA 53)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.accountability.review import rules
from cases.accountability.review.choices import Outcome, Recipient
from cases.accountability.review.fault import answerable, complete, measures_known
from cases.accountability.review.meeting import MEETING
from cases.accountability.review.models import CollectiveDecision, ResponsibilityReview
from cases.accountability.review.procedure import RECUSAL, RESPONSIBILITY
from cases.accountability.review.procedure import ReviewState as S
from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Stop
from cases.base.performance import Given
from cases.base.roles import LEADERS
from cases.law.responsibility import heavier
from cases.parties.models import Officer

# what the four outcomes have in common
DECISION: dict[str, Any] = {"sources": (S.COLLECTIVE,), "who": LEADERS, "rules": rules.HEAD, "clocks": (Stop("J18"),)}


def _as(outcome: Outcome) -> Given:
    """What the act comes to, for the conditions and the record."""
    return lambda review, arguments: {"outcome": outcome}


# --- no fault, exempt ------------------------------------------------------------------------------------------------


def _element_missing(q: Question[ResponsibilityReview]) -> Text | None:
    if not complete(q.subject):
        return None
    return Text(
        "有认定三项要件齐备，不能以无责任结案；符合免责情形的应当决定免予追责。",
        "A finding has all three elements; where a ground exempts, decide on exemption.",
    )


def _ground_accepted(q: Question[ResponsibilityReview]) -> Text | None:
    if complete(q.subject) and not answerable(q.subject):
        return None
    return Text(
        "免予追责须三项要件齐备的每一项认定都有已采纳的免责情形。",
        "Exemption needs an accepted ground for every finding that has all three elements.",
    )


ELEMENT_MISSING = Condition(
    "element_missing",
    "缺少过错要件",
    "an element is missing",
    "GSA53, O41-9",
    _element_missing,
    instead("responsibility.decide_exempt", "responsibility.decide_measure", "responsibility.refer"),
)
GROUND_ACCEPTED = Condition(
    "ground_accepted",
    "有已采纳的免责情形",
    "an accepted ground",
    "O41-9",
    _ground_accepted,
    instead("responsibility.decide_no_fault", "responsibility.decide_measure", "responsibility.refer"),
)


@RESPONSIBILITY.act(
    "decide_no_fault",
    target=S.NO_FAULT,
    zh="决定不予追责",
    en="Decide: no fault",
    article="GSA53, CSR39",
    grant=f"CSR39, {RECUSAL}",
    needs=(*MEETING, ELEMENT_MISSING),
    issues=("DOC11", "DOC13"),
    given=_as(Outcome.NO_FAULT),
    **DECISION,
)
def decide_no_fault(
    p: Passage[ResponsibilityReview],
    *,
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    wrongly_accused: bool = False,
) -> CollectiveDecision:
    """决定不予追责: an element of fault is missing. `views` are `{"name", "view", "dissent"}`."""
    p.subject.wrongly_accused = wrongly_accused
    return _decide(p, attendees, views, reasons)


@RESPONSIBILITY.act(
    "decide_exempt",
    target=S.EXEMPT,
    zh="决定免予追责",
    en="Decide: exempt",
    article="CSR39, O41-9",
    grant=f"CSR39, {RECUSAL}",
    needs=(*MEETING, GROUND_ACCEPTED),
    issues=("DOC11", "DOC13"),
    given=_as(Outcome.EXEMPT),
    **DECISION,
)
def decide_exempt(
    p: Passage[ResponsibilityReview], *, attendees: Sequence[Officer], views: Sequence[Mapping[str, Any]], reasons: str
) -> CollectiveDecision:
    """决定免予追责: an accepted ground covers every finding that has all elements."""
    return _decide(p, attendees, views, reasons)


# --- a measure, a referral -------------------------------------------------------------------------------------------


def _three_elements(q: Question[ResponsibilityReview]) -> Text | None:
    if answerable(q.subject):
        return None
    return Text(
        "没有一项认定同时具备违法或者不当履职、故意或者重大过失、危害后果或者不良影响三项要件且未被免责，不得追究责任。",
        "No finding has all three elements of fault without an accepted ground of exemption: nothing may be imposed.",
    )


def _measures_known(q: Question[ResponsibilityReview]) -> Text | None:
    return measures_known(q, q.given["measures"])


def _not_heavier(q: Question[ResponsibilityReview]) -> Text | None:
    told, subject = q.given["outcome"], q.subject
    # a suspected crime or duty offence is passed on whatever was told: that is no sanction (SL 37)
    if told == Outcome.REFERRED and q.given.get("recipient") == Recipient.COMMISSION:
        return None
    if not heavier(told, q.given.get("measures", ()), than=subject.proposed_outcome, than_measures=subject.proposed_measures):
        return None
    return Text(
        "处理重于告知被审查人的内容；不得因陈述申辩而加重处理。",
        "This is heavier than what the official was told; a defence may not make it worse.",
    )


def _recipient_fits(q: Question[ResponsibilityReview]) -> Text | None:
    kind, name = q.given["recipient"], str(q.given["recipient_name"]).strip()
    if kind not in Recipient.values or not name:
        return Text("须写明移送的任免机关或者监察机关。", "Name the appointing organ or the supervision commission.")
    if kind == Recipient.APPOINTING_ORGAN and not answerable(q.subject):
        return _three_elements(q)
    if not q.subject.faultfindings.filter(unlawful=True).exists():
        return Text("没有认定违法或者不当履职，不能移送。", "No unlawful performance was found; there is nothing to refer.")
    return None


THREE_ELEMENTS = Condition(
    "three_elements",
    "过错三项要件齐备",
    "all three elements",
    "O41-9",
    _three_elements,
    instead("responsibility.decide_no_fault", "responsibility.decide_exempt"),
)
MEASURES_KNOWN = Condition("measures_known", "处理方式合法", "measures the law knows", "GSA12", _measures_known, GIVEN)
NOT_HEAVIER = Condition("not_heavier", "不重于告知内容", "not heavier than told", "CSL63, CSR39", _not_heavier, GIVEN)
RECIPIENT_FITS = Condition(
    "recipient_fits",
    "移送符合规定",
    "referral fits",
    "SL37, T310-18, T310-19",
    _recipient_fits,
    GIVEN | instead("responsibility.decide_no_fault", "responsibility.decide_exempt"),
)


@RESPONSIBILITY.act(
    "decide_measure",
    target=S.MEASURE,
    zh="决定给予处理",
    en="Decide on a measure",
    article="CSR39, GSA12",
    grant=f"CSR39, {RECUSAL}",
    needs=(*MEETING, THREE_ELEMENTS, MEASURES_KNOWN, NOT_HEAVIER),
    issues=("DOC11", "DOC13"),
    given=_as(Outcome.MEASURE),
    **DECISION,
)
def decide_measure(
    p: Passage[ResponsibilityReview],
    *,
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    measures: Sequence[str],
) -> CollectiveDecision:
    """决定给予处理: fault in all its elements, nothing heavier than the official was told."""
    p.subject.measures = list(measures)
    return _decide(p, attendees, views, reasons, measures)


@RESPONSIBILITY.act(
    "refer",
    target=S.REFERRED,
    zh="决定移送处理",
    en="Refer the matter",
    article="SL37, T310-18, T310-19, CSR34",
    grant=f"SL37, {RECUSAL}",
    needs=(*MEETING, RECIPIENT_FITS, NOT_HEAVIER),
    issues=("DOC12", "DOC13"),
    given=_as(Outcome.REFERRED),
    **DECISION,
)
def refer(
    p: Passage[ResponsibilityReview],
    *,
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    recipient: str,
    recipient_name: str,
) -> CollectiveDecision:
    """决定移送: to the appointing organ (discipline) or to the supervision commission (DOC12)."""
    p.subject.recipient, p.subject.recipient_name = recipient, recipient_name
    return _decide(p, attendees, views, reasons)


def _decide(
    p: Passage[ResponsibilityReview],
    attendees: Sequence[Officer],
    views: Sequence[Mapping[str, Any]],
    reasons: str,
    measures: Sequence[str] = (),
) -> CollectiveDecision:
    """What was decided, the record of the meeting (DOC13), and the paper that states it (DOC11, or DOC12 for a referral)."""
    work, subject, outcome = p.work, p.subject, p.given["outcome"]
    subject.outcome, subject.decision_reasons, subject.decided_on = outcome, reasons, work.today
    row = CollectiveDecision(
        review=subject,
        held_on=work.today,
        presided_by=work.actor.name,
        attendees=[o.name for o in attendees],
        views=[dict(v) for v in views],
        conclusion=reasons,
        outcome=outcome,
        measures=list(measures),
    )
    work.save(row)
    documents.issue(work, subject, "DOC13", given={"meeting": row})
    documents.issue(work, subject, "DOC12" if outcome == Outcome.REFERRED else "DOC11", given={"opinion": reasons})
    p.note(outcome=outcome, measures=row.measures)
    return row
