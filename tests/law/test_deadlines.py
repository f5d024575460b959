"""Every statutory deadline against its expected last days (tests/tables/deadlines.csv)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache

import pytest

from cases.law import deadlines, tables
from cases.law.calendar import national_calendar
from cases.law.deadlines import DeadlineRule, UnknownRule, all_deadlines, check_extension, deadline, due
from cases.law.periods import SHANGHAI, Extension, Pause, PeriodError, Roll, Unit
from tests.law import slow_days

CALENDAR = national_calendar()
UNITS = {"W": Unit.WD, "C": Unit.CD, "M": Unit.M, "H": Unit.H}
Find = Callable[[str, date], DeadlineRule]


def check_rows() -> list[str]:
    """What in deadlines.csv differs from tests/tables/deadlines.csv, the law read afresh from its file."""
    for held in (tables.read, deadlines.all_deadlines, deadlines.deadline):
        held.cache_clear()
    try:
        rules = all_deadlines()
    except ValueError as error:
        return [str(error)]
    return failures(deadline) + uncovered(rules) + _reasons()


def _reasons() -> list[str]:
    """Where pause_reasons.csv differs from tests/tables/pause_reasons.csv."""
    columns = ("code", "article", "valid_from", "valid_to")
    printed = {tuple(row[c] for c in columns) for row in slow_days.rows("pause_reasons")}
    held = {tuple(row[c] for c in columns) for row in tables.read("pause_reasons")}
    return [" ".join(row) for row in sorted(printed ^ held)]


def failures(find: Find) -> list[str]:
    found: list[str] = []
    for row in expected_rows():
        try:
            found += _row_failures(row, find)
        except (ValueError, KeyError) as error:
            found.append(f"{row['code']} {row['start']}: {error}")
    return found


def uncovered(rules: Sequence[DeadlineRule]) -> list[str]:
    """Rows of the law with fewer than two expected days."""
    seen = [(row["code"], row["valid_from"]) for row in expected_rows()]
    return [f"{r.code} has fewer than two expected rows" for r in rules if seen.count((r.code, str(r.valid_from))) < 2]


@cache
def expected_rows() -> tuple[dict[str, str], ...]:
    return tuple(slow_days.rows("deadlines"))


def _row_failures(row: dict[str, str], find: Find) -> list[str]:
    start: date | datetime = date.fromisoformat(row["start"][:10])
    rule = find(row["code"], start)
    if rule.unit is Unit.H:
        start = datetime.fromisoformat(row["start"]).replace(tzinfo=SHANGHAI)
    given = [_extension(row["extended_by"])] if row["extended_by"] else []
    got = due(rule, start=start, calendar=CALENDAR, extensions=given)
    held = {
        "expected": str(got.day),
        "expected_at": got.at.strftime("%Y-%m-%dT%H:%M") if got.at else "",
        "article": rule.article,
        "valid_from": str(rule.valid_from),
        "valid_to": str(rule.valid_to or ""),
        "aliases": " ".join(sorted(rule.aliases)),
        "setting": rule.setting,
        "extensions": _extensions(rule),
        "further": "yes" if rule.further_approver else "",
        "refused_extension": _first_refused(rule),
    }
    return [f"{row['code']} {row['start']} {k}: {v!r}, not {row[k]!r}" for k, v in held.items() if v != row[k]]


def _extension(text: str) -> Extension:
    return Extension(int(text[:-1]), UNITS[text[-1]])


def _extensions(rule: DeadlineRule) -> str:
    """How many extensions the law gives: a number, or any."""
    if not rule.extension_approver:
        return "0"
    return "any" if rule.max_extensions is None else str(rule.max_extensions)


def _first_refused(rule: DeadlineRule) -> str:
    """The shortest extension that is too long, tried; empty if there is none to try."""
    most = rule.extension_length
    if most is None or rule.extension_unit is None:
        return ""
    check_extension(rule, given=0, length=most)
    try:
        check_extension(rule, given=0, length=most + 1)
    except PeriodError:
        return f"{most + 1}{rule.extension_unit[0]}"
    return "none is refused"


def test_every_deadline_ends_on_the_expected_day() -> None:
    assert check_rows() == []


def _changes(rule: DeadlineRule) -> dict[str, DeadlineRule]:
    """The rule with one figure wrong, each figure in turn."""
    changed = {
        "longer": replace(rule, length=rule.length + 1),
        "shorter": replace(rule, length=rule.length - 1),
        "unit": replace(rule, unit=Unit.CD if rule.unit is Unit.WD else Unit.WD),
    }
    if rule.extension_length is not None:
        changed["extension"] = replace(rule, extension_length=rule.extension_length + 1)
    if rule.max_extensions is not None:
        changed["count"] = replace(rule, max_extensions=rule.max_extensions + 1)
    if rule.unit is Unit.CD:
        changed["roll"] = replace(rule, roll=Roll.REST_DAY if rule.roll is Roll.NONE else Roll.NONE)
    return changed


WRONG = [(rule, *change) for rule in all_deadlines() for change in _changes(rule).items()]


@pytest.mark.parametrize(("rule", "name", "changed"), WRONG, ids=[f"{r.code}-{name}" for r, name, _ in WRONG])
def test_a_changed_figure_is_noticed(rule: DeadlineRule, name: str, changed: DeadlineRule) -> None:
    """The table is tight: one unit more or less of any rule fails at least one of its rows."""

    def find(code: str, on: date) -> DeadlineRule:
        held = deadline(code, on)
        return changed if held == rule else held

    assert failures(find), name


def test_rows_of_one_code_do_not_overlap() -> None:
    for rule in all_deadlines():
        later = [r for r in all_deadlines() if r.code == rule.code and r.valid_from > rule.valid_from]
        assert all(rule.valid_to is not None and rule.valid_to < r.valid_from for r in later), rule.code


def test_every_code_and_alias_is_unique_on_a_day() -> None:
    for on in (date(2021, 9, 1), date(2026, 4, 14), date(2026, 9, 1)):
        names = [name for r in tables.in_force(all_deadlines(), on) for name in (r.code, *r.aliases)]
        assert len(names) == len(set(names)), on


def test_every_row_is_complete() -> None:
    known = {row["code"] for row in tables.read("pause_reasons")}
    for rule in all_deadlines():
        assert rule.article, rule.code
        assert rule.name_zh and rule.name_en and rule.trigger_zh and rule.trigger_en, rule.code
        assert rule.overrun_zh and rule.overrun_en, rule.code
        assert rule.pauses <= known, rule.code
        assert rule.confidence in {"V", "V*", "K", "?", "P"}, rule.code
        assert rule.confidence not in "?P" or rule.setting, f"{rule.code} is uncertain and has no setting"
        assert len(rule.code) <= 16, rule.code


def test_what_is_uncertain_or_a_choice_is_tagged_so() -> None:
    """§14: whether D10 stands still while the police examine is open; R00 [P]: five days to answer a signal."""
    uncertain = {row["code"] for row in tables.read("pause_reasons") if row["confidence"] == "?"}
    assert uncertain == {"criminal_transfer"}
    paused = [rule for rule in all_deadlines() if rule.pauses & uncertain]
    assert paused and all(rule.setting == "pauses=d10_pause_reasons" for rule in paused)
    assert [rule.code for rule in all_deadlines() if rule.confidence == "P"] == ["R00"]


# penalty-and-transfer.md §10 and integrity-and-accountability.md §1.2 name these clocks
SPECIFIED = [
    "D01",
    "D02",
    "D03",
    "D04",
    "D10",
    "D11",
    "D12",
    "D13a",
    "D13b",
    "D13c",
    "D13d",
    "D13e",
    "D14",
    "D15",
    "D16",
    "D17",
    "D18",
    "D20",
    "D21",
    "D22",
    "D23",
    "D30",
    "D31",
    "D33",
    "D34",
    "D40",
    "D50",
    "D51",
    "D52",
    "D60",
    "D61",
    "D62",
    "D63",
    "D64",
    "D65",
    "D70",
    "D71",
    "D72",
    "D81",
    "D82",
    "J01",
    "J02",
    "J03",
    "J04",
    "J05",
    "J06",
    "J07",
    "J08",
    "J09",
    "J10",
    "J11",
    "J12",
    "J13",
    "J15",
    "J16",
    "J17",
    "J18",
    "J19",
    "J20",
    "J21",
    "J22",
    "J23",
    "J25",
]


@pytest.mark.parametrize("code", SPECIFIED)
def test_every_specified_clock_is_in_force(code: str) -> None:
    rule = deadline(code, date(2026, 11, 23))
    assert code == rule.code or code in rule.aliases


@pytest.mark.parametrize(
    ("alias", "code"), [("J01", "D16"), ("J02", "D17"), ("J03", "D17-publish"), ("J04", "D18"), ("J06", "D14")]
)
def test_the_same_clock_is_one_row(alias: str, code: str) -> None:
    assert deadline(alias, date(2026, 9, 1)) is deadline(code, date(2026, 9, 1))


def test_order_121_changed_mediation_on_its_day() -> None:
    """Order 20 arts 14, 21: 45 working days; Order 121 art. 23, in force 2026-04-15: 60 days."""
    old, new = deadline("D71", date(2026, 4, 14)), deadline("D71", date(2026, 4, 15))
    assert (old.length, old.unit) == (45, Unit.WD)
    assert (new.length, new.unit) == (60, Unit.CD)


def test_credit_repair_changed_on_its_day() -> None:
    assert deadline("J11", date(2025, 12, 24)).length == 15
    assert deadline("J11", date(2025, 12, 25)).length == 7


@pytest.mark.parametrize(
    ("code", "near"), [("D80", "D80-food、D80-product"), ("J14", "J14-reconsider、J14-sue"), ("d12", "D12"), ("D66", "D6")]
)
def test_an_unknown_rule_names_the_nearest(code: str, near: str) -> None:
    with pytest.raises(UnknownRule) as caught:
        deadline(code, date(2026, 9, 1))
    assert near in caught.value.zh
    assert code in caught.value.en


def test_a_rule_that_was_not_law_yet_says_since_when() -> None:
    with pytest.raises(UnknownRule, match="2021-07-15"):
        deadline("D12", date(2021, 7, 14))


def test_only_the_reasons_of_the_row_stop_its_clock() -> None:
    rule = deadline("D22", date(2026, 3, 10))
    test = Pause(date(2026, 3, 16), date(2026, 3, 20), "testing")
    assert due(rule, start=date(2026, 3, 10), calendar=CALENDAR, pauses=[test]).day == date(2026, 4, 14)
    with pytest.raises(PeriodError, match="hearing"):
        due(rule, start=date(2026, 3, 10), calendar=CALENDAR, pauses=[replace(test, reason="hearing")])


# PP64 names these six; criminal transfer is the open point of §14, hence a setting
@pytest.mark.parametrize(
    "reason", ["suspension", "hearing", "public_notice", "testing", "identification", "refund_order", "criminal_transfer"]
)
def test_what_stops_the_case(reason: str) -> None:
    assert reason in deadline("D10", date(2026, 3, 10)).pauses


PAUSED = {
    "D01": "identification testing",
    "D22": "testing",
    "D22-food": "testing",
    "D23": "testing",
    "D23-food": "testing",
    "D31": "lawsuit reconsideration",
    "D71": "testing",
}


def test_no_other_clock_stops() -> None:
    others = [r for r in all_deadlines() if r.code != "D10"]
    assert {r.code: " ".join(sorted(r.pauses)) for r in others if r.pauses} == PAUSED


def test_a_second_extension_needs_the_collective_decision() -> None:
    case, filing = deadline("D10", date(2026, 3, 10)), deadline("D01", date(2026, 3, 10))
    check_extension(case, given=0, length=30)
    check_extension(case, given=1, length=45)
    check_extension(case, given=5, length=200)
    with pytest.raises(PeriodError, match="第 2 次"):
        check_extension(filing, given=1, length=1)
    with pytest.raises(PeriodError, match="最多延长 30 CD"):
        check_extension(case, given=0, length=20, unit=Unit.WD)


def test_what_cannot_be_extended() -> None:
    with pytest.raises(PeriodError, match="D20"):
        due(deadline("D20", date(2026, 3, 10)), start=date(2026, 3, 10), calendar=CALENDAR, extensions=[Extension(1, Unit.WD)])


def test_an_uncertain_column_follows_the_setting() -> None:
    rule = deadline("D60", date(2026, 3, 10))
    assert rule.setting_key == "t310_day_unit"
    assert rule.configured({}) is rule
    assert rule.configured({"t310_day_unit": "WD"}).unit is Unit.WD
    assert deadline("D61", date(2026, 3, 10)).configured({"t310_hours_roll": "none"}).roll is Roll.NONE
    assert deadline("D82", date(2026, 3, 10)).configured({"d82_length": "60"}).length == 60
    stops = deadline("D10", date(2026, 3, 10)).configured({"d10_pause_reasons": "hearing testing"}).pauses
    assert stops == {"hearing", "testing"}
    assert deadline("D12", date(2026, 3, 10)).configured({"t310_day_unit": "WD"}).unit is Unit.WD
    assert deadline("D12", date(2026, 3, 10)).setting_key == ""


def test_the_bureau_setting_moves_weekends_but_not_what_a_row_fixes() -> None:
    start = date(2026, 3, 12)  # day 15 + 1: D30 ends on Friday 27, from the 13th on Saturday 28
    narrow = due(deadline("D30", start), start=date(2026, 3, 13), calendar=CALENDAR, roll=Roll.STATUTORY_ONLY)
    assert narrow.day == date(2026, 3, 28)
    assert due(deadline("D30", start), start=date(2026, 3, 13), calendar=CALENDAR).day == date(2026, 3, 30)
    fixed = due(deadline("D14-notice", start), start=date(2026, 9, 3), calendar=CALENDAR, roll=Roll.REST_DAY)
    assert fixed.day == date(2026, 10, 3)


def test_emergency_hours_do_not_wait_for_the_holiday() -> None:
    start = datetime(2026, 9, 30, 16, 20, tzinfo=SHANGHAI)
    lifted = due(deadline("D21", date(2026, 9, 30)), start=start, calendar=CALENDAR)
    assert lifted.at == datetime(2026, 10, 1, 17, 0, tzinfo=SHANGHAI)
    sent = due(deadline("D61", date(2026, 9, 30)), start=start, calendar=CALENDAR)
    assert sent.day == date(2026, 10, 8)


def test_the_hearing_notice_is_counted_back() -> None:
    rule = deadline("D13c", date(2026, 10, 12))
    assert rule.before
    assert due(rule, start=date(2026, 10, 12), calendar=CALENDAR).day == date(2026, 9, 24)
