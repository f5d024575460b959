"""Reads of the integrity file: many parties at once, one statement, plain rows.

Two gates. Truth: a version counts for a moment if it was held then, and for a day that lies in its legal time. Leave to
tell, asked for whoever is outside: the version was told then, and the fact's current version may be told today. So what was
withdrawn, repaired, masked or is over does not come back with an earlier moment, and where a version was replaced for every
day, outside stands what replaced it. A late sweep changes nothing: display ends with its last day, by the date alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from integrity.files.models import REPLACED, FileEntry, Visibility
from integrity.views import View

COLUMNS = (
    "id",
    "party_id",
    "section",
    "kind",
    "fact",
    "authority_id",
    "authority__name",
    "source",
    "document_id",
    "reference",
    "visibility",
    "valid_from",
    "valid_to",
    "known_from",
    "known_to",
    "closing",
    "content",
)
# who may see what: authorities and evaluation systems see what is shared, everybody what is public
FOR_EVERYBODY = (Visibility.PUBLIC,)
FOR_AUTHORITIES = (Visibility.PUBLIC, Visibility.SHARED)
# a term of display is over with its last day; other facts are told for as long as their visibility says
TERMED = ("penalty", "blacklisted", "conviction")
UNPAID = "payment_overdue"
# every date as text lies before it; so does no JSON null, which SQLite reads as the text "null"
BEFORE_ANY_TEXT = "9999-12-31"


def entries_of(
    parties: Iterable[int],
    *,
    view: View,
    today: date,
    visible: Collection[str] | None = None,
    sections: Collection[str] | None = None,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> dict[int, list[dict[str, Any]]]:
    """The entries that hold on `as_of` (None: any day) as known at `known_at` (None: now), by party, oldest first.

    `visible` narrows to versions of these visibilities. One statement for any number of parties.
    """
    rows = versions(view, today=today, known_at=known_at).filter(holding(as_of), party__in=list(parties))
    if visible is not None:
        rows = rows.filter(visibility__in=list(visible))
    if sections is not None:
        rows = rows.filter(section__in=list(sections))
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows.order_by("party_id", "valid_from", "id").values(*COLUMNS):
        found[row["party_id"]].append(row)
    return dict(found)


def versions(view: View, *, today: date, known_at: datetime | None = None) -> QuerySet[FileEntry]:
    """One version of each fact, as the view has it of `known_at` (None: now). Both gates, in one statement."""
    if view != View.SHARED:
        return FileEntry.objects.filter(held(known_at))
    current = told(FileEntry.objects.filter(known_to__isnull=True), today)
    return current if known_at is None else FileEntry.objects.filter(pk__in=_restated(current, known_at))


def held(known_at: datetime | None) -> Q:
    """The versions taken as true at a moment; None: those current now."""
    if known_at is None:
        return Q(known_to__isnull=True)
    return Q(known_from__lte=known_at) & (Q(known_to__isnull=True) | Q(known_to__gt=known_at))


def holding(as_of: date | None) -> Q:
    """What holds in law on the day; None: on any."""
    return Q() if as_of is None else (Q(valid_to__isnull=True) | Q(valid_to__gte=as_of)) & Q(valid_from__lte=as_of)


def told(rows: QuerySet[FileEntry], today: date) -> QuerySet[FileEntry]:
    """Of current versions those that may be told outside on the day. A debt that is over goes with its penalty."""
    penalty = _shown(FileEntry.objects.filter(source=OuterRef("source"), kind="penalty", known_to__isnull=True), today)
    open_debt = Q(valid_to__isnull=True)
    return _shown(rows, today).filter(~Q(kind=UNPAID) | open_debt | Exists(penalty))


def _shown(rows: QuerySet[FileEntry], today: date) -> QuerySet[FileEntry]:
    """Told, and its term of display not over. Rows stated before a term was their legal end have it in their content."""
    day = today.isoformat()
    rows = _served(rows).annotate(_max_end=_text("max_end"), _term_end=_text("term_end"))
    within = Q(_max_end__isnull=True) | Q(_max_end__gte=day), Q(_term_end__isnull=True) | Q(_term_end__gte=day)
    return rows.filter(*within, ~Q(kind__in=TERMED) | Q(valid_to__isnull=True) | Q(valid_to__gte=today))


def _served(rows: QuerySet[FileEntry]) -> QuerySet[FileEntry]:
    """Versions of a visibility for outside. Of older rows a shared penalty may not have been served: nobody was told."""
    rows = rows.annotate(_served_on=_text("served_on"))
    served = ~Q(kind="penalty") | Q(visibility=Visibility.PUBLIC) | Q(_served_on__lte=BEFORE_ANY_TEXT)
    return rows.filter(served, visibility__in=FOR_AUTHORITIES)


def _text(name: str) -> Cast:
    """What the content says under the name, as text."""
    return Cast(KeyTextTransform(name, "content"), TextField())


def _restated(current: QuerySet[FileEntry], known_at: datetime) -> Any:
    """Of each fact in `current` the version told at the moment; where that or a later one was replaced, the current one."""
    of_fact = FileEntry.objects.filter(fact=OuterRef("fact"))
    newest = of_fact.filter(known_from__lte=known_at).order_by("-known_from", "-pk").values("pk")[:1]
    replaced = of_fact.filter(Q(known_to__gt=known_at) | Q(pk=OuterRef("_then")), closing__in=REPLACED)
    then = _served(FileEntry.objects.filter(held(known_at) | Q(closing__in=REPLACED), pk=OuterRef("_then")))
    rows = current.annotate(_then=Subquery(newest)).filter(Exists(then))
    return rows.annotate(_row=Case(When(Exists(replaced), then=F("pk")), default=F("_then"))).values("_row")
