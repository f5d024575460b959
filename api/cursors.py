"""Opaque cursors of keyset pages: where the last row stood, bound to the question, signed.

A cursor of another question, or one made up, is refused instead of giving a page with gaps.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from functools import lru_cache

import orjson
from django.conf import settings

from api.errors import ApiError, Code

_MAC = 16


def sign(question: str, key: list[int | str]) -> str:
    """The cursor of the row with this order key among the answers to `question`."""
    payload = orjson.dumps(key)
    return base64.urlsafe_b64encode(_mac(question, payload) + payload).decode().rstrip("=")


def read(question: str, cursor: str, *, width: int) -> list[int | str]:
    """The order key of `width` parts in a cursor that `sign` made for the same question. Raises INVALID_CURSOR."""
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _invalid() from None
    mac, payload = raw[:_MAC], raw[_MAC:]
    if not hmac.compare_digest(mac, _mac(question, payload)):
        raise _invalid()
    key: list[int | str] = orjson.loads(payload)
    if len(key) != width:
        raise _invalid()
    return key


def _mac(question: str, payload: bytes) -> bytes:
    return hmac.digest(_key(settings.SECRET_KEY), question.encode() + b"\0" + payload, "sha256")[:_MAC]


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return hmac.digest(secret.encode(), b"api.cursors", "sha256")


def _invalid() -> ApiError:
    return ApiError(
        Code.INVALID_CURSOR,
        "分页游标无效：须原样使用上一页返回的游标，且其他条件不变。",
        "Invalid cursor: use the cursor of the page before as it is, with the same filters.",
    )
