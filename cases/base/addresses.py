"""Public addresses: a code that stays with what is shown, says nothing of it, and cannot be counted through."""

from __future__ import annotations

import secrets


def public_code() -> str:
    """A new code of 20 hexadecimal characters (80 random bits)."""
    return secrets.token_hex(10)
