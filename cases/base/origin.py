"""Where a request comes from. What a header says is believed only of the proxies that the site declares.

`settings.TRUSTED_PROXIES` are their addresses or networks; `unix` stands for a proxy at the socket of this machine.
"""

from __future__ import annotations

from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNIX = "unix"


def client_address(request: HttpRequest) -> str:
    """The nearest address that is no proxy of ours: each of ours vouches for the one that it had its request from."""
    here = str(request.META.get("REMOTE_ADDR") or UNIX)
    trusted = tuple(settings.TRUSTED_PROXIES)
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    while told and _ours(here, trusted):
        before = _address(told.pop())
        if not before:
            break
        here = before
    return here


def _address(text: str) -> str:
    """A bare address; empty for anything else."""
    try:
        return str(ip_address(text))
    except ValueError:
        return ""


def _ours(address: str, trusted: tuple[str, ...]) -> bool:
    if address == UNIX:
        return UNIX in trusted
    try:
        known = ip_address(address)
    except ValueError:
        return False
    return any(known in network for network in networks(trusted))


@cache
def networks(declared: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    """What the site declares, as networks. ValueError for what is none."""
    return tuple(ip_network(text, strict=False) for text in declared if text != UNIX)
