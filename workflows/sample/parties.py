"""The fictional parties of the sample. Every name is invented (units carry 示例); codes have valid check characters and
organisation bodies that count from 00000001 (1 and 2 are the two bureaus), which no registry has given."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from cases.base.work import Work
from cases.parties import identity, services
from cases.parties.models import Party, Region
from cases.parties.uscc import make_valid

TRADER, PERSON = "sole_trader", "natural_person"


@dataclass(frozen=True, slots=True)
class Figure:
    """One party: the body of its organisation code (0: has none), its name, place and the person behind it.

    `since`: the day of establishment; of a person who is not very old the age in years when registered.
    """

    key: str
    kind: str
    body: int
    name: str
    address: str
    person: str
    since: str
    scope: str


def figures() -> tuple[Figure, ...]:
    """The rows of parties.csv."""
    with (Path(__file__).parent / "parties.csv").open(encoding="utf-8", newline="") as table:
        return tuple(Figure(body=int(row.pop("body")), **row) for row in csv.DictReader(table))


def register_parties(*, work: Work, region: Region) -> dict[str, Party]:
    """Register all figures; by key."""
    return {figure.key: _register(work, region, figure, number) for number, figure in enumerate(figures(), start=1)}


def uscc_of(figure: Figure) -> str:
    """The figure's credit code; empty for natural persons and operators without a licence."""
    if not figure.body:
        return ""
    return make_valid(f"{'92' if figure.kind == TRADER else '91'}990101{figure.body:08d}")


def _register(work: Work, region: Region, figure: Figure, number: int) -> Party:
    trader, person = figure.kind == TRADER, figure.kind == PERSON
    return services.register_party(
        work=work,
        kind=figure.kind,
        name=figure.name,
        licensed=bool(figure.body),
        uscc=uscc_of(figure),
        region=region,
        owner_name=figure.person if trader else "",
        legal_representative="" if trader or person else figure.person,
        address=figure.address,
        established_on=date.fromisoformat(figure.since) if figure.since and not person else None,
        business_scope=figure.scope,
        identity_number="" if figure.body else _identity(number, work.today.year - int(figure.since) if figure.since else 1905),
    )


def _identity(number: int, year: int) -> str:
    """A well-formed number that nobody has: the sequence number 000 is never given, and most bearers would be very old."""
    day = date(year, 1, 1) + timedelta(days=number)
    return identity.make_valid(f"330726{day:%Y%m%d}000")
