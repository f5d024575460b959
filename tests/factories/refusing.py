"""Showing that an act is refused, with its code and article, and that nothing of it stays but the refusal entry."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cases.base.errors import Refused
from cases.base.models import Refusal
from tests.factories.counting import all_rows, grown


@contextmanager
def refused(code: str, article: str = "") -> Iterator[pytest.ExceptionInfo[Refused]]:
    """The body is refused with `code`; if given, `article` is among the articles named."""
    before = all_rows()
    with pytest.raises(Refused) as caught:
        yield caught
    assert caught.value.code == code, f"{caught.value.code}: {caught.value}"
    assert article in caught.value.article
    assert caught.value.text.zh and caught.value.text.en
    left = grown(before, all_rows())
    left.pop("base_chainhead", None)
    assert left == {"base_refusal": 1, "base_chainentry": 1}
    assert Refusal.objects.latest("pk").code == code
