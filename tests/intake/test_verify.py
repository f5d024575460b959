"""指派核查、提交核查情况 (PP18, PL42)."""

from __future__ import annotations

from typing import Any

import pytest

from cases.base.errors import WrongState
from cases.base.roles import Role
from cases.law.facts import FactsError
from tests.factories.cases import case_at
from tests.factories.parties import make_authority, make_uscc
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_two_officers_verify_and_either_may_report() -> None:
    played = case_at("VERIFY")
    played.do("findings", by="co2")

    assert played.clue.findings and played.open_steps() == ["decide_filing"]


def test_fewer_than_two_fit_officers_are_refused() -> None:
    played = case_at("CLUE")
    office = played.office
    one, two = office.officers["co1"], office.officers["co2"]
    uncertified = office.hire("bare", Role.CO, certified=False)
    stranger = office.hire("stranger", Role.CO, authority=make_authority())
    for officers in ([], [one], [one, one], [one, two, two], [one, uncertified], [one, stranger], [one, office.officers["uh"]]):
        with refused("two_certified_officers", "PL42"):
            played.do("assign", officers=officers)

    played.do("assign", officers=[one, two])
    assert played.state == "VERIFY"


def test_a_clue_is_assigned_once() -> None:
    played = case_at("VERIFY")
    with refused("wrong_state", "PP18") as caught:
        played.do("assign")

    assert isinstance(caught.value, WrongState)
    assert "核查" in caught.value.text.zh


@pytest.mark.parametrize("changes", [{"findings": ""}, {"findings": "  "}, {"opinion": "perhaps"}, {"opinion": ""}])
def test_findings_say_what_was_found_and_what_is_proposed(changes: dict[str, Any]) -> None:
    played = case_at("VERIFY")
    with refused("findings_stated"):
        played.do("findings", **changes)

    assert played.clue.findings == ""


def test_facts_found_are_read_at_once() -> None:
    played = case_at("VERIFY")
    with pytest.raises(FactsError):
        played.do("findings", facts={"goods_value": "much"})

    assert played.clue.findings == ""


NEW_PARTY = {"kind": "company", "name": "虚构市新登记食品有限公司", "address": "虚构路1号", "licensed": True}


def test_a_new_party_is_registered_with_the_findings_about_it() -> None:
    played, code = case_at("VERIFY"), make_uscc()
    played.do("findings", party=None, new_party={**NEW_PARTY, "uscc": code})

    assert played.clue.party is not None and played.clue.party.uscc == code


def test_refused_findings_leave_no_party_behind() -> None:
    played = case_at("VERIFY")
    with refused("findings_stated"):
        played.do("findings", findings=" ", party=None, new_party={**NEW_PARTY, "uscc": make_uscc()})


def test_findings_about_nobody_are_refused() -> None:
    played = case_at("VERIFY")
    with refused("party_known", "PP19"):
        played.do("findings", party=None)
