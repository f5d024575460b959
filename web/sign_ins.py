"""Sign-ins that fail: kept for the audit, and counted, so that nobody tries one password on many names."""

from __future__ import annotations

from datetime import datetime, timedelta

from axes.models import AccessLog
from django.db.models import Count
from django.http import HttpRequest

from cases.base.models import FailedSignIn
from cases.base.origin import client_address

# how long an address is looked back on, and then kept out
SPAN = timedelta(minutes=15)
# names that one address may fail with in that time, and how often it may fail at all
MOST_NAMES, MOST_FAILURES = 20, 100
# how often one name may fail in that time, from wherever it is tried
MOST_OF_A_NAME = 20


def address_of(request: HttpRequest) -> str:
    """Where a sign-in is tried from; the lock-out asks this, too."""
    return client_address(request.META)[:45]


def failed(request: HttpRequest, name: str, *, now: datetime, locked: bool) -> None:
    """Keep a failure with the name as it was typed."""
    FailedSignIn.objects.create(at=now, name=name[:150], address=address_of(request), locked=locked)


def sprayed(request: HttpRequest, *, now: datetime) -> bool:
    """Whether this address has failed with so many names, or so often, that none of its passwords is compared for now."""
    since = FailedSignIn.objects.filter(address=address_of(request), at__gt=now - SPAN, locked=False)
    found = since.aggregate(names=Count("name", distinct=True), all=Count("pk"))
    return bool(found["names"] >= MOST_NAMES or found["all"] >= MOST_FAILURES)


def besieged(request: HttpRequest, name: str, *, now: datetime) -> bool:
    """Whether this name has failed so often, from many addresses together, that from here no password is compared for now.

    Where the name has signed in before, its person still gets in: whoever tries a name from everywhere locks nobody out of
    the own desk. A name that nobody has is answered alike.
    """
    tried = FailedSignIn.objects.filter(name=name[:150], at__gt=now - SPAN, locked=False).count()
    if tried < MOST_OF_A_NAME:
        return False
    return not AccessLog.objects.filter(username=name, ip_address=address_of(request)).exists()
