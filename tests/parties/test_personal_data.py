"""Personal numbers never stand in clear anywhere in the database, and never show where a party is named."""

from __future__ import annotations

import pytest
from django.core import serializers
from django.db import connection

from cases.base.errors import ConditionFailed
from cases.parties import selectors, services
from cases.parties.models import Party
from tests.factories.parties import make_identity, make_party, seeding

pytestmark = pytest.mark.django_db

PHONE = "13900008765"


def whole_database() -> str:
    """Every cell of every table as text."""
    tables = connection.introspection.table_names()
    cells = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            cells.append(repr(cursor.fetchall()))
    return "\n".join(cells)


def test_neither_live_row_nor_history_nor_chain_nor_act_holds_a_number_in_clear() -> None:
    number = make_identity()
    person = make_party(kind="natural_person", identity_number=number, phone=PHONE)
    with seeding() as work:
        services.correct_party(work=work, party=person.pk, reason="更正住所", proof="身份证", address="虚构路9号")
    # a refused act leaves a refusal entry, which must not hold it either
    with pytest.raises(ConditionFailed):
        make_party(kind="natural_person", identity_number=number)
    everything = whole_database()
    assert person.identity_sealed in everything
    assert number not in everything and number[:17] not in everything
    assert PHONE not in everything
    assert [v.identity_sealed for v in person.history.all()] == [person.identity_sealed] * 2


def test_the_number_opens_with_the_key_and_is_found_by_its_digest() -> None:
    number = make_identity()
    person = make_party(kind="natural_person", identity_number=number, phone=PHONE)
    trader = make_party(kind="sole_trader", identity_number=number)
    again = Party.objects.get(pk=person.pk)
    assert (again.open_identity(), again.open_phone()) == (number, PHONE)
    assert list(selectors.party_by_identity(f" {number.lower()} ")) == [person, trader]
    assert list(selectors.party_by_identity(make_identity(region="320102"))) == []
    assert list(selectors.party_by_identity("")) == []


def test_two_people_with_one_number_in_two_rows_look_different_at_rest() -> None:
    number = make_identity()
    first = make_party(kind="sole_trader", identity_number=number)
    second = make_party(kind="sole_trader", identity_number=number)
    assert first.identity_sealed != second.identity_sealed


def test_a_natural_person_is_masked_wherever_it_is_named() -> None:
    number = make_identity()
    person = make_party(kind="natural_person", name="张小示", identity_number=number, phone=PHONE)
    assert str(person) == person.public_name == "张*示"
    assert person.identity_masked == f"310***********{number[-4:]}"
    assert "小" not in repr(person) and number not in repr(person)
    exported = serializers.serialize("json", [person])
    assert number not in exported and PHONE not in exported


def test_enterprises_are_named_in_full() -> None:
    party = make_party(name="虚构市例示食品有限公司")
    assert str(party) == party.public_name == "虚构市例示食品有限公司"


def test_passports_are_sealed_without_a_check_of_form() -> None:
    person = make_party(kind="natural_person", identity_number="e12345678", identity_kind="passport")
    assert (person.open_identity(), person.identity_masked) == ("E12345678", "E******78")
