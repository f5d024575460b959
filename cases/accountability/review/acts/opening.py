"""初步核实、立案 (CSR 39, 41, GSA 53)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.accountability.review import rules
from cases.accountability.review.choices import Outcome
from cases.accountability.review.fault import REASONS_GIVEN
from cases.accountability.review.models import Investigator, ResponsibilityReview
from cases.accountability.review.procedure import RECUSAL, RESPONSIBILITY
from cases.accountability.review.procedure import ReviewState as S
from cases.accountability.review.separation import independent, staff_of
from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, MORE_PEOPLE, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start
from cases.base.roles import LEADERS, SUPERVISION
from cases.parties.models import Officer


def _consented(q: Question[ResponsibilityReview]) -> Text | None:
    if q.subject.consented_on:
        return None
    return Text("初步核实须先经本机关负责人同意。", "The head must consent before anything is verified.")


CONSENTED = Condition(
    "head_consents", "负责人已同意", "the head has consented", "CSR39", _consented, by("responsibility.consent")
)


@RESPONSIBILITY.act(
    "consent",
    sources=(S.CLUE,),
    zh="同意初步核实",
    en="Consent to verification",
    article="CSR39",
    grant=f"CSR39, {RECUSAL}",
    who=LEADERS,
    rules=rules.HEAD,
)
def consent(p: Passage[ResponsibilityReview]) -> ResponsibilityReview:
    """同意初步核实: by the head, before anything is verified."""
    p.subject.consented_on = p.work.today
    return p.subject


@RESPONSIBILITY.act(
    "begin_preliminary",
    sources=(S.CLUE,),
    target=S.PRELIM,
    zh="开始初步核实",
    en="Begin the verification",
    article="CSR39",
    grant=f"CSR39, {RECUSAL}",
    who=SUPERVISION,
    rules=rules.SUPERVISOR,
    needs=(CONSENTED,),
)
def begin_preliminary(p: Passage[ResponsibilityReview]) -> ResponsibilityReview:
    """开始初步核实."""
    return p.subject


def _found_first(review: ResponsibilityReview, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was verified is its own reason."""
    return {"reasons": arguments.get("findings", "")}


@RESPONSIBILITY.act(
    "report_preliminary",
    sources=(S.PRELIM,),
    zh="提交初步核实情况",
    en="Report the verification",
    article="CSR39",
    grant=f"CSR39, {RECUSAL}",
    who=SUPERVISION,
    rules=rules.SUPERVISOR,
    needs=(REASONS_GIVEN,),
    given=_found_first,
)
def report_preliminary(p: Passage[ResponsibilityReview], *, findings: str, suggestion: str) -> ResponsibilityReview:
    """提交初步核实情况; `suggestion` is open or clear. What was found stays out of the act log."""
    p.subject.preliminary, p.subject.suggestion = findings, suggestion
    return p.subject


# --- the opening -----------------------------------------------------------------------------------------------------


def _verified(q: Question[ResponsibilityReview]) -> Text | None:
    if q.subject.preliminary:
        return None
    return Text("尚未提交初步核实情况。", "The preliminary verification has not been reported yet.")


def _two_investigators(q: Question[ResponsibilityReview]) -> Text | None:
    named = {o.pk for o in q.given["investigators"]}
    own = staff_of(q)
    if len(named) == len(q.given["investigators"]) >= 2 and named <= own:
        return None
    return Text(
        "调查人员不少于两人，须为办理机关的执法监督或者法制机构人员，同一人不得重复。",
        "At least two investigators of the handling authority's supervision or legal unit, each once.",
    )


VERIFIED = Condition(
    "preliminary_reported", "已初步核实", "verified first", "CSR39", _verified, by("responsibility.report_preliminary")
)
TWO_INVESTIGATORS = Condition(
    "two_investigators", "调查人员不少于两人", "two investigators at least", "CSR41", _two_investigators, GIVEN | MORE_PEOPLE
)


@RESPONSIBILITY.act(
    "clear",
    sources=(S.PRELIM,),
    target=S.NO_FAULT,
    zh="核实后不予追责",
    en="Clear after verification",
    article="GSA53",
    grant=f"GSA53, {RECUSAL}",
    who=LEADERS,
    rules=rules.HEAD,
    needs=(VERIFIED, REASONS_GIVEN),
    issues=("DOC11",),
)
def clear(p: Passage[ResponsibilityReview], *, reasons: str, wrongly_accused: bool = False) -> ResponsibilityReview:
    """核实后不予追责 (GSA 53): no breach; the official is told all the same."""
    subject = p.subject
    subject.outcome, subject.decision_reasons = Outcome.NO_FAULT, reasons
    subject.decided_on, subject.wrongly_accused = p.work.today, wrongly_accused
    documents.issue(p.work, subject, "DOC11", given={"opinion": reasons})
    return subject


@RESPONSIBILITY.act(
    "open",
    sources=(S.PRELIM,),
    target=S.OPEN,
    zh="批准立案",
    en="Open the review",
    article="CSR39, CSR41",
    grant=f"CSR39, CSR41, {RECUSAL}",
    who=LEADERS,
    rules=rules.HEAD,
    needs=(VERIFIED, TWO_INVESTIGATORS, *independent("investigators", "调查人员", "investigator")),
    clocks=(Start("J18"),),
)
def open_(p: Passage[ResponsibilityReview], *, investigators: Sequence[Officer]) -> ResponsibilityReview:
    """批准立案: two investigators or more, none of them concerned; J18 (six months) runs."""
    p.subject.filed_on = p.work.today
    for officer in investigators:
        p.work.save(Investigator(review=p.subject, officer=officer, from_day=p.work.today))
    p.note(investigators=[o.name for o in investigators])
    return p.subject
