"""Reads of the score: what a party's records are, what its score is now, was on a day, or was known to be.

Every function takes many parties at once and needs the same few statements for any number of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from cases.parties.models import Party, PartyKind
from integrity.files.models import FileEntry
from integrity.scoring.ics1 import RULESET
from integrity.scoring.ics1 import score as compute
from integrity.scoring.models import CurrentScore
from integrity.scoring.models import ScoreRun as StoredRun
from integrity.scoring.records import Event, Positive
from integrity.scoring.run import ScoreRun
from integrity.scoring.stored import EntryRow, RegistrationRow, record_of, registrations

Records = Sequence[Event | Positive]

CURRENT_COLUMNS = (
    "party_id",
    "score",
    "credit_class",
    "scored_on",
    "next_change_on",
    "run__ruleset",
    "run__as_of",
    "run__known_at",
    "run__bonus",
    "run__lines",
    "run__caps",
    "run__inputs",
    "run__hash",
)


def scored_parties() -> Any:
    """Parties that have a score: all but natural persons."""
    return Party.objects.exclude(kind=PartyKind.NATURAL_PERSON)


def score_of(party: int, *, as_of: date, known_at: datetime, ruleset: str = RULESET) -> ScoreRun:
    """The explained score of one party on a day, from what was known at a moment. Two statements."""
    return scores_of([party], as_of=as_of, known_at=known_at, ruleset=ruleset)[party]


def scores_of(parties: Iterable[int], *, as_of: date, known_at: datetime, ruleset: str = RULESET) -> dict[int, ScoreRun]:
    """The explained scores of many parties, replayed from their records. Two statements for any number."""
    ids = list(parties)
    records = records_of(ids, known_at=known_at)
    return {party: compute(records[party], as_of=as_of, known_at=known_at, ruleset=ruleset) for party in ids}


def current_scores(parties: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The scores that stand now, with their runs, as plain rows by party. One statement."""
    rows = CurrentScore.objects.filter(party__in=list(parties), run__isnull=False).values(*CURRENT_COLUMNS)
    return {row["party_id"]: row for row in rows}


def runs_of(party: int) -> Any:
    """Every run kept for a party, newest first."""
    return StoredRun.objects.filter(party=party).order_by("-pk")


def records_of(parties: Iterable[int], *, known_at: datetime | None = None) -> Mapping[int, Records]:
    """All records of the parties, every version known by `known_at` (None: all). Two statements."""
    ids = list(parties)
    known = Q(known_from__lte=known_at) if known_at else Q()
    found: dict[int, list[Event | Positive]] = defaultdict(list)
    columns = ("party_id", "fact", "valid_from", "valid_to", "known_from", "known_to", "scoring")
    entries = FileEntry.objects.filter(known, party__in=ids, scoring__isnull=False).order_by("party_id", "pk")
    for values in entries.values_list(*columns).iterator(chunk_size=2000):
        found[values[0]].append(record_of(EntryRow(*values)))
    for party, versions in _registration_rows(ids).items():
        found[party].extend(registrations(versions))
    return found


def _registration_rows(ids: Sequence[int]) -> dict[int, list[RegistrationRow]]:
    """Versions of the parties' own rows, from their history, oldest first."""
    history = Party.history.model.objects.filter(id__in=ids)
    columns = ("id", "history_date", "established_on", "uscc", "registration_number", "ended_on")
    rows: dict[int, list[RegistrationRow]] = defaultdict(list)
    for pk, known, since, uscc, number, ended in history.order_by("id", "history_id").values_list(*columns):
        rows[pk].append(RegistrationRow(pk, known, since, uscc or number, ended))
    return rows
