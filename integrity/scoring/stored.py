"""From stored rows to the records that the score is computed from. Pure: plain rows in, values out.

A version of a file entry is a version of a record; what it says for the score stands in its `scoring`
column: `type` ("event" or "positive") and the fields of that record, dates as ISO text. The registration of
an enterprise is a record too, read from the versions of its own row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from integrity.scoring.records import Event, Positive

DATES = ("min_end", "max_end", "repaired_from", "removed_from", "resolved_from", "lifted_from", "withdrawn_from")


@dataclass(frozen=True, slots=True)
class EntryRow:
    """The columns of a file entry that the score reads."""

    party: int
    fact: str
    valid_from: date
    valid_to: date | None
    known_from: datetime
    known_to: datetime | None
    scoring: Mapping[str, Any]

    def known_by(self, moment: datetime) -> EntryRow:
        """The row as one that was known at the moment and is still."""
        return replace(self, known_from=min(self.known_from, moment), known_to=None)


@dataclass(frozen=True, slots=True)
class RegistrationRow:
    """A version of a party as history keeps it: when it was registered, under which number, until when."""

    party: int
    known_from: datetime
    established_on: date | None
    number: str
    ended_on: date | None


def record_of(row: EntryRow) -> Event | Positive:
    """The record of one version of an entry. KeyError for a `type` that does not exist."""
    fields = {name: _field(name, value) for name, value in row.scoring.items() if name != "type"}
    head: dict[str, Any] = {
        "id": row.fact,
        "party": str(row.party),
        "valid_from": row.valid_from,
        "known_from": row.known_from,
        "known_to": row.known_to,
    }
    if _KINDS[row.scoring["type"]] is Positive:
        return Positive(**head, valid_to=row.valid_to, **fields)
    return Event(**head, **fields)


def registrations(rows: Iterable[RegistrationRow]) -> Iterator[Positive]:
    """The versions of one party's registration, oldest first; versions that say the same are one."""
    told = [next(same) for _, same in groupby(rows, key=lambda r: (r.established_on, r.number, r.ended_on))]
    for row, after in zip(told, [*told[1:], None], strict=True):
        if row.established_on is not None and row.number and (after is None or after.known_from > row.known_from):
            yield Positive(
                id=f"registration:{row.party}",
                party=str(row.party),
                kind="registration",
                document=row.number,
                valid_from=row.established_on,
                known_from=row.known_from,
                known_to=after.known_from if after else None,
                withdrawn_from=row.ended_on,
            )


_KINDS: Mapping[str, type[Event | Positive]] = {"event": Event, "positive": Positive}


def _field(name: str, value: Any) -> Any:
    if name in DATES:
        return date.fromisoformat(value) if value else None
    return frozenset(value) if name == "penalty_kinds" else value
