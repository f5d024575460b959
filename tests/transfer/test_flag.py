"""涉嫌犯罪提示 (T310-3, T310-11, PL82): raised when the facts reach a threshold of §8, in force until a person answers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.base.actors import Actor
from cases.base.models import Act
from cases.base.roles import Role
from cases.parties import services as parties
from cases.parties.selectors import actor_of
from cases.transfer.models import CriminalFlag
from tests.factories.acts import did
from tests.factories.cases import PROPOSAL, Played, at, case_at
from tests.factories.parties import LONG_AGO, seeding
from tests.factories.refusing import refused
from tests.factories.steps.content import NO_PENALTY
from workflows.models import WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]

# goods passed off as better (PQL50) so that only the sums of 刑法 §140 decide
PASSED_OFF: dict[str, Any] = {
    "product": "product",
    "conduct": ["PQL50"],
    "role": "producer",
    "substance": None,
    "illegal_gains": "0.00",
    "serious_injuries": 0,
    "direct_loss": "0.00",
    "harm": False,
}


def _sums(sold: str, left: str) -> dict[str, str]:
    from decimal import Decimal

    return {"sales_amount": sold, "unsold_value": left, "goods_value": str(Decimal(sold) + Decimal(left))}


def _flag(played: Played) -> CriminalFlag | None:
    return CriminalFlag.objects.filter(case=played.case_id, state="open").first()


# 立案追诉标准一 art. 16: sales 50,000; unsold 150,000; sales×3 + unsold 150,000; each to the fen
LINES = [
    ("49999.99", "0.00", False),
    ("50000.00", "0.00", True),
    ("0.00", "149999.99", False),
    ("0.00", "150000.00", True),
    ("49999.99", "0.02", False),
    ("49999.99", "0.03", True),
    ("40000.00", "29999.99", False),
    ("40000.00", "30000.00", True),
]


@pytest.mark.parametrize(("sold", "left", "raised"), LINES)
def test_the_line_of_article_140(sold: str, left: str, raised: bool) -> None:
    played = case_at("INVEST", **PASSED_OFF)
    assert _flag(played) is None
    played.do("facts", facts={**played.facts, **_sums(sold, left)})

    flag = _flag(played)
    assert (flag is not None) is raised
    if flag:
        assert [c["crime"] for c in flag.crimes] == ["刑法 §140"]
        assert flag.raised_on == date(2026, 3, 12)
        assert Act.objects.get(stream=played.stream, verb="transfer.raise_flag").article == "T310-3"


def test_toxic_food_raises_it_without_any_sum() -> None:
    played = case_at("INVEST")
    played.do("facts", facts={**played.facts, "conduct": ["FSL123"], "substance": "toxic_non_food", "role": "producer"})

    flag = _flag(played)
    assert flag is not None and "刑法 §144" in {c["crime"] for c in flag.crimes}


def test_it_is_asked_at_the_filing_already() -> None:
    played = case_at("INVEST", substance="seriously_over_limit", role="producer")

    flag = _flag(played)
    assert flag is not None and flag.raised_on == date(2026, 3, 10)
    assert [c["crime"] for c in flag.crimes] == ["刑法 §143"]


def test_what_is_not_certain_raises_nothing() -> None:
    played = case_at("INVEST", substance=None)

    assert _flag(played) is None


def _above(stage: str) -> Played:
    played = case_at("EVIDENCE", **PASSED_OFF)
    played.facts |= _sums("68000.00", "12000.00")
    played.proposal = replace(PROPOSAL, conduct="PQL50", fine=80_000_00, confiscated_gains=0, kinds=("fine", "confiscate_goods"))
    steps = ("facts", "finish", "submit", "agree", "approve", "serve_notice", "waive")
    return played.play(*steps[: steps.index(stage) + 1])


def test_no_fine_instead_of_the_transfer() -> None:
    played = _above("waive")
    with refused("criminal_flag_open", "T310-11") as caught:
        played.do("decide")

    assert "刑法 §140" in caught.value.text.zh and "不得以罚代刑" in caught.value.text.zh
    assert (played.state, played.case.decisions.count()) == ("NOTIFIED", 0)


def test_nor_a_decision_on_no_penalty() -> None:
    """T310-3: what must go to the police is not let off by the bureau either."""
    played = case_at("EVIDENCE", **PASSED_OFF)
    played.facts |= {**_sums("68000.00", "12000.00"), "grounds": {"first_time_slight_corrected": True}}
    played.play("facts", "finish", "submit", "agree")
    with refused("criminal_flag_open", "T310-11"):
        played.do("exempt", ground="first_time_slight_corrected", proposal=replace(NO_PENALTY, conduct="PQL50"))


def test_facts_that_fall_back_leave_it_standing_until_a_leader_withdraws_it() -> None:
    """T310-3, T310-11: a flag stands until a person answers it; the officer who lowers the facts is not that person."""
    played = case_at("EVIDENCE", **PASSED_OFF)
    above, below = ({**played.facts, **_sums("50000.00", "0.00")}, {**played.facts, **_sums("49999.99", "0.00")})
    played.do("facts", facts=above)
    first = _flag(played)
    played.do("facts", on=date(2026, 3, 13), facts=below)

    assert first is not None
    first.refresh_from_db()
    assert first.state == "open" and [c["crime"] for c in first.crimes] == ["刑法 §140"]
    clear(played, on=date(2026, 3, 13))
    first.refresh_from_db()
    assert (first.state, first.ended_on) == ("cleared", date(2026, 3, 13))
    assert Act.objects.filter(stream=first.transfer.stream_key, verb="transfer.clear_flag").count() == 1
    assert not WorkItem.objects.filter(stream=f"transfer:{first.transfer.pk}", done=False).exists()
    played.proposal = replace(PROPOSAL, conduct="PQL50", fine=50_000_00, confiscated_gains=0, kinds=("fine", "confiscate_goods"))
    played.play("finish", "submit", "agree", "approve", "serve_notice", "waive", "decide")
    assert played.state == "DEC_PEN"


def test_no_decision_while_it_stands_though_the_facts_fell_back() -> None:
    played = case_at("EVIDENCE", **PASSED_OFF)
    for amount in ("50000.00", "49999.99"):
        played.do("facts", facts={**played.facts, **_sums(amount, "0.00")})
    played.proposal = replace(PROPOSAL, conduct="PQL50", fine=50_000_00, confiscated_gains=0, kinds=("fine", "confiscate_goods"))
    played.play("finish", "submit", "agree", "approve", "serve_notice", "waive")
    with refused("criminal_flag_open", "T310-11"):
        played.do("decide")


def test_it_is_not_withdrawn_while_the_facts_reach_the_line_nor_without_reasons() -> None:
    played = case_at("EVIDENCE", **PASSED_OFF)
    played.do("facts", facts={**played.facts, **_sums("50000.00", "0.00")})
    with refused("no_longer_reached", "T310-11"):
        clear(played, on=date(2026, 3, 13))
    played.do("facts", facts={**played.facts, **_sums("49999.99", "0.00")})
    with refused("reason_given"):
        clear(played, on=date(2026, 3, 13), reason=" ")
    assert played.case.criminal_flags.get().state == "open"


def test_a_handler_who_also_leads_does_not_withdraw_it() -> None:
    played = case_at("EVIDENCE", **PASSED_OFF)
    for amount in ("50000.00", "49999.99"):
        played.do("facts", facts={**played.facts, **_sums(amount, "0.00")})
    with seeding() as work:
        held = parties.appoint(
            work=work, officer=played.office.officers["co1"], authority=played.office.authority, role=Role.BL, valid_from=LONG_AGO
        )
    with refused("never_handled", "T310-3"):
        clear(played, on=date(2026, 3, 13), actor=actor_of(held, on=date(2026, 3, 13)))


def clear(played: Played, *, on: date, actor: Actor | None = None, reason: str = "复核销售记录后金额不足五万元。") -> None:
    """A leader withdraws the suspicion of the case's open flag."""
    transfer = played.case.transfers.get(state="SUSPECT")
    did("transfer.clear_flag", actor=actor or played.office.actor("bl", on), now=at(on), transfer=transfer.pk, reason=reason)


