"""What is imposed stands in its item: kinds that it gives and demands, and the tier of the fine (PL4, PL32, PL34, PL38)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.base.models import Document
from cases.penalty.papers.wording import mitigation_of
from cases.penalty.proposal import Proposal
from tests.factories.cases import PROPOSAL, case_at, make_office
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]

PRODUCT: dict[str, Any] = {"product": "product", "conduct": ["PQL49"], "role": "producer"}
HEATERS = replace(
    PROPOSAL,
    conduct="PQL49",
    fine=1_500_00,
    goods_description="加热器",
    facts_text="生产不合格加热器。",
    reasons_text="从轻处罚。",
)


def _named(kind: str) -> Proposal:
    return replace(PROPOSAL, kinds=(*PROPOSAL.kinds, kind), measures={kind: "虚构内容"} if kind != "warning" else {})


# FSL124 gives 没收, 罚款 and, if serious, 吊销许可证: no warning, no stop, and no market bureau detains (PL18(3))
@pytest.mark.parametrize("kind", ["warning", "stop_business", "detention", "close_down", "revoke_licence"])
def test_a_kind_that_the_item_does_not_give_is_refused(kind: str) -> None:
    played = case_at("APPR")
    with refused("measures_given", "PL38") as found:
        played.do("approve", proposal=_named(kind))
    assert "食品安全法第一百二十四条" in found.value.text.zh
    assert not played.case.penaltynotices.exists()


def test_a_licence_may_be_revoked_where_it_is_serious() -> None:
    played = case_at("APPR", serious=True)
    played.do("approve", proposal=replace(_named("revoke_licence"), tier="severe", fine=90_000_00))
    assert "revoke_licence" in played.case.penaltynotices.get().kinds


def test_an_order_to_stop_selling_is_no_stop_of_business() -> None:
    """PQL49: 责令停止生产、销售 is no kind of PL9; 责令停产停业 is, and the article does not give it."""
    played = case_at("APPR", proposal=HEATERS, **PRODUCT)
    with refused("measures_given", "PL4"):
        played.do(
            "approve", proposal=replace(HEATERS, kinds=(*HEATERS.kinds, "stop_business"), measures={"stop_business": "停产"})
        )
    played.do("approve")
    told: Any = Document.objects.filter(stream=played.stream, form="37").get().snapshot
    assert told["items"][0] == "责令停止生产"
    assert not any("停产停业" in item for item in told["items"])


def test_the_decision_orders_what_the_article_orders() -> None:
    """PQL49: 责令停止生产、销售 stands beside 没收 and 罚款 in the decision; FSL124 orders nothing of the kind (PL38)."""
    played = case_at("DEC_PEN", proposal=HEATERS, **PRODUCT)
    decision: Any = played.case.decisions.get()
    assert decision.orders == ["责令停止生产"]
    paper: Any = Document.objects.filter(stream=played.stream, form="45").get().snapshot
    assert [item[:4] for item in paper["items"]] == ["责令停止", "没收违法", "没收加热", "罚款15"]
    assert case_at("DEC_PEN").case.decisions.get().orders is None


@pytest.mark.parametrize(
    ("left", "sums", "word"),
    [
        (("fine", "confiscate_goods"), {"confiscated_gains": 0}, "没收违法所得"),
        (("fine", "confiscate_gains"), {"confiscated_goods": 0, "goods_description": ""}, "没收违法生产经营的食品"),
    ],
)
def test_what_the_item_demands_is_not_left_out(left: tuple[str, ...], sums: dict[str, Any], word: str) -> None:
    played = case_at("APPR")
    with refused("measures_complete", "PL32") as found:
        played.do("approve", proposal=replace(PROPOSAL, kinds=left, **sums))
    assert word in found.value.text.zh


def test_left_out_on_a_ground_it_is_mitigation() -> None:
    played = case_at("APPR", grounds={"removed_harm": True})
    mild = replace(
        PROPOSAL, kinds=("fine", "confiscate_goods"), confiscated_gains=0, tier="mitigated", mitigation_ground="PL32-1"
    )
    played.do("approve", proposal=mild)
    assert played.case.penaltynotices.get().tier == "mitigated"


# FSL124 below 10,000 yuan: lenient to 65,000.00, severe from 85,000.00; one fen on either side, the edges shared (PP84)
@pytest.mark.parametrize(
    ("tier", "fine", "fits"),
    [
        ("lenient", 65_000_00, True),
        ("lenient", 65_000_01, False),
        ("ordinary", 65_000_00, True),
        ("ordinary", 64_999_99, False),
        ("ordinary", 85_000_00, True),
        ("severe", 85_000_00, True),
        ("severe", 84_999_99, False),
    ],
)
def test_the_fine_lies_in_its_tier(tier: str, fine: int, fits: bool) -> None:
    played = case_at("APPR")
    proposal = replace(PROPOSAL, tier=tier, fine=fine)
    if fits:
        played.do("approve", proposal=proposal)
        return
    with refused("within_tier", "PL34") as found:
        played.do("approve", proposal=proposal)
    assert "元）内" in found.value.text.zh


def test_what_is_not_lower_is_not_mitigated() -> None:
    played = case_at("APPR", grounds={"removed_harm": True})
    with refused("within_tier"):
        played.do("approve", proposal=replace(PROPOSAL, tier="mitigated", mitigation_ground="PL32-1"))


@pytest.mark.parametrize(("tier", "fits"), [("ordinary", True), ("severe", False), ("lenient", False)])
def test_a_fixed_sum_has_no_tier(tier: str, fits: bool) -> None:
    """特别规定 5(2): three times the value, neither more nor less."""
    facts: dict[str, Any] = {"product": "product", "conduct": ["S503-5b"]}
    proposal = replace(PROPOSAL, conduct="S503-5b", fine=3_702_00, tier=tier)
    played = case_at("APPR", proposal=proposal, **facts)
    if fits:
        played.do("approve")
        return
    with refused("within_tier"):
        played.do("approve")


def test_a_fine_under_the_product_quality_law_needs_no_city() -> None:
    """FSIR81 speaks of fines under the Food Safety Law alone; 300,000 yuan under PQL50 on food is the county's (PC45)."""
    facts: dict[str, Any] = {
        "conduct": ["PQL50-1"],
        "goods_value": "600000.00",
        "sales_amount": "20000.00",
        "unsold_value": "580000.00",
    }
    proposal = replace(PROPOSAL, conduct="PQL50-1", fine=300_000_00, confiscated_goods=580_000_00)
    played = case_at("APPR", office=make_office(level="county"), proposal=proposal, **facts)
    played.do("approve")
    assert played.case.penaltynotices.get().fine == 300_000_00


