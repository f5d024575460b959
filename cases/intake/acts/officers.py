"""更换核查人员 (PP4, PP18): a verifying officer leaves and another takes over."""

from __future__ import annotations

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, MORE_PEOPLE
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.roles import LEADERS, UH, Role
from cases.intake.models import Clue, Verifier
from cases.intake.papers.matter import naming
from cases.intake.procedure import CLUE
from cases.intake.procedure import ClueState as S
from cases.parties.models import Officer
from cases.parties.replacing import CAUSE_FITS, recused, unfit
from cases.parties.rules import own_authority


def _verifier_fits(q: Question[Clue]) -> Text | None:
    current = set(q.subject.verifiers.filter(to_day__isnull=True).values_list("officer", flat=True))
    gone = set(recused(q.subject.verifiers.all()).values_list("officer", flat=True))
    return unfit(q, current=current, left_for_good=gone, role=Role.CO, what="该线索的核查人员")


VERIFIER_FITS = Condition("verifier_fits", "接替人员适格", "successor fits", "PP4, PL42", _verifier_fits, GIVEN | MORE_PEOPLE)


@CLUE.act(
    "replace_officer",
    sources=(S.VERIFY,),
    zh="更换核查人员",
    en="Replace a verifying officer",
    article="PP4, PP18",
    who=UH | LEADERS,
    rules=(own_authority,),
    needs=(CAUSE_FITS, VERIFIER_FITS),
    issues=("8",),
    reason="reason",
)
def replace_officer(p: Passage[Clue], *, leaving: Officer, coming: Officer, cause: str, reason: str) -> Clue:
    """更换核查人员: one leaves for a `cause` (parties.replacing.Cause), another takes over; D01 runs on; form 8."""
    row = p.subject.verifiers.get(officer=leaving, to_day__isnull=True)
    row.leave(on=p.work.today, cause=cause, reason=reason)
    p.work.save(row)
    p.work.save(Verifier(clue=p.subject, officer=coming))
    named = list(p.subject.verifiers.filter(to_day__isnull=True).order_by("pk").values_list("officer__name", flat=True))
    told = naming(p.work, row, coming, leaving=leaving, named=named, place="核查人员", basis="")
    documents.issue(p.work, p.subject, "8", given=told)
    p.note(leaving=leaving.name, coming=coming.name, cause=cause)
    return p.subject
