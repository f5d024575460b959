"""立案、不予立案 (PP19-20, PL36): each condition from both sides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.base.models import Act, Deadline, Document
from cases.base.roles import Role
from cases.penalty.models import PenaltyCase
from tests.factories.cases import case_at
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_filing_ends_the_clue_and_opens_the_case() -> None:
    played = case_at("INVEST")

    case = played.case
    assert (played.clue.state, case.state, case.filed_on) == ("FILED", "INVEST", date(2026, 3, 10))
    assert case.number == f"{case.authority.short_name}市监立案〔2026〕1号"
    assert case.facts == played.facts
    assert set(case.assignments.values_list("officer__pk", flat=True)) == {
        played.office.officers[who].pk for who in ("co1", "co2")
    }
    forms = Document.objects.filter(stream=case.clue.stream_key).order_by("pk").values_list("form", flat=True)
    assert list(forms) == ["1", "1", "7"]
    clock = Deadline.objects.get(stream=case.clue.stream_key, rule="D01")
    assert (clock.state, clock.ended_on) == ("stopped", date(2026, 3, 10))
    acts = Act.objects.filter(verb__in=("clue.file", "penalty.open"))
    assert len(set(acts.values_list("act_id", flat=True))) == 1


def _without(missing: str) -> dict[str, Any]:
    return {missing: False}


@pytest.mark.parametrize("missing", ["prima_facie", "punishable", "jurisdiction"])
def test_each_condition_of_filing_is_asked(missing: str) -> None:
    played = case_at("FOUND")
    with refused("filing_conditions", "PP19"):
        played.do("file", **_without(missing))

    assert PenaltyCase.objects.count() == 0


def test_nothing_is_filed_before_it_was_verified() -> None:
    played = case_at("VERIFY")
    with refused("verified", "PP18"):
        played.do("file")


def test_two_certified_officers_of_the_bureau_are_named() -> None:
    played = case_at("FOUND")
    office = played.office
    bare = office.hire("bare", Role.CO, certified=False)
    for officers in ([office.officers["co1"]], [office.officers["co1"]] * 2, [office.officers["co1"], bare]):
        with refused("two_certified_officers", "PP19"):
            played.do("file", officers=officers)


# two years, the day of the act not counted: an act of 10 March 2024 is in time on 10 March 2026, not a day later
@pytest.mark.parametrize(
    ("acted_on", "harm", "in_time"),
    [
        ("2024-03-10", False, True),
        ("2024-03-09", False, False),
        # five years where life or health was harmed
        ("2021-07-15", True, True),
        ("2024-03-09", True, True),
    ],
)
def test_limitation(acted_on: str, harm: bool, in_time: bool) -> None:
    played = case_at("VERIFY")
    facts = {**played.facts, "acted_on": acted_on, "harm": harm}
    played.do("findings", facts=facts)
    if in_time:
        played.do("file")
        assert played.case.state == "INVEST"
    else:
        with refused("limitation", "PL36"):
            played.do("file")


def test_a_continuing_act_counts_from_its_end() -> None:
    played = case_at("VERIFY")
    played.do("findings", facts={**played.facts, "acted_on": "2023-01-01", "act_ended_on": "2024-03-10"})
    played.do("file")

    assert played.case.state == "INVEST"


GROUNDS = ["minor_corrected_no_harm", "first_slight_corrected", "no_fault_proven", "other"]


@pytest.mark.parametrize("ground", GROUNDS)
def test_a_clue_is_not_filed_on_a_ground_of_the_law(ground: str) -> None:
    played = case_at("FOUND")
    played.do("not_file", ground=ground)

    clue = played.clue
    assert (clue.state, clue.no_filing_ground) == ("NOT_FILED", ground)
    assert played.open_steps() == []
    assert Deadline.objects.get(stream=clue.stream_key).state == "stopped"


def test_not_filing_needs_a_ground_and_a_verification() -> None:
    found, unverified = case_at("FOUND"), case_at("VERIFY")
    with refused("no_filing_ground", "PP20"):
        found.do("not_file", ground="too_much_work")
    with refused("verified", "PP18"):
        unverified.do("not_file")


def test_what_was_not_filed_is_not_filed_later() -> None:
    played = case_at("NOT_FILED")
    with refused("wrong_state", "PP19"):
        played.do("file")
