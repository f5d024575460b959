"""What runs through a procedure: a row with a legal state that only the gate moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django_fsm import RETURN_VALUE, ConcurrentTransitionMixin, FSMField, transition

from cases.base.models.audited import AuditedModel

if TYPE_CHECKING:
    from cases.base.lifecycle import Lifecycle, Move


class Aggregate(ConcurrentTransitionMixin, AuditedModel):
    """A legal subject with its own states, clocks, documents, tasks and hash chain.

    `lifecycle` holds its states and moves. `opened_on` is the legal date on which it came into being.
    """

    lifecycle: ClassVar[Lifecycle]

    state = FSMField("状态", max_length=24, protected=True, db_index=True)
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

    @transition(field=state, source="*", target=RETURN_VALUE())
    def enter(self, move: Move) -> str:
        """Take the declared move. Called by the gate alone, after law and permission were asked."""
        if self.state not in move.sources:
            raise ValueError(f"{move.act} is not declared from {self.state}")
        return move.target or self.state

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
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
