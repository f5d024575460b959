"""A column whose JSON is sealed at rest: what it holds is read and written as ever, and no query can look inside."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import orjson
from django.db import models

from cases.base import canonical
from cases.base.sealing import SealBroken, vault

if TYPE_CHECKING:
    # what is assigned and read is the JSON, not the text that the column keeps
    Text = models.JSONField[Any, Any]
else:
    Text = models.TextField

log = logging.getLogger(__name__)


def sealed(value: Any, *, purpose: str) -> str:
    """JSON values as the column keeps them."""
    return vault("columns").seal(canonical.dumps(value), purpose=purpose)


def opened(text: str, *, purpose: str) -> Any:
    """The values behind a column. SealBroken under another key."""
    return orjson.loads(vault("columns").open(text, purpose=purpose))


class SealedJSONField(Text):
    """JSON, sealed under the reporters' key. `purpose` names the column. What the key does not open is empty: a draft
    that nobody can read must not keep its page from opening."""

    def __init__(self, *args: Any, purpose: str = "", **kwargs: Any) -> None:
        self.purpose = purpose
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "purpose": self.purpose}

    def get_prep_value(self, value: Any) -> Any:
        return value if value is None else sealed(value, purpose=self.purpose)

    def from_db_value(self, value: Any, *_: object) -> Any:
        if value is None:
            return None
        try:
            return opened(value, purpose=self.purpose)
        except (SealBroken, orjson.JSONDecodeError):
            log.error("a sealed column (%s) does not open under this CHENGAN_REPORTER_KEY", self.purpose)
            return {}
