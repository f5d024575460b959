"""期满移出、撤销、撤下 (L44 19, 21)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, after, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import CREDIT, LEADERS, SYSTEM
from cases.parties.rules import own_authority, system_only
from cases.penalty.models import Decision, DecisionStatus
from integrity.blacklist.gravity import gravity_decided
from integrity.blacklist.models import BlacklistCase
from integrity.blacklist.procedure import BLACKLIST, Group
from integrity.blacklist.procedure import BlacklistState as S
from integrity.blacklist.rules import DECIDER


def _term_over(q: Question[BlacklistCase]) -> Text | None:
    if q.subject.term_end is not None and q.subject.term_end < q.today:
        return None
    return Text(f"列入期限（至{q.subject.term_end}）尚未届满。", f"The term (to {q.subject.term_end}) is not over.")


def _penalty_fallen(q: Question[BlacklistCase]) -> Text | None:
    if q.given.get("fallen"):
        return None
    return Text("处罚决定仍然有效且属于较重行政处罚，不得撤销列入。", "The heavy penalty stands, so the listing does too.")


def _to_take_down(q: Question[BlacklistCase]) -> Text | None:
    if q.subject.published_on is not None and q.subject.taken_down_on is None:
        return None
    return Text("没有需要撤下的公示信息。", "Nothing is left to take down.")


TERM_OVER = Condition("listing_term_over", "列入期限已满", "the term is over", "L44 21", _term_over, after("J08"))
PENALTY_FALLEN = Condition(
    "penalty_fallen",
    "处罚已撤销或者不再较重",
    "the penalty fell",
    "L44 19",
    _penalty_fallen,
    by("penalty.change_decision", "penalty.annul_decision"),
)
TO_TAKE_DOWN = Condition("to_take_down", "有待撤下的公示", "something to take down", "L44 19", _to_take_down, DONE)


@BLACKLIST.act(
    "remove_at_term",
    sources=BLACKLIST.inside(Group.ON_LIST),
    target=S.REMOVED_TERM,
    zh="期满移出",
    en="Remove at term",
    article="L44 21",
    who=SYSTEM,
    rules=(system_only,),
    needs=(TERM_OVER,),
    clocks=(Stop("J07"), Stop("J08"), Stop("J09"), Stop("J10"), Stop("J11")),
)
def remove_at_term(p: Passage[BlacklistCase]) -> BlacklistCase:
    """期满移出: no longer shown, the measures end."""
    p.subject.ended_on, p.subject.end_reason = p.work.today, "列入期限届满"
    _end_measures(p)
    return p.subject


def _fallen(listing: BlacklistCase, given: Mapping[str, Any]) -> dict[str, Any]:
    """Whether the decision is in force no more, or not heavy."""
    decision: Decision = given["decision"]
    fallen = decision.status != DecisionStatus.IN_FORCE or gravity_decided(decision).heavy is not True
    return {"fallen": fallen}


@BLACKLIST.act(
    "revoke",
    sources=(S.LISTED,),
    target=S.REVOKED,
    zh="撤销列入决定",
    en="Revoke the listing",
    article="L44 19",
    who=LEADERS,
    rules=DECIDER,
    needs=(PENALTY_FALLEN,),
    clocks=(Stop("J07"), Stop("J08"), Stop("J09"), Stop("D50"), Stop("D51")),
    reason="reason",
    given=_fallen,
)
@BLACKLIST.act(
    "revoke",
    sources=BLACKLIST.inside(Group.SHOWN),
    target=S.REVOKED,
    zh="撤销列入决定",
    en="Revoke the listing",
    article="L44 19",
    who=LEADERS,
    rules=DECIDER,
    needs=(PENALTY_FALLEN,),
    clocks=(Stop("J08"), Stop("J09"), Stop("J10"), Stop("J11"), Stop("D50"), Stop("D51"), Start("J12", "ended_on")),
    reason="reason",
    given=_fallen,
)
def revoke(p: Passage[BlacklistCase], *, decision: Decision, reason: str) -> BlacklistCase:
    """撤销列入决定: the penalty was annulled or changed so that it is heavy no more; J12 runs if it was public."""
    p.subject.ended_on, p.subject.end_reason = p.work.today, reason
    _end_measures(p)
    return p.subject


@BLACKLIST.act(
    "take_down",
    sources=(S.REVOKED,),
    zh="撤下列入公示",
    en="Take the listing down",
    article="L44 19",
    who=CREDIT,
    rules=(own_authority,),
    needs=(TO_TAKE_DOWN,),
    clocks=(Stop("J12"),),
)
def take_down(p: Passage[BlacklistCase]) -> BlacklistCase:
    """撤下列入公示 everywhere by a credit officer; J12 stops."""
    p.subject.taken_down_on = p.work.today
    return p.subject


def _end_measures(p: Passage[BlacklistCase]) -> None:
    for measure in p.subject.measures.filter(to_day__isnull=True).order_by("pk"):
        measure.to_day = p.work.today
        p.work.save(measure)
