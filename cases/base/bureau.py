"""What a province or a bureau has set differently, by date; the national rule where it has set nothing.

A setting of a bureau wins over one for all bureaus, a later one over an earlier one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.db.models import Q

from cases.base import reference
from cases.base.models.settings import BureauRule, DatedSetting
from cases.law.fact_types import Kind
from cases.law.local import NOTHING, LocalRules
from cases.law.local_rows import rules_of
from cases.law.periods import Roll
from cases.law.settings import PartyClass, Settings

WEEKEND_ROLL = "weekend_roll"
# 个体工商户 in the hearing range: as a natural person, as a unit, or undecided (both must agree)
TRADER_CLASSES: Mapping[str, PartyClass | None] = {"natural": PartyClass.NATURAL, "unit": PartyClass.UNIT, "either": None}


def settings_of(authority: int | None, on: date) -> dict[str, str]:
    """Every setting in force for the bureau on the day, by key; one cheap statement."""
    return settings_at(reference.state().settings, authority, on)


def settings_at(state: str, authority: int | None, on: date) -> dict[str, str]:
    """The same in a state of the settings' chain (see cases.base.reference)."""
    rows = (r for r in _entered(state) if r.authority in (None, authority) and r.valid_from <= on)
    # the weakest first, so that the stronger overwrite them
    ranked = sorted(
        (r for r in rows if r.valid_to is None or r.valid_to >= on), key=lambda r: (r.authority is not None, r.valid_from, r.pk)
    )
    return {row.key: row.value for row in ranked}


@lru_cache(maxsize=4)
def _entered(state: str) -> tuple[DatedSetting, ...]:
    """All settings there are; few, and read once per state."""
    return tuple(DatedSetting.objects.all()) if state else ()


def law_settings(authority: int | None, on: date) -> Settings:
    """The settings that the law engine asks for (cases.law.settings), sums given in yuan."""
    values = settings_of(authority, on)
    return Settings(
        sole_trader_as=TRADER_CLASSES[values.get("sole_trader_as", "natural")],
        hearing_sums=_sums(values, "hearing_sum"),
        low_fine_lines=_sums(values, "low_fine_line"),
        very_large_fines=_sums(values, "very_large_fine"),
        milder_from_start=values.get("milder_from_start") == "yes",
        other_heavy_kinds=frozenset(Kind(kind) for kind in values.get("other_heavy_kinds", "").split()),
        regime_anchors={key.partition(".")[2]: value for key, value in values.items() if key.startswith("regime_anchor.")},
        review_fine_from=_fen(values["review_fine_from"]) if "review_fine_from" in values else None,
        local=local_rules(reference.state().settings, authority),
    )


@lru_cache(maxsize=256)
def local_rules(state: str, authority: int | None) -> LocalRules:
    """The bureau's own rules of all times in a state of the settings' chain, else those for all bureaus."""
    if not state:
        return NOTHING
    found: dict[str, dict[bool, list[dict[str, str]]]] = {}
    rows = BureauRule.objects.filter(Q(authority=authority) | Q(authority=None)).order_by("pk")
    for rule in rows:
        ended = str(rule.valid_to) if rule.valid_to else ""
        own = rule.authority is not None
        found.setdefault(rule.table, {True: [], False: []})[own].append({**rule.row, "valid_to": ended})
    return rules_of({table: tuple(by[True] or by[False]) for table, by in found.items()})


def roll_of(values: Mapping[str, str]) -> Roll | None:
    """What moves a last day at this bureau (PP80 names only 法定节假日); None = the default."""
    return Roll(values[WEEKEND_ROLL]) if WEEKEND_ROLL in values else None


def _sums(values: Mapping[str, str], name: str) -> dict[PartyClass, int]:
    return {kind: _fen(values[f"{name}.{kind}"]) for kind in PartyClass if f"{name}.{kind}" in values}


def _fen(yuan: str) -> int:
    return int(Decimal(yuan) * 100)
