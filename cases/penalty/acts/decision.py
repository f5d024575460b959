"""集体讨论、处罚决定 (PP50, PP60-64, PL32, PL35-36, PL57)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.models import Deadline
from cases.base.roles import BH, LEADERS
from cases.penalty import assessment
from cases.penalty.acts.decided_with import CORRECTION_ORDERED, UNCLEAR_AGREED
from cases.penalty.acts.defence import PARTY_HEARD
from cases.penalty.acts.imposed import (
    CITY_LEVEL,
    ESTABLISHED,
    LIGHTER_FOR_MINORS,
    MAY_BE_PUNISHED,
    MITIGATION_LISTED,
    NOT_HEAVIER,
    NOT_TIME_BARRED,
    PENALTY_INTENDED,
    WITHIN_BAND,
)
from cases.penalty.acts.measured import MEASURED
from cases.penalty.acts.review import REVIEW_PASSED
from cases.penalty.claims import CLAIMS_TRUE
from cases.penalty.deciding import issue_decision, write_decision
from cases.penalty.models import Decision, DecisionKind, Discussion, PenaltyCase, items_of
from cases.penalty.procedure import HEARD, PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.proposal import EXEMPTED, MITIGATED, Charge, Proposal
from cases.penalty.readiness import PAYABLE
from cases.penalty.related import discussions_of
from cases.penalty.rules import DECIDER
from cases.penalty.selectors import latest_notice


@PENALTY.act(
    "discuss",
    sources=(S.NOTIFIED, S.DEFENCE),
    target=S.COLL,
    zh="集体讨论",
    en="Collective discussion",
    article="PP60, PL57",
    who=BH,
    rules=DECIDER,
    grant="PP60",
    needs=(PARTY_HEARD,),
    issues=("42",),
    reason="conclusion",
)
def discuss(
    p: Passage[PenaltyCase],
    *,
    attendees: Sequence[str],
    views: Sequence[Mapping[str, str]],
    conclusion: str,
    fine: int | None = None,
    mitigation_agreed: bool = False,
    place: str = "",
    reporter: str = "",
    recorder: str = "",
) -> Discussion:
    """集体讨论: who was there, each leader's view (name, view), the conclusion; form 42. `fine` in fen."""
    held = {"place": place, "reporter": reporter, "recorder": recorder}
    return talk(
        p, attendees=attendees, views=views, conclusion=conclusion, fine=fine, mitigation_agreed=mitigation_agreed, held=held
    )


def talk(
    p: Passage[PenaltyCase],
    *,
    attendees: Sequence[str],
    views: Sequence[Mapping[str, str]],
    conclusion: str,
    fine: int | None,
    mitigation_agreed: bool,
    held: Mapping[str, str],
) -> Discussion:
    """Keep what the leaders said and concluded, whichever act it is; form 42. `held`: place, reporter, recorder."""
    row = Discussion(
        case=p.subject,
        held_on=p.work.today,
        presided_by=p.work.actor.name,
        attendees=list(attendees),
        views=[dict(v) for v in views],
        conclusion=conclusion,
        fine=fine,
        mitigation_agreed=mitigation_agreed,
        **held,
    )
    p.work.save(row)
    documents.issue(p.work, p.subject, "42", given={"discussion": row})
    return row


# --- what both decisions ask -----------------------------------------------------------------------------------------


def _as_told(q: Question[PenaltyCase]) -> Text | None:
    """Another conduct is another basis: the party has not been told of it and could not answer it."""
    told = q.given.get("not_heavier_than")
    if told is None:
        return None
    known = {charge.conduct: charge.broken for charge in told.parts}
    parts = q.given["proposal"].parts
    other = [charge.conduct for charge in parts if charge.conduct not in known]
    if not other:
        return _rules_as_told(known, parts)
    named, new = "、".join(sorted(known)), "、".join(other)
    return Text(
        f"已告知当事人的违法行为是“{named}”，不得改依“{new}”作出决定；依据改变的应当重新告知。",
        f"The party was told of {named}; a decision under {new} needs a new notice.",
    )


