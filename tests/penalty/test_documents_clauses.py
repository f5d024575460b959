"""What a paper says of the law comes from the law table: rule broken, rule that punishes, order, discretion, who proves what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from cases.base.documents import Issue
from cases.base.models import Document
from cases.law.assess import assess
from cases.law.clauses import rules_of
from cases.penalty.assessment import band_of
from cases.penalty.content import clause_of
from cases.penalty.deciding import defence_text
from cases.penalty.models import EvidenceGroup
from cases.penalty.papers.clauses import told
from tests.factories.cases import BOTH, Played, case_at, make_company, make_office
from tests.factories.refusing import refused
from tests.penalty import sample_case as rows
from tests.penalty.sample_documents import FORMS, header, issue_of, reading, refusal, snapshot_of, text_of, text_with

FSL = "《中华人民共和国食品安全法》"
STANDARD = "《关于规范市场监督管理行政处罚裁量权的指导意见》"


def clause(code: str, **facts: Any) -> dict[str, Any]:
    """The columns that the engine freezes for an act of January 2026."""
    outcome = assess({"conduct": [code], "acted_on": "2026-01-08", "decided_on": "2026-06-15", **facts}).as_json()
    band = band_of(outcome, code)
    assert band is not None
    return {
        "conduct": code,
        "law": band["law"],
        "clause": clause_of(band, on=date(2026, 6, 15)),
        "orders": band["orders"] or None,
    }


def charge(code: str, *, broken: tuple[str, ...] = (), **facts: Any) -> dict[str, Any]:
    sums = {"fine": 800000, "confiscated_gains": 0, "confiscated_goods": 0, "goods_description": "", "measures": {}}
    band = {"band_min": 500000, "band_max": 5000000, "mitigation_ground": "", "tier": "lenient", "kinds": ["fine"]}
    return {**sums, **band, **clause(code, **facts), "broken": list(broken)}


LABEL = charge("FSL125-1-2a", role="seller")
RECORDS = charge("FSL126-1-3", role="seller", refused_to_correct=True, broken=(f"{FSL}第五十三条",))
TWO = {"charges": [LABEL, RECORDS], "kinds": ["fine"], "confiscated_gains": 0, "confiscated_goods": 0, "payable": 1600000}
STOPPED = clause("PQL49", role="seller")


# -- two acts, an order to stop -------------------------------------------------------------------------------


def test_each_of_two_acts_is_said_to_break_its_own_rule_and_to_be_punished_under_its_own_item() -> None:
    text = text_with("45", more={"decision": rows.decision(**TWO, fine=1600000)})
    first = text.index(
        f"违反了{FSL}第三十四条第十一项、第六十七条第一款的规定，应当依据{FSL}第一百二十五条第一款第二项的规定处罚"
    )
    # of the five rules of FSL126-1-3 the one that was chosen
    second = text.index(f"违反了{FSL}第五十三条的规定，应当依据{FSL}第一百二十六条第一款第三项的规定处罚")
    assert first < second < text.index("分别裁量、合并处罚如下")
    assert "第五十条" not in text and "第五十一条" not in text
    assert f"各违法行为的裁量阶次，参照{STANDARD}确定" in text


def test_an_item_that_orders_a_stop_is_not_ordered_put_right_by_a_day() -> None:
    """PQL49: 责令停止生产、销售; nothing of it can be put right."""
    text = text_with("45", more={"decision": rows.decision(**STOPPED), "correct_until": "2026-06-30"})
    assert "责令停止销售。" in text
    assert "2026年6月30日前" not in text and "第二十八条第一款" not in text


def test_where_no_day_is_set_nothing_is_ordered_put_right() -> None:
    text = text_with("45", more={"decision": rows.decision(), "correct_until": ""})
    assert "改正上述违法行为" not in text and "第二十八条第一款" not in text


# -- discretion -----------------------------------------------------------------------------------------------


def test_the_tier_rests_on_the_national_standard_or_on_the_bureaus_own() -> None:
    assert f"参照{STANDARD}，对当事人按照一般裁量阶次处罚。" in text_of("45")
    assert f"参照{STANDARD}，拟对当事人按照一般裁量阶次处罚。" in text_of("37")
    own = text_with("45", setting="《示例省市场监督管理行政处罚裁量基准》")
    assert "参照《示例省市场监督管理行政处罚裁量基准》，对当事人" in own and STANDARD not in own


def test_a_penalty_below_the_minimum_names_its_item_and_no_tier_of_the_range() -> None:
    mitigated = rows.decision(tier="mitigated", mitigation_ground="PL32-1", fine=3000000, payable=3186000)
    text = text_with("45", more={"decision": mitigated})
    assert "减轻处罚的依据和理由：《中华人民共和国行政处罚法》第三十二条第一项（主动消除" in text
    assert "第一百二十四条第一款、第二款、《中华人民共和国行政处罚法》第三十二条第一项的规定，责令当事人" in text
    assert STANDARD not in text


def test_a_fixed_sum_is_not_said_to_follow_a_standard() -> None:
    assert STANDARD not in text_with("45", more={"decision": rows.decision(band_min=6000000, band_max=6000000)})


# -- evidence -------------------------------------------------------------------------------------------------


def piece(title: str, group: str | None, proves: str = "有关情况") -> SimpleNamespace:
    return SimpleNamespace(
        kind="documentary",
        get_kind_display=lambda: "书证",
        title=title,
        proves=proves,
        source="",
        group=group,
        taken_on=rows.TODAY,
    )


def test_evidence_is_listed_by_what_it_proves_who_the_party_is_first() -> None:
    given = [piece(group.label, group) for group in reversed(EvidenceGroup)]
    titles = [row["title"] for row in snapshot_of("45", issue_of("45"), evidence=given)["evidence"]]
    assert titles == ["当事人的主体资格", "违法事实", "数量、货值金额和违法所得", "裁量情节"]


def test_a_piece_recorded_before_there_were_groups_is_placed_by_its_words() -> None:
    given = [piece("现场笔录", None), piece("营业执照复印件", None, "当事人的主体资格")]
    titles = [row["title"] for row in snapshot_of("45", issue_of("45"), evidence=given)["evidence"]]
    assert titles == ["营业执照复印件", "现场笔录"]


def test_where_no_piece_proves_it_the_registration_says_who_the_party_is() -> None:
    text = text_with("45", evidence=[piece("现场笔录", "facts")])
    assert "1．经营主体登记信息（统一社会信用代码：91330000MA2FAKE02N），证明当事人的主体资格。" in text
    person = text_with("45", subject=rows.case(party=rows.natural_person()), evidence=[piece("现场笔录", "facts")])
    assert "1．身份证件信息（号码：330***********5678），证明当事人的主体资格。" in person


def test_a_notice_tells_where_the_defence_is_sent_and_that_nothing_gets_heavier_for_it() -> None:
    notice = SimpleNamespace(**{**vars(rows.NOTICE), "hearing_right": True})
    text = text_with("37", more={"notice": notice})
    assert "联系电话：0000-1234567联系地址：示例省示例县人民路1号" in text
    assert "不因陈述、申辩或者要求听证而给予更重的处罚" in text
    assert "或者要求听证" not in text_of("37")
    assert "contact.phone" in refusal("37", setting="").text.zh and "contact.address" in refusal("37", setting="").text.zh


def test_a_refusal_names_the_item_of_law_that_wants_what_is_missing() -> None:
    said = refusal("45", more={"decision": rows.decision(facts_text="", defence_text="")}).text.zh
    assert "违法事实（市场监督管理行政处罚程序规定第六十二条第二项）" in said
    assert "陈述申辩的采纳情况及理由（市场监督管理行政处罚程序规定第六十二条第三项）" in said


# -- as the acts do it ----------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_a_rule_of_another_item_is_refused_and_one_of_the_item_is_printed_alone() -> None:
    played = case_at("TWO_ACTS")
    played.proposal = BOTH
    played.play("finish", "submit", "agree")
    known = rules_of("《中华人民共和国食品安全法》第五十条、第五十三条")
    first, second = BOTH.charges
    with refused("rules_of_the_item", "PL44") as caught:
        played.do("approve", proposal=replace(BOTH, charges=(replace(first, broken=known[:1]), second)))
    assert f"{FSL}第五十条" in str(caught.value)
    played.do("approve", proposal=replace(BOTH, charges=(first, replace(second, broken=known[1:]))))
    told = Document.objects.get(stream=played.stream, form="37").snapshot["clauses"]
    assert [c["duty"] for c in told][1] == f"{FSL}第五十三条"


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_who_is_not_registered_must_be_proven_by_evidence() -> None:
    person = make_company(kind="sole_trader", licensed=False, owner_name="张例示")
    played = Played(make_office(), person).play("register", "assign", "findings", "file", "evidence", "facts")
    with refused("identity_proven", "PP62"):
        played.do("finish")
    played.do("evidence", on=date(2026, 4, 1), group="identity", title="身份证复印件", proves="当事人的主体资格")
    played.play("finish")
    evidence = Document.objects.get(stream=played.stream, form="35").snapshot["evidence"]
    assert evidence[0]["title"] == "身份证复印件"


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_a_defence_is_answered_with_what_was_stated_whether_it_was_taken_and_why() -> None:
    played = case_at("DEFENCE")
    played.do("recheck", accepted=False, recheck="已经考虑")
    said = played.case.defences.get().content
    text = defence_text(played.case)
    assert said.rstrip("。") in text and "本局经复核，不予采纳，理由是：已经考虑。" in text


# -- order to correct -----------------------------------------------------------------------------------------


def order(**facts: Any) -> tuple[Played, dict[str, Any]]:
    """An order made in the inquiry, and what its paper states."""
    played = case_at("INVEST", **facts)
    code = facts["conduct"][0]
    played.do("order", conduct=code, basis="食品安全法第一百二十六条第一款", broken=[f"{FSL}第五十三条"])
    return played, Document.objects.get(stream=played.stream, form="33").snapshot


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_an_order_says_which_rule_was_broken_by_when_and_what_follows() -> None:
    """FSL126(1): 责令改正，给予警告；拒不改正的，处五千元以上五万元以下罚款."""
    _, content = order(conduct=["FSL126-1-3"], role="seller")
    text = "".join(str(block.text) for block in FORMS["33"].compose(content) if hasattr(block, "text"))
    assert f"违反了{FSL}第五十三条的规定，属于“进货时未查验许可证和相关证明文件" in text
    assert f"依据《中华人民共和国行政处罚法》第二十八条第一款和{FSL}第一百二十六条第一款第三项的规定，现责令你单位" in text
    assert f"逾期不改正的，本局将依据{FSL}第一百二十六条第一款第三项的规定，依法处理（罚款）。" in text


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_an_order_names_no_rule_of_another_item() -> None:
    played = case_at("INVEST")
    with refused("rules_of_the_conduct", "PL28"):
        played.do("order", broken=[f"{FSL}第五十三条"])
    assert not Document.objects.filter(stream=played.stream, form="33").exists()


def test_an_order_to_stop_demands_nothing_put_right_by_a_day() -> None:
    decision = rows.decision(**STOPPED)
    given = {"decision": decision, "fact": "销售不合格插座。", "conduct": "PQL49", "basis": decision.law, "until": "2026-06-30"}
    with reading():
        content = FORMS["33"].snapshot(Issue(rows.case(), given, "王守正", rows.TODAY, rows.BUREAU))
    text = "".join(str(block.text) for block in FORMS["33"].compose({**content, **header("33")}) if hasattr(block, "text"))
    assert "现责令你单位立即停止销售。" in text
    assert "改正" not in text.replace("责令改正决定", "") and "2026年6月30日" not in text


def test_the_approval_of_a_penalty_rests_on_the_rule_broken_and_the_penal_clause() -> None:
    text = text_with("43", more={"decision": rows.decision(**clause("FSL126-1-3", role="seller"), broken=[f"{FSL}第五十三条"])})
    assert f"处理依据违反{FSL}第五十三条的规定，依据{FSL}第一百二十六条第一款第三项" in text


@pytest.mark.parametrize(
    ("ended", "decided", "text"),
    [
        # 反不正当竞争法 2025 in force since 2025-10-15: what it punishes alike stays under the text of the act (PL37)
        ("2025-09-20", "2026-10-05", "（2019年4月23日起施行的文本）"),
        ("2025-09-20", "2025-10-14", ""),
        ("2025-10-15", "2026-10-05", ""),
    ],
)
def test_an_earlier_text_of_a_law_is_named(ended: str, decided: str, text: str) -> None:
    facts = {"acted_on": ended, "act_ended_on": ended, "decided_on": decided, "turnover": "8400.00", "role": "seller"}
    outcome = assess({**facts, "conduct": ["AUCL23N-1"]}).as_json()
    band = band_of(outcome, "AUCL23N-1")
    assert band is not None
    clause = clause_of(band, on=date.fromisoformat(decided))
    named = told("AUCL23N-1", {**clause, "orders": None})
    title = f"《中华人民共和国反不正当竞争法》{text}"
    article, rule = ("第十八条第一款", "第六条") if ended < "2025-10-15" else ("第二十三条第一款", "第七条")
    assert (named["cite"], named["duty"]) == (title + article, title + rule)
