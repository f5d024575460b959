"""Anchors: the heads of all chains, signed with a key that the database does not hold, kept elsewhere.

With an anchor at hand, a tail or a whole stream that somebody cut off is found, which the chain alone cannot show.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from cases.base import canonical
from cases.base.models.chain import ChainHead


class AnchorError(ValueError):
    """The anchor file cannot be used; the message says why and what to do."""


def export(*, now: datetime) -> bytes:
    """The signed anchor as JSON text: moment, heads (stream → [seq, hash]), signature."""
    heads = {h.stream: [h.seq, h.hash] for h in ChainHead.objects.order_by("stream").iterator()}
    body = {"at": canonical.moment(now), "heads": heads}
    signature = _key().sign(canonical.dumps(body).encode()).hex()
    return orjson.dumps({**body, "signature": signature}, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)


def load(path: Path) -> Mapping[str, tuple[int, str]]:
    """The heads of an anchor file whose signature holds."""
    try:
        anchor: dict[str, Any] = orjson.loads(path.read_bytes())
        signature = bytes.fromhex(anchor.pop("signature"))
        _key().public_key().verify(signature, canonical.dumps(anchor).encode())
        return {stream: (int(seq), str(hashed)) for stream, (seq, hashed) in anchor["heads"].items()}
    except FileNotFoundError:
        raise AnchorError(f"没有锚点文件 {path}；请先运行 export_anchor。 No such anchor file.") from None
    except OSError as error:
        raise AnchorError(f"无法读取 {path}：{error.strerror}。请给出锚点文件。 Cannot read it.") from None
    except InvalidSignature:
        raise AnchorError(f"{path} 的签名不符：文件被改动，或密钥不同。 The signature does not hold.") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AnchorError(f"{path} 不是 export_anchor 导出的锚点文件（{error}）。 Not an anchor file.") from None


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(settings.ANCHOR_KEY.encode()).digest())
