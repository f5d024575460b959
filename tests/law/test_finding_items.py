"""Finding an item by words, article or product; and what took the place of a code of before."""

from __future__ import annotations

from datetime import date

import pytest

from cases.law import tables
from cases.law.conduct import conducts, offered
from cases.law.fact_types import Facts, Product
from cases.law.facts import parse_facts
from cases.law.items import all_items, laws_with_items
from cases.law.search import find, synonyms
from cases.law.successors import successor
from tests.law.assess_rows import TABLES

DAY = date(2026, 11, 30)


@pytest.mark.parametrize("row", tables.read("successors", TABLES), ids=lambda r: f"{r['code']} {r['day']} {r['facts']}")
def test_the_successor_is_told_where_it_is_one(row: tables.Row) -> None:
    facts = parse_facts(dict(pair.split("=") for pair in row["facts"].split("; "))) if row["facts"] else Facts()
    found = successor(row["code"], facts, date.fromisoformat(row["day"]))
    assert (found.code or "", str(len(found.candidates))) == (row["successor"], row["candidates"])


@pytest.mark.parametrize("code", sorted(conducts()))
def test_what_is_offered_is_its_own_successor_and_nothing_else_is_named(code: str) -> None:
    found = successor(code, Facts(), DAY)
    choices = {conduct.code for conduct in offered(DAY)}
    assert found.code == code if code in choices else found.code is None or found.code in choices
    assert set(found.candidates) <= choices


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("食品安全法第一百二十四条第一款第五项", {"FSL124-1-5a", "FSL124-1-5b"}),
        ("食品安全法 124(1)(5)", {"FSL124-1-5a", "FSL124-1-5b"}),
        ("中华人民共和国食品安全法第一百二十四条第一款第五项", {"FSL124-1-5a", "FSL124-1-5b"}),
        ("产品质量法49条", {"PQL49"}),
        ("《产品质量法》第五十六条", {"PQL56"}),
        ("FSL133-1", {"FSL133-1"}),
        ("fsl124-1-5b", {"FSL124-1-5b"}),
        ("ＦＳＬ133", {"FSL133-1", "FSL133-2"}),
        ("经营过期食品", {"FSL124-1-5b", "FSL124-1-2"}),
        ("过期 化妆品", {"COS60-5"}),
        ("食用油 过期", {"FSL124-1-5b", "FSL124-1-2"}),
        ("白酒 虚假生产日期", {"FSL124-1-5a"}),
        ("特种设备 未经检验", {"SEL82-1-1", "SEL84-1"}),
        ("刷单", {"AUCL25N-2"}),
        ("无证经营 食品安全法", {"FSL122-1a"}),
        ("农残 超过食品安全标准限量", {"FSL124-1-1"}),
        ("以假充真", {"PQL50-2"}),
        ("掺杂、掺假", {"PQL50-1"}),
        ("expired cosmetics", {"COS60-5"}),
        ("健康证", {"FSL126-1-6"}),
    ],
)
def test_what_is_typed_finds_the_item_first(typed: str, first: set[str]) -> None:
    found = find(typed, day=DAY)
    assert found
    assert set(found[: len(first)]) & first


@pytest.mark.parametrize(
    ("typed", "laws"),
    [
        ("3C", {"CCCR", "CNCA"}),
        ("电梯", {"SEL"}),
        ("特种设备", {"SEL"}),
        ("食用油", {"FSL", "FSIR"}),
        ("白酒", {"FSL"}),
        ("广告法", {"ADL"}),
        ("产品质量法", {"PQL"}),
        ("面膜", {"COS"}),
    ],
)
def test_a_product_or_a_law_finds_its_items(typed: str, laws: set[str]) -> None:
    found = {conducts()[code].law for code in find(typed, day=DAY, limit=500)}
    assert laws <= found
    assert len(found) < len(laws_with_items()) / 2


@pytest.mark.parametrize("typed", ["", "   ", "、", "没有这种东西", "食品安全法第九百条", "FSL999", "zzzz"])
def test_what_fits_nothing_finds_nothing(typed: str) -> None:
    assert find(typed, day=DAY) == ()


def test_all_words_must_fit() -> None:
    assert find("广告法 第一百二十四条", day=DAY) == ()
    assert set(find("产品质量法 以假充真", day=DAY)) < set(find("产品质量法", day=DAY, limit=500))


def test_only_what_is_law_is_found() -> None:
    new = date(2026, 12, 1)
    assert "RCL34" not in find("召回", day=DAY, limit=500)
    assert "RCL34" in find("召回", day=new, limit=500)
    assert "RCL38" in find("召回", day=DAY, limit=500)
    assert "RCL38" not in find("召回", day=new, limit=500)


def test_every_item_is_found_by_its_own_name_and_article() -> None:
    some = offered(DAY)[::9]
    assert [c.code for c in some if c.code not in find(c.title_zh, day=DAY, limit=500)] == []
    assert [c.code for c in some if c.code not in find(c.article.partition("、")[0], day=DAY, limit=500)] == []


def test_the_synonyms_name_products_and_laws_that_are_there() -> None:
    products = {product for item in all_items() for product in item.products} | set(map(str, Product))
    for row in synonyms():
        assert row.words or row.products or row.laws
        assert row.products <= products
        assert row.laws <= set(laws_with_items())
    assert len({row.word for row in synonyms()}) == len(synonyms())
