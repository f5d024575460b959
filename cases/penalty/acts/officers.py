"""更换办案人员 (PP4, PP19): an officer leaves the case and another takes over, as long as officers act on it."""

from __future__ import annotations

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, MORE_PEOPLE
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.roles import LEADERS, UH, Role
from cases.intake.papers.matter import naming
from cases.parties.models import Officer
from cases.parties.replacing import CAUSE_FITS, recused, unfit
from cases.parties.rules import own_authority
from cases.penalty.models import Assignment, PenaltyCase
from cases.penalty.procedure import PENALTY, Group
from cases.penalty.selectors import handlers_of


def _replacement_fits(q: Question[PenaltyCase]) -> Text | None:
    current = {o.pk for o in handlers_of(q.subject)}
    gone = set(recused(q.subject.assignments.filter(duty="handler")).values_list("officer", flat=True))
    wrong = unfit(q, current=current, left_for_good=gone, role=Role.CO, what="本案的办案人员")
    if wrong is None and q.subject.reviews.filter(reviewer=q.given["coming"]).exists():
        return Text("本案审核人员不得担任办案人员。", "Who reviewed the case may not investigate it.")
    return wrong


REPLACEMENT_FITS = Condition(
    "replacement_fits", "接替人员适格", "replacement fits", "PP4, PP49, PL42", _replacement_fits, GIVEN | MORE_PEOPLE
)


@PENALTY.act(
    "replace_officer",
    sources=PENALTY.inside(Group.STAFFED),
    zh="更换办案人员",
    en="Replace an officer",
    article="PP4, PP19",
    who=UH | LEADERS,
    rules=(own_authority,),
    needs=(CAUSE_FITS, REPLACEMENT_FITS),
    issues=("8",),
    reason="reason",
)
def replace_officer(p: Passage[PenaltyCase], *, leaving: Officer, coming: Officer, cause: str, reason: str) -> PenaltyCase:
    """更换办案人员: an officer leaves for a `cause` (parties.replacing.Cause) and another takes over; the case goes on.

    Form 7 names who handles the case when it is filed; who is named later stands in form 8 (PP19).
    """
    row = p.subject.assignments.get(officer=leaving, duty="handler", to_day__isnull=True)
    row.leave(on=p.work.today, cause=cause, reason=reason)
    p.work.save(row)
    p.work.save(Assignment(case=p.subject, officer=coming, duty="handler", from_day=p.work.today))
    named = [officer.name for officer in handlers_of(p.subject)]
    told = naming(p.work, row, coming, leaving=leaving, named=named, place="办案人员", basis="第十九条第二款")
    documents.issue(p.work, p.subject, "8", given=told)
    p.note(leaving=leaving.name, coming=coming.name, cause=cause)
    return p.subject
