"""Named reads of the API: pages by key, plain rows. What an enterprise's standing is, `integrity.selectors` says."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from api import regions
from cases.base.models import Document
from cases.base.spelling import name_key
from cases.base.work import legal_date
from cases.parties.models import Party, PartyName
from cases.penalty.models import Decision
from integrity.files.selectors import holding, versions
from integrity.publicity.selectors import COLUMNS as PENALTY_COLUMNS
from integrity.publicity.selectors import shown
from integrity.scoring.models import CurrentScore
from integrity.scoring.run import ScoreRun
from integrity.selectors import View, answers_of

ENTERPRISE_COLUMNS = (
    "id",
    "uscc",
    "name",
    "kind",
    "region_id",
    "region__code",
    "region__name",
    "registration_region",
    "province",
    "city",
    "established_on",
    "ended_on",
)
# columns of a run that the current score repeats
_COPIED = {"score", "credit_class"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of enterprises is narrowed to. `classes` and the scores are those that stand now."""

    region: str
    name: str = ""
    kinds: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    score_at_least: int | None = None
    score_at_most: int | None = None

    def fits(self, run: ScoreRun) -> bool:
        """Whether a score is one of those asked for."""
        least, most = self.score_at_least, self.score_at_most
        within = (least is None or least <= run.score) and (most is None or run.score <= most)
        return within and (not self.classes or run.credit_class in self.classes)

    @property
    def by_score(self) -> bool:
        return bool(self.classes) or self.score_at_least is not None or self.score_at_most is not None


def enterprise_row(uscc: str) -> dict[str, Any] | None:
    """The enterprise with this credit code. One statement."""
    return Party.objects.filter(uscc=uscc).values(*ENTERPRISE_COLUMNS).first()


def exists_on(row: dict[str, Any], day: date) -> bool:
    """Whether the enterprise of a row was established and had not ceased."""
    begun = row["established_on"] is None or row["established_on"] <= day
    return begun and (row["ended_on"] is None or day <= row["ended_on"])


def enterprise_rows(filters: Filters, *, after: int, count: int, now: datetime) -> list[dict[str, Any]]:
    """The next `count` enterprises with a credit code after the key `after`, by key. One statement; where the score is
    asked for and nightly work is late, the scores that are due are computed, so that no answer waits for it."""
    found: list[dict[str, Any]] = []
    while len(found) < count:
        block = _enterprises(filters, after=after, count=count, today=legal_date(now))
        found += _matching(block, filters, now) if filters.by_score else block
        if len(block) < count:
            break
        after = block[-1]["id"]
    return found[:count]


def _matching(block: list[dict[str, Any]], filters: Filters, now: datetime) -> list[dict[str, Any]]:
    """Of rows whose current score fits or is due those whose score of today fits."""
    due = [row["id"] for row in block if row.pop("is_due")]
    answers = answers_of(due, view=View.SHARED, as_of=legal_date(now), now=now) if due else {}
    unfit = {pk for pk, answer in answers.items() if answer.run is None or not filters.fits(answer.run)}
    return [row for row in block if row["id"] not in unfit]


def _enterprises(filters: Filters, *, after: int, count: int, today: date) -> list[dict[str, Any]]:
    columns: tuple[str, ...] = ENTERPRISE_COLUMNS
    rows: QuerySet[Party] = Party.objects.filter(pk__gt=after, uscc__isnull=False)
    within = regions.ids_within(filters.region, today)
    if within is not None:
        rows = rows.filter(region__in=within)
    if filters.name:
        rows = rows.filter(pk__in=PartyName.objects.filter(key__startswith=name_key(filters.name)).values("party"))
    if filters.kinds:
        rows = rows.filter(kind__in=filters.kinds)
    if filters.by_score:
        rows, columns = _by_score(rows, filters, after, today), (*columns, "is_due")
    return list(rows.order_by("pk").values(*columns)[:count])


