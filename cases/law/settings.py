"""What the law leaves to a province or a bureau, or leaves open: a frozen value, chosen for the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cases.law.fact_types import Kind, Party


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
    low_fine_lines    较低数额罚款: a fine alone *below* this line is a light penalty. Provincial (Hubei:
                      natural 10,000, unit 100,000); there is no national line, so the class of such a
                      fine stays unknown without it, unless it reaches the hearing sum.
    very_large_fines  数额特别巨大的罚款 counted as severe from this sum; no national line, unused if absent.
    publish_light     whether light penalties are shown although the rule says "as a rule not" (from
                      2025-06-22): at most 3 months.
    regime_anchors    overrides of the day a publicity period starts, by regime: "decision", "publication".
    pql55_excludes_no_fault  产品质量法 art. 55 is the 另有规定 of 行政处罚法 art. 33(2): a seller who did not know is never
                      left unpunished for want of fault. No text decides it; by default both are shown.
    review_fine_from  a bureau may add types to mandatory legal review: a fine from this sum, in fen.
    """

    sole_trader_as: PartyClass | None = PartyClass.NATURAL
    hearing_sums: Mapping[PartyClass, int] = field(default_factory=dict)
    other_heavy_kinds: frozenset[Kind] = frozenset()
    low_fine_lines: Mapping[PartyClass, int] = field(default_factory=dict)
    very_large_fines: Mapping[PartyClass, int] = field(default_factory=dict)
    publish_light: bool = False
    regime_anchors: Mapping[str, str] = field(default_factory=dict)
    review_fine_from: int | None = None
    pql55_excludes_no_fault: bool = False

    def class_of(self, party: Party | None) -> PartyClass | None:
        """The class whose sums apply to `party`; None if unknown."""
        if party is Party.SOLE_TRADER:
            return self.sole_trader_as
        if party is None:
            return None
        return PartyClass.NATURAL if party is Party.NATURAL_PERSON else PartyClass.UNIT


NATIONAL = Settings()
