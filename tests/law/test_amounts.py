"""The value of goods line by line (PQL72), and gains by the rule of the day of the decision (tests/tables/gains.csv)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law import tables
from cases.law.amounts import gains_rules
from cases.law.assess import assess
from cases.law.facts import FactsError, parse_facts
from tests.law.assess_rows import TABLES

LINE = {"name": "糕点", "unit": "袋", "sold": "30", "unsold": "20", "price": "12.50", "pricing": "marked"}


def fen(text: str) -> int | None:
    return int(Decimal(text) * 100) if text else None


def check_rows() -> list[str]:
    """The rows that fail; for tests.law.mutate."""
    wrong = [f"{row['decided_on']} {row['nature']}" for row in tables.read("gains", TABLES) if not _is_right(row)]
    return [*wrong, *_twice()]


def _twice() -> list[str]:
    """A nature that two rules of one day speak of, on the days on which they change."""
    days = (date(2009, 1, 1), date(2026, 3, 19), date(2026, 3, 20))
    found = [(day, rule.nature) for day in days for rule in tables.in_force(gains_rules(), day)]
    return [f"{nature} twice on {day}" for day, nature in found if found.count((day, nature)) > 1]


def _is_right(row: tables.Row) -> bool:
    sums = {name: row[name] for name in ("receipts", "goods", "other", "taxes", "refunded") if row[name]}
    facts = parse_facts({"decided_on": row["decided_on"] or None, "gains": {"nature": row["nature"], **sums}})
    return (facts.illegal_gains, facts.confiscable_gains) == (fen(row["gains"]), fen(row["confiscable"]))


@pytest.mark.parametrize("row", tables.read("gains", TABLES), ids=lambda row: f"{row['decided_on']} {row['nature']}")
def test_gains_by_the_rule_of_the_day(row: tables.Row) -> None:
    assert _is_right(row)


def test_each_nature_has_one_rule_a_day() -> None:
    assert _twice() == []
    # 令118 has all six; 令37 knew none for prices
    assert len(tables.in_force(gains_rules(), date(2026, 3, 20))) == 6


SUMS = st.integers(0, 10**7)
QUANTITY = st.decimals(0, 10**5, places=3)


@given(st.lists(st.tuples(QUANTITY, QUANTITY, SUMS), min_size=1, max_size=6))
def test_the_value_is_that_of_a_slow_sum(rows: list[tuple[Decimal, Decimal, int]]) -> None:
    lines = [
        {**LINE, "sold": str(sold), "unsold": str(unsold), "price": f"{price // 100}.{price % 100:02d}"}
        for sold, unsold, price in rows
    ]
    facts = parse_facts({"lines": lines})
    value = sum((Fraction(sold) + Fraction(unsold)) * price for sold, unsold, price in rows)
    stock = sum(Fraction(unsold) * price for _, unsold, price in rows)
    assert facts.goods_value is not None and facts.unsold_value is not None
    # a part of a fen is left out, never added
    assert 0 <= value - facts.goods_value < 1
    assert 0 <= stock - facts.unsold_value < 1


def test_what_was_received_is_not_what_the_tag_says() -> None:
    """PQL72 counts at the tag; 销售金额 is what came in (法释〔2001〕10号 art. 2)."""
    facts = parse_facts({"lines": [{**LINE, "received": "300.00"}]})
    assert (facts.goods_value, facts.unsold_value, facts.sales_amount) == (62_500, 25_000, 30_000)
    assert parse_facts({"lines": [LINE]}).sales_amount is None


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"goods_value": "600.00", "lines": [LINE]}, "goods_value"),
        ({"illegal_gains": "1.00", "gains": {"nature": "sold", "receipts": "2.00"}}, "illegal_gains"),
        ({"lines": [{**LINE, "sold": "-1"}]}, "lines[0].sold"),
        ({"lines": [{**LINE, "sold": 30}]}, "lines[0].sold"),
        ({"lines": [{**LINE, "sold": "1.0001"}]}, "lines[0].sold"),
        ({"lines": [{**LINE, "name": " "}]}, "lines[0].name"),
        ({"lines": [{"name": "糕点"}]}, "lines[0].unit"),
        ({"lines": [{**LINE, "pricing": "cost"}]}, "lines[0].pricing"),
        ({"gains": {"nature": "sold"}}, "gains.receipts"),
        ({"gains": {"nature": "theft", "receipts": "1.00"}}, "gains.nature"),
    ],
)
def test_what_does_not_agree_or_cannot_be_read_is_named(facts: dict[str, Any], path: str) -> None:
    with pytest.raises(FactsError) as found:
        parse_facts(facts)
    assert found.value.path == path


def test_the_answer_says_how_the_sums_were_found() -> None:
    outcome = assess(
        {
            "acted_on": "2026-03-25",
            "decided_on": "2026-05-20",
            "conduct": ["FSL124-1-5b"],
            "lines": [{**LINE, "unsold": "2.5"}],
            "gains": {"nature": "sold", "receipts": "300.00", "goods": "200.00", "refunded": "40.00"},
        }
    )
    told = " ".join(reason.because for reason in outcome.reasons)
    assert "糕点32.5袋×12.50元，计406.25元" in told
    assert "300元－200元，计100元，其中已经退赔40元，不予没收" in told


def test_each_act_has_lines_and_gains_of_its_own() -> None:
    act = {"conduct": ["FSL124-1-5b"], "lines": [LINE], "gains": {"nature": "sold", "receipts": "9.00"}}
    facts = parse_facts({"decided_on": "2026-05-20", "acts": [act, {"conduct": ["FSL126-1-3"], "goods_value": "1.00"}]})
    assert [a.goods_value for a in facts.acts] == [62_500, 100]
    assert [a.illegal_gains for a in facts.acts] == [900, None]
