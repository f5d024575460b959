"""Where a request comes from. What a header says is believed only of the proxies that the site declares.

`settings.TRUSTED_PROXIES` are their addresses or networks; `unix` stands for a proxy at the socket of this machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

from django.conf import settings

UNIX, LOCAL = "unix", "127.0.0.1"


def client_address(meta: Mapping[str, Any]) -> str:
    """The nearest address that is no proxy of ours: each of ours vouches for the one that it was asked by. `meta` as in WSGI."""
    here = str(meta.get("REMOTE_ADDR") or UNIX)
    trusted = tuple(settings.TRUSTED_PROXIES)
    told = [part.strip() for part in meta.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    while told and _ours(here, trusted):
        before = _address(told.pop())
        if not before:
            break
        here = before
    # what comes in by a socket of this machine comes from this machine
    return LOCAL if here == UNIX else here


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
