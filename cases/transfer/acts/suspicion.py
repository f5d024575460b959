"""提示涉嫌犯罪，解除提示或者指定专案组 (T310-3, T310-5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cases.base import gate, numbering
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.roles import LEADERS, SYSTEM
from cases.base.work import Work
from cases.intake.acts.verification import TWO_OFFICERS
from cases.parties.models import Officer
from cases.parties.replacing import recused
from cases.parties.rules import own_authority, system_only
from cases.penalty.assessment import assess_case
from cases.penalty.models import PenaltyCase
from cases.transfer.acts.stated import REASON_GIVEN
from cases.transfer.models import CriminalFlag, FlagState, TaskForceMember, Transfer
from cases.transfer.procedure import TRANSFER
from cases.transfer.procedure import TransferState as S
from cases.transfer.rules import never_handled


@TRANSFER.act(
    "raise_flag",
    target=S.SUSPECT,
    zh="提示涉嫌犯罪",
    en="Point out the suspicion of a crime",
    article="T310-3",
    who=SYSTEM,
    rules=(system_only,),
)
def raise_flag(work: Work, *, case: PenaltyCase, crimes: list[dict[str, Any]]) -> Transfer:
    """提示涉嫌犯罪: the flag and the transfer that answers it come into being together."""
    flag = work.save(CriminalFlag(case=case, crimes=crimes, facts=case.facts, raised_on=work.today))
    work.record("transfer.raise_flag", case.stream_key, article="T310-3", details={"crimes": crimes})
    number = numbering.next_number(authority=case.authority_id, type_code="移", year=work.today.year)
    transfer = Transfer(
        state=S.SUSPECT,
        opened_on=work.today,
        authority=case.authority,
        case=case,
        flag=flag,
        party=case.party,
        crimes=crimes,
        number=numbering.reference(short_name=case.authority.short_name, type_code="移", year=work.today.year, number=number),
    )
    with gate.opening(work, "raise_flag", transfer) as p:
        p.note(case=case.number, crimes=[c["crime"] for c in crimes])
    return transfer


# --- the first answer ------------------------------------------------------------------------------------------------


def _no_longer_reached(q: Question[Transfer]) -> Text | None:
    reached = [c["crime"] for c in assess_case(q.subject.case).as_json()["transfer"] if c["certain"]]
    # what a person pointed out no facts take back: the head answers it
    reached += [c["crime"] for c in q.subject.flag.crimes if not c["certain"]]
    if not reached:
        return None
    crimes = "、".join(reached)
    return Text(
        f"案件事实仍达到移送标准或者已有人提出（{crimes}），应当指定专案组核实，由主要负责人决定，不得解除提示。",
        f"A threshold is still reached, or was pointed out ({crimes}): a task force verifies and the head decides.",
    )


def _not_recused(q: Question[Transfer]) -> Text | None:
    """Who was taken off the case does not come back to it by another door."""
    left = recused(q.subject.case.assignments.filter(officer__in=q.given["officers"], duty="handler")).select_related("officer")
    names = sorted({row.officer.name for row in left})
    if not names:
        return None
    return Text(
        f"{'、'.join(names)}已回避本案，不得担任专案组成员。",
        f"{', '.join(names)} were recused and may not belong to its task force.",
    )


NO_LONGER_REACHED = Condition(
    "no_longer_reached",
    "案件事实不再达到移送标准",
    "threshold no longer reached",
    "T310-3, T310-11",
    _no_longer_reached,
    instead("transfer.form_task_force"),
)
TASK_FORCE = replace(
    TWO_OFFICERS, code="task_force", zh="专案组不少于两人且持证", en="task force of two with certificates", article="T310-5"
)
NOT_RECUSED = Condition("task_force_recused", "专案组成员未回避本案", "no member recused", "PP4, T310-5", _not_recused, GIVEN)


@TRANSFER.act(
    "clear_flag",
    sources=(S.SUSPECT,),
    target=S.CLEARED,
    zh="解除涉嫌犯罪提示",
    en="Withdraw the suspicion",
    article="T310-3",
    who=LEADERS,
    rules=(own_authority, never_handled),
    needs=(NO_LONGER_REACHED, REASON_GIVEN),
    reason="reason",
)
def clear_flag(p: Passage[Transfer], *, reason: str) -> Transfer:
    """解除涉嫌犯罪提示: a leader states why what was pointed out is no crime's threshold any more; before a task force only."""
    flag = p.work.lock(CriminalFlag, p.subject.flag_id)
    flag.end(FlagState.CLEARED, on=p.work.today, answer=f"cleared: {reason}")
    p.work.save(flag)
    return p.subject


@TRANSFER.act(
    "form_task_force",
    sources=(S.SUSPECT,),
    target=S.TASKFORCE,
    zh="指定专案组",
    en="Name the task force",
    article="T310-5",
    who=LEADERS,
    rules=(own_authority,),
    needs=(TASK_FORCE, NOT_RECUSED),
)
def form_task_force(p: Passage[Transfer], *, officers: Sequence[Officer]) -> Transfer:
    """指定专案组: two or more certified officers of the bureau, at once (T310-5)."""
    for officer in officers:
        p.work.save(TaskForceMember(transfer=p.subject, officer=officer))
    p.note(officers=[o.name for o in officers])
    return p.subject
