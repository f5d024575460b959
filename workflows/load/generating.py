"""Bureaus, enterprises and cases for load tests: a few cases are played through the commands, all others are copies of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time
from itertools import cycle, islice
from typing import Any

from django.db import connection, transaction

from cases.base import numbering, triggers
from cases.base.models import DatedSetting, NumberSeries, User
from cases.base.work import SHANGHAI, begin
from cases.parties import services
from cases.parties.models import Appointment, Authority, Officer, Party, PartyName
from cases.parties.naming import keep_names
from cases.parties.uscc import make_valid
from workflows.load.cells import STRIDE, Bureau
from workflows.load.copying import Copier
from workflows.load.template import Template, capture, marks, of_party
from workflows.sample import agenda
from workflows.sample.cast import PEOPLE, SEEDING, SETTINGS, SINCE, Cast, assemble, hire
from workflows.sample.reading import stories

# ten copies are one of each of these in turn: most are in hand, one is closed with all its papers
ROUND = ("desk-investigate",) * 4 + ("desk-submit",) * 2 + ("desk-verify", "desk-serve", "desk-pay", "desk-archive")
SHORT = "示"
BLOCK = 400
# when the bureaus and their people are entered, one after the other
OPENING = datetime.combine(SINCE, time(9), SHANGHAI)


def generate(*, enterprises: int, cases: int, bureaus: int, now: datetime, tell: Callable[[str], None]) -> None:
    """Fill an empty database. Everything is fiction and says so; the nightly `score --all` brings the scores up to date
    where an enterprise has several cases."""
    cast = assemble(now=OPENING)
    offices = [Bureau(SHORT, {}), *(_bureau(cast, number) for number in range(2, bureaus + 1))]
    templates = _played(cast, now)
    tell(f"bureaus={bureaus} templates={len(templates)}")
    copier = Copier(marks())
    with _final_states_may_be_inserted(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # keys are handed out here, and what they point to is written in the same transaction
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        model = of_party(next(iter(templates.values())).party)
        firms = _enterprises(copier, model, enterprises)
        _cases(copier, templates, offices, firms, cases, tell)
        copier.finish()
        _move_series(cases, offices)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@contextmanager
def _final_states_may_be_inserted() -> Iterator[None]:
    """A copy is written as it ended, which no act could do: the guards that look at a new row stand aside meanwhile.

    For this command alone, which writes into an empty database; they are all back, or the system check says so.
    """
    aside = [guard for guard in triggers.expected() if guard.event == "INSERT"]
    with connection.cursor() as cursor:
        for guard in aside:
            on = "" if connection.vendor == "sqlite" else f' ON "{guard.table}"'
            cursor.execute(f'DROP TRIGGER IF EXISTS "{guard.name}"{on}')
    try:
        yield
    finally:
        triggers.install()


def _bureau(cast: Cast, number: int) -> Bureau:
    """One more county bureau with the same people: `b2-officer1`, and so on, who cannot sign in."""
    short = f"{SHORT}{number}"
    with begin(SEEDING, OPENING, act="load.bureau") as work:
        authority = services.register_authority(
            work=work,
            name=f"示例县第{number}市场监督管理局",
            short_name=short,
            level="county",
            region=cast.region,
            uscc=make_valid(f"1199010{number:07d}02"[:16]),
            valid_from=SINCE,
            parent=cast.city,
        )
        people: dict[Any, dict[int, int]] = {Authority: {cast.bureau.pk: authority.pk}, Officer: {}, User: {}, Appointment: {}}
        for n, (who, name, role, unit) in enumerate(PEOPLE):
            post = hire(work, authority, f"b{number}-{who}", name, role, unit, number * 100 + n)
            model = cast.appointments[who]
            people[Appointment][model.pk] = post.pk
            people[Officer][model.officer_id] = post.officer_id
            assert model.officer.user_id is not None and post.officer.user_id is not None
            people[User][model.officer.user_id] = post.officer.user_id
        for key, value, article in SETTINGS:
            work.save(DatedSetting(key=key, authority=authority.pk, value=value, valid_from=SINCE, article=article))
    return Bureau(short, people)


def _played(cast: Cast, now: datetime) -> dict[str, Template]:
    """The stories of a round, each played to its end and captured."""
    found = {}
    for story in stories():
        if story.code in ROUND:
            before = marks()
            agenda.play([story], cast, now=now)
            found[story.code] = capture(before, cast.parties[story.party])
    return found


def _enterprises(copier: Copier, model: Template, count: int) -> range:
    """Firms like the template's; their keys."""
    first = copier.last[Party] + 1
    for number in range(1, count + 1):
        copier.copy(model, -number, Bureau(SHORT, {}), first + number - 1, _names(model.party, number))
        if number % (BLOCK * 10) == 0:
            copier.flush()
    copier.flush()
    _named(copier, range(first, first + count))
    return range(first, first + count)


def _named(copier: Copier, firms: range) -> None:
    """Let the firms be found, as each act that names a party does."""
    for start in firms[:: BLOCK * 10]:
        block = range(start, min(start + BLOCK * 10, firms.stop))
        keep_names(list(Party.objects.filter(pk__gte=block.start, pk__lt=block.stop)), today=SINCE)
    copier.last[PartyName] = PartyName.objects.latest("pk").pk


def _names(party: Any, number: int) -> dict[str, str]:
    """What the copy's party is called, where the template's was."""
    return {party.name: f"示例负载第{number}号食品有限公司", party.uscc: make_valid(f"91990101L{number:07d}")}


def _cases(
    copier: Copier, templates: dict[str, Template], offices: list[Bureau], firms: range, count: int, tell: Callable[[str], None]
) -> None:
    kinds = islice(cycle(ROUND), count)
    for number, kind in enumerate(kinds, start=1):
        template, at = templates[kind], (number - 1) % len(firms)
        # the round and the bureaus have common factors: count bureaus by rounds, so that each gets every kind
        office = offices[(number + number // len(ROUND)) % len(offices)]
        copier.copy(template, number, office, firms[at], _names(template.party, at + 1))
        if number % BLOCK == 0:
            copier.flush()
            tell(f"cases={number}")


def _move_series(copies: int, offices: list[Bureau]) -> None:
    """The next real number comes after those of the copies."""
    last = STRIDE * (copies + 1)
    known = list(NumberSeries.objects.all())
    authorities = [Authority.objects.get(short_name=office.short).pk for office in offices]
    for row in known:
        for authority in authorities:
            numbering.take({numbering.Series(authority, row.type_code, row.year): last})
