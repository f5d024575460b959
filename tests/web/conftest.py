"""What the tests of the pages use."""

from tests.factories.cases import plain_papers

__all__ = ["plain_papers"]
