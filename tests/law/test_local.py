"""What a bureau fills itself: items under 食品安全法 127, tiers and sums for a hearing; each fault told by row and column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cases.law.assess import assess
from cases.law.local import LocalRules
from cases.law.local_files import UnreadableRules, read_file
from cases.law.local_rows import HEADERS, rules_of
from cases.law.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "docs" / "bureau-rules"
ITEM = {
    "code": "XX1",
    "under": "FSL127",
    "cite": "《某省条例》第一条",
    "duty": "《某省条例》第二条",
    "conduct": "未取得登记证",
    "roles": "any",
    "base": "fixed",
    "low": "100",
    "high": "200",
    "measures": "must:fine",
    "document": "某省公告第1号",
    "valid_from": "2026-01-01",
}
TIER = {
    "code": "FSL124-1-5b",
    "tier": "severe",
    "condition_zh": "拒不改正",
    "low": "80000",
    "high": "100000",
    "document": "某市公告",
    "article": "第一条",
    "valid_from": "2026-01-01",
}
HEARING = {"party": "unit", "at_least": "50000", "document": "某省", "article": "第一条", "valid_from": "2026-01-01"}
ROWS = {"items": ITEM, "tiers": TIER, "hearings": HEARING}


def written(table: str, *rows: dict[str, str]) -> str:
    columns = HEADERS[table]
    return "\n".join([",".join(columns), *(",".join(row.get(c, "") for c in columns) for row in rows)]) + "\n"


def rules(table: str, *rows: dict[str, str]) -> LocalRules:
    named, read = read_file(written(table, *rows))
    return rules_of({named: read})


def example(name: str) -> LocalRules:
    table, rows = read_file((EXAMPLES / f"{name}.csv").read_text(encoding="utf-8"))
    return rules_of({table: rows})


def band(local: LocalRules, **facts: object) -> dict[str, object]:
    told = {"acted_on": "2026-03-01", "conduct": ["FSL127"], **facts}
    found: dict[str, object] = assess(told, settings=Settings(local=local)).as_json()["bands"][0]
    return found


@pytest.mark.parametrize(
    ("province", "item", "facts", "low", "high", "cite"),
    [
        # 浙江 20(1): 1,000-5,000; serious 5,000-30,000
        ("zhejiang", "ZJ20-1", {"serious": False}, "1000.00", "5000.00", "第二十条第一项"),
        ("zhejiang", "ZJ20-1", {"serious": True}, "5000.00", "30000.00", "第二十条第一项"),
        # 20(2): 50; refused 200
        ("zhejiang", "ZJ20-2", {"refused_to_correct": False}, "50.00", "50.00", "第二十条第二项"),
        ("zhejiang", "ZJ20-2", {"refused_to_correct": True}, "200.00", "200.00", "第二十条第二项"),
        # 21(1)(3): nothing before a refusal, then 500-2,000
        ("zhejiang", "ZJ21-1-3", {"refused_to_correct": False}, "0.00", "0.00", "第二十一条第一款第三项"),
        ("zhejiang", "ZJ21-1-3", {"refused_to_correct": True}, "500.00", "2000.00", "第二十一条第一款第三项"),
        # 23(1)(10): 3,000-10,000; serious 10,000-100,000; a stall 500-5,000
        ("zhejiang", "ZJ23-1-10", {"serious": False}, "3000.00", "10000.00", "第二十三条第一款第十项"),
        ("zhejiang", "ZJ23-1-10", {"serious": True}, "10000.00", "100000.00", "第二十三条第一款第十项"),
        ("zhejiang", "ZJ23-2-10", {}, "500.00", "5000.00", "第二十三条第二款、第一款第十项"),
        # 重庆 53: below 10,000 20,000-100,000, from it on 10 to 20 times
        ("chongqing", "CQ53-1-6w", {"goods_value": "9999.99"}, "20000.00", "100000.00", "第五十三条第一款第六项"),
        ("chongqing", "CQ53-1-6w", {"goods_value": "10000.00"}, "100000.00", "200000.00", "第五十三条第一款第六项"),
        ("chongqing", "CQ54-1-1w", {}, "10000.00", "30000.00", "第五十四条第一款第一项"),
        ("chongqing", "CQ54-1-1s", {}, "1000.00", "5000.00", "第五十四条第一款第一项"),
        ("chongqing", "CQ56-1", {"refused_to_correct": True}, "200.00", "1000.00", "第五十六条第一项"),
    ],
)
def test_a_local_item_gives_its_own_range(
    province: str, item: str, facts: dict[str, object], low: str, high: str, cite: str
) -> None:
    found = band(example(f"items-{province}"), local_item=item, **facts)
    assert (found["min"], found["max"]) == (low, high)
    assert str(found["cite"]).endswith(f"》{cite}")


def test_what_the_local_item_orders_is_in_its_words() -> None:
    found = band(example("items-zhejiang"), local_item="ZJ20-1", serious=False)
    assert found["orders"] == ["责令停止生产经营"]
    stall = band(example("items-zhejiang"), local_item="ZJ22-2", serious=True, penalty={"fine": "600.00", "kinds": ["fine"]})
    assert stall["missing"] == ["stop_business"]
    light = band(
        example("items-zhejiang"),
        local_item="ZJ22-2",
        serious=False,
        penalty={"fine": "60.00", "kinds": ["fine", "stop_business"]},
    )
    assert light["not_given"] == ["stop_business"]


def test_without_a_named_item_it_is_asked() -> None:
    found = assess({"acted_on": "2026-03-01", "conduct": ["FSL127"]}, settings=Settings(local=example("items-zhejiang")))
    assert found.bands[0].low is None
    assert any(q.fact == "local_item" for q in found.questions)


@pytest.mark.parametrize(("code", "day"), [("ZJ99", "2026-03-01"), ("ZJ20-1", "2017-04-30")])
def test_an_item_that_is_not_entered_or_not_yet_law_gives_nothing(code: str, day: str) -> None:
    assert band(example("items-zhejiang"), local_item=code, acted_on=day)["min"] is None


def test_of_two_versions_the_lighter_later_one_is_applied() -> None:
    """行政处罚法 37."""
    local = rules("items", {**ITEM, "valid_to": "2026-05-31"}, {**ITEM, "valid_from": "2026-06-01", "low": "50", "high": "150"})
    assert band(local, local_item="XX1", decided_on="2026-05-31")["max"] == "200.00"
    assert band(local, local_item="XX1", decided_on="2026-06-01")["max"] == "150.00"
    heavier = rules("items", {**ITEM, "valid_to": "2026-05-31"}, {**ITEM, "valid_from": "2026-06-01", "high": "900"})
    assert band(heavier, local_item="XX1", decided_on="2026-06-01")["max"] == "200.00"


EXPIRED = {"acted_on": "2026-03-01", "decided_on": "2026-05-01", "conduct": ["FSL124-1-5b"], "goods_value": "1000.00"}


def told(local: LocalRules, **facts: object) -> dict[str, Any]:
    found: dict[str, Any] = assess({**EXPIRED, **facts}, settings=Settings(local=local)).as_json()
    return found


@pytest.mark.parametrize(
    ("facts", "tier", "low", "high"),
    [
        ({}, "lenient", "50000.00", "60000.00"),
        ({}, "ordinary", "60000.00", "90000.00"),
        # both rows of the tier are open
        ({}, "severe", "90000.00", "100000.00"),
        ({"refused_to_correct": True, "repeat_within_year": False}, "severe", "90000.00", "95000.00"),
        ({"refused_to_correct": False, "repeat_within_year": True}, "severe", "95000.00", "100000.00"),
        # from 10,000 yuan on the table has multiples for one tier only; the others are the national shares of 10-20 times
        ({"goods_value": "10000.00"}, "lenient", "100000.00", "120000.00"),
        ({"goods_value": "10000.00"}, "severe", "170000.00", "200000.00"),
        # before the table was in force
        ({"decided_on": "2025-12-31", "acted_on": "2025-10-01"}, "lenient", "50000.00", "65000.00"),
    ],
)
def test_the_bureaus_tiers_come_before_the_national_shares(facts: dict[str, object], tier: str, low: str, high: str) -> None:
    (found,) = told(example("tiers-example"), **facts)["bands"]
    assert found["tiers"][tier] == [low, high]


def test_a_row_for_everything_yields_to_rows_that_name_the_item() -> None:
    general = {**TIER, "code": "", "low": "", "high": "", "share_low": "0.5", "share_high": "1"}
    (found,) = told(rules("tiers", general, TIER))["bands"]
    assert found["tiers"]["severe"] == ["80000.00", "100000.00"]
    (other,) = told(rules("tiers", general, TIER), conduct=["FSL124-1-4"])["bands"]
    assert other["tiers"]["severe"] == ["75000.00", "100000.00"]


def test_a_mitigated_fine_has_the_bureaus_floor() -> None:
    floor = {**TIER, "tier": "mitigated", "low": "", "high": "", "share_low": "0.1", "share_high": "1"}
    (found,) = told(rules("tiers", floor))["bands"]
    assert found["mitigated_from"] == "5000.00"
    (national,) = told(LocalRules())["bands"]
    assert national["mitigated_from"] is None


@pytest.mark.parametrize(("tier", "warned"), [("severe", False), ("lenient", True)])
def test_a_tier_that_the_facts_do_not_stand_for_is_warned_of(tier: str, warned: bool) -> None:
    penalty = {"fine": "92000.00", "kinds": ["fine"], "discretion_tier": tier}
    found = told(example("tiers-example"), refused_to_correct=True, penalty=penalty)
    said = [r["because"] for r in found["reasons"] if "某市裁量基准第四条" in r["article"]]
    assert len(said) == 1
    assert ("应当说明理由" in said[0]) is warned


@pytest.mark.parametrize(
    ("party", "fine", "day", "required"),
    [
        ("company", "49999.99", "2026-05-01", False),
        ("company", "50000.00", "2026-05-01", True),
        ("company", "50000.00", "2025-12-31", False),
        ("natural_person", "4999.99", "2026-05-01", False),
        ("natural_person", "5000.00", "2026-05-01", True),
    ],
)
def test_the_provinces_sum_opens_a_hearing(party: str, fine: str, day: str, required: bool) -> None:
    """听证办法 5, last paragraph."""
    facts = {"decided_on": day, "party": party, "penalty": {"fine": fine, "kinds": ["fine"]}}
    found = assess(facts, settings=Settings(local=example("hearings-example")))
    assert found.hearing_required is required
    assert any("某省规定第一条" in r.article for r in found.reasons) is required


FAULTS = [
    ("items", {"under": "FSL124"}, "under"),
    ("items", {"under": ""}, "under"),
    ("items", {"cite": "某省条例第一条"}, "cite"),
    ("items", {"duty": ""}, "duty"),
    ("items", {"base": "sometimes"}, "base"),
    ("items", {"base": "elsewhere"}, "base"),
    ("items", {"gate": "perhaps"}, "gate"),
    ("items", {"low": "300"}, "high"),
    ("items", {"low": "1e3"}, "low"),
    ("items", {"high": ""}, "high"),
    ("items", {"base": "goods"}, "high_x"),
    ("items", {"base": "goods", "low_x": "3", "high_x": "2"}, "high_x"),
    ("items", {"high_x": "2"}, "high_x"),
    ("items", {"measures": "must:flog"}, "measures"),
    ("items", {"measures": "must:warning"}, "measures"),
    ("items", {"measures": "always:fine"}, "measures"),
    ("items", {"measures": "must:fine;serious:revoke_business_licence"}, "measures"),
    ("items", {"measures": "must:fine;may:detention_by_police"}, "measures"),
    ("items", {"when": "moon=full"}, "when"),
    ("items", {"valid_from": "2026年1月1日"}, "valid_from"),
    ("items", {"valid_to": "2025-12-31"}, "valid_to"),
    ("items", {"document": ""}, "document"),
    ("items", {"conduct": "未取得\u0007登记证"}, "conduct"),
    ("tiers", {"tier": "grim"}, "tier"),
    ("tiers", {"facts": "goods_value"}, "facts"),
    ("tiers", {"facts": "grounds.nice"}, "facts"),
    ("tiers", {"code": "FSL999"}, "code"),
    ("tiers", {"low": "49999.99"}, "low"),
    ("tiers", {"high": "100000.01"}, "low"),
    ("tiers", {"low": "", "high": "", "low_x": "9", "high_x": "12"}, "low_x"),
    ("tiers", {"share_low": "0", "share_high": "0.3"}, "low"),
    ("tiers", {"low": ""}, "low"),
    ("tiers", {"low": "", "high": "", "share_low": "0.3", "share_high": "1.1"}, "share_high"),
    ("tiers", {"tier": "mitigated"}, "share_low"),
    ("tiers", {"article": ""}, "article"),
    ("hearings", {"party": "company"}, "party"),
    ("hearings", {"at_least": "0"}, "at_least"),
    ("hearings", {"at_least": "ten"}, "at_least"),
]


@pytest.mark.parametrize(("table", "fault", "column"), FAULTS)
def test_a_fault_is_told_by_its_row_and_column(table: str, fault: dict[str, str], column: str) -> None:
    second = {**ROWS[table], "valid_from": "2027-01-01", **fault}
    first = {**ROWS[table], "valid_to": "2026-12-31"}
    with pytest.raises(UnreadableRules) as refused:
        read_file(written(table, first, second))
    assert [(p.line, p.column) for p in refused.value.problems] == [(3, column)]


@pytest.mark.parametrize("table", ROWS)
def test_a_right_row_of_each_table_is_read(table: str) -> None:
    assert read_file(written(table, ROWS[table]))[0] == table


@pytest.mark.parametrize("table", ROWS)
def test_the_same_rule_is_in_force_once_at_a_time(table: str) -> None:
    with pytest.raises(UnreadableRules) as refused:
        read_file(written(table, ROWS[table], {**ROWS[table], "valid_from": "2026-02-01"}))
    assert [(p.line, p.column) for p in refused.value.problems] == [(3, "valid_from")]


@pytest.mark.parametrize("text", ["", "code,tier\n", written("items"), "a,b,c\n1,2,3\n"])
def test_a_file_that_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(UnreadableRules):
        read_file(text)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.csv")), ids=lambda path: path.stem)
def test_the_examples_can_be_entered(path: Path) -> None:
    assert read_file(path.read_text(encoding="utf-8"))[1]
