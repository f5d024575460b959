"""Pages by keyset: where the next one begins, and the way back to the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest

from web.viewmodels import Pager


def paged(request: HttpRequest, url: str, kept: Mapping[str, str], keys: Sequence[object], size: int) -> Pager:
    """The pager under a list of which one row more than `size` was asked for; `keys` are the rows' cursors, `kept` what the
    list is narrowed to."""
    first = _address(url, kept) if request.GET.get("after") else ""
    if len(keys) <= size:
        return Pager(first_url=first, shown=len(keys))
    return Pager(next_url=_address(url, {**kept, "after": keys[size - 1]}), first_url=first, shown=size)


def _address(url: str, query: Mapping[str, object]) -> str:
    return f"{url}?{urlencode(query)}" if query else url
