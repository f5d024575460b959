"""The explanation: what the enterprise reads, line by line, in both languages."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from cases.law.tables import Row
from integrity.scoring.ics1 import score
from integrity.scoring.run import ScoreRun
from tests.integrity.score_checks import CASES
from tests.integrity.score_facts import MUCH_LATER, parse_records, score_row

EARLIER = "general_penalty@2026-01-13 id=b min=2026-04-13 max=2027-01-13 type=FSL124 case=案2"
SEVERE = (
    "severe_penalty@2026-08-01 id=a yuan=600000.00 kinds=fine+stop_business type=FSL124 min=2027-08-01 max=2029-08-01 case=案1"
)


def run_of(cell: str, day: str = "2026-08-01") -> ScoreRun:
    return score(parse_records(cell), as_of=date.fromisoformat(day), known_at=MUCH_LATER)


def test_third_vector_is_explained_line_by_line() -> None:
    lines = run_of(f"{EARLIER} | {SEVERE}").lines
    assert [(line.kind, line.code, line.points) for line in lines] == [
        ("event", "general_penalty", -20),
        ("event", "severe_penalty", -360),
        ("cap", "H2", -21),
        ("cap", "H4", 0),
        ("cap", "H7", 0),
    ]
    assert lines[0].zh == ("一般行政处罚（2026年1月13日起）：基础分40分，最短公示期已于2026年4月13日届满，乘以0.5，扣20分。")
    assert lines[1].zh == (
        "严重行政处罚（2026年8月1日起）：基础分200分，罚没款600,000.00元，加40分，"
        "此前365日内（2026年1月13日）已受同类处罚，乘以1.5，扣360分。"
    )
    assert lines[1].en == (
        "severe penalty (from 2026-08-01): 200 points, fine and confiscation 600,000.00 yuan: 40 more, "
        "punished for the same type within 365 days before (2026-01-13): times 1.5, 360 deducted."
    )
    assert lines[1].sources == ("a", "b")
    assert lines[2].zh == ("许可证件被吊销，或者停产停业、限制生产经营、责令关闭在执行中，得分不高于499分（H2）：调减21分。")
    assert lines[3].zh == "严重失信事项有效期内，得分不高于699分（H4）：无需再调减。"


def test_event_line_carries_its_factors_and_the_version_of_its_rule() -> None:
    line = run_of(f"{EARLIER} | {SEVERE}").lines[1].as_json()
    assert (line["P"], line["m"], line["d"], line["deduction"]) == (240, "1.5", "1", 360)
    assert (line["code"], line["version"]) == ("severe_penalty", "ICS-1@2007-07-26")
    assert line["article"] == "市场监督管理行政处罚信息公示规定 §14；国办发〔2025〕22号"


def test_lesser_event_of_a_case_is_shown_without_points() -> None:
    lines = run_of(f"{SEVERE} | penalty_unpaid@2026-08-01 id=c case=案1").lines
    unpaid = next(line for line in lines if line.code == "penalty_unpaid")
    assert (unpaid.points, unpaid.deduction) == (0, 80)
    assert "同一案件按扣分最高的一项计，本项不另扣分" in unpaid.zh
    assert "another event of the case counts instead" in unpaid.en


@pytest.mark.parametrize(
    ("cell", "day", "code", "points", "words"),
    [
        ("7*light_penalty@2026-01-10", "2026-02-01", "light", 10, "365日内合计扣分以60分为限，超出的10分不计"),
        ("3*sampling_safety@2026-01-10", "2026-02-01", "sampling", 80, "合计扣分以160分为限，超出的80分不计"),
        ("sampling@2026-01-10 passed=2/2", "2026-02-01", "sampling_most", 0, "2批次中2批次合格）：不足3批次，不加分"),
        ("sampling@2026-01-10 passed=18/19", "2026-02-01", "sampling_most", 0, "合格率未达95%，不加分"),
        ("sampling@2026-01-10 passed=3/3", "2026-02-01", "sampling_all", 20, "3批次中3批次合格）：加20分"),
        (f"conviction@2026-01-10 | {EARLIER}", "2026-02-01", "conviction", -400, "基础分400分，扣400分"),
        ("police_case@2026-01-10", "2026-02-01", "police_case", 0, "基础分0分，不扣分"),
        ("registration@2015-01-10 | food_talk@2026-01-10", "2026-02-01", "clean", 0, "近3年内有不良记录，不加分"),
        (f"{SEVERE} | certificate@2026-01-01 of=HACCP", "2026-08-01", "bonus_max", -15, "15分不计"),
        (
            "blacklisted@2026-01-10 | conviction@2026-01-10 | severe_penalty@2026-01-10",
            "2026-02-01",
            "lowest",
            100,
            "得分以0分为下限，调整+100分",
        ),
    ],
)
def test_line_says_what_it_does(cell: str, day: str, code: str, points: int, words: str) -> None:
    line = next(line for line in run_of(cell, day).lines if line.code == code)
    assert line.points == points
    assert words in line.zh


def test_every_limit_of_the_bonus_has_its_line() -> None:
    three = " | ".join(f"certificate@2026-01-10 of={s}" for s in ("HACCP", "ISO_22000", "GB/T_19001"))
    rest = "award@2026-01-10 of=national | sampling@2026-01-10 passed=3/3 | registration@2015-01-10"
    lines = [line for line in run_of(f"{three} | {rest}").lines if line.kind == "bonus"]
    assert [(line.code, line.points) for line in lines] == [("certificate", -15), ("bonus_max", -10)]
    assert lines[1].zh == "各项加分合计以100分为限，超出的10分不计。"


@pytest.mark.parametrize("row", CASES[::5], ids=lambda row: row["id"])
def test_every_line_is_whole_in_both_languages(row: Row) -> None:
    for line in score_row(row).lines:
        assert re.search("[\u4e00-\u9fff]", line.zh)
        assert line.zh.endswith("。")
        assert line.en.endswith(".")
        assert not re.search("[\u4e00-\u9fff]", line.en)
        assert line.article


def test_run_as_json_has_the_names_of_the_contract() -> None:
    plain = run_of(f"{EARLIER} | {SEVERE}").as_json()
    assert list(plain) == [
        "ruleset",
        "asOf",
        "knownAt",
        "base",
        "inputIds",
        "lines",
        "bonus",
        "capsHit",
        "score",
        "class",
        "hash",
    ]
    assert (plain["score"], plain["class"], plain["capsHit"]) == (499, "D", ["H2", "H4", "H7"])
    assert plain["inputIds"] == ["a", "b"]
    assert json.loads(json.dumps(plain)) == plain
