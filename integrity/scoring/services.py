"""Keeping the scores: computed from the records under a lock, stored only where they say something new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from cases.base import canonical
from cases.base.actors import Actor
from cases.base.work import Work, begin, legal_date
from cases.parties.models import Party, PartyKind
from integrity.scoring import ics1
from integrity.scoring.models import CurrentScore, ScoreRun
from integrity.scoring.records import Record
from integrity.scoring.rulebook import rules_on
from integrity.scoring.run import ScoreRun as Computed
from integrity.scoring.schedule import next_change
from integrity.scoring.selectors import Records, records_of, registration_rows, scored_parties
from integrity.views import KEPT, View

BATCH = 500
STREAM = "scores:cn"
SCORING = Actor.system("信用评分")
Key = tuple[int, str]
_STORED = ("region", "run", "score", "credit_class", "law", "scored_on", "next_change_on")


@dataclass
class Rescored:
    """How many parties were due, and of how many the score or its explanation changed."""

    scored: int = 0
    changed: int = 0


def rescore(*, work: Work, party: Party) -> ScoreRun | None:
    """Recompute one party's scores inside the act that touched it; the bureau's new run, or None if that did not change.

    Natural persons have no score. The party's row is locked before its records are read. One that was merged into another is
    scored there, too: the run is that of the party that stands.
    """
    if party.kind == PartyKind.NATURAL_PERSON:
        return None
    standing = party.standing
    runs = _rescore(work, sorted({party, standing}, key=lambda p: p.pk))
    for run in runs:
        work.collect(f"party:{run.party_id}", run)
    return next((run for run in runs if run.party_id == standing.pk and run.view == View.INTERNAL), None)


def rescore_due(*, now: datetime, batch: int = BATCH) -> Rescored:
    """Recompute who was never scored in a view, whose day of change has come, who moved, or whose rules changed.

    Batches in transactions of their own; may be run again or side by side at any time.
    """
    result = Rescored()
    for ids in _batches(legal_date(now), batch):
        with begin(SCORING, now, act="scoring.rescore_due", subject=STREAM) as work:
            parties = list(Party.objects.filter(pk__in=ids).only("pk", "kind", "region_id").order_by("pk"))
            runs = _rescore(work, parties)
            result.scored, result.changed = result.scored + len(parties), result.changed + len({run.party_id for run in runs})
            if runs:
                work.collect_batch(STREAM, runs)
                work.record("scoring.rescore_due", STREAM, article="ICS-1", details={"changed": len(runs)})
    return result


def _batches(today: date, size: int) -> Iterator[list[int]]:
    """The ids of parties that are due, in order, each batch looked up when its turn comes."""
    law = rules_on(ics1.RULESET, today).digest
    rows = CurrentScore.objects.filter(party=OuterRef("pk"))
    moved = ~Q(region=OuterRef("region"))
    due = Q(Exists(rows.filter(Q(next_change_on__lte=today) | ~Q(law=law)))) | Q(Exists(rows.filter(moved)), region__isnull=False)
    for view in KEPT:
        due |= Q(~Exists(rows.filter(view=view)))
    after = 0
    while ids := list(scored_parties().filter(due, pk__gt=after).order_by("pk").values_list("pk", flat=True)[:size]):
        yield ids
        after = ids[-1]


def _rescore(work: Work, parties: Sequence[Party]) -> list[ScoreRun]:
    """Recompute both scores of the parties and store what changed; the new runs."""
    ids = [p.pk for p in parties]
    standing = _locked(ids)
    registered, runs = registration_rows(ids), []
    for view in KEPT:
        records = records_of(ids, registered, view=view, now=work.now)
        made = (_recompute(work, standing[p.pk, view], p, records[p.pk]) for p in parties)
        runs += [run for run in made if run is not None]
    _store(runs, list(standing.values()))
    return runs


def _locked(ids: Sequence[int]) -> dict[Key, CurrentScore]:
    """The parties' rows by party and view, locked in the order of these; made where missing."""
    rows = _lock(ids)
    missing = [(pk, view) for pk in ids for view in KEPT if (pk, view) not in rows]
    if missing:
        made = [CurrentScore(party_id=pk, view=view) for pk, view in missing]
        CurrentScore.objects.bulk_create(made, ignore_conflicts=True)
        rows = _lock(ids)
    return rows


def _lock(ids: Sequence[int]) -> dict[Key, CurrentScore]:
    chosen = CurrentScore.objects.select_for_update(of=("self",)).filter(party__in=ids).order_by("party", "view")
    rows = chosen.select_related("run").defer("run__lines", "run__inputs", "run__caps")
    return {(row.party_id, row.view): row for row in rows}


def _recompute(work: Work, row: CurrentScore, party: Party, known: Records) -> ScoreRun | None:
    known_at = _moment(work.now, known)
    view = View(row.view)
    computed = ics1.score(known, as_of=work.today, known_at=known_at, view=view)
    row.region_id, row.scored_on = party.region_id, work.today
    row.law = rules_on(ics1.RULESET, work.today).digest
    row.next_change_on = next_change(known, after=work.today, known_at=known_at, view=view)
    result = _result(computed)
    if row.run is not None and row.run.result == result:
        return None
    row.score, row.credit_class = computed.score, computed.credit_class
    row.run = _stored(work, party, computed, result, view)
    return row.run


def _stored(work: Work, party: Party, computed: Computed, result: str, view: View) -> ScoreRun:
    plain = computed.as_json()
    return ScoreRun(
        act_id=work.act_id,
        actor_name=work.actor.name,
        party=party,
        view=view,
        ruleset=computed.ruleset,
        as_of=computed.as_of,
        known_at=computed.known_at,
        score=computed.score,
        credit_class=computed.credit_class,
        bonus=computed.bonus,
        lines=plain["lines"],
        caps=plain["capsHit"],
        inputs=plain["inputIds"],
        result=result,
        hash=computed.hash,
    )


def _result(computed: Computed) -> str:
    """What the run says, whatever its two times and its wording."""
    said: list[Any] = [line.figures() for line in computed.lines]
    return canonical.digest([computed.ruleset, computed.score, computed.credit_class, said])


def _store(runs: list[ScoreRun], standing: list[CurrentScore]) -> None:
    ScoreRun.objects.bulk_create(runs)
    CurrentScore.objects.bulk_create(standing, update_conflicts=True, unique_fields=["party", "view"], update_fields=_STORED)


def _moment(now: datetime, known: Sequence[Record]) -> datetime:
    """Now, or the moment of the newest version if that was written or closed an instant later."""
    return max([now, *(m for r in known for m in (r.known_from, r.known_to) if m is not None)])
