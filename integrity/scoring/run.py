"""The result of scoring: lines that add up, and a digest that names everything they came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from integrity.scoring.records import Event, Record

_KNOWLEDGE = ("known_from", "known_to", "annulled_known_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One step of the sum. `points` is what it does to the score, negative for a deduction.

    kind: "event", "limit", "positive", "bonus", "cap" or "clamp".
    code, version, article: the rule's row. sources: ids of the records it rests upon.
    base, repeat, time, deduction: P, m, d and floor(P x m x d + 0.5) of an event; `points` is 0 where a
        graver event of the same case counts instead. zh, en: the explanation.
    """

    kind: str
    code: str
    version: str
    article: str
    points: int
    sources: tuple[str, ...]
    zh: str
    en: str
    base: int | None = None
    repeat: Fraction | None = None
    time: Fraction | None = None
    deduction: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain values with the names of the contract; P, m, d and deduction only on an event's line."""
        plain = {**self.figures(), "article": self.article, "because": {"zh": self.zh, "en": self.en}}
        return {key: value for key, value in plain.items() if value is not None}

    def figures(self) -> dict[str, Any]:
        """What the line says without its wording."""
        return {
            "kind": self.kind,
            "code": self.code,
            "version": self.version,
            "points": self.points,
            "sources": list(self.sources),
            "P": self.base,
            "m": decimal_text(self.repeat),
            "d": decimal_text(self.time),
            "deduction": self.deduction,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRun:
    """A score with its whole explanation. base + the points of all lines = score.

    bonus: what the positives add in the end. caps_hit: codes of the caps that hold, lowest first.
    input_ids: the records the lines rest upon, sorted. hash: SHA-256, equal for equal inputs.
    """

    ruleset: str
    as_of: date
    known_at: datetime
    base: int
    input_ids: tuple[str, ...]
    lines: tuple[Line, ...]
    bonus: int
    caps_hit: tuple[str, ...]
    score: int
    credit_class: str
    hash: str

    def as_json(self) -> dict[str, Any]:
        """The run as the score command and the API show it."""
        return {
            "ruleset": self.ruleset,
            "asOf": self.as_of.isoformat(),
            "knownAt": self.known_at.isoformat(),
            "base": self.base,
            "inputIds": list(self.input_ids),
            "lines": [line.as_json() for line in self.lines],
            "bonus": self.bonus,
            "capsHit": list(self.caps_hit),
            "score": self.score,
            "class": self.credit_class,
            "hash": self.hash,
        }


def decimal_text(value: Fraction | None) -> str | None:
    """1, 1.5, 0.5: a factor as people write it."""
    return None if value is None else f"{float(value):g}"


def digest_run(*, head: dict[str, Any], law: str, inputs: Iterable[Record], lines: Iterable[Line]) -> str:
    """SHA-256 over canonical JSON of the rules, the records used, the two times, the lines and the result.

    When the system came to know a record is left out, as is any wording: a version closed later, or a better
    sentence, must not change the digest of a score replayed as it was known before.
    """
    content = {
        **head,
        "law": law,
        "inputs": [_content(record) for record in sorted(inputs, key=lambda r: r.id)],
        "lines": [line.figures() for line in lines],
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def canonical_time(moment: datetime) -> str:
    """The same moment is the same text, whatever zone it was given in."""
    return moment.astimezone(UTC).isoformat()


def _content(record: Record) -> dict[str, Any]:
    names = (name for cls in type(record).__mro__ for name in getattr(cls, "__slots__", ()))
    kept = {name: _plain(getattr(record, name)) for name in names if name not in _KNOWLEDGE}
    return {"type": "event" if isinstance(record, Event) else "positive", **kept}


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value
