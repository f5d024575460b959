"""Credit codes: vectors of the standard and of peers, and a slow calculation from the standard's words."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.parties import uscc

ROWS = list(csv.DictReader((Path(__file__).parent.parent / "tables" / "uscc.csv").open(encoding="utf-8")))
# GB 32100-2015 table 3 and GB 11714: written out, not derived
VALUES_18 = dict(zip("0123456789ABCDEFGHJKLMNPQRTUWXY", range(31), strict=True))
VALUES_17 = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", range(36), strict=True))


def slow_check_18(first17: str) -> str:
    """C18 = 31 − Σ cᵢ·3^(i−1) mod 31; 31 counts as 0 (GB 32100-2015 4.6)."""
    total = sum(VALUES_18[c] * 3**i for i, c in enumerate(first17))
    return next(c for c, v in VALUES_18.items() if v == (31 - total % 31) % 31)


def slow_check_17(body: str) -> str:
    """C9 = 11 − Σ cᵢwᵢ mod 11; 10 is X, 11 is 0 (GB 11714-1997)."""
    left = 11 - sum(VALUES_17[c] * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    return {10: "X", 11: "0"}.get(left, str(left))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['code']}-{r['note']}")
def test_table(row: dict[str, str]) -> None:
    problem = uscc.validate(row["code"])
    assert (problem.code if problem else "") == row["problem"]


def test_the_example_of_gb_11714() -> None:
    assert uscc.check_17("D2143569") == "X"


bodies = st.tuples(
    st.sampled_from(["91", "92", "93", "11", "12", "52", "54", "55", "A1", "N2", "Y1"]),
    st.text("0123456789", min_size=6, max_size=6),
    st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8),
).map("".join)


@given(bodies)
def test_made_codes_carry_both_check_characters_of_the_slow_calculation(body: str) -> None:
    code = uscc.make_valid(body)
    assert code[16] == slow_check_17(body[8:])
    assert code[17] == slow_check_18(code[:17])
    assert uscc.validate(code) is None


@given(bodies, st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_one_wrong_character_is_always_found(body: str, position: int, wrong: str) -> None:
    code = uscc.make_valid(body)
    changed = code[:position] + wrong + code[position + 1 :]
    assert (uscc.validate(changed) is None) == (changed == code)


def test_a_region_that_never_existed_is_no_reason_to_reject() -> None:
    assert uscc.validate(uscc.make_valid("9199999900000001")) is None


def test_no_code_begins_with_an_unknown_department() -> None:
    with pytest.raises(ValueError, match="registering department"):
        uscc.make_valid("B111000000000001")


@pytest.mark.parametrize("written", [" 91110000 802100433b ", "９１１１００００８０２１００４３３Ｂ", "91110000-80210043-3B"])
def test_clean_writes_it_as_the_standard_does(written: str) -> None:
    assert uscc.clean(written) == "91110000802100433B"


def test_parts() -> None:
    assert uscc.registration_region("91330782MA2DDPUF55") == "330782"
