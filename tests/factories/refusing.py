"""Showing that an act is refused, with its code and article, and that nothing of it stays but the refusal entry."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from cases.base import permissions
from cases.base.actors import Actor
from cases.base.errors import NotPermitted, Refused
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


def asked(actor: Actor, act: str, subject: Any) -> str:
    """The code with which the actor would be refused, article and text with it; "" = permitted."""
    try:
        permissions.ask(actor, act, subject)
    except NotPermitted as refusal:
        assert refusal.article and refusal.text.zh and refusal.text.en
        return refusal.code
    return ""
