"""The figures in the order of the table: each a named query, its count by bureau and unit, and its list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from workflows.supervision.asked import Asked
from workflows.supervision.clocks import clocks_missed
from workflows.supervision.crimes import (
    flags_open,
    flags_raised,
    transfers_filed,
    transfers_refused,
    transfers_rejected,
    transfers_reported,
    transfers_sent,
)
from workflows.supervision.signals import signals_answered, signals_late, signals_raised

Counts = Mapping[int, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Figure:
    """`rows` yields the matters counted, each with `bureau` (authority), `desk` (unit) and `day` (why in this period)."""

    code: str
    rows: Callable[[Asked], QuerySet[Any]]
    related: tuple[str, ...] = ()


FIGURES: dict[str, Figure] = {
    figure.code: figure
    for figure in (
        Figure("clocks_missed", clocks_missed),
        Figure("signals_raised", signals_raised),
        Figure("signals_answered", signals_answered),
        Figure("signals_late", signals_late),
        Figure("flags_raised", flags_raised, ("case__party",)),
        Figure("flags_open", flags_open, ("case__party",)),
        Figure("transfers_reported", transfers_reported, ("case__party", "flag")),
        Figure("transfers_rejected", transfers_rejected, ("case__party", "flag")),
        Figure("transfers_sent", transfers_sent, ("case__party", "flag")),
        Figure("transfers_filed", transfers_filed, ("case__party", "flag")),
        Figure("transfers_refused", transfers_refused, ("case__party", "flag")),
    )
}


def counted(figure: Figure, asked: Asked) -> Counts:
    """How many by bureau and unit. One statement, a row for each pair that has any."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = figure.rows(asked).values("bureau", "desk").annotate(n=Count("pk")).order_by()
    for bureau, desk, n in rows.values_list("bureau", "desk", "n"):
        found[bureau][desk] = n
    return found


def listed(
    figure: Figure,
    asked: Asked,
    *,
    first: int,
    bureau: int | None = None,
    unit: str | None = None,
    after: tuple[date, int] | None = None,
) -> list[Any]:
    """The matters behind a count, the latest first, after the key (day, id) of the last one. One statement."""
    rows = _narrowed(figure, asked, bureau, unit).select_related(*figure.related or (None,))
    if after is not None:
        day, pk = after
        rows = rows.filter(Q(day__lt=day) | Q(day=day, pk__lt=pk))
    return list(rows.order_by("-day", "-pk")[:first])


def total(figure: Figure, asked: Asked, *, bureau: int | None = None, unit: str | None = None) -> int:
    """The count of a list. One statement."""
    return _narrowed(figure, asked, bureau, unit).count()


def _narrowed(figure: Figure, asked: Asked, bureau: int | None, unit: str | None) -> QuerySet[Any]:
    rows = figure.rows(asked)
    if bureau is not None:
        rows = rows.filter(bureau=bureau)
    return rows if unit is None else rows.filter(desk=unit)
