"""Sums that are worked out: the value of goods line by line (产品质量法 72), and gains by the rule of the day of the decision
(总局令第37号, from 2026-03-20 第118号; gains.csv)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache

from cases.law import tables
from cases.law.money import round_down

# pieces, or a weight to the gram
QUANTITY = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,3})?")


class Pricing(StrEnum):
    """What the price of a line is: the tag, or where there is none the market price of the same kind."""

    MARKED = "marked"
    MARKET = "market"


class Nature(StrEnum):
    """What was done for the money, which decides what comes off it."""

    MADE = "made"
    SOLD = "sold"
    SERVICE = "service"
    HELPER = "helper"
    PRICE = "price"
    PYRAMID = "pyramid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One kind of goods: how much was sold and is in stock (in `unit`), the price of a unit and what was received, in fen."""

    name: str
    unit: str
    sold: Fraction
    unsold: Fraction
    price: int
    pricing: Pricing
    received: int | None = None

    @property
    def value(self) -> Fraction:
        return (self.sold + self.unsold) * self.price


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """What came in and what may come off it, in fen. `goods`: the price of materials or goods; `other`: further necessary costs
    that the party has proven; `refunded`: what was given back to the buyers, which counts and is not confiscated (令118 11).

    `unclear`: the rest cannot be found out although everything was looked into; these sums are the part that can (令118 14).
    """

    nature: Nature
    receipts: int
    goods: int = 0
    other: int = 0
    taxes: int = 0
    refunded: int = 0
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class GainsRule:
    """What comes off for one nature, on the days of the rule."""

    code: str
    nature: Nature
    deducts: tuple[str, ...]
    article: str
    text_zh: str
    text_en: str
    valid_from: date
    valid_to: date | None


@cache
def gains_rules() -> tuple[GainsRule, ...]:
    return tuple(map(_rule, tables.read("gains")))


def _rule(row: tables.Row) -> GainsRule:
    days = tables.Validity.of(row)
    return GainsRule(
        row["code"],
        Nature(row["nature"]),
        tuple(row["deducts"].split("|")),
        row["article"],
        row["text_zh"],
        row["text_en"],
        days.valid_from,
        days.valid_to,
    )


def rule_for(nature: Nature, decided_on: date | None) -> GainsRule | None:
    """The rule of the day of the decision; a decision not made yet is made under the newest. None where no rule was."""
    return next((row for row in tables.on_day(gains_rules(), decided_on) if row.nature is nature), None)


def gains_of(gains: Gains, decided_on: date | None) -> int | None:
    """The illegal gains in fen, never below zero; None where no rule of that day says how they are found."""
    rule = rule_for(gains.nature, decided_on)
    return None if rule is None else max(0, gains.receipts - sum(getattr(gains, name) for name in rule.deducts))


def value_of(lines: Iterable[Line]) -> int:
    """货值金额 in fen: each line's quantity, sold and unsold, at its price; a part of a fen is left out."""
    return round_down(sum((line.value for line in lines), Fraction(0)))


def unsold_of(lines: Iterable[Line]) -> int:
    """The value of what is in stock, in fen."""
    return round_down(sum((line.unsold * line.price for line in lines), Fraction(0)))


def received_for(lines: Iterable[Line]) -> int | None:
    """销售金额 in fen: what was really received; None where it is not stated of one line that was sold."""
    sums = [line.received if line.sold else 0 for line in lines]
    return None if None in sums else sum(amount for amount in sums if amount)
