"""The human steps of a flow: a node holds who may take it, the acts it offers, the clocks that order it, and its title.

viewflow's own task pages are not mounted: the workbench acts through `workflows.do`. A node's name is stored in tasks and in
inbox lines and never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseNotFound
from viewflow.workflow import flow, lock

from cases.base.models import Aggregate
from cases.base.roles import Role


def not_mounted(request: HttpRequest, **kwargs: Any) -> HttpResponseNotFound:
    """Stands where viewflow wants a view; acts go through `workflows.do` only."""
    return HttpResponseNotFound()


def _never(subject: object) -> bool:
    return False


class Human(flow.View):
    """A task that waits for a person.

    `ends` are the acts (full names, the usual one first) that finish it, `beside` those it offers and that leave it open.
    `clocks` order its line, in order of interest. `by` names the relation (Aggregate.relations) that alone may take it; empty =
    whoever has the role and is not barred. `at` names the place (Aggregate.desk_of) where its line lies; empty = the bureau in
    charge. `stays`: the step stays open after its act as long as this holds of the subject. `late`: an act that comes when the
    step waits no longer begins again at this entrance of the flow. `anytime`: its acts may also be done while nobody waits for
    them, and then end no step.
    """

    def __init__(
        self,
        zh: str,
        en: str,
        roles: frozenset[Role],
        *,
        ends: tuple[str, ...],
        beside: tuple[str, ...] = (),
        clocks: tuple[str, ...] = (),
        by: str = "",
        at: str = "",
        stays: Callable[[Any], bool] = _never,
        late: Mapping[str, str] | None = None,
        anytime: bool = False,
    ) -> None:
        super().__init__(not_mounted)
        self.zh, self.en, self.roles = zh, en, roles
        self.ends, self.beside, self.clocks = ends, beside, clocks
        self.by, self.at, self.stays, self.late, self.anytime = by, at, stays, dict(late or {}), anytime

    @property
    def acts(self) -> tuple[str, ...]:
        """Everything it offers, the usual act first."""
        return (*self.ends, *self.beside)

    @property
    def code(self) -> str:
        """The name that inbox lines store."""
        return str(self.name)


class ProcessLock(lock.SelectForUpdateLock):
    """The process's row, locked until the act commits. No savepoint: whatever fails undoes the whole act."""

    @contextmanager
    def __call__(self, flow_class: type[flow.Flow], process_pk: int) -> Iterator[None]:
        with transaction.atomic(savepoint=False):
            flow_class.process_class._default_manager.filter(pk=process_pk).select_for_update().exists()
            yield


class SubjectFlow:
    """What every flow has: the lock, and how it begins. Gateways ask the subject's legal state, never set it."""

    lock_impl = ProcessLock(nowait=False, attempts=1)

    def begin(self, activation: Any, subject: Aggregate, beside: bool = False) -> Any:
        """The process drives this subject, or runs `beside` the one that does."""
        activation.process.subject = subject
        activation.process.open = not beside
        return activation.process


def state_is(*states: str) -> Callable[[Any], bool]:
    """A gateway's question: whether the subject stands in one of these states, as the act just left it."""

    def asked(activation: Any) -> bool:
        return activation.process.subject.state in states

    return asked


FLOWS: dict[type[Aggregate], type[flow.Flow]] = {}
STEPS: dict[str, Human] = {}
STEP_OF_ACT: dict[str, Human] = {}


def drives(model: type[Aggregate]) -> Callable[[type[flow.Flow]], type[flow.Flow]]:
    """Register the flow below as the one that drives subjects of this kind. ValueError for a step or act of two flows."""

    def register(kind: type[flow.Flow]) -> type[flow.Flow]:
        FLOWS[model] = kind
        for node in kind.instance.nodes():
            if isinstance(node, Human):
                _enter(STEPS, node.code, node)
                for act in node.acts:
                    _enter(STEP_OF_ACT, act, node)
        return kind

    return register


def _enter(table: dict[str, Human], key: str, node: Human) -> None:
    if table.setdefault(key, node) is not node:
        raise ValueError(f"{key} belongs to two steps")


def ends_a_step(act: str) -> bool:
    """Whether the act finishes the step that offers it; every other act is done beside the steps."""
    step = STEP_OF_ACT.get(act)
    return step is not None and act in step.ends and not step.anytime
