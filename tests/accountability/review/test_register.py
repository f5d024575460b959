"""The clue: accountable officials read from the acts, one review an official, handled by whom the law lets."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.review.selectors import accountable_officials, participants, reviews_of
from cases.base import work as works
from cases.base.models import Act
from tests.factories.acts import within
from tests.factories.cases import at, case_at
from tests.factories.refusing import refused
from tests.factories.reviews import Reviewed, make_two_offices, review_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
DAY = date(2026, 6, 1)


def test_who_answers_is_read_from_the_acts() -> None:
    """Registered by intake, assigned by the unit head, verified by co1, filed by the leader; co2 is on the case."""
    played = case_at("INVEST")
    named = {officer.pk: capacity for officer, capacity in accountable_officials(played.stream)}
    people = {who: row.pk for who, row in played.office.officers.items()}

    assert named == {
        people["intake"]: "handler",
        people["co1"]: "handler",
        people["co2"]: "handler",
        people["uh"]: "approver",
        people["bl"]: "approver",
    }
    assert participants(played.stream) == set(named)


def test_reviewer_and_head_answer_in_their_capacity() -> None:
    played = case_at("COLL")
    ranked = accountable_officials(played.stream)
    people = played.office.officers

    assert ranked[0] == (people["bh"], "head")
    assert (people["lr"], "reviewer") in ranked
    assert [c for _, c in ranked] == sorted((c for _, c in ranked), key=["head", "approver", "reviewer", "handler"].index)


def test_a_clue_names_its_acts_too_and_no_subject_names_nobody() -> None:
    played = case_at("CLUE")
    assert [o.pk for o, _ in accountable_officials(played.stream)] == [played.office.officers["intake"].pk]
    assert accountable_officials("") == [] == accountable_officials("penaltycase:999999")
    assert participants("") == set()


def test_one_file_an_official_joined_by_the_affair() -> None:
    office = make_two_offices()
    played = case_at("INVEST", office=office)
    found = Reviewed(office, played, office.officers["co1"], about=played.stream)
    people = [(office.officers["co1"], "handler"), (office.officers["bl"], "approver")]

    first = found.do("register", officials=people)

    rows = list(reviews_of(first.affair))
    assert [(r.official, r.capacity) for r in rows] == people
    assert rows[0].pk == first.pk and rows[0].number != rows[1].number
    # the leader's goes to the city
    assert rows[0].authority == office.authority and rows[1].authority == office.authority.parent
    for row in rows:
        assert row.processes.filter(open=True).count() == 1


def test_an_official_named_in_two_capacities_answers_once_for_the_gravest() -> None:
    """SUP22 and CSR39 know one person and one responsibility a matter; the order of naming does not matter."""
    office = make_two_offices()
    played = case_at("INVEST", office=office)
    found = Reviewed(office, played, office.officers["co1"], about=played.stream)
    co1, co2 = office.officers["co1"], office.officers["co2"]

    first = found.do("register", officials=[(co1, "handler"), (co1, "approver"), (co2, "reviewer"), (co2, "handler")])

    assert {(r.official, r.capacity) for r in reviews_of(first.affair)} == {(co1, "approver"), (co2, "reviewer")}
    assert ResponsibilityReview.objects.count() == 2


def test_a_signal_opens_it_as_the_system_whoever_answered() -> None:
    office = make_two_offices()
    played = case_at("INVEST", office=office)
    with works.begin(office.actor("uh", DAY), at(DAY), act="test") as work:
        review = within(
            work,
            "responsibility.register",
            authority=office.authority,
            origin="supervisionsignal:1",
            about=played.stream,
            trigger="signal",
            summary="超期未办。",
            officials=[(office.officers["co1"], "handler")],
        )

    act = Act.objects.get(stream=review.stream_key)
    assert (act.verb, act.actor_kind, review.state, review.origin) == (
        "responsibility.register",
        "system",
        "CLUE",
        "supervisionsignal:1",
    )
    assert not Act.objects.filter(stream=played.stream, verb__startswith="responsibility").exists()


@pytest.mark.parametrize(
    ("code", "wrong"),
    [("official_named", {"officials": []}), ("trigger_known", {"trigger": "rumour"}), ("trigger_known", {"summary": " "})],
)
def test_a_clue_names_official_trigger_and_content(code: str, wrong: dict[str, Any]) -> None:
    office = make_two_offices()
    played = case_at("INVEST", office=office)
    found = Reviewed(office, played, office.officers["co1"], about=played.stream)
    with refused(code, "CSR39"):
        found.do("register", **wrong)
    with refused("official_named", "CSR39"):
        found.do("register", officials=[(found.official, "bystander")])
    assert not ResponsibilityReview.objects.exists()


def test_a_supervisor_does_not_register_the_own_case() -> None:
    office = make_two_offices()
    played = case_at("INVEST", office=office)
    found = Reviewed(office, played, office.officers["sup1"])
    with refused("not_concerned", "GSA47"):
        found.do("register")
    found.do("register", by="sup2")


def test_numbers_are_a_series_of_the_handling_authority() -> None:
    first = review_at("CLUE")
    second = review_at("CLUE", office=first.office)
    assert first.review.number.endswith("责审〔2026〕1号") and second.review.number.endswith("责审〔2026〕2号")
