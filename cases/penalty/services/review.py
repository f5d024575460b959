"""案件审核、法制审核 (PP49-56)."""

from __future__ import annotations

from collections.abc import Mapping

from cases.base import documents, gate
from cases.base.work import Work
from cases.parties.models import Officer
from cases.penalty.models import PenaltyCase, Review


def submit_review(*, work: Work, case: int, kind: str, opinion: str) -> PenaltyCase:
    """送审: the unit head submits the case to `kind` (case or legal) review; D11 (10 working days) starts."""
    with gate.passing(work, "submit_review", PenaltyCase, case, reason=opinion, given={"kind": kind}) as p:
        p.subject.review_kind = kind
        p.note(kind=kind)
    return p.subject


def submit_legal_review(*, work: Work, case: int, opinion: str) -> PenaltyCase:
    """补送法制审核: what was intended asks for the legal review (a listing), and the case had the other; D11 starts."""
    with gate.passing(work, "submit_legal", PenaltyCase, case, reason=opinion) as p:
        p.subject.review_kind = "legal"
    return p.subject


def pass_review(*, work: Work, case: int, points: Mapping[str, bool], opinion: str) -> Review:
    """审核同意: all seven points of PP53 are confirmed; form 36."""
    return _review(work, "pass_review", case, points=points, opinion=opinion, passed=True)


def return_investigation(*, work: Work, case: int, points: Mapping[str, bool], opinion: str) -> Review:
    """退回补充调查 (PP54): with what is missing; form 36."""
    return _review(work, "return_investigation", case, points=points, opinion=opinion, passed=False)


def _review(work: Work, act: str, case: int, *, points: Mapping[str, bool], opinion: str, passed: bool) -> Review:
    with gate.passing(work, act, PenaltyCase, case, reason=opinion, given={"points": points}) as p:
        row = Review(
            case=p.subject,
            kind=p.subject.review_kind,
            points=dict(points),
            opinion=opinion,
            passed=passed,
            reviewer=Officer.objects.get(pk=work.actor.officer),
            reviewed_on=work.today,
        )
        work.save(row)
        documents.issue(work, p.subject, "36", given={"review": row})
        p.note(kind=row.kind, passed=passed)
    return row
