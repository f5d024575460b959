"""Special rules before the general one: FSL136 takes the food and punishes no further; AUCL 23(2) and TML 60(2) order a stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.base.models import Document
from cases.penalty.papers.wording import exempting_of
from cases.penalty.proposal import Proposal
from integrity.publicity.models import PenaltyPublicity
from tests.factories.cases import PROPOSAL, Played, case_at
from tests.factories.refusing import refused
from tests.factories.steps.content import NO_PENALTY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
# 食品安全法 136: checked, did not know (with evidence), names the source truthfully
FSL136: dict[str, Any] = {"checked": True, "did_not_know": True, "source_named": True}
TAKEN = Proposal(
    conduct="FSL124",
    kinds=("confiscate_goods",),
    confiscated_goods=334_00,
    goods_description="超过保质期的糕点20盒",
    tier="exempted",
    facts_text=PROPOSAL.facts_text,
    reasons_text="当事人履行了进货查验义务，不知情并如实说明进货来源。",
)


def _food(**facts: Any) -> Played:
    return case_at("APPR", grounds=FSL136, **facts)


def test_the_food_is_confiscated_and_nothing_else_imposed() -> None:
    played = _food()
    played.proposal = TAKEN
    played.play("approve", "serve_notice", "waive", "decide")

    decision = played.case.decisions.get()
    assert (decision.kind, decision.tier, decision.fine, decision.kinds) == ("penalty", "exempted", 0, ["confiscate_goods"])
    told, decided = (Document.objects.get(stream=played.stream, form=form).snapshot for form in ("37", "45"))
    assert told["exempting"] == decided["exempting"] == "《中华人民共和国食品安全法》第一百三十六条"
    assert decision.outcome["publicity"]["class"] == "severe"
    assert PenaltyPublicity.objects.filter(decision=decision).exists()


@pytest.mark.parametrize(
    ("kinds", "sums"),
    [
        (("fine", "confiscate_goods"), {"fine": 1_000_00}),
        (("confiscate_gains", "confiscate_goods"), {"confiscated_gains": 300_00}),
        (("confiscate_gains",), {"confiscated_gains": 300_00, "confiscated_goods": 0, "goods_description": ""}),
    ],
)
def test_what_the_rule_takes_and_no_more(kinds: tuple[str, ...], sums: dict[str, Any]) -> None:
    played = _food()
    with refused("exempted_by_rule", "FSL136") as found:
        played.do("approve", proposal=replace(TAKEN, kinds=kinds, **sums))
    assert "应当依法没收" in found.value.text.zh
    assert not played.case.penaltynotices.exists()


@pytest.mark.parametrize("missing", sorted(FSL136))
def test_every_element_is_established_first(missing: str) -> None:
    played = case_at("APPR", grounds={**FSL136, missing: False})
    with refused("exempted_by_rule", "FSL136") as found:
        played.do("approve", proposal=TAKEN)
    assert "先在案件事实中查明" in found.value.text.zh


def test_only_traders_in_food() -> None:
    played = _food(role="producer")
    with refused("exempted_by_rule"):
        played.do("approve", proposal=TAKEN)


def test_no_other_law_exempts_so() -> None:
    """PQL55 only lightens."""
    product = replace(TAKEN, conduct="PQL49", goods_description="加热器")
    played = case_at("APPR", proposal=product, product="product", conduct=["PQL49"], role="seller", grounds=FSL136)
    with refused("exempted_by_rule") as found:
        played.do("approve", proposal=product)
    assert "没有免予处罚的规定" in found.value.text.zh


def test_without_penalty_only_where_no_food_is_left() -> None:
    played = _food()
    with refused("exemption_ground") as found:
        played.do("exempt", ground="FSL136")
    assert "应当依法没收" in found.value.text.zh
    assert not played.case.decisions.exists()

    sold = _food(unsold_value="0.00", sales_amount="1234.00")
    sold.do("exempt", ground="FSL136")
    paper = Document.objects.get(stream=sold.stream, form="46").snapshot
    assert paper["ground_article"] == "《中华人民共和国食品安全法》第一百三十六条"


@pytest.mark.parametrize(
    ("code", "conduct", "article"),
    [
        ("AUCL23N-2", "AUCL23N-1", "《中华人民共和国反不正当竞争法》第二十三条第二款"),
        ("TML60-2c", "TML60-2", "《中华人民共和国商标法》第六十条第二款"),
    ],
)
def test_who_did_not_know_and_names_the_supplier_is_not_punished(code: str, conduct: str, article: str) -> None:
    grounds = {"did_not_know": True, "lawfully_got": True, "source_named": True}
    facts: dict[str, Any] = {"product": "product", "conduct": [conduct], "role": "seller", "turnover": "1234.00"}
    proposal = replace(NO_PENALTY, conduct=conduct, facts_text="销售的商品违法，不知情。")
    half = case_at("APPR", grounds={**grounds, "lawfully_got": False}, proposal=replace(PROPOSAL, conduct=conduct), **facts)
    with refused("exemption_ground"):
        half.do("exempt", ground=code, proposal=proposal)

    played = case_at("APPR", grounds=grounds, proposal=replace(PROPOSAL, conduct=conduct), **facts)
    played.do("exempt", ground=code, proposal=proposal)
    paper = Document.objects.get(stream=played.stream, form="46").snapshot
    assert (paper["ground"], paper["ground_article"]) == (code, article)


def test_a_tier_of_another_kind_cites_no_rule() -> None:
    assert set(exempting_of(PROPOSAL, date(2026, 4, 9)).values()) == {""}


def test_a_court_that_imposed_no_fine_leaves_room_for_one() -> None:
    """PL35(2) speaks of a 罚金, not of every sentence."""
    played = case_at("APPR", convicted=True, criminal_fine=False)
    played.play("approve", "serve_notice", "waive", "decide")
    assert played.case.decisions.get().fine == PROPOSAL.fine

    fined = case_at("APPR", convicted=True, criminal_fine=True)
    with refused("within_band"):
        fined.do("approve")


# 药品管理法实施条例（2024年）75: 应当没收其销售或者使用的假药、劣药和违法所得，可以免除其他行政处罚
DRUG: dict[str, Any] = {"product": "drug", "conduct": ["DAL117-r"], "role": "seller"}
BOTH = replace(
    TAKEN, conduct="DAL117-r", kinds=("confiscate_gains", "confiscate_goods"), confiscated_gains=PROPOSAL.confiscated_gains
)


@pytest.mark.parametrize(
    ("kinds", "gains", "fits"),
    [
        (("confiscate_gains", "confiscate_goods"), "100.00", True),
        (("confiscate_goods",), "100.00", False),
        (("confiscate_goods",), "0.00", True),
        (("confiscate_gains", "confiscate_goods", "fine"), "100.00", False),
    ],
)
def test_the_older_rule_for_drugs_takes_the_gains_too(kinds: tuple[str, ...], gains: str, fits: bool) -> None:
    played = case_at("APPR", grounds={"checked": True, "did_not_know": True}, **DRUG, illegal_gains=gains)
    taken, fine = 100_00 if "confiscate_gains" in kinds else 0, 1_00 if "fine" in kinds else 0
    proposal = replace(BOTH, kinds=kinds, confiscated_gains=taken, fine=fine)
    if fits:
        played.do("approve", proposal=proposal)
        assert exempting_of(proposal, date(2026, 4, 9))["exempting"].endswith("第七十五条")
        return
    with refused("exempted_by_rule") as found:
        played.do("approve", proposal=proposal)
    assert "第七十五条" in found.value.text.zh
