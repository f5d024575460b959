"""The whole sample in one call: people and parties, all stories, scores of today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time

from cases.base.work import SHANGHAI
from integrity.scoring.services import rescore_due
from workflows.sample import agenda
from workflows.sample.cast import SINCE, Cast, assemble
from workflows.sample.player import Player
from workflows.sample.story import Story


def run(
    stories: Sequence[Story], *, now: datetime, on_step: Callable[[agenda.Entry], None] = lambda _: None
) -> tuple[Cast, list[Player]]:
    """Assemble the cast, play the stories so that they end today, and score everybody. The database must be empty."""
    since = datetime.combine(SINCE, time(9), SHANGHAI)
    cast = assemble(now=since)
    rescore_due(now=since)
    players = agenda.play(stories, cast, now=now, on_step=on_step)
    rescore_due(now=now)
    return cast, players
