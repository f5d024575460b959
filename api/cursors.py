"""Opaque cursors of keyset pages: where the last row stood, bound to the question, signed and hidden.

A cursor of another question, or one made up, is refused instead of giving a page with gaps. The key itself is nobody's
business: numbers of rows count what lies between them, also what is not shown.
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
# as long as a key of one number ever gets, so that its length tells nothing
_LEAST = 24


def sign(question: str, key: list[int | str]) -> str:
    """The cursor of the row with this order key among the answers to `question`."""
    payload = orjson.dumps(key).ljust(_LEAST)
    mac = _mac(question, payload)
    return base64.urlsafe_b64encode(mac + _veiled(mac, payload)).decode().rstrip("=")


def read(question: str, cursor: str, *, width: int) -> list[int | str]:
    """The order key of `width` parts in a cursor that `sign` made for the same question. Raises INVALID_CURSOR."""
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _invalid() from None
    mac = raw[:_MAC]
    payload = _veiled(mac, raw[_MAC:])
    if not hmac.compare_digest(mac, _mac(question, payload)):
        raise _invalid()
    key: list[int | str] = orjson.loads(payload.rstrip())
    if len(key) != width:
        raise _invalid()
    return key


def _mac(question: str, payload: bytes) -> bytes:
    return hmac.digest(_key(settings.SECRET_KEY), question.encode() + b"\0" + payload, "sha256")[:_MAC]


def _veiled(mac: bytes, text: bytes) -> bytes:
    """The text under a key stream that its own signature chooses; done twice it is the text again."""
    key, stream = _key(settings.SECRET_KEY), b""
    while len(stream) < len(text):
        stream += hmac.digest(key, b"veil" + mac + bytes([len(stream) // 32]), "sha256")
    return bytes(a ^ b for a, b in zip(text, stream, strict=False))


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return hmac.digest(secret.encode(), b"api.cursors", "sha256")


def _invalid() -> ApiError:
    return ApiError(
        Code.INVALID_CURSOR,
        "分页游标无效：须原样使用上一页返回的游标，且其他条件不变。",
        "Invalid cursor: use the cursor of the page before as it is, with the same filters.",
    )
