"""Raising the criminal flag and withdrawing it. `assess` runs at every change of the facts; a flag opens its transfer and
stands until a person answers it (T310-3, T310-5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base import gate, numbering
from cases.base.actors import Actor
from cases.base.work import Work
from cases.penalty import assessment
from cases.penalty.models import PenaltyCase
from cases.transfer.lifecycle import FILED, WITH_POLICE
from cases.transfer.models import CriminalFlag, FlagState, Transfer

ENGINE = Actor.system("法律引擎")


def refresh_flag(*, work: Work, case: PenaltyCase) -> Transfer | None:
    """Ask the law engine about the case as it stands; open a flag, or bring the crimes of an open one up to date.

    The transfer that was opened by it, or None. Facts that fall below the line again withdraw nothing: a leader does
    (`clear_flag`), else the officer who lowers them would be the one who lets the crime go. A flag whose
    report lies before the head stays as it was reported: the answer is to that, and what came after is asked next.
    """
    crimes = [c for c in assessment.assess_case(case).as_json()["transfer"] if c["certain"]]
    flag = case.criminal_flags.filter(state=FlagState.OPEN).first()
    if flag is not None and _reported(flag):
        return None
    with work.acting_as(ENGINE):
        if flag is None:
            return _raise(work, case, crimes) if _unanswered(case, crimes) else None
        crimes += _by_people(flag, crimes)
        if crimes and (flag.crimes, flag.facts) != (crimes, case.facts):
            flag.crimes, flag.facts = crimes, case.facts
            work.save(flag)
    return None


def add_suspicion(*, work: Work, case: PenaltyCase, crime: str, reason: str) -> Transfer | None:
    """A person points a crime out: it joins the open flag, or opens one; then the transfer that was opened."""
    named = {"crime": crime, "certain": False, "reason": reason}
    flag = case.criminal_flags.filter(state=FlagState.OPEN).first()
    with work.acting_as(ENGINE):
        if flag is None:
            return _raise(work, case, [named])
        flag.crimes = [*flag.crimes, named]
        work.save(flag)
    return None


def _reported(flag: CriminalFlag) -> bool:
    return Transfer.objects.filter(flag=flag, state="REPORTED").exists()


def _by_people(flag: CriminalFlag, crimes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a person pointed out stays until the head has answered it; the engine names certain crimes only."""
    certain = {crime["crime"] for crime in crimes}
    return [crime for crime in flag.crimes if not crime["certain"] and crime["crime"] not in certain]


def _unanswered(case: PenaltyCase, crimes: Sequence[dict[str, Any]]) -> bool:
    """Whether there is something that nobody has answered: a crime that no flag named, or other facts than those on which
    the head or the police said no. The same facts are not put to them again."""
    answered = list(case.criminal_flags.filter(state=FlagState.ANSWERED).select_related("transfer"))
    if any(flag.transfer.state in (*WITH_POLICE, *FILED) for flag in answered if hasattr(flag, "transfer")):
        known = {crime["crime"] for flag in answered for crime in flag.crimes}
        return any(crime["crime"] not in known for crime in crimes)
    return bool(crimes) and all(flag.facts != case.facts for flag in answered)


def _raise(work: Work, case: PenaltyCase, crimes: list[dict[str, Any]]) -> Transfer:
    flag = work.save(CriminalFlag(case=case, crimes=crimes, facts=case.facts, raised_on=work.today))
    work.record("transfer.raise_flag", case.stream_key, article="T310-3", details={"crimes": crimes})
    number = numbering.next_number(authority=case.authority_id, type_code="移", year=work.today.year)
    transfer = Transfer(
        state="SUSPECT",
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


def clear_flag(*, work: Work, transfer: int, reason: str) -> Transfer:
    """解除涉嫌犯罪提示: a leader states why what was pointed out is no crime's threshold any more; before a task force only."""
    with gate.passing(work, "clear_flag", Transfer, transfer, reason=reason, given={"reason": reason}) as p:
        flag = work.lock(CriminalFlag, p.subject.flag_id)
        flag.state, flag.ended_on, flag.answer = FlagState.CLEARED, work.today, f"cleared: {reason}"
        work.save(flag)
    return p.subject


def answer_flag(work: Work, transfer: Transfer, answer: str) -> None:
    """The head has decided: the flag stands no more."""
    flag = work.lock(CriminalFlag, transfer.flag_id)
    flag.state, flag.ended_on, flag.answer = FlagState.ANSWERED, work.today, answer
    work.save(flag)
