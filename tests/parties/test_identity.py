"""Identity numbers by the standard's examples; masks that give nothing away."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.parties import identity, masking

ROWS = list(csv.DictReader((Path(__file__).parent.parent / "tables" / "identity.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['number']}-{r['note']}")
def test_table(row: dict[str, str]) -> None:
    problem = identity.validate(row["number"], on=date.fromisoformat(row["on"]))
    assert (problem.code if problem else "") == row["problem"]


def slow_check(body: str) -> str:
    """Σ aᵢ·2^(i−1) ≡ 1 (mod 11), positions counted from the right (GB 11643-1999 4.2.4)."""
    total = sum(int(c) * 2 ** (17 - i) for i, c in enumerate(body))
    return "0123456789X"[(1 - total) % 11]


@given(st.dates(date(1880, 1, 1), date(2025, 12, 31)), st.integers(0, 999), st.sampled_from(sorted(identity.PROVINCES)))
def test_made_numbers_are_valid_whatever_the_county(born: date, sequence: int, province: str) -> None:
    # county 9999 never existed: the region part is not tied to anything
    number = identity.make_valid(f"{province}9999{born:%Y%m%d}{sequence:03d}")
    assert number[17] == slow_check(number[:17])
    assert identity.validate(number, on=date(2026, 1, 5)) is None
    assert identity.born_on(number) == born


def test_clean() -> None:
    assert identity.clean(" １１０１０５ 19491231 002x") == "11010519491231002X"


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("31010119900101123X", "310***********123X"),
        ("110105491231002", "110********1002"),
        ("E12345678", "E******78"),
        ("E1234567", "E*****67"),
        ("AB12345", "*******"),
        ("", ""),
    ],
)
def test_mask_identity(number: str, masked: str) -> None:
    assert masking.mask_identity(number) == masked


@pytest.mark.parametrize(
    ("name", "masked"), [("张三", "张*"), ("张小三", "张*三"), ("欧阳小明", "欧**明"), ("张", "*"), ("", "")]
)
def test_mask_name(name: str, masked: str) -> None:
    assert masking.mask_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"), [("13812345678", "138****5678"), ("02112345678", "021****5678"), ("12315", "*****")]
)
def test_mask_phone(phone: str, masked: str) -> None:
    assert masking.mask_phone(phone) == masked


@given(st.text("0123456789X", min_size=1, max_size=32))
def test_a_mask_keeps_the_length_and_hides_the_middle(number: str) -> None:
    masked = masking.mask_identity(number)
    assert len(masked) == len(number)
    assert masked.count("*") >= min(len(number), 4)
