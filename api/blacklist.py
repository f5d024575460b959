"""The list of serious violators as the public may read it today: plain rows, their measures read for all at once.

Whatever day is asked about, only entries that stand today are answered: after a removal neither the entry nor the removal
is shown (NDRC36 3), and what was revoked vanishes from every day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from api import regions
from api.once import Once
from cases.base import canonical
from cases.base.work import legal_date
from integrity.blacklist.models import BlacklistCase, ManagementMeasure
from integrity.blacklist.selectors import shown
from integrity.publicity.showing import listed_name

Row = dict[str, Any]
JOINED = ("party", "authority", "decision__document", "listing_document")
COLUMNS = (
    # the state is read whenever a row is made
    "state",
    "grounds",
    "heavy_by",
    "listed_on",
    "served_on",
    "published_on",
    "term_end",
    "early_from",
    "authority__name",
    "decision__document__reference",
    "listing_document__reference",
    "listing_document__issued_at",
    # the name, and what of it is a natural person's
    "party__uscc",
    "party__name",
    "party__kind",
    "party__licensed",
    "party__owner_name",
    "party__legal_representative",
    "party__address",
    "party__identity_masked",
    "party__phone_masked",
)
# who stands for the party in the paper of the penalty: masked there, so masked here
REPRESENTATIVE = KeyTextTransform("representative", KeyTransform("party", "decision__document__snapshot"))
MEASURE = ("kind", "from_day", "to_day")


def listing_rows(*, region: str, active_on: date | None, after: int, count: int, today: date) -> list[Row]:
    """The next `count` entries shown today after the key `after`; `region` of the party, empty = any. `active_on`: those
    whose term holds that day. One statement."""
    chosen = Q(pk__gt=after)
    within = regions.ids_within(region, today) if region else None
    if within is not None:
        chosen &= Q(party__region__in=within)
    if active_on is not None:
        chosen &= Q(listed_on__lte=active_on, term_end__gte=active_on)
    return _rows(shown(today).filter(chosen).order_by("pk")[:count])


def listings_of(parties: Collection[int], *, today: date) -> dict[int, list[Row]]:
    """The entries shown today of each party, newest first. One statement."""
    found: dict[int, list[Row]] = defaultdict(list)
    rows = _rows(shown(today).filter(party__in=list(parties)).order_by("-listed_on", "-pk"))
    for row in with_measures(rows):
        found[row["party_id"]].append(row)
    return found


def with_measures(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows of one answer, joined to the measures that go with them."""
    measures = _Measures([row["id"] for row in rows])
    for row in rows:
        row["measures_of"] = measures
    return rows


def measures_of(row: Row) -> list[Row]:
    """The dated management measures (O44 15) of the entry."""
    found: list[Row] = row["measures_of"](row["id"])
    return found


def checksum(row: Row) -> str:
    """The digest of everything the entry says."""
    told = {key: value for key, value in row.items() if key not in ("id", "party_id", "measures_of")}
    return canonical.digest({**told, "measures": measures_of(row)})


class _Measures:
    """The measures of all entries of an answer: one statement at the first question."""

    def __init__(self, listings: Iterable[int]) -> None:
        self._listings = list(listings)
        self._once = Once()

    def __call__(self, listing: int) -> list[Row]:
        return self._once("measures", self._read).get(listing, [])

    def _read(self) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = defaultdict(list)
        rows = ManagementMeasure.objects.filter(listing__in=self._listings).order_by("from_day", "pk")
        for listing, *told in rows.values_list("listing_id", *MEASURE):
            found[listing].append(dict(zip(MEASURE, told, strict=True)))
        return found


def _rows(listings: QuerySet[BlacklistCase]) -> list[Row]:
    narrow = listings.select_related(None).select_related(*JOINED).only("party_id", *COLUMNS)
    return [_row(listing, listing.representative or "") for listing in narrow.annotate(representative=REPRESENTATIVE)]


def _row(listing: BlacklistCase, representative: str) -> Row:
    paper, penalty = listing.listing_document, listing.decision.document if listing.decision else None
    return {
        "id": listing.pk,
        "party_id": listing.party_id,
        "number": paper.reference if paper else None,
        "issued_on": legal_date(paper.issued_at) if paper else None,
        "party": listed_name(listing.party, {"representative": representative}),
        "uscc": listing.party.uscc,
        "authority": listing.authority.name,
        "grounds": [_ground(ground) for ground in listing.grounds],
        "heavy_by": listing.heavy_by,
        "listed_on": listing.listed_on,
        "published_on": listing.published_on,
        "term_end": listing.term_end,
        "early_removal_from": listing.early_from,
        "history": _history(listing),
        "penalty": penalty.reference if penalty else None,
    }


def _ground(ground: dict[str, str]) -> Row:
    text = {"zh": ground["title"], "en": ground.get("title_en", "")}
    return {"code": ground["code"], "article": ground["article"], "text": text}


def _history(listing: BlacklistCase) -> list[Row]:
    """The dated events of the entry as it stands, oldest first."""
    days = (("LISTED", listing.listed_on), ("SERVED", listing.served_on), ("PUBLISHED", listing.published_on))
    return sorted(({"kind": kind, "on": day} for kind, day in days if day), key=lambda event: event["on"])
