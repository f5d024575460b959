"""Reads of publications."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from cases.base.spelling import name_key, visible, written
from cases.parties.models import Party, PartyKind, PartyName
from cases.parties.name_index import holding
from cases.parties.naming import bears_code
from cases.parties.selectors import credit_code
from integrity.publicity.models import EARLIER_READING, PenaltyPublicity
from integrity.publicity.procedure import PUBLICITY, Group

SHOWN, SENT, UNSHOWN = (PUBLICITY.inside(group) for group in (Group.SHOWN, Group.SENT, Group.UNSHOWN))
COLUMNS = (
    "id",
    "party_id",
    "decision_id",
    "decision__case_id",
    "authority_id",
    "publicity_class",
    "regime",
    "decided_on",
    "published_on",
    "min_end",
    "max_end",
    "summary",
    "content_digest",
    "decision__kinds",
    "decision__conduct",
    "decision__law",
    "decision__charges",
    "decision__fine",
    "decision__confiscated_gains",
    "decision__confiscated_goods",
    "decision__document_id",
)


def shown(on: date) -> QuerySet[PenaltyPublicity]:
    """What the public may see on the day: published, the decision standing, the maximum not over.

    Not what was shown on an earlier day: what is withdrawn is withdrawn for good.
    """
    open_ended = Q(max_end__isnull=True) | Q(max_end__gte=on)
    return PenaltyPublicity.objects.filter(open_ended, state__in=SHOWN, withdrawal_ordered_on__isnull=True, published_on__lte=on)


def public_page(*, on: date, first: int, text: str = "", after: tuple[date, str] | None = None) -> list[PenaltyPublicity]:
    """What the public page lists, newest first, after the key (day of publication, address) of the last row. One statement, and
    one more for a name."""
    rows = _on_the_page(on).filter(named(text)) if text else _on_the_page(on)
    if after is not None:
        day, code = after
        rows = rows.filter(Q(published_on__lt=day) | Q(published_on=day, public_code__lt=code))
    return list(rows.order_by("-published_on", "-public_code")[:first])


def public_entry(code: str, *, on: date) -> PenaltyPublicity | None:
    """The publication at a public address; what is not shown on the day is not there. One statement."""
    return _on_the_page(on).filter(public_code=code).first()


def public_count(*, on: date) -> int:
    """How many publications the public page lists on the day."""
    return shown(on).filter(public_code__isnull=False).count()


def named(text: str) -> Q:
    """Who is looked for: a credit code, or a part of a name that is shown in clear: that of today, or one that the party bore
    and that its publications still print.

    Where the page masks a person's name in that of a trader, a hit on a part would confirm what is masked: only the whole
    registered name finds it. A name that is the person's own, or may be for all the register says, is never confirmed.
    """
    code, key = credit_code(text), name_key(text)
    if code:
        return Q(party__in=Party.objects.filter(bears_code(code)))
    held = holding(key)
    if held == []:
        return Q(pk__in=[])
    # who is meant at all, where they are few; what is shown of them is decided below, for few and many alike
    few = Q() if held is None else Q(party__in={name.party for name in held})
    borne = PartyName.objects.filter(party=OuterRef("party"))
    owner, head = OuterRef("party__owner_name"), OuterRef("party__legal_representative")
    whole = Exists(borne.filter(key=key).exclude(name=owner).exclude(name=head))
    ways = {*written(text), visible(text).replace(" ", ""), key}
    person = _PERSON | _UNKNOWN | _OWN_NAME | Q(party__owner_name__in=ways) | Q(party__legal_representative__in=ways)
    return few & (Exists(borne.filter(key__contains=key)) & ~_MASKED | whole & _TRADER & ~person)


_PERSON = Q(party__kind=PartyKind.NATURAL_PERSON)
_TRADER = Q(party__kind=PartyKind.SOLE_TRADER) | Q(party__licensed=False)
_MASKED = _PERSON | _TRADER
_UNKNOWN = Q(party__owner_name="", party__legal_representative="")
_OWN_NAME = Q(party__owner_name=F("party__name")) | Q(party__legal_representative=F("party__name"))


def _on_the_page(on: date) -> QuerySet[PenaltyPublicity]:
    rows = shown(on).filter(public_code__isnull=False)
    return rows.select_related("party", "authority", "decision")


def published_penalties(parties: Iterable[int], *, on: date) -> dict[int, list[dict[str, Any]]]:
    """The penalties shown on the day, by party, newest decision first; plain rows. One statement."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = shown(on).filter(party__in=list(parties)).order_by("party_id", "-decided_on", "-id")
    for row in rows.values(*COLUMNS):
        found[row["party_id"]].append(row)
    return dict(found)


def over(on: date) -> QuerySet[PenaltyPublicity]:
    """Publications whose maximum is over: the system ends them."""
    return PenaltyPublicity.objects.filter(state__in=SHOWN, max_end__lt=on, withdrawal_ordered_on__isnull=True).order_by("pk")


def read_differently() -> QuerySet[PenaltyPublicity]:
    """Publications, prepared or shown, whose term an earlier reading of the rules set."""
    return PenaltyPublicity.objects.filter(
        EARLIER_READING, state__in=(*UNSHOWN, *SENT), withdrawal_ordered_on__isnull=True
    ).order_by("pk")


def to_withdraw(authority: int) -> QuerySet[PenaltyPublicity]:
    """Publications of a bureau that must be withdrawn (D18 runs)."""
    return PenaltyPublicity.objects.filter(authority=authority, state__in=SENT, withdrawal_ordered_on__isnull=False).order_by(
        "withdrawal_ordered_on", "pk"
    )
