"""Raising and clearing the criminal flag. `assess` runs at every change of the facts."""

from __future__ import annotations

from cases.base.work import Work
from cases.penalty import assessment
from cases.penalty.models import PenaltyCase
from cases.transfer.models import CriminalFlag, FlagState


def refresh_flag(*, work: Work, case: PenaltyCase) -> CriminalFlag | None:
    """Ask the law engine about the case as it stands; open a flag, clear one, or leave things. The open flag, if any."""
    crimes = [c for c in assessment.assess_case(case).as_json()["transfer"] if c["certain"]]
    flag = case.criminal_flags.filter(state=FlagState.OPEN).first()
    if crimes and flag is None:
        flag = work.save(CriminalFlag(case=case, crimes=crimes, raised_on=work.today))
        work.record("transfer.raise_flag", case.stream_key, article="T310-3", details={"crimes": crimes})
    elif crimes and flag is not None and flag.crimes != crimes:
        flag.crimes = crimes
        work.save(flag)
    elif not crimes and flag is not None:
        flag.state, flag.ended_on = FlagState.CLEARED, work.today
        work.save(flag)
        work.record("transfer.clear_flag", case.stream_key, article="T310-3")
        flag = None
    return flag
