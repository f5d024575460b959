"""Secrets at rest: AES-256-GCM for the text, a keyed digest (HMAC-SHA-256) to find it again.

Only the sealed text, the digest and a masked form are ever columns, so live rows and history rows hold the
same ciphertext and no query, dump or admin page can show the text. PIPL 51(3); GB/T 22239-2019 level 3.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

VERSION = "v1:"
_NONCE = 12


class SealBroken(ValueError):
    """The sealed text cannot be opened: wrong key, wrong purpose or changed bytes."""


@dataclass(frozen=True)
class Sealer:
    """Seals under one secret. `realm` ties its keys to a use of the secret, `purpose` a sealed text to its column: it opens
    nowhere else."""

    secret: str
    realm: str = "parties"

    def __repr__(self) -> str:
        return "Sealer(…)"

    def seal(self, text: str, *, purpose: str) -> str:
        """Sealed text, different every time; empty stays empty."""
        if not text:
            return ""
        nonce = secrets.token_bytes(_NONCE)
        hidden = AESGCM(self._key("seal")).encrypt(nonce, text.encode(), purpose.encode())
        return VERSION + base64.urlsafe_b64encode(nonce + hidden).decode()

    def open(self, sealed: str, *, purpose: str) -> str:
        """The text behind `sealed`; SealBroken if key, purpose or bytes are not those of `seal`."""
        if not sealed:
            return ""
        try:
            raw = base64.urlsafe_b64decode(sealed.removeprefix(VERSION))
            return AESGCM(self._key("seal")).decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken("The sealed text does not open under this key and purpose.") from error

    def digest(self, text: str, *, purpose: str) -> str:
        """The keyed digest by which a sealed text is found; empty stays empty."""
        if not text:
            return ""
        return hmac.new(self._key("digest"), f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()

    def _key(self, use: str) -> bytes:
        return hashlib.sha256(f"{self.realm}/{use}/{self.secret}".encode()).digest()


def vault(realm: str) -> Sealer:
    """The sealer of what is secret about reporters (CHENGAN_REPORTER_KEY), one realm a kind of place."""
    return sealer_of(settings.REPORTER_KEY, realm)


@cache
def sealer_of(secret: str, realm: str) -> Sealer:
    """One value a secret and realm."""
    return Sealer(secret, realm)
