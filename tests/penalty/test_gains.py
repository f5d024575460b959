"""What gains are taken follows from how they were found: refunds, what cannot be found out, the rule of the day (PL28, 令118)."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from cases.base.documents import FORMS
from cases.base.models import Document
from cases.base.pdf import Para
from tests.factories.cases import PROPOSAL, Played, case_at
from tests.factories.refusing import refused
from tests.penalty.sample_case import NOTICE
from tests.penalty.sample_documents import issue_of, snapshot_of

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


def _words(played: Played, form: str) -> str:
    content = Document.objects.filter(stream=played.stream, form=form).latest("pk").snapshot
    return "\n".join(str(block.text) for block in FORMS["penalty", form].compose(content) if isinstance(block, Para))


def test_notice_and_decision_say_what_was_given_back_and_is_not_confiscated() -> None:
    """PL28(2): 除依法应当退赔的外，应当予以没收. 900 less 600 is 300 yuan; 100 of it went back."""
    facts: dict[str, Any] = {"illegal_gains": None, "gains": {**GAINS, "refunded": "100.00"}}
    played = case_at("WAIVED", proposal=_taking(200_00), **facts).play("decide")
    said = (
        "的违法所得为300元（大写：人民币叁佰元整），其中已经依法退赔100元（大写：人民币壹佰元整），"
        "依据《中华人民共和国行政处罚法》第二十八条第二款的规定，不予没收。"
    )
    assert f"你单位{said}" in _words(played, "37")
    assert f"当事人{said}" in _words(played, "45")
    assert "没收违法所得200元" in _words(played, "45")


def test_what_went_back_in_full_is_said_too() -> None:
    facts: dict[str, Any] = {"illegal_gains": None, "gains": {**GAINS, "refunded": "300.00"}}
    played = case_at("APPR", proposal=_taking(0), **facts).play("approve")
    assert "违法所得为300元（大写：人民币叁佰元整），其中已经依法退赔300元" in _words(played, "37")


def test_where_nothing_went_back_nothing_is_said_of_it() -> None:
    played = case_at("WAIVED").play("decide")
    assert "退赔" not in _words(played, "37") + _words(played, "45")


def test_overpaid_prices_that_are_to_be_ordered_back_are_told_with_the_penalty() -> None:
    """PP57(1): 一并告知拟责令退还的数额."""
    notice = SimpleNamespace(**{**vars(NOTICE), "refund": 1_234_50})
    said = "责令你单位退还多收价款1234.50元（大写：人民币壹仟贰佰叁拾肆元伍角整）；拒不退还或者逾期未退还的部分，依法予以没收。"
    content = snapshot_of("37", issue_of("37", given_more={"notice": notice}))
    assert said in "\n".join(str(block.text) for block in FORMS["penalty", "37"].compose(content) if isinstance(block, Para))


def test_nothing_but_prices_is_ordered_back_so() -> None:
    """价格违法行为行政处罚规定 16: 属于价格法第四十一条规定的消费者或者其他经营者多付价款的."""
    played = case_at("APPR")
    with refused("refund_of_prices", "PP57"):
        played.do("approve", refund=1_234_50)


def test_where_none_are_ordered_back_the_notice_says_nothing() -> None:
    played = case_at("APPROVED")
    assert "多收价款" not in _words(played, "37")