def test_one_flag_at_a_time_and_its_crimes_follow_the_facts() -> None:
    played = case_at("INVEST")
    played.do("facts", facts={**played.facts, "substance": "seriously_over_limit", "role": "producer"})
    played.do("facts", facts={**played.facts, "conduct": ["FSL123"], "substance": "toxic_non_food", "role": "producer"})
    played.do("facts", facts={**played.facts, "conduct": ["FSL123"], "substance": "toxic_non_food", "role": "producer"})

    flags = CriminalFlag.objects.filter(case=played.case_id)
    assert flags.count() == 1
    assert "刑法 §144" in {c["crime"] for c in flags.get().crimes}
    assert Act.objects.filter(stream=played.stream, verb="transfer.raise_flag").count() == 1


def test_facts_that_reach_it_again_raise_it_again() -> None:
    played = case_at("INVEST", **PASSED_OFF)
    above, below = {**played.facts, **_sums("50000.00", "0.00")}, {**played.facts, **_sums("1.00", "0.00")}
    played.do("facts", facts=above)
    played.do("facts", facts=below)
    clear(played, on=date(2026, 3, 13))
    played.do("facts", on=date(2026, 3, 16), facts=above)

    states = CriminalFlag.objects.filter(case=played.case_id).order_by("pk").values_list("state", flat=True)
    assert list(states) == ["cleared", "open"]