def _rules_as_told(told: Mapping[str, tuple[str, ...]], parts: Sequence[Charge]) -> Text | None:
    """Another rule broken than the party was told is another basis; of several that were told some may fall."""
    for charge in parts:
        known = told[charge.conduct]
        if known and (not charge.broken or set(charge.broken) - set(known)):
            return Text(
                f"已告知当事人违反的是{'、'.join(known)}，认定违反其他规定的应当重新告知。",
                f"The party was told that it broke {', '.join(known)}; another rule needs a new notice.",
            )
    return None


def _as_discussed(q: Question[PenaltyCase]) -> Text | None:
    """The decision carries out what the leaders concluded; nobody decides otherwise alone."""
    held = next(reversed(discussions_of(q.subject)), None)
    if q.subject.state != S.COLL or held is None:
        return None
    proposal: Proposal = q.given["proposal"]
    if held.fine is not None and held.fine != proposal.fine:
        return Text(
            f"集体讨论议定的罚款为 {held.fine / 100:.2f} 元，决定须与之一致。",
            f"The leaders agreed on a fine of {held.fine / 100:.2f} yuan; the decision must be the same.",
        )
    if any(charge.tier == MITIGATED for charge in proposal.parts) and not held.mitigation_agreed:
        return Text("集体讨论没有同意减轻处罚。", "The leaders did not agree to mitigate.")
    return None


def _discussed_if_due(q: Question[PenaltyCase]) -> Text | None:
    if q.subject.state == S.COLL:
        return None
    if below_minimum(q.subject, q.given["proposal"], q.today):
        return Text(
            "在法定处罚幅度以下减轻处罚的，应当由负责人集体讨论决定：请主要负责人“集体讨论”。",
            "A penalty below the statutory minimum is decided by collective discussion: it is for the head.",
        )
    if assessment.assess_case(q.subject).as_json()["legal_review_required"] is not True:
        return None
    return Text(
        "情节复杂或者重大违法行为给予行政处罚，应当由负责人集体讨论决定。",
        "A complex or grave case is decided by collective discussion of the leaders.",
    )


def below_minimum(case: PenaltyCase, proposal: Proposal, on: date) -> bool:
    """Whether what is imposed for any act is mitigated below what the law sets as the least (PL32): by its tier, or its sum."""
    outcome = assessment.assess_case(case, proposal=proposal, on=on).as_json()
    return any(_below(case, charge, outcome) for charge in proposal.parts)


def _below(case: PenaltyCase, charge: Charge, outcome: dict[str, Any]) -> bool:
    if not charge.kinds or charge.tier == EXEMPTED:
        return False
    band = assessment.band_of(outcome, charge.conduct)
    sum_below = band is not None and band["needs_mitigation_ground"] is True and not case.fine_waits
    return charge.tier == MITIGATED or sum_below


def _no_fine_after_conviction(q: Question[PenaltyCase]) -> Text | None:
    facts = q.subject.facts
    # 罚金 is presumed of a conviction until it is known that there was none, as the range is (PL35(2))
    fined = facts.get("criminal_fine", facts.get("convicted"))
    if fined is not True or q.given["proposal"].fine == 0:
        return None
    return Text("人民法院已判处罚金的，不再给予罚款。", "After a court's fine no administrative fine is possible.")


def _inside_d10(q: Question[PenaltyCase]) -> Text | None:
    clock = Deadline.objects.filter(stream=q.subject.stream_key, rule="D10").order_by("-pk").first()
    late = clock is not None and clock.due_on is not None and clock.due_on < q.today
    if not late or str(q.given.get("overdue_reason", "")).strip():
        return None
    assert clock is not None
    return Text(
        f"办案期限已于{clock.due_on}届满。超期不免除处理职责，但须说明超期原因并记入案卷。",
        f"The case term ended on {clock.due_on}. The duty to decide remains, but the reason must be recorded.",
    )


