"""The stories of the sample, as data: one file a subject, one value a case."""

from __future__ import annotations

from workflows.sample.stories import crime, desk_early, desk_late, food, listed, mercy, product, responsibility, reversal
from workflows.sample.story import Story

STORIES: tuple[Story, ...] = (
    *food.STORIES,
    *product.STORIES,
    *mercy.STORIES,
    *reversal.STORIES,
    *listed.STORIES,
    *desk_early.STORIES,
    *desk_late.STORIES,
    *crime.STORIES,
    *responsibility.STORIES,
)
