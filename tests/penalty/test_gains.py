"""What gains are taken follows from how they were found: refunds, what cannot be found out, the rule of the day (PL28, 令118)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.factories.cases import PROPOSAL, case_at
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
GAINS: dict[str, Any] = {"nature": "sold", "receipts": "900.00", "goods": "600.00"}


def _taking(fen: int) -> Any:
    kinds = PROPOSAL.kinds if fen else tuple(kind for kind in PROPOSAL.kinds if kind != "confiscate_gains")
    return replace(PROPOSAL, confiscated_gains=fen, kinds=kinds)


def test_no_more_is_taken_than_was_gained_less_what_was_refunded() -> None:
    """令118 11: refunds count as gains and are not confiscated."""
    facts: dict[str, Any] = {"illegal_gains": None, "gains": {**GAINS, "refunded": "100.00"}}
    played = case_at("APPR", proposal=_taking(200_00), **facts)
    with refused("established", "PL28") as found:
        played.do("approve", proposal=_taking(300_00))
    assert "200.00" in found.value.text.zh
    played.do("approve")
    assert played.case.penaltynotices.get().confiscated_gains == 200_00


def test_what_was_refunded_in_full_leaves_nothing_to_take() -> None:
    facts: dict[str, Any] = {"illegal_gains": None, "gains": {**GAINS, "refunded": "300.00"}}
    case_at("APPR", proposal=_taking(0), **facts).do("approve")


def test_gains_that_nobody_can_find_out_need_the_head() -> None:
    """令118 14: 应当报经主要负责人审批同意."""
    facts: dict[str, Any] = {"illegal_gains": None, "gains": {"nature": "sold", "receipts": "0.00", "unclear": True}}
    played = case_at("WAIVED", proposal=_taking(0), **facts)
    with refused("unclear_agreed", "GAIN14"):
        played.do("decide")
    played.do("decide", by="bh")
    assert played.case.state == "DEC_PEN"


def test_of_several_acts_the_facts_of_one_are_completed() -> None:
    played = case_at("TWO_ACTS").play("finish")
    with refused("only_unknown", "PP21") as found:
        played.do("complete", facts={"harm": False})
    assert "哪一项" in found.value.text.zh
    with refused("named_by_number", "PL29"):
        played.do("complete", facts={"harm": False}, number=3)
    played.do("complete", facts={"harm": False}, number=2)
    first, second = played.case.facts["acts"]
    assert "harm" not in first and second["harm"] is False and "harm" not in played.case.facts


def test_what_is_common_to_all_acts_is_completed_for_all() -> None:
    played = case_at("TWO_ACTS").play("finish")
    played.do("complete", facts={"penalties_within_year": 1})
    assert played.case.facts["penalties_within_year"] == 1
