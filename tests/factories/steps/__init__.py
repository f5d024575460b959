"""How the acts are tried: one module a procedure. Those around a case are played on it; others have people of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tests.factories.steps import blacklist, clue, penalty, publicity, responsibility, signal, transfer
from tests.factories.steps.step import Step, tried

if TYPE_CHECKING:
    from tests.factories.cases import Played

STEPS: dict[str, Step[Played]] = {**clue.STEPS, **penalty.STEPS, **publicity.STEPS, **blacklist.STEPS}
BY_PROCEDURE: Mapping[str, Mapping[str, Step[Any]]] = {
    **dict.fromkeys(("clue", "penalty", "publicity", "blacklist"), STEPS),
    "transfer": transfer.STEPS,
    "responsibility": responsibility.STEPS,
    "signal": signal.STEPS,
}

__all__ = ["BY_PROCEDURE", "STEPS", "Step", "tried"]
