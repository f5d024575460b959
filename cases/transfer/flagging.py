"""When the criminal flag is raised, and what an open one says. `assess` runs at every change of the facts; a flag opens its
transfer and stands until a person answers it (T310-3, T310-5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.actors import Actor
from cases.base.work import Work
from cases.penalty import assessment
from cases.penalty.models import PenaltyCase
from cases.transfer.acts.suspicion import raise_flag
from cases.transfer.models import CriminalFlag, FlagState, Transfer
from cases.transfer.procedure import TransferState
from cases.transfer.suspicion import with_police

ENGINE = Actor.system("法律引擎")


def refresh_flag(*, work: Work, case: PenaltyCase) -> Transfer | None:
    """Ask the law engine about the case as it stands; open a flag, or update the crimes of an open one.

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
            return raise_flag(work, case=case, crimes=crimes) if _unanswered(case, crimes) else None
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
            return raise_flag(work, case=case, crimes=[named])
        flag.crimes = [*flag.crimes, named]
        work.save(flag)
    return None


def _reported(flag: CriminalFlag) -> bool:
    return Transfer.objects.filter(flag=flag, state=TransferState.REPORTED).exists()


def _by_people(flag: CriminalFlag, crimes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a person pointed out stays until the head has answered it; the engine names certain crimes only."""
    certain = {crime["crime"] for crime in crimes}
    return [crime for crime in flag.crimes if not crime["certain"] and crime["crime"] not in certain]


def _unanswered(case: PenaltyCase, crimes: Sequence[dict[str, Any]]) -> bool:
    """Whether there is something that nobody has answered: a crime that no flag named, or other facts than those on which
    the head or the police said no. The same facts are not put to them again."""
    answered = list(case.criminal_flags.filter(state=FlagState.ANSWERED).select_related("transfer"))
    if any(with_police(flag) for flag in answered):
        known = {crime["crime"] for flag in answered for crime in flag.crimes}
        return any(crime["crime"] not in known for crime in crimes)
    return bool(crimes) and all(flag.facts != case.facts for flag in answered)
