"""Writing a chunk of registered enterprises: live rows and their history by a few bulk statements each.

This is the one place that writes legal rows past `Work.save`, because a registry has millions of them. What
`save` would do is done here for the whole chunk: a history row per version, stamped with act and actor, and
the chunk's history rows bound into the chain by one entry (`Work.collect_batch`). `verify_audit` checks both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import Max

from cases.base.work import Work
from cases.parties import uscc as codes
from cases.parties.models import Party, PartyKind
from cases.parties.naming import keep_names
from cases.parties.registry.places import Places
from cases.parties.registry.rows import Enterprise

# the chain of imports; later single changes of a party enter the party's own
STREAM = "registry:cn"
BATCH = 500
_HISTORY: Any = Party.history.model
# the audited manager refuses bulk writes; the base manager is Django's plain one
_PARTIES = Party._base_manager
_COMPARED = (
    "name",
    "established_on",
    "registry_type",
    "capital",
    "capital_fen",
    "business_scope",
    "province",
    "city",
    "legal_representative",
    "address",
)
_KINDS = {"91": PartyKind.COMPANY, "92": PartyKind.SOLE_TRADER}


class Written(NamedTuple):
    """How many parties a chunk created and how many it changed."""

    created: int
    updated: int


def write_chunk(work: Work, rows: Sequence[Enterprise], places: Places) -> Written:
    """Create the unknown enterprises, update those now described differently, leave the rest."""
    known = _known(rows)
    created = [_new(row, places) for row in rows if row.uscc not in known]
    changes = {k[0]: change for k, row in _pairs(known, rows) if (change := _change(k, row, places))}
    if created:
        _PARTIES.bulk_create(created, batch_size=BATCH)
        _keep(work, created, "+")
        keep_names(created, today=work.today)
    if changes:
        _update(work, changes)
    return Written(len(created), len(changes))


def _known(rows: Sequence[Enterprise]) -> dict[str, tuple[Any, ...]]:
    """What is on record of these codes: code → (id, region, compared columns…)."""
    wanted = [row.uscc for row in rows]
    found = _PARTIES.filter(uscc__in=wanted).values_list("uscc", "pk", "region_id", *_COMPARED)
    return {uscc: rest for uscc, *rest in found}


def _pairs(known: Mapping[str, tuple[Any, ...]], rows: Sequence[Enterprise]) -> list[tuple[tuple[Any, ...], Enterprise]]:
    return [(known[row.uscc], row) for row in rows if row.uscc in known]


def _new(row: Enterprise, places: Places) -> Party:
    registered_in = codes.registration_region(row.uscc)
    return Party(
        kind=_KINDS.get(row.uscc[:2], PartyKind.OTHER_ORG),
        licensed=True,
        name=row.name,
        uscc=row.uscc,
        region_id=places.of(row.province, row.city, registered_in, row.established_on),
        registration_region=registered_in,
        established_on=row.established_on,
        registry_type=row.registry_type,
        capital=row.capital,
        capital_fen=row.capital_fen,
        business_scope=row.business_scope,
        province=row.province,
        city=row.city,
        legal_representative=row.legal_representative,
        address=row.address,
    )


def _change(known: Sequence[Any], row: Enterprise, places: Places) -> dict[str, Any]:
    """The columns that the registry says otherwise. What it does not say erases nothing.

    The place of jurisdiction is only derived where none is on record or the registry's place has changed.
    """
    _, region, *was = known
    change = {
        column: said
        for column, then in zip(_COMPARED, was, strict=True)
        if (said := getattr(row, column)) not in ("", None) and said != then
    }
    if "capital" in change:
        change["capital_fen"] = row.capital_fen
    if region is None or "province" in change or "city" in change:
        derived = places.of(row.province, row.city, codes.registration_region(row.uscc), row.established_on)
        if derived is not None and derived != region:
            change["region_id"] = derived
    return change


def _update(work: Work, changes: Mapping[int, Mapping[str, Any]]) -> None:
    changed = list(_PARTIES.select_for_update().filter(pk__in=list(changes)).order_by("pk"))
    for party in changed:
        for column, value in changes[party.pk].items():
            setattr(party, column, value)
    # an upsert on the key is one statement for any number of rows, where bulk_update builds a CASE per column
    _PARTIES.bulk_create(
        changed, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=[*_COMPARED, "region"]
    )
    _keep(work, changed, "~")
    keep_names(changed, today=work.today)


def _keep(work: Work, parties: Sequence[Party], kind: str) -> None:
    """One history row per party, copied inside the database, and one link over what it then holds."""
    stamp = {
        "history_date": work.now,
        "history_type": kind,
        "history_user_id": work.actor.user_id,
        "history_change_reason": work.reason,
        "act_id": work.act_id,
        "actor_name": work.actor.name,
    }
    before = _HISTORY._base_manager.aggregate(last=Max("pk"))["last"] or 0
    _copy([party.pk for party in parties], stamp)
    # an act may write new and changed versions in turns: these are the ones written just now
    written = _HISTORY._base_manager.filter(act_id=work.act_id, pk__gt=before).order_by("pk")
    work.collect_batch(STREAM, list(written))


def _copy(keys: Sequence[int], stamp: Mapping[str, Any]) -> None:
    """INSERT … SELECT from the live table: the columns as they stand, and the stamp as constants."""
    quote = connection.ops.quote_name
    fields = [_HISTORY._meta.get_field(name) for name in stamp]
    constants = [f.get_db_prep_save(stamp[f.name], connection) for f in fields]
    live = ", ".join(quote(str(f.column)) for f in Party._meta.concrete_fields)
    into = ", ".join([live, *(quote(str(f.column)) for f in fields)])
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(_HISTORY._meta.db_table)} ({into}) "
            f"SELECT {live}, {', '.join(map(_constant, fields))} FROM {quote(Party._meta.db_table)} "
            f"WHERE id IN ({marks}) ORDER BY id",
            [*constants, *keys],
        )


def _constant(field: models.Field[Any, Any]) -> str:
    """A parameter with its type said, since PostgreSQL cannot tell it in a SELECT list."""
    return f"CAST(%s AS {field.db_type(connection)})" if connection.vendor == "postgresql" else "%s"
