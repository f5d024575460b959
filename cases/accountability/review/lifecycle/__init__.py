"""States, moves and conditions of the review of responsibility."""

from __future__ import annotations

from cases.accountability.review.lifecycle.moves import MOVES
from cases.accountability.review.lifecycle.states import STATES
from cases.base.lifecycle import Lifecycle

__all__ = ["RESPONSIBILITY"]

RESPONSIBILITY = Lifecycle("responsibility", "执法责任追究", "Review of responsibility", STATES, MOVES)