AS_TOLD = Condition("as_told", "与告知的依据一致", "on the basis told", "PL44, PP57", _as_told, GIVEN | by("penalty.renotify"))
AS_DISCUSSED = Condition(
    "as_discussed", "与集体讨论一致", "as discussed", "PL57, PP60", _as_discussed, GIVEN | by("penalty.renotify")
)
DISCUSSED_IF_DUE = Condition(
    "discussed", "已集体讨论（应当时）", "discussed if due", "PL57, PP60", _discussed_if_due, by("penalty.discuss")
)
NO_FINE_AFTER_CONVICTION = Condition(
    "no_fine_after_conviction", "已判罚金不再罚款", "no fine after conviction", "PL35, T310-11", _no_fine_after_conviction, GIVEN
)
INSIDE_D10 = Condition("inside_d10", "在办案期限内或说明超期", "inside the term", "PP64", _inside_d10, GIVEN)


def _as_the_party_was_told(case: PenaltyCase, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"not_heavier_than": Proposal.of(latest_notice(case))}


@PENALTY.act(
    "decide_penalty",
    sources=HEARD,
    target=S.DEC_PEN,
    zh="作出处罚决定",
    en="Decide the penalty",
    article="PP60, PP62",
    who=LEADERS,
    rules=DECIDER,
    grant="PP60",
    needs=(
        PENALTY_INTENDED,
        MAY_BE_PUNISHED,
        PARTY_HEARD,
        REVIEW_PASSED,
        DISCUSSED_IF_DUE,
        NOT_TIME_BARRED,
        AS_TOLD,
        LIGHTER_FOR_MINORS,
        WITHIN_BAND,
        MITIGATION_LISTED,
        NOT_HEAVIER,
        *MEASURED,
        ESTABLISHED,
        AS_DISCUSSED,
        CORRECTION_ORDERED,
        UNCLEAR_AGREED,
        CITY_LEVEL,
        NO_FINE_AFTER_CONVICTION,
        INSIDE_D10,
        CLAIMS_TRUE,
        PAYABLE,
    ),
    clocks=(Stop("D10"), Start("D14")),
    issues=("43", "45", "DOC3"),
    may_issue=("33",),
    reason="opinion",
    given=_as_the_party_was_told,
)
def decide_penalty(
    p: Passage[PenaltyCase],
    *,
    proposal: Proposal,
    opinion: str,
    correct_until: str = "",
    put_right: str = "",
    overdue_reason: str = "",
    also: Mapping[str, Any] | None = None,
) -> Decision:
    """作出处罚决定: freeze band, clause and reasons; issue forms 43, 45, the publicity and repair notice, and form 33 where
    something is still to be put right (`correct_until`: ISO date, or 立即); `put_right`: what the party has put right already.

    `also` is what is decided together with the penalty in a higher package (`listing`), which its conditions look at.
    """
    work, case = p.work, p.subject
    case.decided_on = work.today
    decision = write_decision(work, case, proposal, kind=DecisionKind.PENALTY)
    papers = {"decision": decision, "opinion": opinion, "correct_until": correct_until, "put_right": put_right}
    issue_decision(work, case, decision, "43", "45", given=papers)
    for form in ("33", "DOC3") if correct_until else ("DOC3",):
        documents.issue(work, case, form, given=_with_order(papers, decision, correct_until))
    work.save(decision)
    work.save_new(items_of(decision, correct_until=correct_until))
    p.note(fine=decision.fine, conduct="、".join(decision.conducts), tier=decision.tier, overdue_reason=overdue_reason)
    return decision


def _with_order(papers: Mapping[str, Any], decision: Decision, until: str) -> dict[str, Any]:
    return {**papers, "fact": decision.facts_text, "conduct": decision.conduct, "basis": decision.law, "until": until}
