"""The public search with the index of names: be those who are meant few or many, it shows the same, by the rules of the page."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.base.spelling import name_key
from cases.parties import name_index, services
from cases.parties.models import Party, PartyName
from integrity.publicity.models import PenaltyPublicity
from integrity.selectors import public_page
from tests.factories.integrity import make_bureau, make_recorded, publish
from tests.factories.parties import make_party, seeding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]

DAY = date(2026, 6, 1)
TRADER: dict[str, Any] = {"kind": "sole_trader", "owner_name": "张例示"}


@pytest.fixture
def parties() -> list[Party]:
    """One of each kind that the page treats in its own way, each with a publication."""
    made = [
        make_party(name="虚构（甲）食品有限公司"),
        make_party(name="张例示食品有限公司"),
        make_party(name="张例示面馆", **TRADER),
        make_party(name="张例示", **TRADER),
        make_party(name="虚构丙号店", kind="sole_trader"),
        make_party(name="张例示摊", licensed=False, legal_representative="张例示"),
        make_party(name="张例示", kind="natural_person"),
    ]
    bureau = make_bureau()
    for party in made:
        row = make_recorded(bureau=bureau, party=party, fine=12_000_000)
        publish(bureau, PenaltyPublicity.objects.get(decision=row).pk, on=DAY)
    with seeding() as work:
        services.correct_party(work=work, party=made[0].pk, reason="更名", proof="营业执照", name="虚构乙食品有限公司")
    return made


def shown(text: str) -> list[int]:
    return sorted(row.party_id for row in public_page(on=DAY, first=50, text=text))


def allowed(text: str) -> list[int]:
    """Whom the page may name for this text, from every name that was borne: a company by any part; a trader with an owner on
    record by the whole name alone, where that is not the owner's; a person never."""
    found, key = set[int](), name_key(text)
    for name in PartyName.objects.select_related("party"):
        party, own = name.party, name_key(name.name)
        if party.kind == "company" and party.licensed:
            meant = key in own
        else:
            people = {party.owner_name, party.legal_representative} - {""}
            meant = party.kind != "natural_person" and key == own and bool(people) and own not in map(name_key, people)
        if meant:
            found.add(party.pk)
    return sorted(found)


@pytest.mark.parametrize("many", [900, 2, 0])
def test_every_part_of_every_name_finds_whom_the_page_may_name(
    many: int, parties: list[Party], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(name_index, "MANY", many)
    names = PartyName.objects.values_list("name", flat=True)
    texts = {name[a:b] for name in names for a, b in combinations(range(len(name) + 1), 2)} | {"没有这一家", "%", "虚构店"}
    found = {text: shown(text) for text in texts}
    assert found == {text: allowed(text) for text in texts}
    assert len({tuple(rows) for rows in found.values()}) > 5


def test_a_name_costs_one_statement_more_and_one_that_nobody_bears_no_page(parties: list[Party]) -> None:
    for text, statements in (("", 1), ("食品", 2), (parties[0].uscc or "", 1), ("没有这一家", 1)):
        with CaptureQueriesContext(connection) as seen:
            public_page(on=DAY, first=50, text=text)
        assert len(seen) == statements, text
