"""Writing a decision, whichever act makes it: the law frozen with it, the papers that state it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cases.base import documents
from cases.base.work import Work
from cases.law import tables
from cases.penalty import assessment
from cases.penalty.content import content_columns
from cases.penalty.models import Decision, DecisionKind, PenaltyCase
from cases.penalty.proposal import Proposal
from cases.penalty.related import defences_of
from cases.penalty.selectors import last_notice


def write_decision(work: Work, case: PenaltyCase, proposal: Proposal, *, kind: DecisionKind, **more: Any) -> Decision:
    """The decision with band, clause, outcome and the party's defence as they are today; saved by the act, with its paper."""
    outcome = assessment.assess_case(case, proposal=proposal, on=work.today).as_json()
    return Decision(
        case=case,
        kind=kind,
        decided_on=work.today,
        decided_by=work.actor.name,
        law_digest=tables.digest(),
        outcome=outcome,
        defence_text=_defence_text(case),
        **content_columns(case, proposal, on=work.today),
        **more,
    )


def issue_decision(work: Work, case: PenaltyCase, decision: Decision, *forms: str, given: Mapping[str, Any]) -> None:
    """Issue the forms; the last of them states the decision, which the act then saves."""
    for form in forms:
        issued = documents.issue(work, case, form, given=given)
    decision.document = issued


def _defence_text(case: PenaltyCase) -> str:
    told = last_notice(case)
    # what was said to an earlier notice was said to another penalty
    last = next((row for row in reversed(defences_of(case)) if row.notice_id == (told.pk if told else None)), None)
    heard = told is not None and told.hearing_right
    if last is None:
        return f"当事人在法定期限内未提出陈述、申辩意见{'，也未要求听证' if heard else ''}。"
    if last.waiver:
        return f"当事人明确表示放弃陈述、申辩{'和要求听证' if heard else ''}的权利。"
    taken = "予以采纳" if last.accepted else "不予采纳"
    return f"当事人提出陈述、申辩意见：{last.content} 经复核，{taken}：{last.recheck}"