@pytest.mark.parametrize(("role", "refuses"), [("seller", True), ("catering", True), ("producer", False)])
def test_no_fault_gives_way_to_the_special_rule_for_food_traders(role: str, refuses: bool) -> None:
    """FSL136 is the 另有规定 of PL33(2): it asks for checks, for not knowing and for the source, and only exempts."""
    played = case_at("APPR", role=role, grounds={"no_fault_proven": True})
    if not refuses:
        played.do("exempt", ground="no_fault_proven")
        assert played.state == "DEC_EXEMPT"
        return
    with refused("exemption_ground", "PL33") as found:
        played.do("exempt", ground="no_fault_proven")
    assert "食品安全法第一百三十六条" in found.value.text.zh


@pytest.mark.parametrize(
    ("ground", "facts", "word"),
    [
        ("当事人经济困难。", {"removed_harm": True}, "请从所列情形中选择"),  # PL32 is a closed list
        ("PL33-1", {"minor_corrected_no_harm": True}, "请从所列情形中选择"),  # a ground for no penalty, not for less
        ("PL32-4", {"removed_harm": True}, "先在案件事实中查明"),
        ("PQL55", {"did_not_know": True, "source_named": True}, "先在案件事实中查明"),  # it speaks of products
    ],
)
def test_mitigation_rests_on_a_listed_ground_that_is_established(ground: str, facts: dict[str, Any], word: str) -> None:
    played = case_at("APPR", grounds=facts)
    with refused("mitigation_listed", "PL30-32") as found:
        played.do("approve", proposal=replace(PROPOSAL, fine=30_000_00, tier="mitigated", mitigation_ground=ground))
    assert word in found.value.text.zh
    assert not played.case.penaltynotices.exists()


def test_the_papers_cite_the_ground() -> None:
    played = case_at("APPR", grounds={"merit": True})
    played.do("approve", proposal=replace(PROPOSAL, fine=30_000_00, tier="mitigated", mitigation_ground="PL32-4"))
    notice = Document.objects.get(stream=played.stream, form="37").snapshot
    assert notice["mitigation"].startswith("《中华人民共和国行政处罚法》第三十二条第四项（配合行政机关查处违法行为")


def test_old_grounds_in_words_are_printed_as_they_were_written() -> None:
    worded = replace(PROPOSAL, mitigation_ground="主动消除违法行为危害后果")
    assert mitigation_of(worded, date(2026, 4, 9)) == "主动消除违法行为危害后果"


# --- 情节严重的，责令停产停业，直至吊销许可证 (FSL124, PL32) ----------------------------------------------------------------


def test_a_serious_case_takes_what_the_article_demands_of_serious_ones() -> None:
    """FSL124: 情节严重的，吊销许可证 leaves no choice; leaving it out is 减轻 and needs its ground."""
    severe = replace(PROPOSAL, tier="severe", fine=90_000_00)
    played = case_at("APPR", serious=True, proposal=severe)
    with refused("measures_complete", "PL32") as found:
        played.do("approve")
    assert "吊销许可证" in found.value.text.zh
    played.do("approve", proposal=replace(_named("revoke_licence"), tier="severe", fine=90_000_00))


def test_who_holds_no_licence_has_none_to_lose() -> None:
    severe = replace(PROPOSAL, tier="severe", fine=90_000_00)
    case_at("APPR", serious=True, no_licence=True, proposal=severe).do("approve")


def test_of_a_ladder_one_step_is_enough() -> None:
    """FSL126: 情节严重的，责令停产停业，直至吊销许可证."""
    facts: dict[str, Any] = {"conduct": ["FSL126-1-3"], "refused_to_correct": True, "serious": True, "complex": True}
    stop = Proposal(
        conduct="FSL126-1-3",
        kinds=("warning", "fine", "stop_business"),
        fine=40_000_00,
        tier="severe",
        measures={"stop_business": "责令停业三个月"},
        facts_text="未按规定建立进货查验记录。",
        reasons_text="拒不改正，情节严重。",
    )
    played = case_at("LEGAL_REVIEW", proposal=stop, **facts)
    played.do("agree_legal")
    with refused("measures_complete", "PL32"):
        played.do("approve", proposal=replace(stop, kinds=("warning", "fine"), measures={}))
    played.do("approve")
