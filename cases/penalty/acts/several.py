"""登记、删去另一违法行为: what several acts have in common stays once, the rest is kept for each (PL29)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, GIVEN, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.roles import CO
from cases.law.coherence import ask_facts
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.rules import HANDLER
from cases.penalty.several import apart, conduct_in, joined, own, seen_of


def _first_stated(q: Question[PenaltyCase]) -> Text | None:
    if conduct_in(q.subject.facts):
        return None
    return Text("请先登记第一项违法行为的事实。", "Record the facts of the first act before another.")


def _another_conduct(q: Question[PenaltyCase]) -> Text | None:
    named = q.given["facts"].get("conduct") or []
    if not named:
        return Text("请选择另一违法行为的条款项。", "Choose the item of the other act.")
    return _twice(named, apart(q.subject.facts)[1])


def _conduct_of_its_own(q: Question[PenaltyCase]) -> Text | None:
    """One of several acts that is recorded anew names an item, and not that of another."""
    number, (_common, acts) = q.given["number"], apart(q.subject.facts)
    if number is None or len(acts) == 1:
        return None
    named = q.given["facts"].get("conduct") or []
    if not named:
        return Text(
            "本案有数项违法行为，每一项须选择条款项；不成立的，办理“删去一项违法行为”。",
            "There are several acts: each names its item; one that is not established is removed.",
        )
    return _twice(named, [act for n, act in enumerate(acts, start=1) if n != number])


def _twice(named: Sequence[str], others: Sequence[Mapping[str, Any]]) -> Text | None:
    known = [code for code in named if any(code in act.get("conduct", ()) for act in others)]
    if not known:
        return None
    return Text(
        f"“{'、'.join(known)}”已经登记；同一条款项的多次行为合并登记为一项。",
        f"{', '.join(known)}: recorded already; repeated acts under one item are recorded as one.",
    )


def _as_seen(q: Question[PenaltyCase]) -> Text | None:
    """Nobody has recorded the act anew since the page was opened, nor moved its number by removing another."""
    seen = q.given["seen"]
    if not seen or seen == seen_of(q.subject.facts, q.given["number"] or 1):
        return None
    return Text(
        "打开本页后，该项违法行为的事实已由他人修改，没有覆盖；请返回本页，核对不同之处后再提交。",
        "Somebody else has changed the facts of this act since the page was opened; nothing was overwritten. Go back, compare.",
    )


def _one_of_several(q: Question[PenaltyCase]) -> Text | None:
    if q.subject.facts.get("acts"):
        return None
    return Text("本案只登记了一项违法行为。", "Only one act is recorded.")


def _named_by_number(q: Question[PenaltyCase]) -> Text | None:
    number = q.given["number"]
    if number is None or 1 <= int(number) <= len(apart(q.subject.facts)[1]):
        return None
    return Text("没有这一序号的违法行为。", "There is no act of that number.")


def _named_by_item(q: Question[PenaltyCase]) -> Text | None:
    if q.given["conduct"] in conduct_in(q.subject.facts):
        return None
    return Text(
        "本案没有登记这一条款项的违法行为，可能已由他人删去或者改正；请返回案件页核对。",
        "No act of this item is recorded; a colleague may have removed or corrected it. Go back to the case and compare.",
    )


FIRST_STATED = Condition(
    "first_stated", "第一项违法行为已登记", "first act recorded", "PP21", _first_stated, by("penalty.record_facts")
)
ANOTHER_CONDUCT = Condition("another_conduct", "另一条款项的违法行为", "another item", "PL29", _another_conduct, GIVEN)
CONDUCT_OF_ITS_OWN = Condition(
    "another_conduct", "另一条款项的违法行为", "another item", "PL29", _conduct_of_its_own, GIVEN | by("penalty.remove_act")
)
AS_SEEN = Condition("as_seen", "打开本页后事实未被他人修改", "facts as the page showed them", "PP21", _as_seen, GIVEN)
ONE_OF_SEVERAL = Condition("one_of_several", "登记了数项违法行为", "several acts", "PL29", _one_of_several, DONE)
NAMED_BY_ITEM = Condition("named_by_item", "已登记的违法行为", "an act that is recorded", "PL29", _named_by_item, GIVEN)
NAMED_BY_NUMBER = Condition("named_by_number", "违法行为的序号", "number of the act", "PL29", _named_by_number, GIVEN)


@PENALTY.act(
    "add_act",
    sources=(S.INVEST,),
    zh="登记另一违法行为",
    en="Record another act",
    article="PL29, PP21",
    who=CO,
    rules=HANDLER,
    needs=(FIRST_STATED, ANOTHER_CONDUCT),
    advances=True,
)
def add_act(p: Passage[PenaltyCase], *, facts: Mapping[str, Any]) -> PenaltyCase:
    """登记另一违法行为: its own facts, its conduct among them; `record_facts` records it anew. FactsError for what cannot be read
    or contradicts itself."""
    ask_facts(facts, today=p.work.today)
    common, acts = apart(p.subject.facts)
    return _kept(p, joined(common, [*acts, own(facts)]), facts)


@PENALTY.act(
    "remove_act",
    sources=(S.INVEST,),
    zh="删去一项违法行为",
    en="Remove an act",
    article="PL29, PL40",
    who=CO,
    rules=HANDLER,
    needs=(ONE_OF_SEVERAL, NAMED_BY_ITEM),
    reason="reason",
)
def remove_act(p: Passage[PenaltyCase], *, conduct: str, reason: str) -> PenaltyCase:
    """删去一项违法行为: the one of this item, not established or wrongly recorded; the others stay. By its item and not by its
    number, which moves when a colleague removes another."""
    common, acts = apart(p.subject.facts)
    gone = next(act for act in acts if conduct in act["conduct"])
    acts.remove(gone)
    return _kept(p, joined(common, acts), gone)


def _kept(p: Passage[PenaltyCase], facts: dict[str, Any], named: Mapping[str, Any]) -> PenaltyCase:
    ask_facts(facts, today=p.work.today)
    ask_facts({**facts, "filed_on": p.subject.filed_on.isoformat()}, today=p.work.today)
    p.subject.facts = facts
    p.note(conduct="、".join(named["conduct"]), acts=len(facts.get("acts", ())) or 1)
    return p.subject
