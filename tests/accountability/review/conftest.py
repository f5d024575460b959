"""Fixtures of these tests."""

from tests.factories.cases import plain_papers, stages_played

__all__ = ["plain_papers", "stages_played"]
