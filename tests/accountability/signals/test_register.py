"""The register of rules is the law's table (integrity-and-accountability.md §5.3); what is live has its predicate."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from cases.base import detection
from cases.base.selectors import aggregate_models
from cases.law.signals import SignalRule, UnknownSignal, all_signals, rule_in_force, signal_rule

TABLE = Path(__file__).parents[2] / "tables" / "signals.csv"
with TABLE.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def row_of(row: dict[str, str]) -> SignalRule:
    return signal_rule(row["code"], date.fromisoformat(row["valid_from"]))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["code"])
def test_the_row_is_what_the_law_says(row: dict[str, str]) -> None:
    rule = row_of(row)

    assert " ".join(rule.categories) == row["category"]
    assert rule.article == row["article"]
    assert rule.live is (row["live"] == "yes")
    assert dict(rule.params) == dict(p.split("=") for p in row["params"].split())
    assert rule.valid_from.isoformat() == row["valid_from"]


def test_all_rules_stand_in_both_tables() -> None:
    codes = [f"R{n:02d}" for n in range(1, 30)]

    assert sorted({rule.code for rule in all_signals()}) == codes
    assert sorted({row["code"] for row in ROWS}) == codes


def test_every_row_cites_an_article_and_is_worded_in_both_languages() -> None:
    for rule in all_signals():
        assert rule.article and rule.title_zh and rule.title_en and rule.rule_zh and rule.rule_en, rule.code


def test_no_two_rows_of_a_rule_hold_on_one_day() -> None:
    for one in all_signals():
        for other in all_signals():
            if one is not other and one.code == other.code:
                first, second = sorted((one, other), key=lambda r: r.valid_from)
                assert first.valid_to is not None and first.valid_to < second.valid_from


def test_the_duty_to_tell_the_reporter_ended_with_order_121() -> None:
    """Order 121 is in force from 2026-04-15 and has no such duty."""
    assert signal_rule("R02", date(2026, 4, 14)).params == {"days": "5"}
    assert signal_rule("R02", date(2026, 4, 15)).params == {}


def test_an_unknown_rule_and_a_day_before_its_law_are_refused() -> None:
    with pytest.raises(UnknownSignal):
        signal_rule("R99", date(2026, 4, 1))
    with pytest.raises(UnknownSignal):
        signal_rule("R01", date(2021, 7, 14))
    assert rule_in_force("R02", date(2026, 4, 1)) is None


def test_every_live_rule_and_no_other_has_a_predicate() -> None:
    live = {rule.code for rule in all_signals() if rule.live}

    assert {d.rule for d in detection.all_detectors()} == live


def test_what_is_watched_are_acts_of_the_detectors_own_subject() -> None:
    acts = {m: {m.lifecycle.full(a) for a in m.lifecycle.acts} for m in aggregate_models()}

    for detector in detection.all_detectors():
        assert detector.acts <= acts[detector.model], detector.rule


def test_every_rule_is_seen_at_an_act() -> None:
    watched = {d.rule for d in detection.all_detectors() if d.acts}

    assert watched == {d.rule for d in detection.all_detectors()}


def test_an_act_that_nobody_watches_has_no_detector() -> None:
    assert detection.detectors_for("penalty.add_evidence") == ()
