"""Named reads of the API: pages by key, plain rows. What an enterprise's standing is, `integrity.selectors` says."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from api import regions
from cases.base.models import Document
from cases.base.work import legal_date
from cases.parties.models import Party
from cases.penalty.models import Decision
from integrity.publicity.selectors import COLUMNS as PENALTY_COLUMNS
from integrity.selectors import shown

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
        rows = rows.filter(name__startswith=filters.name)
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


def penalty_rows(
    *, region: str, uscc: str, after: int, count: int, today: date
) -> list[dict[str, Any]]:
    """The next `count` publications shown today after the key `after`; `region`, `uscc` empty = any. One statement."""
    rows = shown(today).filter(pk__gt=after)
    within = regions.ids_within(region, today) if region else None
    if within is not None:
        rows = rows.filter(party__region__in=within)
    if uscc:
        rows = rows.filter(party__uscc=uscc)
    return list(rows.order_by("pk").values(*PENALTY_COLUMNS, "party__uscc")[:count])


def issue_days(documents: Iterable[int]) -> dict[int, date]:
    """The legal dates on which documents were issued. One statement."""
    rows = Document.objects.filter(pk__in=list(documents)).values_list("pk", "issued_at")
    return {pk: legal_date(issued) for pk, issued in rows}


def superseded_numbers(decisions: Collection[int]) -> dict[int, str]:
    """The numbers of the decisions that these replaced. One statement."""
    rows = Decision.objects.filter(pk__in=list(decisions), supersedes__document__isnull=False)
    return dict(rows.values_list("pk", "supersedes__document__reference"))
