"""Reads of listings."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from cases.parties.models import Party
from integrity.blacklist.models import BlacklistCase
from integrity.blacklist.procedure import BLACKLIST, WITH_DECISION, Group

ON_LIST, SHOWN = BLACKLIST.inside(Group.ON_LIST), BLACKLIST.inside(Group.SHOWN)


def pending_of(case: int) -> BlacklistCase | None:
    """The listing of a case that is not decided yet."""
    return BlacklistCase.objects.filter(case=case, state__in=BLACKLIST.inside(Group.PENDING)).first()


def on_list_of(case: int) -> BlacklistCase | None:
    """The listing of a case that stands."""
    return BlacklistCase.objects.filter(case=case, state__in=ON_LIST).first()


def removed_of(case: int) -> QuerySet[BlacklistCase]:
    """The listings of a case that were removed. By the case: what is over keeps the decision it rested on, changed or not."""
    return BlacklistCase.objects.filter(case=case, state__in=BLACKLIST.inside(Group.REMOVED)).order_by("pk")


def shown(on: date) -> QuerySet[BlacklistCase]:
    """What the public may see on the day: published, the term not over. What was removed or revoked is shown for no day.

    Newest publication first; with party, authority and decision, in one statement.
    """
    return (
        BlacklistCase.objects.filter(state__in=SHOWN, published_on__lte=on, term_end__gte=on)
        .select_related("party", "party__region", "authority", "authority__region", "decision", "listing_document")
        .order_by("-published_on", "-pk")
    )


def on_list(on: date) -> QuerySet[BlacklistCase]:
    """Who is on the list on the day, published or not yet; for authorities."""
    return (
        BlacklistCase.objects.filter(state__in=ON_LIST, listed_on__lte=on, term_end__gte=on)
        .select_related("party", "authority", "decision")
        .order_by("listed_on", "pk")
    )


def history_of(party: Party) -> QuerySet[BlacklistCase]:
    """Every listing of a party that was ever decided, ended ones too, oldest first; for authorities, never the public."""
    return (
        BlacklistCase.objects.filter(party=party, state__in=WITH_DECISION)
        .select_related("authority", "decision", "listing_document")
        .prefetch_related("measures")
        .order_by("listed_on", "pk")
    )


def over(on: date) -> QuerySet[BlacklistCase]:
    """Listings whose term is over: the system removes them."""
    return BlacklistCase.objects.filter(state__in=ON_LIST, term_end__lt=on).order_by("pk")
