"""A bureau's rows, already checked, as the rules that the engine reads."""

from __future__ import annotations

from collections.abc import Mapping

from cases.law import tables
from cases.law.fact_types import Tier
from cases.law.items import item_of
from cases.law.local import HearingSum, LocalItem, LocalRules, TierRow
from cases.law.local_cells import FIGURES, MITIGATED, Row, figure_of, unit_of
from cases.law.money import to_fen

ITEMS = (
    *("code", "of", "under", "cite", "duty", "conduct", "conduct_en", "roles", "base", "low", "high", "low_x", "high_x"),
    *("step", "floor", "when", "gate", "measures", "document", "valid_from", "valid_to"),
)
TIERS = (
    *("code", "tier", "label_zh", "condition_zh", "facts", "low", "high", "low_x", "high_x", "share_low", "share_high"),
    *("document", "article", "valid_from", "valid_to"),
)
HEARINGS = ("party", "at_least", "document", "article", "valid_from", "valid_to")
HEADERS: Mapping[str, tuple[str, ...]] = {"items": ITEMS, "tiers": TIERS, "hearings": HEARINGS}


def rules_of(rows: Mapping[str, tuple[Row, ...]]) -> LocalRules:
    """The rules that checked rows state, by table."""
    return LocalRules(
        items=tuple(local_item(row) for row in rows.get("items", ())),
        tiers=tuple(tier_row(row) for row in rows.get("tiers", ())),
        hearings=tuple(hearing_row(row) for row in rows.get("hearings", ())),
    )


def local_item(row: Row) -> LocalItem:
    blank = dict.fromkeys(("was", "persons", "grounds", "crimes", "authority", "rule", "product", "tag"), "")
    return LocalItem(
        item_of(row["under"].rstrip("0123456789"), {**blank, **row}, row["conduct_en"]), row["under"], row["document"]
    )


def tier_row(row: Row) -> TierRow:
    unit, days = unit_of(row), tables.Validity.of(row)
    low, high = (figure_of(row, column, unit) for column in FIGURES[unit])
    return TierRow(
        code=row["code"],
        tier=None if row["tier"] == MITIGATED else Tier(row["tier"]),
        label_zh=row["label_zh"],
        condition_zh=row["condition_zh"],
        facts=tuple(row["facts"].split("|")) if row["facts"] else (),
        unit=unit,
        low=low,
        high=high,
        document=row["document"],
        article=row["article"],
        valid_from=days.valid_from,
        valid_to=days.valid_to,
    )


def hearing_row(row: Row) -> HearingSum:
    days = tables.Validity.of(row)
    return HearingSum(row["party"], to_fen(row["at_least"]), row["document"], row["article"], days.valid_from, days.valid_to)
