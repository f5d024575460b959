"""Single papers: the variants that the law tells apart, and what each refuses to leave empty.

Of papers that are made by playing the act: test_documents_played.py.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from cases.law.settings import Settings
from tests.base.pdf.reading import page_texts
from tests.penalty import sample_case as rows
from tests.penalty.sample_case import TODAY
from tests.penalty.sample_documents import issue_of, refusal, sample_of, snapshot_of, text_of, text_with


def altered(row: SimpleNamespace, **changes: Any) -> SimpleNamespace:
    return SimpleNamespace(**{**vars(row), **changes})


def bureau(name: str) -> SimpleNamespace:
    return SimpleNamespace(id=1, name=name, short_name="示")


# -- closing and review ---------------------------------------------------------------------------------------


def test_an_approval_form_ends_with_the_deciding_head() -> None:
    boxes = [rows.box("办案机构负责人意见", "建议结案。", "钱立诚", "2026-07-02")]
    assert "部门负责人意见" in refusal("53", more={"approvals": boxes}).text.zh
    unsigned = [rows.box("部门负责人意见", "同意。", "", "2026-07-02")]
    assert "部门负责人意见的签名" in refusal("53", more={"approvals": unsigned}).text.zh


def test_a_passed_review_answers_all_seven_points() -> None:
    review = altered(rows.REVIEW, points={**rows.REVIEW.points, "procedure": None})
    assert "程序是否合法" in refusal("36", more={"review": review}).text.zh


def test_a_returned_review_says_so() -> None:
    review = altered(rows.REVIEW, passed=False, points={**rows.REVIEW.points, "facts": False})
    text = text_with("36", more={"review": review})
    assert "3案件事实是否清楚、证据是否充分否" in text
    assert "审核结论：退回" in text


# -- notice -------------------------------------------------------------------------------------------------


def test_the_hearing_variant_tells_the_right_to_a_hearing() -> None:
    notice = altered(rows.NOTICE, hearing_right=True, fine=10000000)
    text = text_with("37", more={"notice": notice})
    assert "第六十三条、第六十四条" in text
    assert "并有权要求举行听证" in text
    assert "五个工作日内，未行使陈述、申辩权，未要求举行听证的，视为放弃此权利" in text
    assert "听证" not in text_of("37")


def test_a_natural_person_is_spoken_to_as_a_person() -> None:
    text = text_with("37", subject=rows.case(party=rows.natural_person()))
    assert "你有权进行陈述、申辩" in text
    assert "你单位" not in text


def test_notice_and_decision_name_the_guardian_whom_the_register_knows() -> None:
    """PL30: a person under eighteen answers through the guardian; nobody is named whom the register does not know."""
    minor = rows.natural_person()
    minor.guardian = "周大满"
    named = {"37": "周小满（法定代理人：周大满）：", "45": "法定代理人（监护人）：周大满"}
    for form, words in named.items():
        assert words in text_with(form, subject=rows.case(party=minor))
        assert "法定代理人" not in text_with(form, subject=rows.case(party=rows.natural_person()))


# -- decision -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "missing"),
    [
        ("facts_text", "违法事实"),
        ("reasons_text", "裁量理由"),
        ("defence_text", "陈述申辩的采纳情况及理由"),
        ("kinds", "处罚内容"),
        ("goods_description", "没收物品的名称和数量"),
    ],
)
def test_a_decision_states_its_seven_items(column: str, missing: str) -> None:
    empty: Any = [] if column == "kinds" else ""
    assert missing in refusal("45", more={"decision": rows.decision(**{column: empty})}).text.zh


def test_a_decision_needs_evidence() -> None:
    assert "证据" in refusal("45", evidence=[]).text.zh


def test_money_needs_a_bank_and_says_where_to_set_it() -> None:
    assert "payment.bank" in refusal("45", setting="").text.zh


def test_no_bank_is_needed_where_nothing_is_to_be_paid() -> None:
    none = {"fine": 0, "confiscated_gains": 0, "confiscated_goods": 0, "payable": 0}
    warning = rows.decision(kinds=["warning"], **none)
    text = text_with("45", more={"decision": warning}, setting="")
    assert "如下：警告。" in text
    assert "加处罚款" not in text
    assert "缴纳" not in text


def test_a_licence_to_be_revoked_is_named() -> None:
    revoked = rows.decision(kinds=["revoke_licence", "fine"])
    for form in ("43", "45"):
        assert "吊销许可证件的名称和编号" in refusal(form, more={"decision": revoked}).text.zh
    revoked.measures = {"revoke_licence": "吊销《食品生产许可证》（编号：SC11100000000001）"}
    text = text_with("45", more={"decision": revoked})
    assert "2．吊销《食品生产许可证》（编号：SC11100000000001）。" in text


def test_the_nature_is_as_the_party_was_told() -> None:
    paper = SimpleNamespace(reference="示市监罚告〔2026〕8号", snapshot={"nature": "告知的定性。"})
    assert snapshot_of("45", issue_of("45"), last_issued=paper)["nature"] == "告知的定性。"
    assert snapshot_of("45", issue_of("45"), last_issued=None)["nature"] == rows.REPORT.nature_text


@pytest.mark.parametrize(
    ("tier", "words"),
    [
        ("mitigated", "本局决定对当事人减轻处罚如下"),
        ("lenient", "本局决定对当事人从轻处罚如下"),
        ("severe", "本局决定对当事人从重处罚如下"),
    ],
)
def test_the_tier_of_discretion_is_named(tier: str, words: str) -> None:
    assert words in text_with("45", more={"decision": rows.decision(tier=tier)})


@pytest.mark.parametrize(
    ("name", "government"),
    [
        ("示例县市场监督管理局", "示例县人民政府"),
        ("示例市市场监督管理局", "示例市人民政府"),
        ("示例市城东区市场监督管理局", "示例市城东区人民政府"),
        ("示例省市场监督管理局", "示例省人民政府"),
        ("示例自治州市场监督管理局", "示例自治州人民政府"),
    ],
)
def test_the_government_at_the_same_level_follows_from_the_bureaus_name(name: str, government: str) -> None:
    remedies = snapshot_of("45", issue_of("45", bureau=bureau(name)))["remedies"]
    assert remedies["government"] == government


@pytest.mark.parametrize(
    "name", ["示例市高新技术产业开发区市场监督管理局", "示例市市场监督管理局城南分局", "国家市场监督管理总局"]
)
def test_a_bureau_whose_government_its_name_does_not_tell_must_set_it(name: str) -> None:
    for form in ("45", "45B", "45C", "46"):
        assert "remedy.government" in refusal(form, bureau=bureau(name)).text.zh


def test_without_a_named_court_the_one_with_jurisdiction_is_told() -> None:
    assert "六个月内依法向有管辖权的人民法院提起行政诉讼" in text_with("46", setting="")


def test_the_exemption_ground_must_be_one_of_the_law() -> None:
    decision = rows.exempt()
    decision.exemption_ground = "goodwill"
    assert "不予处罚的理由" in refusal("46", more={"decision": decision}).text.zh


def test_the_approval_of_no_penalty_rests_on_its_ground_and_not_on_the_penal_clause() -> None:
    text = text_with("43", more={"decision": rows.exempt()})
    assert "处理依据《中华人民共和国行政处罚法》第三十三条第一款" in text
    assert "第一百二十五条" not in text


def test_self_correction_rests_on_article_75_and_a_reconsideration_on_itself() -> None:
    own = text_with("45C", more={"basis": "本局自行纠正"})
    assert "依据《中华人民共和国行政处罚法》第七十五条第二款的规定" in own
    assert "第七十五条" not in text_of("45C")


# -- party --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("party", "shown", "hidden"),
    [
        (rows.sole_trader(), ("经营者：陈有豆", "身份证件号码：330***********1234", "经营场所："), ("法定代表人",)),
        (
            rows.natural_person(),
            ("当事人：周小满", "身份证件号码：330***********5678", "住址："),
            ("统一社会信用代码", "营业执照"),
        ),
        (rows.unlicensed(), ("主体资格证照名称：无（未取得营业执照）", "经营者：吴春生"), ("统一社会信用代码",)),
    ],
    ids=["sole trader", "natural person", "unlicensed"],
)
def test_the_block_of_the_party_follows_its_kind(party: Any, shown: tuple[str, ...], hidden: tuple[str, ...]) -> None:
    text = text_with("45", subject=rows.case(party=party))
    head = text[: text.index("2026年2月26日")]
    assert [marker for marker in shown if marker not in head] == []
    assert [marker for marker in hidden if marker in head] == []


@pytest.mark.parametrize(
    ("column", "missing"), [("address", "当事人的住所"), ("name", "当事人的名称"), ("uscc", "当事人的统一社会信用代码")]
)
def test_a_served_paper_names_the_party_in_full(column: str, missing: str) -> None:
    subject = rows.case(party=rows.company(**{column: ""}))
    assert missing in refusal("45", subject=subject).text.zh


# -- service, publication, archive --------------------------------------------------------------------------


@pytest.mark.parametrize(("mode", "name"), [("in_person", "直接送达"), ("left", "留置送达"), ("public_notice", "公告送达")])
def test_the_slip_has_every_box_of_the_official_form_and_fills_none_by_itself(mode: str, name: str) -> None:
    """范本50: 收件人、送达人、见证人（签名或者盖章），备注；两名送达人 (PL42)."""
    service = altered(rows.SERVICE, mode=mode, get_mode_display=lambda: name, servers="王守正")
    text = text_with("50", more={"service": service, "place": ""})
    signed = [text.count(who) for who in ("收件人签收（", "送达人签名", "见证人签名（")]
    assert signed == [1, 2, 1] and text.count("（签名或者盖章）") == text.count("年月日") == 4
    for box in ("送达地点收件人", "与受送达人关系收件人", "拒收事由和日期见证人", "签收回证扫描件备注"):
        assert box in text, "an empty box"


def test_left_service_says_who_confirms_it() -> None:
    left = altered(rows.SERVICE, mode="left", get_mode_display=lambda: "留置送达")
    assert "载明拒收事由和日期，由送达人、见证人签名" in text_with("50", more={"service": left})


def test_a_decision_of_an_earlier_day_has_the_periods_of_that_day() -> None:
    text = text_with("DOC3", more={"decision": rows.decision(decided_on=TODAY.replace(year=2024))})
    assert "属于一般违法失信信息，自公示之日起，公示期满一年的，可以申请提前停止公示；公示期满三年的，停止公示" in text
    assert "《市场监督管理行政处罚信息公示规定》第八条、第十三条、第十四条" in text
    assert "未在经营异常名录和严重违法失信名单中" in text
    later = text_with("DOC3", more={"decision": rows.decision(decided_on=TODAY.replace(year=2025))})
    assert "未在市场监督管理严重违法失信名单中" in later and "经营异常名录" not in later


def test_where_no_early_end_is_possible_none_is_offered() -> None:
    revoked = {"kinds": ["revoke_licence"], "fine": 0, "confiscated_gains": 0, "confiscated_goods": 0, "goods_description": ""}
    for day in (TODAY, TODAY.replace(year=2024)):
        text = text_with("DOC3", more={"decision": rows.decision(decided_on=day, **revoked)})
        assert "公示期满三年的，停止公示，不得提前停止公示" in text
        assert "该行政处罚信息不得提前停止公示" in text
        assert "可以申请信用修复" not in text
    assert "可以申请信用修复" in text_with("DOC3", more={"decision": rows.decision()})


def test_a_penalty_that_restricts_says_that_it_must_be_over() -> None:
    stopped = rows.decision(kinds=["stop_business"], fine=0, confiscated_gains=0, confiscated_goods=0, goods_description="")
    text = text_with("DOC3", more={"decision": stopped})
    assert "公示期满一年且处罚限制期限届满的，可以申请提前停止公示；公示期满三年且处罚限制期限届满的，停止公示" in text


def test_an_open_class_states_the_periods_of_those_that_it_may_be_of() -> None:
    """The field of the product is not known; a low fine it is not."""
    subject = rows.case(facts={"conduct": ["PQL49"]})
    text = text_with("DOC3", subject=subject, more={"decision": rows.decision(conduct="PQL49")})
    assert "属于一般违法失信信息的，自公示之日起，公示期满三个月的，可以申请提前停止公示，公示期满一年的，停止公示" in text
    assert "属于严重违法失信信息的，自公示之日起，公示期满一年的，可以申请提前停止公示，公示期满三年的，停止公示" in text
    assert "轻微" not in text


# PUB45 14 with 国市监信规〔2021〕3号: half a year, food one year; the case's product decides where the conduct is any product's
FOOD_TERMS = [("PQL49", "food", "一年"), ("PQL49", "product", "六个月"), ("S503-3-2", "food", "一年"), ("FSL124", "food", "一年")]


@pytest.mark.parametrize(("conduct", "product", "least"), FOOD_TERMS)
def test_the_shortest_period_is_that_of_the_case_as_the_publication_counts_it(conduct: str, product: str, least: str) -> None:
    old = rows.decision(decided_on=TODAY.replace(year=2024), conduct=conduct)
    subject = rows.case(facts={"conduct": [conduct], "product": product})
    text = text_with("DOC3", subject=subject, more={"decision": old})
    assert f"自公示之日起，公示期满{least}的，可以申请提前停止公示；公示期满三年的，停止公示" in text


def test_the_bureaus_settings_of_the_day_are_told() -> None:
    """No text names the day from which the term counts; where a bureau has set another, the paper says so."""
    counts = Settings(regime_anchors={"REP25": "decision"})
    text = text_with("DOC3", more={"decision": rows.decision()}, law_of=counts)
    assert "自决定文书作出之日起，公示期满一年的" in text


def test_what_is_not_published_is_said_so() -> None:
    warning = rows.decision(outcome={"publicity": {"published": False, "class": "light"}})
    text = text_with("DOC3", more={"decision": warning})
    assert "该行政处罚信息依法不予公示" in text
    assert "二十个工作日" not in text


def test_a_decision_announces_publication_only_where_there_is_one() -> None:
    announced = "本局将依法公示本行政处罚决定信息"
    warning = rows.decision(outcome={"publicity": {"published": False, "class": "light"}})
    unsure = rows.decision(outcome={"publicity": {"published": None, "class": None}})
    assert announced not in text_with("45", more={"decision": warning})
    assert announced in text_with("45", more={"decision": unsure})
    assert announced in text_of("45")


def test_pages_of_a_volume_are_added_up() -> None:
    volumes = snapshot_of("54")["volumes"]
    assert [(v["name"], v["papers"], v["pages"], v["first"], v["last"]) for v in volumes] == [
        ("正卷", 6, 14, 1, 14),
        ("副卷", 4, 8, 15, 22),
    ]


def test_each_volume_is_bound_with_a_cover_of_its_own() -> None:
    """PP78: 案卷可以分正卷、副卷; the official cover speaks of 本卷."""
    first, second = page_texts(sample_of("54").pdf)
    assert "6件，14页（第1页至第14页）" in first and "8页" not in first
    assert "4件，8页（第15页至第22页）" in second and "14页" not in second
    assert all("示市监立案〔2026〕12号" in sheet for sheet in (first, second))


def test_a_file_without_an_internal_volume_has_one_cover() -> None:
    main = [entry for entry in rows.ENTRIES if entry["volume"] == "main"]
    assert text_with("54", more={"entries": main}).count("全宗名称") == 1


def test_a_paper_of_the_file_without_a_name_is_refused() -> None:
    nameless = [{**rows.ENTRIES[0], "title": ""}]
    assert "第1件的名称" in refusal("55", more={"entries": nameless}).text.zh
