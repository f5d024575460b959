"""What an act of the workbench is: one row beside its form, in `web/<procedure>/<stage>.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from web.forms.base import ActForm
from web.viewmodels import Fact


def _nothing(subject: object) -> tuple[Fact, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class ActPage:
    """The page of the act `act` (full name): its form, the button (`confirm`), what it is for, what follows from it.

    `material` is what the person has to know to do it; what nobody has written is left out.
    """

    act: str
    form: type[ActForm]
    confirm: Any
    purpose: Any = ""
    consequence: Any = ""
    material: Callable[[Any], Iterable[Fact]] = _nothing

    @property
    def procedure(self) -> str:
        return self.act.partition(".")[0]
