"""What runs through a procedure: a row with a legal state that only the gate moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django_fsm import ConcurrentTransitionMixin, FSMField

from cases.base import grounds
from cases.base.models.audited import AuditedModel

if TYPE_CHECKING:
    from cases.base.actors import Actor
    from cases.base.lifecycle import Lifecycle

# the relation of those who may never take a step that is open to their role, because of what they did on the subject
BARRED = "barred"


@dataclass(frozen=True, slots=True)
class Listed:
    """How lists, inboxes and page heads name a subject: its number, what it is about, whom it concerns (if known)."""

    number: str
    title: str
    party: str = ""


class StateField(FSMField):
    """A machine in the program, a plain text to migrations: in each of the hundreds of models that they put together, the
    machine would listen for all that come after, and setting up a bureau would take far longer."""

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        kwargs.pop("protected", None)
        return name, "django.db.models.CharField", args, kwargs


class Aggregate(ConcurrentTransitionMixin, AuditedModel):
    """A legal subject with its own states, clocks, documents, tasks and hash chain.

    `lifecycle` holds its states and moves; each live act is a transition method of its name, which the gate alone takes.
    `opened_on` is the legal date on which it came into being.
    """

    lifecycle: ClassVar[Lifecycle]
    # lists show its lines to those alone who may read the subject itself
    confidential: ClassVar[bool] = False

    state = StateField("状态", max_length=24, protected=True, db_index=True)
    opened_on = models.DateField("登记日期")

    class Meta:
        abstract = True

    @property
    def stream_key(self) -> str:
        return f"{self._meta.model_name}:{self.pk}"

    @property
    def authority_id_(self) -> int:
        """The bureau in charge: whose numbers, seals and officers."""
        raise NotImplementedError

    @property
    def listed(self) -> Listed:
        """How lists name it."""
        raise NotImplementedError

    @property
    def home_key(self) -> str:
        """The stream of the subject on whose page it is shown; its own, unless it is a part of another."""
        return self.stream_key

    def relations(self) -> Mapping[str, Collection[int]]:
        """Officers (ids) by their relation to the subject, for the queues: `BARRED` and whatever its steps name."""
        return {}

    def desk_of(self, name: str) -> int:
        """The bureau at whose desk a step of this relation or place waits; the one in charge, unless somebody elsewhere is
        asked."""
        return self.authority_id_

    def withheld_from(self, actor: Actor) -> Collection[str]:
        """The forms of this subject's papers that an actor who may read the subject may not."""
        return ()

    @classmethod
    def visible_to(cls, actor: Actor) -> models.QuerySet[Self]:
        """The subjects of this kind that the actor may read, on the grounds registered for it; what is not among them does not
        exist for the actor."""
        return grounds.readable(cls, actor)

    @classmethod
    def followed_by(cls, actor: Actor) -> models.QuerySet[Self]:
        """Those of them of which the actor may also read what they wait for and with whom it lies."""
        return cls.visible_to(actor)

    def refresh_from_db(self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None) -> None:
        """Re-read the row without switching the state's protection off, which the library's own version does
        on the class, for every thread, until it returns."""
        names = [f.attname for f in self.state_fields]
        held = {name: self.__dict__.pop(name) for name in names if name in self.__dict__}
        try:
            models.Model.refresh_from_db(self, using=using, fields=fields, from_queryset=from_queryset)
        finally:
            # what was not read again (other fields asked for, the row gone) is as it was
            for name, value in held.items():
                self.__dict__.setdefault(name, value)
        self._update_initial_state()

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """A protected state cannot be assigned, so cleaning leaves it alone."""
        super().clean_fields(exclude={*(exclude or ()), *(f.name for f in self.state_fields)})
