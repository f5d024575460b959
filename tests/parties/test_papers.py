"""The five kinds of papers that name a person: each by its own form, sealed, found again; 15 and 18 digits are one person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.base.errors import ConditionFailed
from cases.base.models import Refusal
from cases.parties import identity, papers, selectors, services
from cases.parties.models import IdentityKind, Party
from tests.factories.parties import make_party, seeding

TODAY = date(2026, 1, 5)
# by the form that each issuer prints; all invented
NUMBERS = {
    "resident": "11010519491231002X",
    "passport": "E12345678",
    "hk_macao": "H12345678",
    "taiwan": "12345678",
    "foreign_resident": "ABC110199001011",
}
OLD = {"resident": "110105491231002", "hk_macao": "M1234567890", "taiwan": "1234567890A", "passport": "G1234567"}


def test_every_kind_of_the_model_has_a_form() -> None:
    assert set(NUMBERS) == set(IdentityKind.values)


@pytest.mark.parametrize(("kind", "number"), [*NUMBERS.items(), *OLD.items()])
def test_a_number_has_the_form_of_its_kind_and_is_recognised(kind: str, number: str) -> None:
    assert identity.problem_of(kind, number, on=TODAY) is None
    assert identity.recognise(number) == kind


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("passport", "E1"),
        ("passport", "ABCDEF"),
        ("passport", "E" * 21),
        ("hk_macao", "K12345678"),
        ("hk_macao", "H1234567"),
        ("taiwan", "1234567"),
        ("taiwan", "T1234567"),
        ("foreign_resident", "AB1101990010111"),
        ("resident", "E12345678"),
    ],
)
def test_a_number_of_another_form_is_refused(kind: str, number: str) -> None:
    problem = identity.problem_of(kind, number, on=TODAY)
    assert problem is not None and problem.code == "identity_form" and problem.text.zh and problem.text.en


def test_the_card_of_2023_has_day_of_birth_and_check_character() -> None:
    card = identity.make_valid("91110119900101123")
    assert identity.problem_of("foreign_resident", card, on=TODAY) is None
    assert identity.recognise(card) == "foreign_resident"
    assert identity.stated_birth("foreign_resident", card) == date(1990, 1, 1)
    wrong = card[:17] + ("0" if card[17] != "0" else "1")
    assert identity.problem_of("foreign_resident", wrong, on=TODAY) == identity.CHECK
    assert identity.problem_of("foreign_resident", identity.make_valid("91110119901301123"), on=TODAY) == identity.BIRTH


@pytest.mark.parametrize("kind", [*NUMBERS])
@pytest.mark.parametrize("said", [True, False])
@pytest.mark.django_db
def test_each_is_sealed_masked_and_found_again(kind: str, said: bool) -> None:
    number = NUMBERS[kind]
    party = make_party(kind="natural_person", identity_number=f" {number.lower()} ", identity_kind=kind if said else "")
    row = Party.objects.get(pk=party.pk)
    assert row.identity_kind == kind and row.open_identity() == number
    assert "*" in row.identity_masked and number not in str(Party.objects.filter(pk=row.pk).values().get())
    assert list(selectors.party_by_identity(number)) == [party]


@pytest.mark.parametrize(
    ("first", "second"), [("110105491231002", "11010519491231002X"), ("11010519491231002X", "110105491231002")]
)
@pytest.mark.django_db
def test_numbers_of_15_and_18_digits_are_one_person(first: str, second: str) -> None:
    """GB 11643: the old number is the new one without century and check character (国发〔1999〕15号)."""
    party = make_party(kind="natural_person", identity_number=first)
    assert list(selectors.party_by_identity(second)) == [party]
    assert party.identity_masked == "110***********002X"
    with pytest.raises(ConditionFailed) as refused:
        make_party(kind="natural_person", identity_number=second)
    assert refused.value.code == "party_known"
    assert Party.objects.count() == 1


@pytest.mark.django_db
def test_a_number_of_15_digits_that_was_kept_as_such_is_still_that_person() -> None:
    """As the versions before kept it: sealed and digested as typed."""
    party = make_party(kind="natural_person", identity_number="")
    party.identity_kind, party.identity_digest = "resident", papers.digests_of("110105491231002")[1]
    with seeding() as work:
        work.save(party)
    assert list(selectors.party_by_identity("11010519491231002X")) == [party]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"identity_number": "E12345678", "identity_kind": "resident"}, "identity_form"),
        ({"identity_number": "E12345678", "identity_kind": "library_card"}, "identity_kind"),
        ({"identity_number": "11010519491231002X", "born_on": date(1950, 1, 1)}, "birth_day"),
        ({"identity_number": "E12345678", "born_on": date(2026, 1, 6)}, "birth_day"),
    ],
)
@pytest.mark.django_db
def test_what_is_refused_leaves_nothing(given: dict[str, Any], code: str) -> None:
    with pytest.raises(ConditionFailed) as refused:
        make_party(kind="natural_person", **given)
    assert refused.value.code == code and not Party.objects.exists() and Refusal.objects.get().code == code


@pytest.mark.django_db
def test_the_day_of_birth_is_that_of_the_paper_or_the_recorded_one() -> None:
    by_number = make_party(kind="natural_person", identity_number="11010519491231002X")
    recorded = make_party(kind="natural_person", identity_number="E12345678", born_on=date(2010, 3, 1))
    unknown = make_party(kind="natural_person", identity_number="E12345679")
    assert [papers.born_on(p) for p in (by_number, recorded, unknown)] == [date(1949, 12, 31), date(2010, 3, 1), None]
    assert "2010" not in str(Party.objects.filter(pk=recorded.pk).values("birth_sealed").get())


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        # a year of age is complete from the day after the birthday (法释〔2006〕1号 §2)
        ("2012-03-01", "2026-02-28", 13),
        ("2012-03-01", "2026-03-01", 13),
        ("2012-03-01", "2026-03-02", 14),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-12-31", "2027-01-01", 18),
    ],
)
def test_age_in_full_years(born: str, day: str, age: int) -> None:
    assert identity.age_on(date.fromisoformat(born), date.fromisoformat(day)) == age


@pytest.mark.django_db
def test_a_paper_is_entered_later_and_never_twice() -> None:
    other = make_party(kind="natural_person", identity_number="E12345678")
    party = make_party(kind="natural_person", identity_number="")
    with seeding() as work, pytest.raises(ConditionFailed) as refused:
        services.correct_party(work=work, party=party.pk, reason="补证件", proof="护照", identity_number=" e12345678")
    assert refused.value.code == "party_known" and "合并" in refused.value.text.zh
    with seeding() as work:
        services.correct_party(work=work, party=party.pk, reason="补证件", proof="护照", identity_number="E12345679")
    assert Party.objects.get(pk=party.pk).open_identity() == "E12345679"
    assert Party.objects.get(pk=other.pk).open_identity() == "E12345678"
