"""答复监督信号: explained, corrected, or a responsibility review opened; by somebody whom it does not concern."""

from __future__ import annotations

from datetime import date, datetime

from cases.accountability.review.choices import Capacity as Reviewed
from cases.accountability.review.choices import Trigger
from cases.accountability.review.services import open_clue
from cases.accountability.signals import services as signals
from cases.accountability.signals.models import Capacity, SupervisionSignal
from cases.base.actors import Actor
from cases.base.work import Work
from cases.law.signals import signal_rule
from workflows.commands.frame import finishing
from workflows.commands.responsibility import follow_clue

# what an officer was in the matter, as the review names it; who sends a case on answers for letting it pass
CAPACITIES: dict[str, str] = {
    Capacity.HANDLER: Reviewed.HANDLER,
    Capacity.UNIT_HEAD: Reviewed.APPROVER,
    Capacity.REVIEWER: Reviewed.REVIEWER,
    Capacity.APPROVER: Reviewed.APPROVER,
    Capacity.HEAD: Reviewed.HEAD,
}


def explain_signal(*, actor: Actor, now: datetime, signal: int, answer: str, item: int | None = None) -> SupervisionSignal:
    """说明情况."""
    with finishing("signal.explain", SupervisionSignal, signal, actor=actor, now=now, item=item) as work:
        return signals.explain_signal(work=work, signal=signal, answer=answer)


def correct_signal(
    *, actor: Actor, now: datetime, signal: int, answer: str, corrected_on: date, item: int | None = None
) -> SupervisionSignal:
    """确认已纠正: what was put right, and when."""
    with finishing("signal.correct", SupervisionSignal, signal, actor=actor, now=now, item=item) as work:
        return signals.correct_signal(work=work, signal=signal, answer=answer, corrected_on=corrected_on)


def open_signal_review(*, actor: Actor, now: datetime, signal: int, answer: str, item: int | None = None) -> SupervisionSignal:
    """启动责任认定: why the responsibility of the officials is to be reviewed."""
    with finishing("signal.open_review", SupervisionSignal, signal, actor=actor, now=now, item=item) as work:
        answered = signals.open_review(work=work, signal=signal, answer=answer)
        _begin_review(work, answered)
    return answered


def _begin_review(work: Work, signal: SupervisionSignal) -> None:
    """The review of the officials concerned begins in the same Work, one for each."""
    rows = signal.officers.select_related("officer").order_by("pk")
    officials = [(row.officer, CAPACITIES[row.capacity]) for row in rows]
    title = signal_rule(signal.rule, signal.rule_from).title_zh
    first = open_clue(
        work=work,
        authority=signal.authority,
        origin=signal.stream_key,
        about=signal.about,
        trigger=Trigger.SIGNAL,
        summary=f"{title}（{signal.number}）：{signal.answer}",
        officials=officials,
    )
    follow_clue(first, now=work.now)