def _by_score(rows: QuerySet[Party], filters: Filters, after: int, today: date) -> QuerySet[Party]:
    """By the score that is told: the shared one, of who exists on the day."""
    due = Q(current_scores__next_change_on__lte=today)
    fits = Q()
    if filters.classes:
        fits &= Q(current_scores__credit_class__in=filters.classes)
    if filters.score_at_least is not None:
        fits &= Q(current_scores__score__gte=filters.score_at_least)
    if filters.score_at_most is not None:
        fits &= Q(current_scores__score__lte=filters.score_at_most)
    standing = Q(established_on__isnull=True) | Q(established_on__lte=today), Q(ended_on__isnull=True) | Q(ended_on__gte=today)
    # the bound is said again for the joined key: else PostgreSQL may merge-join its index from the very beginning
    joined = Q(current_scores__view=View.SHARED, current_scores__run__isnull=False, current_scores__party__gt=after)
    marked = Case(When(due, then=Value(True)), default=Value(False), output_field=BooleanField())
    return rows.filter(joined & (fits | due), *standing).annotate(is_due=marked)


def penalty_rows(*, region: str, uscc: str, after: int, count: int, today: date) -> list[dict[str, Any]]:
    """The next `count` publications shown today after the key `after`; `region`, `uscc` empty = any. One statement."""
    rows = shown(today).filter(pk__gt=after)
    within = regions.ids_within(region, today) if region else None
    if within is not None:
        rows = rows.filter(party__region__in=within)
    if uscc:
        rows = rows.filter(Q(party__uscc=uscc) | Q(party__merged_into__uscc=uscc))
    return list(rows.order_by("pk").values(*PENALTY_COLUMNS, "party__uscc")[:count])


def score_rows(parties: Iterable[int], columns: Collection[str]) -> list[dict[str, Any]]:
    """The shared scores that stand now, these columns of their runs (JSON as text), and what tells whether they are due. One
    statement."""
    chosen = {"ruleset", "as_of", *columns}
    rows = CurrentScore.objects.filter(party__in=list(parties), view=View.SHARED, run__isnull=False)
    rows = rows.annotate(**{name: F(f"run__{name}") for name in chosen - _COPIED})
    return list(_as_text(rows, "lines", "caps", "inputs", chosen={"party_id", "next_change_on", *chosen}))


def entry_rows(
    parties: Iterable[int], columns: Collection[str], *, sections: Collection[str] | None, as_of: date | None, today: date
) -> list[dict[str, Any]]:
    """The entries that may be told outside today, oldest first, of each party; these columns (`content` as text).
    `as_of`: only what holds on that day. One statement."""
    rows = versions(View.SHARED, today=today).filter(holding(as_of), party__in=list(parties))
    if sections is not None:
        rows = rows.filter(section__in=list(sections))
    rows = rows.order_by("party_id", "valid_from", "id")
    return list(_as_text(rows, "content", chosen={"party_id", *columns}))


def _as_text(rows: QuerySet[Any], *json: str, chosen: set[str]) -> QuerySet[Any, dict[str, Any]]:
    """The chosen columns as rows, JSON under its own name as text: whoever needs it reads it, and fast."""
    wanted = sorted(chosen & set(json))
    texts = {f"{name}_text": Cast(name, TextField()) for name in wanted}
    return rows.annotate(**texts).values(*sorted(chosen - set(wanted)), *texts)


def issue_days(documents: Iterable[int]) -> dict[int, date]:
    """The legal dates on which documents were issued. One statement."""
    rows = Document.objects.filter(pk__in=list(documents)).values_list("pk", "issued_at")
    return {pk: legal_date(issued) for pk, issued in rows}


def superseded_numbers(decisions: Collection[int]) -> dict[int, str]:
    """The numbers of the decisions that these replaced. One statement."""
    rows = Decision.objects.filter(pk__in=list(decisions), supersedes__document__isnull=False)
    return dict(rows.values_list("pk", "supersedes__document__reference"))
