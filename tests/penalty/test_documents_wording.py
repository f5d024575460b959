"""Amounts in capitals, citations, and the numbers in the wording against the law tables."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from cases.law import tables
from cases.law.conduct import conducts
from cases.law.deadlines import deadline
from cases.law.official import numeral
from cases.law.publicity_rows import publicity_rows
from cases.penalty.papers.amounts import in_both, in_capitals, in_figures
from cases.penalty.papers.citing import cite
from cases.penalty.papers.clauses import clauses_of
from cases.penalty.papers.publication import FOLDER
from tests.penalty.sample_documents import text_of

# written by hand after 正确填写票据和结算凭证的基本规定
CAPITALS = [
    (1, "人民币壹分"),
    (1005, "人民币壹拾元零伍分"),
    (10000000, "人民币壹拾万元整"),
    (10050050, "人民币壹拾万零伍佰元伍角整"),
    (1000000000, "人民币壹仟万元整"),
    (12000000, "人民币壹拾贰万元整"),
    (140950, "人民币壹仟肆佰零玖元伍角整"),
    (600714, "人民币陆仟零柒元壹角肆分"),
    (10001000, "人民币壹拾万零壹拾元整"),
    (1000100, "人民币壹万零壹元整"),
    (10000000100, "人民币壹亿零壹元整"),
    (20000100000, "人民币贰亿零壹仟元整"),
    (50, "人民币伍角整"),
    (0, "人民币零元整"),
]


@pytest.mark.parametrize(("fen", "expected"), CAPITALS)
def test_capitals(fen: int, expected: str) -> None:
    assert in_capitals(fen) == expected


@pytest.mark.parametrize(
    ("fen", "expected"), [(1, "0.01元"), (1005, "10.05元"), (10000000, "100000元"), (10050050, "100500.50元")]
)
def test_figures(fen: int, expected: str) -> None:
    assert in_figures(fen) == expected


def test_both() -> None:
    assert in_both(6000000) == "60000元（大写：人民币陆万元整）"


@pytest.mark.parametrize("fen", [-1, 10**14])
def test_amounts_beyond_any_penalty_are_refused(fen: int) -> None:
    with pytest.raises(ValueError, match=str(fen)):
        in_capitals(fen)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("食品安全法 §124", "《中华人民共和国食品安全法》第一百二十四条"),
        ("食品安全法 §125(2)", "《中华人民共和国食品安全法》第一百二十五条第二款"),
        ("食品安全法第一百二十二条第一款", "《中华人民共和国食品安全法》第一百二十二条第一款"),
        ("特别规定第三条第二款", "《国务院关于加强食品等产品安全监督管理的特别规定》第三条第二款"),
        ("《中华人民共和国产品质量法》第四十九条", "《中华人民共和国产品质量法》第四十九条"),
        ("工业产品生产许可证管理条例 §45", "《中华人民共和国工业产品生产许可证管理条例》第四十五条"),
        ("有关规定", "有关规定"),
    ],
)
def test_citations(text: str, expected: str) -> None:
    assert cite(text) == expected


@pytest.mark.parametrize("code", sorted(conducts()))
def test_every_conduct_of_the_law_can_be_cited(code: str) -> None:
    cited = cite(conducts()[code].article)
    assert cited.startswith("《")
    assert "》第" in cited


@pytest.mark.parametrize(
    ("number", "expected"),
    [(3, "三"), (10, "十"), (12, "十二"), (20, "二十"), (59, "五十九"), (100, "一百"), (105, "一百零五")]
    + [(110, "一百一十"), (124, "一百二十四")],
)
def test_numerals(number: int, expected: str) -> None:
    assert numeral(number) == expected


@pytest.mark.parametrize(
    ("form", "rule", "marker"),
    [
        ("37", "D12", "{}个工作日内，未行使陈述、申辩权"),
        ("45", "D30", "{}日内，到指定银行"),
        ("45", "D50", "{}日内向示例县人民政府申请行政复议"),
        ("45", "D51", "{}个月内依法向示例县人民法院"),
        ("DOC3", "D16", "{}个工作日内（截至"),
        ("45B", "D18", "{}个工作日内撤回"),
    ],
)
def test_the_numbers_on_paper_are_those_of_the_deadline_table(form: str, rule: str, marker: str) -> None:
    assert marker.format(numeral(deadline(rule, date(2026, 6, 15)).length)) in text_of(form)


def content_of(code: str, label: str) -> SimpleNamespace:
    """A penalty for one act as it was kept before clauses were."""
    return SimpleNamespace(conduct=code, law=label, orders=None, charges=None)


def _worded_on(day: date) -> list[str]:
    rows = tables.read("publicity_papers", FOLDER)
    return [row["regime"] for row in rows if tables.Validity.of(row).covers(day)]


def test_there_is_wording_for_every_regime_of_the_law() -> None:
    for row in publicity_rows():
        assert _worded_on(row.valid_from) == [row.regime]
        assert _worded_on(row.valid_to or date(2030, 1, 1)) == [row.regime]


def test_every_row_of_the_wording_cites_an_article() -> None:
    for row in tables.read("publicity_papers", FOLDER):
        assert row["article"]
        assert row["conditions_zh"]
        assert row["channel_zh"]


def test_a_citation_goes_down_to_the_item() -> None:
    assert cite("食品安全法 §124(1)(5)") == "《中华人民共和国食品安全法》第一百二十四条第一款第五项"


def test_the_clause_of_the_version_that_was_applied_is_cited() -> None:
    """虚假宣传: article 20 until 2025-10-14, article 25 since; the stored label says which one the decision rests on."""
    for code, label, cited in (
        ("AUCL25N-1", "反不正当竞争法 §20(1)", "《中华人民共和国反不正当竞争法》第二十条第一款"),
        ("AUCL25N-1", "反不正当竞争法 §25(1)", "《中华人民共和国反不正当竞争法》第二十五条第一款"),
        ("FSL124", "食品安全法 §124", "《中华人民共和国食品安全法》第一百二十四条第一款、第二款"),
    ):
        assert [clause["cite"] for clause in clauses_of(content_of(code, label))] == [cited]


@pytest.mark.parametrize("short", ["认证认可条例", "广告法", "商标法", "特种设备安全法", "消费者权益保护法实施条例"])
def test_a_law_has_its_whole_title_on_paper(short: str) -> None:
    assert cite(f"{short} §1") == f"《中华人民共和国{short}》第一条"


@pytest.mark.parametrize("short", ["化妆品监督管理条例", "食品召回管理办法", "价格违法行为行政处罚规定"])
def test_a_rule_has_its_own_title(short: str) -> None:
    assert cite(f"{short} §1") == f"《{short}》第一条"
