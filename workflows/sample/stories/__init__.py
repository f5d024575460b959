"""The stories of the sample, as data."""

from __future__ import annotations

from workflows.sample.stories import food
from workflows.sample.story import Story

STORIES: tuple[Story, ...] = (*food.STORIES,)
