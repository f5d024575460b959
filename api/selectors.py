"""Named reads of the API: pages by key, plain rows. What an enterprise's standing is, `integrity.selectors` says."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import Cast

from api import regions
from cases.base.models import Document
from cases.base.spelling import name_key
from cases.base.work import legal_date
from cases.parties.models import Party, PartyName
from cases.penalty.models import Decision
from integrity.files.models import FileEntry
from integrity.files.selectors import FOR_AUTHORITIES, held
from integrity.publicity.selectors import COLUMNS as PENALTY_COLUMNS
from integrity.publicity.selectors import shown
from integrity.scoring.models import CurrentScore

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

    @property
    def by_score(self) -> bool:
        return bool(self.classes) or self.score_at_least is not None or self.score_at_most is not None


def enterprise_row(uscc: str) -> dict[str, Any] | None:
    """The enterprise with this credit code. One statement."""
    return Party.objects.filter(uscc=uscc).values(*ENTERPRISE_COLUMNS).first()


def enterprise_rows(filters: Filters, *, after: int, count: int, today: date) -> list[dict[str, Any]]:
    """The next `count` enterprises with a credit code after the key `after`, by key. One statement."""
    rows: QuerySet[Party] = Party.objects.filter(pk__gt=after, uscc__isnull=False)
    within = regions.ids_within(filters.region, today)
    if within is not None:
        rows = rows.filter(region__in=within)
    if filters.name:
        rows = rows.filter(pk__in=PartyName.objects.filter(key__startswith=name_key(filters.name)).values("party"))
    if filters.kinds:
        rows = rows.filter(kind__in=filters.kinds)
    if filters.by_score:
        rows = _by_score(rows, filters, after)
    return list(rows.order_by("pk").values(*ENTERPRISE_COLUMNS)[:count])


def _by_score(rows: QuerySet[Party], filters: Filters, after: int) -> QuerySet[Party]:
    # the bound is said again for the joined key: else PostgreSQL may merge-join its index from the very beginning
    rows = rows.filter(current_score__party__gt=after)
    if filters.classes:
        rows = rows.filter(current_score__credit_class__in=filters.classes)
    if filters.score_at_least is not None:
        rows = rows.filter(current_score__score__gte=filters.score_at_least)
    if filters.score_at_most is not None:
        rows = rows.filter(current_score__score__lte=filters.score_at_most)
    return rows


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
    """The scores that stand now, these columns of their runs (JSON as text), and what tells whether they are due. One
    statement."""
    chosen = {"ruleset", "as_of", *columns}
    rows = CurrentScore.objects.filter(party__in=list(parties), run__isnull=False)
    rows = rows.annotate(**{name: F(f"run__{name}") for name in chosen - _COPIED})
    return list(_as_text(rows, "lines", "caps", "inputs", chosen={"party_id", "next_change_on", *chosen}))


def entry_rows(
    parties: Iterable[int], columns: Collection[str], *, sections: Collection[str] | None, as_of: date | None
) -> list[dict[str, Any]]:
    """The entries that authorities may see, as known now, oldest first, of each party; these columns (`content` as
    text). `as_of`: only what holds on that day. One statement."""
    rows: QuerySet[FileEntry] = FileEntry.objects.filter(held(None), party__in=list(parties), visibility__in=FOR_AUTHORITIES)
    if sections is not None:
        rows = rows.filter(section__in=list(sections))
    if as_of is not None:
        rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=as_of), valid_from__lte=as_of)
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
