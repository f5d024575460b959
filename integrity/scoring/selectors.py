"""Reads of the score: what a party's records are, what its score is now, was on a day, or was known to be.

Every function takes many parties at once and needs the same few statements for any number of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from cases.base.work import legal_date
from cases.parties.models import Party, PartyKind
from integrity.files.selectors import versions
from integrity.scoring.ics1 import RULESET
from integrity.scoring.ics1 import score as compute
from integrity.scoring.models import CurrentScore
from integrity.scoring.models import ScoreRun as StoredRun
from integrity.scoring.records import Event, Positive
from integrity.scoring.rulebook import NoRules
from integrity.scoring.run import ScoreRun
from integrity.scoring.stored import EntryRow, RegistrationRow, record_of, registrations
from integrity.views import View

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
ENTRY = ("party_id", "fact", "valid_from", "valid_to", "known_from", "known_to", "scoring")


class Status(models.TextChoices):
    """Whether there is a score to tell, and why not."""

    SCORED = "SCORED", "已评分"
    NOT_ESTABLISHED = "NOT_ESTABLISHED", "评分日尚未成立"
    NOT_KNOWN = "NOT_KNOWN", "该时刻尚不知悉"
    CEASED = "CEASED", "评分日已注销"
    NO_RULES = "NO_RULES", "该日没有评分规则"


@dataclass(frozen=True, slots=True)
class Answer:
    """A score, or why there is none. `established`: whether the day of establishment is known."""

    status: Status
    run: ScoreRun | None = None
    established: bool = True


def scored_parties() -> Any:
    """Parties that have a score: all but natural persons."""
    return Party.objects.exclude(kind=PartyKind.NATURAL_PERSON)


def score_of(party: int, **asked: Any) -> ScoreRun:
    """The explained score of one party; arguments as of `scores_of`. Two statements."""
    return scores_of([party], **asked)[party]


def scores_of(
    parties: Iterable[int], *, view: View, as_of: date, now: datetime, known_at: datetime | None = None, ruleset: str = RULESET
) -> dict[int, ScoreRun]:
    """The explained scores of many parties on a day, whether or not they existed on it, from what the view has at `now` of
    what was known at `known_at` (None: all). Raises NoRules. Two statements for any number."""
    ids = list(parties)
    moment = known_at or now
    records = records_of(ids, registration_rows(ids), view=view, now=now, known_at=known_at)
    return {
        p: compute(records[p], as_of=as_of, known_at=_latest(moment, known_at, records[p]), ruleset=ruleset, view=view)
        for p in ids
    }


def answers_of(
    parties: Iterable[int], *, view: View, as_of: date, now: datetime, known_at: datetime | None = None, ruleset: str = RULESET
) -> dict[int, Answer]:
    """The same, but null where the enterprise did not exist, was not known, or no rules were law on the day (B8)."""
    ids = list(parties)
    moment = known_at or now
    registered = registration_rows(ids)
    found = {party: _existence(registered[party], as_of, moment) for party in ids}
    scored = [party for party in ids if found[party].status == Status.SCORED]
    records = records_of(scored, registered, view=view, now=now, known_at=known_at)
    for party in scored:
        known = _latest(moment, known_at, records[party])
        try:
            run = compute(records[party], as_of=as_of, known_at=known, ruleset=ruleset, view=view)
        except NoRules:
            found[party] = Answer(Status.NO_RULES)
        else:
            found[party] = Answer(Status.SCORED, run, found[party].established)
    return found


def current_scores(parties: Iterable[int], *, view: View) -> dict[int, dict[str, Any]]:
    """The scores that stand now, with their runs, as plain rows by party. One statement."""
    rows = CurrentScore.objects.filter(party__in=list(parties), view=view, run__isnull=False).values(*CURRENT_COLUMNS)
    return {row["party_id"]: row for row in rows}


def runs_of(party: int, *, view: View) -> Any:
    """Every run kept for a party and view, newest first."""
    return StoredRun.objects.filter(party=party, view=view).order_by("-pk")


def registration_rows(ids: Sequence[int]) -> Mapping[int, list[RegistrationRow]]:
    """Versions of the parties' own rows, from their history, oldest first. One statement."""
    history = Party.history.model.objects.filter(id__in=list(ids))
    columns = ("id", "history_date", "established_on", "uscc", "registration_number", "ended_on")
    rows: dict[int, list[RegistrationRow]] = defaultdict(list)
    for pk, known, since, uscc, number, ended in history.order_by("id", "history_id").values_list(*columns):
        rows[pk].append(RegistrationRow(pk, known, since, uscc or number, ended))
    return rows


def records_of(
    ids: Sequence[int],
    registered: Mapping[int, list[RegistrationRow]],
    *,
    view: View,
    now: datetime,
    known_at: datetime | None = None,
) -> Mapping[int, Records]:
    """The records of the parties as the view has them; `registered` from `registration_rows`. One statement."""
    found: dict[int, list[Event | Positive]] = defaultdict(list)
    entries = versions(view, today=legal_date(now), known_at=known_at).filter(party__in=ids, scoring__isnull=False)
    for values in entries.order_by("party_id", "pk").values_list(*ENTRY).iterator(chunk_size=2000):
        row = EntryRow(*values)
        # what stands in the place of a replaced version was told under its name then
        found[row.party].append(record_of(row if known_at is None else row.known_by(known_at)))
    for party in ids:
        found[party].extend(registrations(registered[party]))
    return found


def _existence(registered: Sequence[RegistrationRow], as_of: date, moment: datetime) -> Answer:
    """Whether there was an enterprise to score on the day, as its registration stood at the moment."""
    known = [row for row in registered if row.known_from <= moment]
    if not known:
        return Answer(Status.NOT_KNOWN)
    last = known[-1]
    if last.established_on is not None and as_of < last.established_on:
        return Answer(Status.NOT_ESTABLISHED)
    if last.ended_on is not None and as_of > last.ended_on:
        return Answer(Status.CEASED)
    return Answer(Status.SCORED, established=last.established_on is not None)


def _latest(moment: datetime, known_at: datetime | None, known: Records) -> datetime:
    """The moment asked about; where that is now, the newest version may have been written an instant later."""
    return moment if known_at else max([moment, *(r.known_from for r in known)])
