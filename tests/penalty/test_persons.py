"""PL30, PL31: under fourteen and who could not tell or control the act are not punished, minors are punished more lightly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.parties import services
from cases.penalty import assessment
from cases.penalty.papers.wording import exemption_row
from tests.factories.cases import PROPOSAL, Played, case_at
from tests.factories.parties import make_identity, make_party, seeding
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
# the food was sold on 2026-02-20 (FACTS)
CHILD, FIFTEEN, ADULT = date(2012, 2, 20), date(2010, 6, 1), date(1990, 1, 1)


def person(born: date | None) -> Any:
    """A person whose paper states the day of birth, or none (a passport)."""
    paper: dict[str, Any] = (
        {"identity_number": make_identity(born=born)} if born else {"identity_kind": "passport", "identity_number": "E00000002"}
    )
    return make_party(kind="natural_person", name="张例示", **paper)


def at(stage: str, born: date | None, **facts: Any) -> Played:
    return case_at(stage, party=person(born), **facts)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2012, 2, 19), 14),
        (date(2012, 2, 20), 13),
        (date(2008, 2, 19), 18),
        (date(2008, 2, 20), 17),
        (ADULT, 36),
        (None, None),
    ],
)
def test_age_is_counted_at_the_day_of_the_act(born: date | None, age: int | None) -> None:
    """The day after the fourteenth birthday is the first of being fourteen (法释〔2006〕1号 §2)."""
    assert assessment.age_at_act(at("INVEST", born).case) == age


def test_a_continuing_act_is_judged_where_it_ended() -> None:
    assert assessment.age_at_act(at("INVEST", CHILD, act_ended_on="2026-02-25").case) == 14


@pytest.mark.parametrize("step", ["approve", "exempt"])
def test_a_child_is_not_told_of_a_penalty_but_gets_the_decision_on_no_penalty(step: str) -> None:
    played = at("APPR", CHILD)
    if step == "approve":
        with refused("may_be_punished", "PL30"):
            played.do("approve")
        assert not played.case.penaltynotices.exists()
        return
    played.do("exempt", ground="under_fourteen")
    decision = played.case.decisions.get()
    row = exemption_row(decision)
    assert played.state == "DEC_EXEMPT" and row is not None and "责令监护人加以管教" in row["text_zh"]


def test_the_refusal_names_the_article_and_the_act_that_cures() -> None:
    played = at("APPR", CHILD)
    with refused("may_be_punished", "PL30") as found:
        played.do("approve")
    assert "不予处罚决定" in found.value.text.zh and "no penalty" in found.value.text.en


@pytest.mark.parametrize("stage", ["NOTIFIED", "WAIVED", "RECHECKED"])
def test_a_child_found_out_after_the_notice_is_not_punished(stage: str) -> None:
    """The paper turned out to be another's: the correction stops the decision and opens the way out."""
    played = at(stage, None)
    if stage == "NOTIFIED":
        played.play("silence", "check_received")
    with seeding() as work:
        services.correct_party(
            work=work, party=played.case.party_id, reason="核对身份证", proof="身份证", identity_number=make_identity(born=CHILD)
        )
    with refused("may_be_punished", "PL30"):
        played.do("decide")
    played.do("exempt", ground="under_fourteen", on=date(2026, 4, 20))
    assert played.state == "DEC_EXEMPT" and played.open_steps() == ["serve_exemption"]


@pytest.mark.parametrize(("tier", "may"), [("ordinary", False), ("severe", False), ("lenient", True)])
def test_a_minor_is_punished_more_lightly(tier: str, may: bool) -> None:
    played, proposal = at("APPR", FIFTEEN), replace(PROPOSAL, tier=tier)
    if may:
        played.do("approve", proposal=proposal)
        assert played.case.penaltynotices.get().tier == tier
        return
    with refused("lighter_for_minors", "PL30"):
        played.do("approve", proposal=proposal)
    assert not played.case.penaltynotices.exists()


@pytest.mark.parametrize("born", [ADULT, None])
def test_an_adult_and_one_whose_age_nobody_knows_are_punished_as_the_band_says(born: date | None) -> None:
    at("APPR", born).do("approve", proposal=replace(PROPOSAL, tier="ordinary", fine=70_000_00))


def test_who_could_not_tell_or_control_the_act_is_not_punished() -> None:
    played = at("APPR", ADULT, grounds={"incapable": True})
    with refused("may_be_punished", "PL31"):
        played.do("approve")
    played.do("exempt", ground="incapable")
    assert played.case.decisions.get().exemption_ground == "incapable"


@pytest.mark.parametrize("ground", ["under_fourteen", "incapable"])
def test_neither_is_said_of_whom_it_is_not_true(ground: str) -> None:
    played = at("APPR", ADULT)
    with refused("exemption_ground", "PL30-31"):
        played.do("exempt", ground=ground)
    assert not played.case.decisions.exists()


def test_a_company_has_no_age() -> None:
    assert assessment.age_at_act(case_at("INVEST").case) is None
