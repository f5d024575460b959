"""监督信号: raised by the system, answered by somebody whom it does not concern."""

from __future__ import annotations

from viewflow import this
from viewflow.workflow import flow

from cases.accountability.review.acts import register
from cases.accountability.review.choices import Capacity as Reviewed
from cases.accountability.review.choices import Trigger
from cases.accountability.review.selectors import reviews_of
from cases.accountability.signals.models import Capacity, SupervisionSignal
from cases.base.roles import LEADERS, SUPERVISION
from cases.law.signals import signal_rule
from workflows import tasks
from workflows.following import Done, follows
from workflows.human import Human, SubjectFlow, drives
from workflows.models import SignalProcess


@drives(SupervisionSignal)
class SignalFlow(SubjectFlow, flow.Flow):
    """One answer, and the signal is done; a review that it opens is a separate procedure."""

    process_class = SignalProcess
    process_title = "监督信号"

    start = flow.StartHandle(this.begin).Next(this.answer_signal)
    answer_signal = Human(
        "答复监督信号",
        "Answer the signal",
        LEADERS | SUPERVISION,
        ends=("signal.explain", "signal.correct", "signal.open_review"),
        clocks=("R00",),
    ).Next(this.end)
    end = flow.End()


# what an officer was in the matter, as the review names it; who sends a case on answers for letting it pass
CAPACITIES: dict[str, str] = {
    Capacity.HANDLER: Reviewed.HANDLER,
    Capacity.UNIT_HEAD: Reviewed.APPROVER,
    Capacity.REVIEWER: Reviewed.REVIEWER,
    Capacity.APPROVER: Reviewed.APPROVER,
    Capacity.HEAD: Reviewed.HEAD,
}


@follows("signal.open_review")
def begin_review(done: Done) -> None:
    """The review of the officials concerned begins in the same Work, one for each."""
    signal: SupervisionSignal = done.subject
    rows = signal.officers.select_related("officer").order_by("pk")
    officials = [(row.officer, CAPACITIES[row.capacity]) for row in rows]
    title = signal_rule(signal.rule, signal.rule_from).title_zh
    first = register(
        done.work,
        authority=signal.authority,
        origin=signal.stream_key,
        about=signal.about,
        trigger=Trigger.SIGNAL,
        summary=f"{title}（{signal.number}）：{signal.answer}",
        officials=officials,
    )
    # where every official's file stands already, none is opened: that work goes on as it was
    for review in reviews_of(first.affair).filter(origin=signal.stream_key):
        tasks.start(review, now=done.now)
