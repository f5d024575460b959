"""立案开始办理 (PP19, PP64)."""

from __future__ import annotations

from collections.abc import Sequence

from cases.base import gate, numbering
from cases.base.lifecycle import Start
from cases.base.roles import LEADERS
from cases.base.work import Work
from cases.intake.models import Clue
from cases.parties.models import Officer
from cases.parties.rules import own_authority
from cases.penalty.models import Assignment, PenaltyCase
from cases.penalty.procedure import PENALTY
from cases.penalty.procedure import PenaltyState as S

NUMBERED = "立案"


@PENALTY.act(
    "open",
    target=S.INVEST,
    zh="立案开始办理",
    en="Open the case",
    article="PP19, PP64",
    who=LEADERS,
    rules=(own_authority,),
    grant="PP19",
    clocks=(Start("D10", "filed_on"),),
    advances=True,
)
def open_(work: Work, *, clue: Clue, officers: Sequence[Officer], cause: str) -> PenaltyCase:
    """立案开始办理: the case of a clue that was just filed; D10 (90 calendar days, PP64) starts on the filing date."""
    assert clue.party is not None
    year, authority = work.today.year, clue.authority
    number = numbering.next_number(authority=authority.pk, type_code=NUMBERED, year=year)
    case = PenaltyCase(
        state=S.INVEST,
        opened_on=work.today,
        authority=authority,
        clue=clue,
        party=clue.party,
        cause=cause,
        facts=clue.facts,
        filed_on=work.today,
        number=numbering.reference(short_name=authority.short_name, type_code=NUMBERED, year=year, number=number),
    )
    with gate.opening(work, "open", case) as p:
        for officer in officers:
            work.save(Assignment(case=p.subject, officer=officer, duty="handler", from_day=work.today))
        p.note(officers=[o.name for o in officers], clue=clue.number)
    return p.subject
