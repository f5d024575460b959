"""A person fined beside the company (FSIR75): a case of its own with the same evidence, and its own notice, hearing and rank."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.base.models import Deadline, Document
from cases.penalty import assessment
from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import Proposal
from cases.penalty.selectors import handlers_of, standing
from tests.factories.cases import Played, case_at
from tests.factories.refusing import refused
from tests.factories.steps.penalty import JOINED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def joined() -> tuple[Played, PenaltyCase]:
    played = case_at("PARTY_PROPOSED").play("join")
    return played, played.case.beside.get()


def test_the_person_has_a_case_of_the_same_matter() -> None:
    played, beside = joined()
    assert beside.number == f"{played.case.number}之一"
    assert (beside.party.name, beside.state, beside.cause) == ("李并立", "INVEST", JOINED["cause"])
    assert beside.facts == {
        "acted_on": "2026-02-20",
        "product": "food",
        "substance": "none",
        "complex": False,
        "public_interest": False,
        "conduct": ["FSIR75"],
        "role": "person",
    }
    assert handlers_of(beside) == handlers_of(played.case)
    assert list(standing(beside)) == list(standing(played.case)) != []
    # 90 days from its own filing (PP64)
    assert str(Deadline.objects.get(stream=beside.stream_key, rule="D10").due_on) == "2026-06-12"


def test_its_filing_is_approved_on_a_form_of_its_own() -> None:
    """PP19(2): 立案审批表. The unit head signs; no act records it."""
    played, beside = joined()
    paper = Document.objects.get(stream=beside.stream_key, form="7").snapshot
    assert (paper["party"]["name"], paper["cause"], paper["decision"]) == ("李并立", JOINED["cause"], "准予立案")
    names = [(box["label"], box["name"]) for box in paper["approvals"]]
    people = played.office.officers
    assert names == [("办案人员意见", people["co1"].name), ("办案机构负责人意见", ""), ("部门负责人意见", people["bl"].name)]


def test_a_refusal_names_the_party_that_it_is_about() -> None:
    played = case_at("PARTY_PROPOSED").play("leave_party")
    paper = Document.objects.get(stream=played.stream, form="8").snapshot
    assert (paper["party"]["name"], paper["decision"]) == ("李并立", "不予一并立案")
    assert paper["approvals"][-1]["opinion"] == "现有证据不能证明其故意。"


def test_its_range_hearing_and_rank_are_those_of_a_person() -> None:
    """FSIR75: intent; once to ten times last year's income; 听证办法 5: from 10,000 yuan; 实施条例 81: from 300,000 a city."""
    _played, beside = joined()
    beside.facts = {**beside.facts, "person_income": "60000.00", "intentional": True}
    found = {}
    for fine in (9_999_00, 60_000_00, 300_000_00):
        proposal = Proposal(conduct="FSIR75", kinds=("fine",), fine=fine)
        told = assessment.assess_case(beside, proposal=proposal).as_json()
        found[fine] = (told["bands"][0]["contains_fine"], told["hearing_required"], told["city_level_required"])
    assert found == {9_999_00: (False, False, False), 60_000_00: (True, True, False), 300_000_00: (True, True, True)}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"new_party": None}, "another_party"),
        ({"new_party": {"kind": "natural_person", "name": "王无名"}}, "party_complete"),
        ({"conduct": "X"}, "known_conduct"),
        ({"cause": " "}, "cause_stated"),
        ({"reason": ""}, "cause_stated"),
    ],
)
def test_what_filing_asks_is_asked(change: dict[str, Any], code: str) -> None:
    played = case_at("ESTABLISHED")
    with refused(code):
        played.do("propose_party", **change)


def test_nobody_is_filed_against_twice() -> None:
    played, beside = joined()
    for party in (played.party, beside.party):
        with refused("another_party"):
            played.do("propose_party", new_party=None, party=party)


def test_each_is_decided_by_itself() -> None:
    """The company is decided while the inquiry against the person goes on."""
    played, beside = joined()
    played.play("finish", "submit", "agree", "approve", "serve_notice", "waive", "decide")
    beside.refresh_from_db()
    assert (played.case.state, beside.state) == ("DEC_PEN", "INVEST")


def test_the_leader_may_refuse_and_it_may_be_proposed_again() -> None:
    played = case_at("PARTY_PROPOSED")
    with refused("another_party"):
        played.do("propose_party", new_party=None, party=played.case.joinders.get().party)
    played.do("leave_party")
    assert not PenaltyCase.objects.filter(lead=played.case).exists()
    with refused("party_proposed"):
        played.do("join")
    played.do("propose_party", on=date(2026, 3, 16), new_party=None, party=played.case.joinders.get().party)
    played.do("join", on=date(2026, 3, 17))
    assert PenaltyCase.objects.filter(lead=played.case).count() == 1


def test_what_was_proposed_is_ruled_on_although_the_case_is_decided() -> None:
    """No proposal waits for ever: who answers for the unit may be filed against after it (PP19, PL36)."""
    played = case_at("PARTY_PROPOSED").play("finish", "submit", "agree", "approve", "serve_notice", "waive", "decide")
    assert played.state == "DEC_PEN"
    played.do("join", on=date(2026, 4, 28))
    assert played.case.beside.get().state == "INVEST"
    with refused("party_proposed"):
        played.do("leave_party", on=date(2026, 4, 29))


def test_no_case_is_closed_while_a_proposal_waits() -> None:
    """Who is proposed is filed against or left: nothing is put away unanswered (PP19, PP77)."""
    played = case_at("PARTY_PROPOSED")
    played.play("finish", "submit", "agree", "approve", "serve_notice", "waive", "decide", "serve", "pay", "pay_gains", "propose")
    with refused("proposals_ruled", "PP77"):
        played.do("close")
    played.do("leave_party", on=date(2026, 6, 1))
    played.do("close", on=date(2026, 6, 1), hour=11)
    assert played.case.state == "CLOSED"
