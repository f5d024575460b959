"""Articles in the reader's language: names for codes, numbers for Chinese numerals."""

from __future__ import annotations

import pytest

from web.citations import cited


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("PP60", "程序规定第60条", "Penalty Procedure Provisions art. 60"),
        ("PP57-58", "程序规定第57–58条", "Penalty Procedure Provisions arts 57–58"),
        ("T310-11, PL82", "移送规定第11条、行政处罚法第82条", "Transfer Provisions art. 11, Administrative Penalty Law art. 82"),
        (
            "T310-7, MPS180",
            "移送规定第7条、公安刑案程序规定第180条",
            "Transfer Provisions art. 7, Police Criminal Procedure Provisions art. 180",
        ),
        ("T310-6, FD15", "移送规定第6条、食药行刑衔接办法", "Transfer Provisions art. 6, Food and Drug Transfer Measures"),
        ("O45 4-7, 16", "信息公示规定第4–7、16条", "Penalty Publicity Provisions arts 4–7, 16"),
        (
            "O45 §6; GB22",
            "信息公示规定第6条；国办发〔2025〕22号",
            "Penalty Publicity Provisions art. 6; State Council Office Document 22/2025",
        ),
        ("食品安全法 §124", "食品安全法 §124", "Food Safety Law art. 124"),
        (
            "食品安全法实施条例第七十五条第一款",
            "食品安全法实施条例第七十五条第一款",
            "Food Safety Law Implementing Regulation art. 75 para. 1",
        ),
        ("刑法第一百四十条之一", "刑法第一百四十条之一", "Criminal Law art. 140-1"),
        (
            "国务院关于加强食品等产品安全监督管理的特别规定第二十条",
            "国务院关于加强食品等产品安全监督管理的特别规定第二十条",
            "Special Rules on Food and Product Safety art. 20",
        ),
        ("ICS-1", "ICS-1", "ICS-1"),
        ("", "", ""),
    ],
)
def test_a_citation_reads_as_its_reader_would_write_it(text: str, zh: str, en: str) -> None:
    assert (cited(text, "zh-hans"), cited(text, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("numeral", "number"), [("十", 10), ("十一", 11), ("二十", 20), ("一百零三", 103), ("一百一十", 110), ("二百四十五", 245)]
)
def test_chinese_numerals_become_numbers(numeral: str, number: int) -> None:
    assert cited(f"行政处罚法第{numeral}条", "en") == f"Administrative Penalty Law art. {number}"
