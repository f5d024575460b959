"""调查取证、责令改正、调查终结: facts, two certified officers, a complete report (PP4, PP21, PP48, PL28)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.roles import CO, LEADERS, Role
from cases.law.facts import parse_facts
from cases.parties.models import Officer
from cases.parties.rules import own_authority
from cases.parties.selectors import certified_on, officers_of
from cases.penalty.content import content_columns
from cases.penalty.models import Assignment, InvestigationReport, PenaltyCase
from cases.penalty.procedure import PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.proposal import Proposal
from cases.penalty.rules import HANDLER
from cases.penalty.selectors import handlers_of, standing

REPORT_PARTS = {
    "party_text": "当事人基本情况",
    "source_text": "案件来源和调查经过",
    "facts_text": "违法事实和证据",
    "nature_text": "案件性质",
    "opinion_text": "处理意见及依据",
    "reasons_text": "裁量理由",
}


@PENALTY.act(
    "record_facts",
    sources=(S.INVEST,),
    zh="登记案件事实",
    en="Record facts",
    article="PP21",
    who=CO,
    rules=HANDLER,
    advances=True,
)
def record_facts(p: Passage[PenaltyCase], *, facts: Mapping[str, Any]) -> PenaltyCase:
    """登记案件事实: replace the facts of the case. They are checked by the law engine's own reader (FactsError)."""
    parse_facts(dict(facts))
    p.subject.facts = dict(facts)
    p.note(facts=dict(facts))
    return p.subject


# --- the officers ----------------------------------------------------------------------------------------------------


def _replacement_fits(q: Question[PenaltyCase]) -> Text | None:
    leaving, coming = q.given["leaving"], q.given["coming"]
    handlers = {o.pk for o in handlers_of(q.subject)}
    if leaving.pk not in handlers:
        return Text(f"{leaving.name}不是本案的办案人员。", f"{leaving.name} is not a case officer of this case.")
    if coming.pk in handlers or not certified_on(coming, q.today):
        return Text("接替人员须另有其人且执法证件有效。", "The replacement must be another officer with a valid certificate.")
    if not officers_of(q.subject.authority, Role.CO, q.today).filter(pk=coming.pk).exists():
        return Text(f"{coming.name}不是本机关的办案人员。", f"{coming.name} is no case officer of this bureau.")
    if q.subject.assignments.filter(officer=coming, duty="handler", to_day__isnull=False).exists():
        return Text(f"{coming.name}已退出本案办理，不得重新接手。", f"{coming.name} has left this case and may not return.")
    if q.subject.reviews.filter(reviewer=coming).exists():
        return Text("本案审核人员不得担任办案人员。", "Who reviewed the case may not investigate it.")
    return None


REPLACEMENT_FITS = Condition("replacement_fits", "接替人员适格", "replacement fits", "PP4, PP49, PL42", _replacement_fits)


@PENALTY.act(
    "replace_officer",
    sources=(S.INVEST,),
    zh="更换办案人员（回避）",
    en="Replace an officer",
    article="PP4",
    who=LEADERS,
    rules=(own_authority,),
    needs=(REPLACEMENT_FITS,),
    reason="reason",
)
def replace_officer(p: Passage[PenaltyCase], *, leaving: Officer, coming: Officer, reason: str) -> PenaltyCase:
    """更换办案人员: an officer leaves (recusal, PP4) and another takes over; investigation goes on."""
    row = p.subject.assignments.get(officer=leaving, duty="handler", to_day__isnull=True)
    row.to_day, row.end_reason = p.work.today, reason
    p.work.save(row)
    p.work.save(Assignment(case=p.subject, officer=coming, duty="handler", from_day=p.work.today))
    p.note(leaving=leaving.name, coming=coming.name)
    return p.subject


# --- order to correct, final report ----------------------------------------------------------------------------------


def _time_to_correct(q: Question[PenaltyCase]) -> Text | None:
    if q.given["until"] >= q.today:
        return None
    return Text("责令改正的期限不得早于今天。", "The day set for putting right cannot lie before today.")


TIME_TO_CORRECT = Condition("time_to_correct", "改正期限合理", "time to put right", "PL28", _time_to_correct)


@PENALTY.act(
    "order_correction",
    sources=(S.INVEST,),
    zh="责令改正",
    en="Order correction",
    article="PL28",
    who=CO,
    rules=HANDLER,
    needs=(TIME_TO_CORRECT,),
    issues=("33",),
    advances=True,
)
def order_correction(p: Passage[PenaltyCase], *, act: str, basis: str, until: date) -> PenaltyCase:
    """责令改正 (PL28): order to put right by a date; form 33."""
    documents.issue(p.work, p.subject, "33", given={"fact": act, "basis": basis, "until": until.isoformat()})
    p.note(until=until.isoformat(), basis=basis)
    return p.subject


def _two_handlers(q: Question[PenaltyCase]) -> Text | None:
    certified = [o for o in handlers_of(q.subject) if certified_on(o, q.today)]
    if len(certified) >= 2:
        return None
    return Text(
        f"办案人员须不少于两人且执法证件有效，现有{len(certified)}人。",
        f"At least two case officers with valid certificates are needed; there are {len(certified)}.",
    )


def _has_evidence(q: Question[PenaltyCase]) -> Text | None:
    if standing(q.subject).exists():
        return None
    return Text("没有有效的证据（尚未登记，或者均已撤回）。", "There is no evidence that stands.")


def _report_complete(q: Question[PenaltyCase]) -> Text | None:
    report = q.given["report"]
    missing = [name for key, name in REPORT_PARTS.items() if not str(report.get(key, "")).strip()]
    if not missing:
        return None
    return Text(f"调查终结报告缺少：{'、'.join(missing)}。", f"The final report lacks: {', '.join(missing)}.")


TWO_HANDLERS = Condition("two_certified_officers", "办案人员不少于两人且持证", "two certified officers", "PL42", _two_handlers)
HAS_EVIDENCE = Condition("has_evidence", "有证据", "evidence", "PP48, PL40", _has_evidence)
REPORT_COMPLETE = Condition("report_complete", "终结报告六项齐全", "six parts of the report", "PP48", _report_complete)


def _six_parts(case: PenaltyCase, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Two of the six parts of the report are those of the penalty proposed."""
    proposal: Proposal = arguments["proposal"]
    parts = {"facts_text": proposal.facts_text, "reasons_text": proposal.reasons_text}
    return {"report": {**arguments["report"], **parts}}


@PENALTY.act(
    "finish_investigation",
    sources=(S.INVEST,),
    target=S.INV_DONE,
    zh="调查终结",
    en="Finish investigation",
    article="PP48",
    who=CO,
    rules=HANDLER,
    needs=(TWO_HANDLERS, HAS_EVIDENCE, REPORT_COMPLETE),
    issues=("35",),
    given=_six_parts,
)
def finish_investigation(p: Passage[PenaltyCase], *, report: Mapping[str, str], proposal: Proposal) -> InvestigationReport:
    """调查终结 (PP48): the report's six parts and the penalty proposed (no kinds = none)."""
    row = InvestigationReport(
        case=p.subject,
        version=p.subject.investigationreports.count() + 1,
        made_on=p.work.today,
        party_text=report["party_text"],
        source_text=report["source_text"],
        nature_text=report["nature_text"],
        opinion_text=report["opinion_text"],
        **content_columns(p.subject, proposal, on=p.work.today),
    )
    p.work.save(row)
    documents.issue(p.work, p.subject, "35", given={"report": row, "approvals": []})
    p.note(version=row.version)
    return row
