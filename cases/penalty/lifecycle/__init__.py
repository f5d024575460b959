"""The whole transition table of the ordinary penalty procedure."""

from cases.base.lifecycle import Lifecycle
from cases.penalty.lifecycle.moves import MOVES
from cases.penalty.lifecycle.states import STATES

PENALTY = Lifecycle("penalty", "行政处罚普通程序", "Ordinary penalty procedure", STATES, MOVES)

__all__ = ["PENALTY"]
