"""答复监督信号: explained, corrected, or a responsibility review opened; by somebody whom it does not concern."""

from __future__ import annotations

from datetime import date, datetime

from cases.accountability.signals import services as signals
from cases.accountability.signals.models import SupervisionSignal
from cases.base.actors import Actor
from cases.base.work import Work
from workflows.commands.frame import finishing


def explain_signal(
    *, actor: Actor, now: datetime, signal: int, answer: str, item: int | None = None
) -> SupervisionSignal:
    """说明情况."""
    with finishing("signal.explain", SupervisionSignal, signal, actor=actor, now=now, item=item) as work:
        return signals.explain_signal(work=work, signal=signal, answer=answer)


def correct_signal(
    *, actor: Actor, now: datetime, signal: int, answer: str, corrected_on: date, item: int | None = None
) -> SupervisionSignal:
    """确认已纠正: what was put right, and when."""
    with finishing("signal.correct", SupervisionSignal, signal, actor=actor, now=now, item=item) as work:
        return signals.correct_signal(work=work, signal=signal, answer=answer, corrected_on=corrected_on)


def open_signal_review(
    *, actor: Actor, now: datetime, signal: int, answer: str, item: int | None = None
) -> SupervisionSignal:
    """启动责任认定: why the responsibility of the officials is to be reviewed."""
    with finishing("signal.open_review", SupervisionSignal, signal, actor=actor, now=now, item=item) as work:
        answered = signals.open_review(work=work, signal=signal, answer=answer)
        _begin_review(work, answered)
    return answered


def _begin_review(work: Work, signal: SupervisionSignal) -> None:
    """Where the responsibility review begins, in the same Work. Not connected yet: nothing is opened here.

    The procedure of the review takes the signal's authority, the subject it is about, what it saw and its officials.
    """
