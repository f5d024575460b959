"""What the law leaves to a province or a bureau, or leaves open: a frozen value, chosen for the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cases.law.fact_types import Kind, Party
from cases.law.local import NOTHING, LocalRules


class PartyClass(StrEnum):
    """The two classes by which sums are set: 自然人, and 法人或者其他组织."""

    NATURAL = "natural"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Sums in fen. The defaults are the national rule, or, where there is none, the cautious reading.

    sole_trader_as    个体工商户: the class is disputed; as a natural person (民法典 art. 54) it has a hearing
                      from 10,000 yuan and is fined on the spot up to 200 yuan only. None: both must agree.
    hearing_sums      a province's own 较大数额, by class; the national sums where absent (听证办法 art. 5).
    other_heavy_kinds kinds this bureau treats as 其他较重的行政处罚 (听证办法 art. 5 item 5). None by law.
    low_fine_lines    较低数额罚款 of a province, to 2025-12-24: a fine alone *below* this line is a light penalty (Hubei:
                      natural 10,000, unit 100,000). Without it the class of such a fine stays unknown, unless it
                      reaches the hearing sum. Since then the line is national (low_fines.csv).
    very_large_fines  数额特别巨大的罚款 counted as severe from this sum, to 2025-12-24; unused if absent.
    regime_anchors    overrides of the day a publicity period starts, by regime: "decision", "publication".
    milder_from_start  a penalty shown under an older regime ends when a later one would have ended it, if that is
                      earlier, but never before the later one came into force. Order 108 has no rule of transition.
    pql55_excludes_no_fault  产品质量法 art. 55 is the 另有规定 of 行政处罚法 art. 33(2): a seller who did not know is never
                      left unpunished for want of fault. No text decides it; by default both are shown.
    review_fine_from  a bureau may add types to mandatory legal review: a fine from this sum, in fen.
    local             the bureau's own items under 食品安全法 127, tiers and sums for a hearing (cases.law.local).
    """

    sole_trader_as: PartyClass | None = PartyClass.NATURAL
    hearing_sums: Mapping[PartyClass, int] = field(default_factory=dict)
    other_heavy_kinds: frozenset[Kind] = frozenset()
    low_fine_lines: Mapping[PartyClass, int] = field(default_factory=dict)
    very_large_fines: Mapping[PartyClass, int] = field(default_factory=dict)
    regime_anchors: Mapping[str, str] = field(default_factory=dict)
    milder_from_start: bool = False
    review_fine_from: int | None = None
    pql55_excludes_no_fault: bool = False
    local: LocalRules = NOTHING

    def class_of(self, party: Party | None) -> PartyClass | None:
        """The class whose sums apply to `party`; None if unknown."""
        if party is Party.SOLE_TRADER:
            return self.sole_trader_as
        if party is None:
            return None
        return PartyClass.NATURAL if party is Party.NATURAL_PERSON else PartyClass.UNIT


NATIONAL = Settings()
