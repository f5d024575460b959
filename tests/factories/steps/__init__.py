"""How the acts are tried: of clue, case, publication and listing here, of what has people of its own in its module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.factories.steps import blacklist, clue, penalty, publicity
from tests.factories.steps.step import Step, tried

if TYPE_CHECKING:
    from tests.factories.cases import Played

STEPS: dict[str, Step[Played]] = {**clue.STEPS, **penalty.STEPS, **publicity.STEPS, **blacklist.STEPS}

__all__ = ["STEPS", "Step", "tried"]
