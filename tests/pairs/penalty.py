"""Scenes of a decision on a penalty."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.factories.cases import case_at
from tests.pairs.pairing import Pair

ENDED = "UPDATE penalty_decision SET status = 'annulled', ended_on = '2026-05-12', ended_by = '' WHERE id = %s"


def decision_end_founded() -> Pair:
    played = case_at("DEC_PEN")
    return Pair(partial(played.do, "annul", basis=" "), (ENDED, played.case.decisions.get().pk))


SCENES: dict[str, Callable[[], Pair]] = {scene.__name__: scene for scene in (decision_end_founded,)}
