"""立案开始办理 (PP19, PP64)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base import gate, numbering
from cases.base.lifecycle import Start
from cases.base.roles import LEADERS
from cases.base.work import Work
from cases.intake.models import Clue
from cases.law.official import numeral
from cases.parties.models import Officer, Party
from cases.parties.rules import own_authority
from cases.penalty.models import Assignment, PenaltyCase
from cases.penalty.procedure import PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.selectors import handlers_of

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
    named = numbering.reference(short_name=authority.short_name, type_code=NUMBERED, year=year, number=number)
    case = _filed(work, clue, party=clue.party, cause=cause, facts=clue.facts, number=named)
    return _opened(work, case, officers)


def open_beside(work: Work, *, lead: PenaltyCase, party: Party, cause: str, facts: Mapping[str, Any]) -> PenaltyCase:
    """立案开始办理 against another party of the same matter, by those who handle it; its number follows that of the first."""
    number = f"{lead.number}之{numeral(lead.beside.count() + 1)}"
    case = _filed(work, lead.clue, party=party, cause=cause, facts=dict(facts), number=number, lead=lead)
    return _opened(work, case, handlers_of(lead))


def _filed(work: Work, clue: Clue, **more: Any) -> PenaltyCase:
    return PenaltyCase(state=S.INVEST, opened_on=work.today, filed_on=work.today, authority=clue.authority, clue=clue, **more)


def _opened(work: Work, case: PenaltyCase, officers: Sequence[Officer]) -> PenaltyCase:
    with gate.opening(work, "open", case) as p:
        for officer in officers:
            work.save(Assignment(case=p.subject, officer=officer, duty="handler", from_day=work.today))
        p.note(officers=[o.name for o in officers], clue=case.clue.number)
    return p.subject
