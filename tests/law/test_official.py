"""Official texts read as articles, paragraphs and items, and the rows of law compared with them. The texts here are made up."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from cases.law import comparing, tables
from cases.law.comparing import differences, multiples, sums
from cases.law.items import ITEMS_DIR
from cases.law.official import library, number, numeral, places, read

TEXT = """# 示例法

（文本日期 2020-01-01）

## 第一章　总则

- **第一条**　　为了示例，制定本法。

- **第十二条**　　有下列情形之一的，处五千元以上五万元以下罚款；货值金额一万元以上的，并处货值金额五倍以上十倍以下罚款：

  - （一）未示例的；

  - （二）拒绝示例的。

  情节轻微的，依照示例条例第三条的规定处罚。

- **第十三条之一**　　处二百元罚款。
"""
RULE = "# 示例条例\n\n第一条 本条例。\n\n第三条　处违法所得百分之三十以下罚款，最高不超过2万元。\n"
ROW = {
    "code": "X12-1-2",
    "cite": "《中华人民共和国示例法》第十二条第一款第二项",
    "duty": "《示例条例》第三条",
    "low": "5000",
    "high": "50000",
    "step": "10000",
    "floor": "",
    "low_x": "5",
    "high_x": "10",
    "when": "",
    "valid_from": "2020-02-01",
    "valid_to": "",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "示例法(2020-01-01).md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "示例法(2015-01-01).md").write_text("# 示例法\n\n- **第一条**　　旧。\n", encoding="utf-8")
    (tmp_path / "示例条例.md").write_text(RULE, encoding="utf-8")
    return tmp_path


def said(row: Mapping[str, str], folder: Path) -> list[str]:
    return [f"{d.where}|{d.what}" for d in differences(row, folder)]


def test_a_text_has_articles_paragraphs_and_items(folder: Path) -> None:
    text = read(folder / "示例法(2020-01-01).md")
    assert sorted(text.articles) == [(1, 0), (12, 0), (13, 1)]
    first, second = text.articles[12, 0].paragraphs
    assert sorted(first.items) == [1, 2] and not second.items
    assert [str(t.day) for t in library(folder)["示例法"]] == ["2015-01-01", "2020-01-01"]


@pytest.mark.parametrize(("text", "value"), [("十", 10), ("二十三", 23), ("一百零一", 101), ("一百二十四", 124)])
def test_numerals_are_read_and_written(text: str, value: int) -> None:
    assert number(text) == value
    assert numeral(value) == text


def test_a_citation_names_its_places() -> None:
    found = [str(p) for p in places("《甲法》第一百二十四条第一款第五项；《乙条例》第三条之一、第五条第二款")]
    assert found == ["《甲法》§124(1)(5)", "《乙条例》§3-1", "《乙条例》§5(2)"]


def test_sums_and_multiples_as_statutes_write_them() -> None:
    assert {"五万元", "5万元", "50000元"} <= set(sums(50000))
    assert "二千元" in sums(2000) and "两千元" in sums(2000)
    assert "百分之三十" in multiples(Fraction("0.3")) and "十五倍" in multiples(Fraction(15))


def test_a_right_row_differs_in_nothing(folder: Path) -> None:
    assert said(ROW, folder) == []


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"cite": "《示例法》第十二条第一款第三项"}, "no such item"),
        ({"cite": "《示例法》第十二条第三款"}, "no such paragraph"),
        ({"duty": "《示例条例》第二条"}, "no such article"),
        ({"low": "6000"}, "low"),
        ({"high": "500000"}, "high"),
        ({"high_x": "20"}, "high_x"),
        ({"step": "20001"}, "step"),
        ({"when": "goods<7000"}, "when"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_planted_error_is_found(changed: dict[str, str], where: str, folder: Path) -> None:
    (found,) = said({**ROW, **changed}, folder)
    assert where in found


def test_what_an_article_sends_on_to_counts(folder: Path) -> None:
    assert said({**ROW, "high": "20000", "high_x": "0.3", "low_x": "", "low": ""}, folder) == []


def test_a_row_of_an_older_law_is_read_in_the_older_text(folder: Path) -> None:
    assert any("no such article" in text for text in said({**ROW, "valid_from": "2016-01-01"}, folder))


def test_the_command_counts_and_tells(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = StringIO()
    monkeypatch.setattr("cases.base.management.commands.verify_law.laws_with_items", lambda: ("X",))
    original = tables.read
    rows = ({**ROW, "tag": "V"}, {**ROW, "tag": "V", "high": "60000"}, {**ROW, "tag": "?", "high": "1"})
    monkeypatch.setattr(tables, "read", lambda name, at=tables.LAW_DIR: rows if at == ITEMS_DIR else original(name, at))
    with pytest.raises(SystemExit) as ended:
        call_command("verify_law", str(folder), stdout=told)
    assert ended.value.code == 1
    assert told.getvalue().splitlines()[-1] == "rows=2 compared=2 differences=1"


def test_without_texts_it_says_so_and_ends_well(tmp_path: Path) -> None:
    told = StringIO()
    call_command("verify_law", str(tmp_path / "none"), stdout=told)
    assert "skipped" in told.getvalue()


def test_an_unheld_law_is_not_compared(folder: Path) -> None:
    assert comparing.version_of(folder, "别的法", ROW) is None
    assert said({**ROW, "cite": "《别的法》第一条", "duty": ""}, folder) == []
