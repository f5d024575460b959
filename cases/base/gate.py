"""The one gate: every act on a legal subject passes here, and nothing else changes a state.

In this order: lock the row, ask the permission table, ask the named conditions; then the act's own body runs; then the
state moves, history is written, clocks run or stop, and the act is recorded for the chain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from cases.base import canonical, clocks, permissions
from cases.base.actors import Actor
from cases.base.conditions import Question
from cases.base.lifecycle import Move
from cases.base.models.aggregates import Aggregate
from cases.base.performance import Performance, performance_of
from cases.base.work import Work

S = TypeVar("S", bound=Aggregate)
P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Passage(Generic[S]):
    """What the function of an act works on: the locked subject, the row it passes under, what the conditions looked at
    (`given`), notes for the act log."""

    work: Work
    subject: S
    move: Move
    given: Mapping[str, Any] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)

    def note(self, **facts: Any) -> None:
        """Keep plain facts (text, numbers, ISO dates) in the act's details."""
        self.notes.update(facts)


def do(work: Work, act: Callable[Concatenate[Passage[S], P], R], subject: S) -> Callable[P, R]:
    """An act within another's Work: `do(work, act, subject)(**arguments)` passes the gate and answers what the act answers.

    What the act means elsewhere does not follow; whoever calls says that too, or goes through `workflows.do`.
    """

    def carry_out(*none: P.args, **arguments: P.kwargs) -> R:
        result: R = perform(work, performance_of(act), type(subject), subject.pk, arguments)[1]
        return result

    return carry_out


def perform(work: Work, act: Performance, model: type[S], pk: int, arguments: Mapping[str, Any]) -> tuple[Passage[S], Any]:
    """Pass the subject through a registered act: its passage, and what its function answers."""
    reason = str({**act.defaults, **arguments}[act.reason]) if act.reason else ""
    with passing(work, act.verb, model, pk, reason=reason, given=lambda s: act.facts(s, arguments)) as p:
        result = act.body(p, **arguments)
    return p, result


@contextmanager
def passing(
    work: Work, act: str, model: type[S], pk: int, *, reason: str = "", given: Callable[[S], Mapping[str, Any]] | None = None
) -> Iterator[Passage[S]]:
    """Pass an existing subject through `act` (short name in its lifecycle); `given` is asked of the locked subject.

    Raises WrongState, NotPermitted or ConditionFailed before anything is written. RuntimeError (a mistake in the
    program): the same subject is in a passage already, whose copy of the row would overwrite this one.
    """
    subject = work.lock(model, pk)
    lifecycle = subject.lifecycle
    permissions.ask(work.actor, lifecycle.full(act), subject)
    move = lifecycle.move(act, subject.state)
    known = given(subject) if given else {}
    _ask_conditions(work, subject, move, known)
    before, state = canonical.digest(canonical.row_payload(subject)), subject.state
    passage = Passage(work, subject, move, known)
    with _alone(work, subject), work.because(reason):
        yield passage
        _settle(work)
        getattr(subject, move.act)(passage)
        work.save(subject)
        work.latest[subject.stream_key] = subject
        _record(passage, before=before, from_state=state)


@contextmanager
def opening(
    work: Work, act: str, subject: S, *, reason: str = "", given: Mapping[str, Any] | None = None
) -> Iterator[Passage[S]]:
    """Create a new, unsaved subject by a move without sources; its state is the move's target already.

    The subject is saved before the body, which may refer to it, and once more if the body changed it.
    """
    lifecycle = subject.lifecycle
    permissions.ask(work.actor, lifecycle.full(act), subject)
    move = lifecycle.move(act, "")
    if subject.pk is not None or subject.state != move.target:
        raise ValueError(f"{lifecycle.full(act)} opens a new subject in {move.target}, not in {subject.state}")
    _ask_conditions(work, subject, move, given or {})
    passage = Passage(work, subject, move, given or {})
    with work.because(reason):
        work.save(subject)
        opened = canonical.row_payload(subject)
        with _alone(work, subject):
            yield passage
            _settle(work)
        if canonical.row_payload(subject) != opened:
            work.save(subject)
        _record(passage, before="", from_state="")


def may(work_actor: Actor, act: str, subject: Aggregate) -> bool:
    """Whether the actor is permitted and the state right; for pages. Conditions are asked when the act is done."""
    return stands_open(act, subject) and permissions.permitted(work_actor, subject.lifecycle.full(act), subject)


def stands_open(act: str, subject: Aggregate) -> bool:
    """Whether the state is right, whoever asks."""
    return any(m.live and subject.state in m.sources for m in subject.lifecycle.rows(act))


def _ask_conditions(work: Work, subject: Aggregate, move: Move, given: Mapping[str, Any]) -> None:
    question = Question(subject=subject, actor=work.actor, now=work.now, today=work.today, given=given)
    for condition in subject.lifecycle.conditions(move):
        condition.ask(question, subject.lifecycle.full(move.act))


@contextmanager
def _alone(work: Work, subject: Aggregate) -> Iterator[None]:
    stream = subject.stream_key
    if stream in work.open:
        raise RuntimeError(f"{stream} is in a passage of this Work already")
    work.open.add(stream)
    try:
        yield
    finally:
        work.open.discard(stream)


def _settle(work: Work) -> None:
    """The outermost act has laid out all its papers: now they get their numbers."""
    if len(work.open) == 1:
        work.settle()


def _record(passage: Passage[Any], *, before: str, from_state: str) -> None:
    """The clocks of the move, then the act itself."""
    work, subject, move = passage.work, passage.subject, passage.move
    clocks.apply(work, subject, move.clocks)
    work.record(
        subject.lifecycle.full(move.act),
        subject.stream_key,
        article=move.article,
        reason=work.reason,
        from_state=from_state,
        to_state=subject.state,
        before=before,
        after=canonical.digest(canonical.row_payload(subject)),
        details=passage.notes,
    )
