"""What a supervisor asks for: which authorities, which days, seen from which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cases.base.actors import Actor
from cases.parties.models import Authority
from cases.parties.selectors import scope


@dataclass(frozen=True, slots=True)
class Asked:
    """Days `start` to `end`, both counted, in the authorities that the reader oversees; `today` is the day of the question."""

    authorities: QuerySet[Authority]
    start: date
    end: date
    today: date

    @classmethod
    def by(cls, actor: Actor, *, start: date, end: date, today: date) -> Asked:
        """The question of this actor: the own authority and those below, as everywhere."""
        return cls(scope(actor), start, end, today)

    @property
    def days(self) -> tuple[date, date]:
        return self.start, self.end
