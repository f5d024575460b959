"""What a transfer means for its case, where it means anything: the case is looked at under its lock, then the act is done.

A case that the act does not concern (decided already, not halted) is left as it is.
"""

from __future__ import annotations

from cases.base import gate
from cases.base.work import Work
from cases.penalty.acts import crime
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PENALTY, Group
from cases.penalty.procedure import PenaltyState as S


def halt(work: Work, case: int, *, reason: str) -> None:
    """The transfer was approved. What is decided already stays as it is (T310-11)."""
    row = work.lock(PenaltyCase, case)
    if row.state in PENALTY.inside(Group.HALTED):
        gate.do(work, crime.halt_for_transfer, row)(reason=reason)


def resume(work: Work, case: int, *, reason: str, fine_waits: bool) -> None:
    """The bureau goes on with a case that was halted."""
    row = work.lock(PenaltyCase, case)
    if row.state == S.SUSP:
        gate.do(work, crime.resume_from_transfer, row)(reason=reason, fine_waits=fine_waits)


def reopen(work: Work, case: int, *, reason: str, fine_waits: bool) -> None:
    """No crime was punished: a case that ended for it is open again."""
    row = work.lock(PenaltyCase, case)
    if row.state in (S.DEC_CRIME, S.CLOSED) and not row.decisions.exists():
        gate.do(work, crime.reopen_after_crime, row)(reason=reason, fine_waits=fine_waits)


def end(work: Work, case: int, *, reason: str) -> None:
    """Nothing is left for the bureau to punish in a case that was halted."""
    row = work.lock(PenaltyCase, case)
    if row.state == S.SUSP:
        gate.do(work, crime.end_for_crime, row)(reason=reason)


def free_fine(work: Work, case: int) -> None:
    """刑事案件办结: the fine that the article demands is due again."""
    row = work.lock(PenaltyCase, case)
    if row.fine_waits:
        row.fine_waits = False
        work.save(row)
        work.record("penalty.free_fine", row.stream_key, article="T310-11, PL35")
