"""What a record of the registry means: dates, capital, texts; each refusal says why. No database."""

from __future__ import annotations

from datetime import date

import pytest

from cases.parties.registry.rows import Enterprise, NotImportable, capital_fen, read_row

TODAY = date(2026, 1, 5)
CELLS = ["虚构市例示食品有限公司", "91110000802100433B", "2018-07-13", "有限责任公司", "100万人民币", "零售", "浙江", "金华"]


def row(**changed: str) -> Enterprise:
    names = ("name", "uscc", "day", "kind", "capital", "scope", "province", "city")
    cells = dict(zip(names, CELLS, strict=True)) | changed
    return read_row(list(cells.values()), today=TODAY)


def test_a_record() -> None:
    assert row() == Enterprise(
        "虚构市例示食品有限公司",
        "91110000802100433B",
        date(2018, 7, 13),
        "有限责任公司",
        "100万人民币",
        100_000_000,
        "零售",
        "浙江",
        "金华",
    )


@pytest.mark.parametrize("nothing", ["", " ", "N/A", "n/a", "null", "-", "无"])
def test_what_the_registry_does_not_say_is_empty(nothing: str) -> None:
    said = row(day=nothing, kind=nothing, capital=nothing, scope=nothing, province=nothing, city=nothing)
    assert said[2:] == (None, "", "", None, "", "", "", "", "")


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        # 1 yuan = 100 fen; 万 = 10,000; 亿 = 100,000,000
        ("100万人民币", 100 * 10_000 * 100),
        ("100(万元人民币)", 100 * 10_000 * 100),
        ("100（万元人民币）", 100 * 10_000 * 100),
        ("100万元人民币", 100 * 10_000 * 100),
        ("100万人民币元", 100 * 10_000 * 100),
        ("100万元", 100 * 10_000 * 100),
        ("100(万元)", 100 * 10_000 * 100),
        ("1.5亿元", 150_000_000 * 100),
        ("3,000元", 3_000 * 100),
        ("5000.25元人民币", 500_025),
        ("0.0001万元", 100),
        ("100万美元", None),
        ("100(万美元)", None),
        ("100(万)", None),
        ("100万", None),
        ("100", None),
        ("0.001元", None),
        ("很多", None),
        ("", None),
        ("99999999999999999999万元", None),
    ],
)
def test_capital_is_fen_only_where_renminbi_is_said(text: str, fen: int | None) -> None:
    assert capital_fen(text) == fen


@pytest.mark.parametrize("written", ["2018-07-13", "2018/7/13", "2018年7月13日", "2018-7-13", "2018-07-13 00:00:00"])
def test_dates(written: str) -> None:
    assert row(day=written).established_on == date(2018, 7, 13)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": " "}, "缺少企业名称"),
        ({"name": "N/A"}, "缺少企业名称"),
        ({"uscc": ""}, "缺少统一社会信用代码"),
        ({"uscc": "9111000080210043"}, "应为18位"),
        ({"uscc": "91110000802100434B"}, "第17位"),
        ({"uscc": "91110000802100433A"}, "第18位"),
        ({"uscc": "91110000802100433O"}, "不使用I、O、S、V、Z"),
        ({"day": "2018-02-30"}, "不是有效日期"),
        ({"day": "20180713"}, "不是有效日期"),
        ({"day": "2026-01-06"}, "晚于今日"),
        ({"day": "1899-12-31"}, "早于1900年"),
        ({"name": "长" * 201}, "企业名称有201字，超过200字"),
        ({"kind": "长" * 101}, "企业类型"),
        ({"capital": "1" * 65}, "注册资金"),
        ({"scope": "长" * 8001}, "经营范围有8001字，超过8000字"),
        ({"province": "长" * 33}, "所在省份"),
        ({"city": "长" * 33}, "地区"),
        ({"scope": "零售\x00批发"}, "控制字符"),
        ({"name": "虚构\x1b公司"}, "控制字符"),
    ],
)
def test_what_is_refused_and_why(changed: dict[str, str], said: str) -> None:
    with pytest.raises(NotImportable) as refused:
        row(**changed)
    assert said in refused.value.text.zh
    assert refused.value.text.en


def test_the_longest_allowed_texts_and_the_earliest_and_latest_days_pass() -> None:
    assert len(row(name="长" * 200, scope="长" * 8000).business_scope) == 8000
    assert row(day="1900-01-01").established_on == date(1900, 1, 1)
    assert row(day="2026-01-05").established_on == TODAY
    assert row(scope="零售\n批发\t").business_scope == "零售\n批发"


def test_a_code_is_normalised_before_it_is_checked() -> None:
    assert row(uscc=" 91110000802100433b ").uscc == "91110000802100433B"
