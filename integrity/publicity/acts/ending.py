"""决定变更撤销后的撤回、公示期满 (O45 11, 13-15; PP63)."""

from __future__ import annotations

from datetime import date

from cases.base import gate
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, LATER, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import CREDIT, SYSTEM
from cases.base.work import Work
from cases.parties.rules import own_authority, system_only
from integrity.publicity.acts.publication import NOT_ORDERED
from integrity.publicity.models import PenaltyPublicity
from integrity.publicity.procedure import PUBLICITY, Group
from integrity.publicity.procedure import PublicityState as S


def _withdrawal_ordered(q: Question[PenaltyPublicity]) -> Text | None:
    if q.subject.withdrawal_ordered_on is not None:
        return None
    return Text(
        "处罚决定仍然有效。只有决定被变更、撤销、确认违法或者无效，才撤回公示。",
        "The decision stands. Only a changed, annulled, unlawful or void decision is withdrawn.",
    )


def _fell_until_today(q: Question[PenaltyPublicity]) -> Text | None:
    if q.given["since"] <= q.today:
        return None
    return Text("决定失效的日期不得晚于今天。", "The decision cannot have fallen after today.")


def _reason_given(q: Question[PenaltyPublicity]) -> Text | None:
    if str(q.given.get("reason", "")).strip():
        return None
    return Text("撤回公示须公开说明理由。", "State publicly why the publication is withdrawn.")


def _maximum_over(q: Question[PenaltyPublicity]) -> Text | None:
    end = q.subject.max_end
    if end is not None and end < q.today:
        return None
    if end is None:
        return Text(
            "最长公示期的届满日尚不确定，请先登记处罚限制期限。", "No end of the term is known yet; record the restriction first."
        )
    return Text(f"最长公示期（至{end}）尚未届满。", f"The maximum term (to {end}) is not over.")


WITHDRAWAL_ORDERED = Condition(
    "withdrawal_ordered",
    "决定已变更、撤销",
    "the decision no longer stands",
    "O45 11",
    _withdrawal_ordered,
    by("penalty.change_decision", "penalty.annul_decision"),
)
REASON_GIVEN = Condition("reason_given", "说明撤回理由", "reasons given", "O45 11", _reason_given, GIVEN)
FELL_UNTIL_TODAY = Condition(
    "fell_until_today", "决定失效的日期不晚于今天", "fallen not after today", "O45 11", _fell_until_today, GIVEN
)
MAXIMUM_OVER = Condition(
    "maximum_over", "最长公示期已满", "maximum over", "O45 13-15", _maximum_over, LATER | by("publicity.record_restriction")
)


@PUBLICITY.act(
    "drop",
    sources=PUBLICITY.inside(Group.UNSHOWN),
    target=S.WITHDRAWN,
    zh="决定变更撤销，终止公示",
    en="Drop: the decision no longer stands",
    article="O45 11",
    who=SYSTEM,
    rules=(system_only,),
    needs=(FELL_UNTIL_TODAY,),
    clocks=(Stop("D16"), Stop("D17")),
    reason="reason",
)
def drop(p: Passage[PenaltyPublicity], *, since: date, reason: str) -> PenaltyPublicity:
    """决定变更撤销，终止公示: what nobody outside has yet is dropped. The decision no longer stands `since` that day."""
    p.subject.withdrawal_ordered_on, p.subject.withdrawal_reason = since, reason
    p.subject.withdrawn_on = p.work.today
    return p.subject


@PUBLICITY.act(
    "order_withdrawal",
    sources=PUBLICITY.inside(Group.SENT),
    zh="决定变更撤销，停止展示待撤回",
    en="Stop showing; to be withdrawn",
    article="O45 11; PP63",
    grant="O45 11",
    who=SYSTEM,
    rules=(system_only,),
    needs=(FELL_UNTIL_TODAY,),
    clocks=(Stop("D17-publish"), Start("D18", "withdrawal_ordered_on")),
    reason="reason",
)
def order_withdrawal(p: Passage[PenaltyPublicity], *, since: date, reason: str) -> PenaltyPublicity:
    """决定变更撤销，停止展示待撤回: hidden now; D18 runs until the credit officer has withdrawn it everywhere."""
    p.subject.withdrawal_ordered_on, p.subject.withdrawal_reason = since, reason
    p.subject.withdrawn_on = None
    return p.subject


def end_display(work: Work, publicity: PenaltyPublicity, *, since: date, reason: str) -> PenaltyPublicity:
    """The one of the two that its state asks for; nothing is left to do where it is over."""
    if publicity.state in PUBLICITY.terminal_states or publicity.withdrawal_ordered_on:
        return publicity
    act = drop if publicity.state in PUBLICITY.inside(Group.UNSHOWN) else order_withdrawal
    return gate.do(work, act, publicity)(since=since, reason=reason)


@PUBLICITY.act(
    "withdraw",
    sources=PUBLICITY.inside(Group.SENT),
    target=S.WITHDRAWN,
    zh="撤回公示信息并说明理由",
    en="Withdraw, with the reasons",
    article="O45 11; PP63; PL48",
    grant="O45 11",
    who=CREDIT,
    rules=(own_authority,),
    needs=(WITHDRAWAL_ORDERED, REASON_GIVEN),
    clocks=(Stop("D18"),),
    reason="reason",
)
def withdraw(p: Passage[PenaltyPublicity], *, reason: str) -> PenaltyPublicity:
    """撤回公示: withdrawn everywhere, with public reasons; D18 stops."""
    p.subject.withdrawn_on, p.subject.withdrawal_reason = p.work.today, reason
    return p.subject


@PUBLICITY.act(
    "expire",
    sources=(S.PUBLISHED,),
    target=S.EXPIRED,
    zh="公示期满",
    en="Term over",
    article="O45 13-15",
    who=SYSTEM,
    rules=(system_only,),
    needs=(NOT_ORDERED, MAXIMUM_OVER),
)
def expire(p: Passage[PenaltyPublicity]) -> PenaltyPublicity:
    """公示期满: the maximum is over."""
    p.note(max_end=p.subject.max_end.isoformat() if p.subject.max_end else "")
    return p.subject
