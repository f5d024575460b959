"""Scenes of a supervision signal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.accountability.signals.people import scene
from tests.accountability.signals.test_answer import answer
from tests.pairs.pairing import Pair

ANSWERED = (
    "UPDATE signals_supervisionsignal SET state = 'EXPLAINED', answer = %s, answered_on = '2026-06-10', answered_by_id = %s "
    "WHERE id = %s"
)


def answer_whole() -> Pair:
    stage = scene()
    who = stage.played.office.officers["sup"].pk
    return Pair(partial(answer, stage, "signal.explain", "sup", answer=" "), (ANSWERED, "", who, stage.signal.pk))


def answered_by_another() -> Pair:
    stage = scene()
    who = stage.played.office.officers["bl"].pk
    return Pair(partial(answer, stage, "signal.explain", "bl"), (ANSWERED, "已核实。", who, stage.signal.pk))


SCENES: dict[str, Callable[[], Pair]] = {scene.__name__: scene for scene in (answer_whole, answered_by_another)}
