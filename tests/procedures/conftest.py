"""Fixtures of these tests."""

from tests.factories.cases import plain_papers

__all__ = ["plain_papers"]
