"""Entries of the chain whose payload had to be sealed afterwards, because it held what the law keeps secret.

The entry keeps its stated hash. Its payload becomes that of the row as it now stands, with the old payload sealed beside
it (`s`) and a keyed digest of the old one (`o`). Acts in a stream of their own list each such entry by stream, number,
stated hash and the keyed digest of the new payload. Keyed, because the chain itself is not: who can write the database could
chain a list of his own, but not without the key (CHENGAN_REPORTER_KEY).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import orjson

from cases.base import canonical
from cases.base.sealing import SealBroken, Sealer, vault

STREAM = "resealed:cn"
ACT = "audit.reseal"
# entries that one act lists: its payload stays small enough to be read at once
BLOCK = 500


class Listed(NamedTuple):
    """What the list says of one entry: its stated hash, and the keyed digest of the payload that it has since."""

    hash: str
    digest: str


Place = tuple[str, int]


def payload_of(stream: str, seq: int, old: str, values: Sequence[canonical.Cell]) -> str:
    """The new payload of an entry: the same columns with `values`, and the old payload sealed."""
    said, sealer = orjson.loads(old), _sealer()
    hidden = {"o": sealer.digest(old, purpose="old"), "s": sealer.seal(old, purpose=_purpose(stream, seq))}
    return canonical.dumps({"c": said["c"], "t": said["t"], "v": list(values), **hidden})


def line(stream: str, seq: int, hashed: str, payload: str) -> list[Any]:
    """How the list names one entry."""
    return [stream, seq, hashed, _digest(stream, seq, payload)]


def read(payloads: Iterable[str]) -> dict[Place, Listed]:
    """The list, from the payloads of the acts in its stream. What is no list (somebody wrote it by hand) lists nothing."""
    found: dict[Place, Listed] = {}
    for payload in payloads:
        try:
            row = orjson.loads(payload)
            entries = orjson.loads(row["v"][row["c"].index("details")])["entries"]
            found.update({(str(stream), int(seq)): Listed(hashed, new) for stream, seq, hashed, new in entries})
        except (ValueError, KeyError, TypeError, IndexError):
            continue
    return found


def holds(place: Place, listed: Listed, *, prev: str, hashed: str, payload: str) -> bool:
    """Whether an entry is the one that was resealed: the payload that the list names, behind which the old one lies, which
    the stated hash is of."""
    stream, seq = place
    if hashed != listed.hash or _digest(stream, seq, payload) != listed.digest:
        return False
    try:
        old = _sealer().open(orjson.loads(payload)["s"], purpose=_purpose(stream, seq))
    except (SealBroken, ValueError, KeyError, TypeError):
        return False
    return hashlib.sha256((prev + old).encode()).hexdigest() == hashed


def _sealer() -> Sealer:
    return vault("chain")


def _purpose(stream: str, seq: int) -> str:
    return f"{stream}#{seq}"


def _digest(stream: str, seq: int, payload: str) -> str:
    return _sealer().digest(payload, purpose=_purpose(stream, seq))
