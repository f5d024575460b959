"""启动公示 with the decision, by the system (O45 2, 8-10)."""

from __future__ import annotations

from cases.base import gate
from cases.base.lifecycle import Start
from cases.base.roles import SYSTEM
from cases.base.work import Work
from cases.parties.rules import system_only
from cases.penalty.models import Decision
from integrity.publicity.models import PenaltyPublicity, is_other_province
from integrity.publicity.procedure import PUBLICITY
from integrity.publicity.procedure import PublicityState as S
from integrity.publicity.summary import summary_of
from integrity.publicity.terms import Term, term_decided


@PUBLICITY.act(
    "open",
    target=S.REVIEW,
    zh="启动处罚信息公示",
    en="Open publication",
    article="O45 2, 8-9",
    grant="O45 2",
    who=SYSTEM,
    rules=(system_only,),
    clocks=(Start("D16", "decided_on"),),
)
def open_(work: Work, *, decision: Decision, term: Term) -> PenaltyPublicity:
    """启动处罚信息公示: D16 runs from the decision."""
    return _opened(work, "open", S.REVIEW, decision, term)


@PUBLICITY.act(
    "open_other_province",
    target=S.REVIEW,
    zh="启动处罚信息推送",
    en="Open pushing to another province",
    article="O45 2, 8, 10",
    grant="O45 10",
    who=SYSTEM,
    rules=(system_only,),
    clocks=(Start("D17", "decided_on"),),
)
def open_other_province(work: Work, *, decision: Decision, term: Term) -> PenaltyPublicity:
    """启动处罚信息推送: the party is registered in another province, and D17 runs from the decision."""
    return _opened(work, "open_other_province", S.REVIEW, decision, term)


@PUBLICITY.act(
    "exclude",
    target=S.NOT_APPLICABLE,
    zh="认定不予公示",
    en="Establish that it is not published",
    article="O45 2",
    grant="O45 2",
    who=SYSTEM,
    rules=(system_only,),
)
def exclude(work: Work, *, decision: Decision, term: Term) -> PenaltyPublicity:
    """认定不予公示: what is surely not shown."""
    return _opened(work, "exclude", S.NOT_APPLICABLE, decision, term)


def open_publicity(work: Work, *, decision: Decision) -> PenaltyPublicity:
    """The one of the three that the decision asks for."""
    term = term_decided(decision)
    if not term.published:
        return exclude(work, decision=decision, term=term)
    if is_other_province(decision.case.party, decision.case.authority):
        return open_other_province(work, decision=decision, term=term)
    return open_(work, decision=decision, term=term)


def _opened(work: Work, act: str, state: S, decision: Decision, term: Term) -> PenaltyPublicity:
    case = decision.case
    subject = PenaltyPublicity(
        state=state,
        opened_on=work.today,
        decision=decision,
        authority=case.authority,
        party=case.party,
        decided_on=decision.decided_on,
        to_be_published=term.published,
        summary=summary_of(decision),
        **term.columns(),
    )
    with gate.opening(work, act, subject) as p:
        p.note(publicity_class=term.publicity_class, certain=term.certain, regime=term.regime)
    return subject
