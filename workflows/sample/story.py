"""What a sample case is, as a value: who, what, which sums, which texts, and the path it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from cases.penalty.proposal import Proposal

FILING = "有证据初步证明当事人存在违反市场监督管理法律、法规、规章的行为，依法应当给予行政处罚，属于本局管辖，建议立案调查。"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence: its kind (a code of EvidenceKind), its title and what it proves."""

    kind: str
    title: str
    proves: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What an official did or left undone, with the three elements of fault and their reasons."""

    conduct: str
    duty: str
    unlawful_reasons: str
    mind: str
    mind_reasons: str
    harm: str
    harm_reasons: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A ground of exemption claimed for a finding, and what becomes of it."""

    finding: int
    ground: str
    statement: str
    accepted: bool
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """The review of an official of the story. `views` are who (sign-in name), the view, whether it dissents."""

    official: str
    trigger: str
    summary: str
    preliminary: str
    faults: tuple[Fault, ...]
    measures: tuple[str, ...]
    basis: str
    defence: str
    claims: tuple[Claimed, ...]
    verification: str
    argument: str
    decided: tuple[str, ...]
    reasons: str
    views: tuple[tuple[str, str, bool], ...]
    grounds: str = ""
    answer_reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """A penalty of the story. Sums in fen; the kinds follow from the sums, `more` adds those without a sum.

    `measures` says what is ordered by kind, where the kind alone does not say it; `reasons` replaces the story's.
    """

    fine: int = 0
    gains: int = 0
    goods: int = 0
    goods_description: str = ""
    tier: str = "ordinary"
    mitigation: str = ""
    reasons: str = ""
    more: tuple[str, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of penalty (codes of PenaltyKind), warning first."""
        sums = (("confiscate_gains", self.gains), ("confiscate_goods", self.goods), ("fine", self.fine))
        return (*self.more, *(kind for kind, amount in sums if amount))


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One fictional case. Texts may name the day of a step in braces (`{findings}`), the day of the act (`{acted}`),
    the day after which it was put right (`{until}`) and the year of the clue (`{year}`).

    `path` lists the steps in order (`timeline.steps`); the last is played `last` working days before today.
    `acted` is how many calendar days before the clue the act was done. `facts` are the `assess` facts without days;
    `corrected` replaces some of them once the story has a second inquiry. `intended` is what the party is told,
    `final` what is decided (None: the same), `changed` what a changed decision says. `weighing` and `listing_reason`
    are what is said of a listing, before and at its decision. `goods` of a transfer to the police: name, specification,
    quantity, state each.
    """

    code: str
    shows_zh: str
    shows_en: str
    article: str
    party: str
    path: str
    last: int
    conduct: str
    cause: str
    content: str
    findings: str = ""
    source: str = "inspection"
    provider: str = ""
    acted: int = 5
    handlers: tuple[str, str] = ("officer1", "officer2")
    facts: Mapping[str, Any] = field(default_factory=dict)
    filing: str = FILING
    evidence: tuple[Piece, ...] = ()
    facts_text: str = ""
    nature: str = ""
    opinion: str = ""
    reasons: str = ""
    review: str = "case"
    returned: str = ""
    intended: Sanction = field(default_factory=Sanction)
    final: Sanction | None = None
    changed: Sanction | None = None
    defence: str = ""
    recheck: str = ""
    accepted: bool = False
    views: tuple[tuple[str, str], ...] = ()
    conclusion: str = ""
    ground: str = ""
    basis: str = ""
    ended: str = ""
    order: str = ""
    explained: str = ""
    publicity_class: str = "general"
    weighing: str = ""
    listing_reason: str = ""
    redactions: tuple[tuple[str, str], ...] = ()
    inquiry: Inquiry | None = None
    crime_text: str = ""
    crime_grounds: str = ""
    crime_decision: str = ""
    goods: tuple[tuple[str, str, str, str], ...] = ()
    police_reasons: str = ""
    resumed: str = ""

    def dated(self, days: Mapping[str, date]) -> Story:
        """The story with the days filled into its texts."""
        known = {name: f"{day.year}年{day.month}月{day.day}日" for name, day in days.items()}
        known |= {"year": str(days["clue"].year)}
        changes = {f.name: _filled(getattr(self, f.name), known) for f in fields(self) if f.name not in _UNTOUCHED}
        return replace(self, **changes)

    def proposal(self, sanction: Sanction) -> Proposal:
        """A penalty of this story as the officers put it forward."""
        return Proposal(
            conduct=self.conduct,
            kinds=sanction.kinds,
            fine=sanction.fine,
            confiscated_gains=sanction.gains,
            confiscated_goods=sanction.goods,
            goods_description=sanction.goods_description,
            tier=sanction.tier,
            mitigation_ground=sanction.mitigation,
            facts_text=self.facts_text,
            reasons_text=sanction.reasons or self.reasons,
            measures=sanction.measures,
        )

    @property
    def decided(self) -> Sanction:
        return self.final or self.intended


_UNTOUCHED = frozenset({"facts", "intended", "final", "changed", "handlers", "views", "redactions", "goods"})


def _filled(value: Any, days: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return value.format_map(days)
    if isinstance(value, tuple):
        return tuple(replace(p, title=p.title.format_map(days), proves=p.proves.format_map(days)) for p in value)
    return value


# --- facts that many stories share ------------------------------------------------------------------------------

PLAIN = {"complex": False, "public_interest": False, "deaths": 0}
FOOD = {**PLAIN, "product": "food", "substance": "none", "ill": 0}
GOODS = {**PLAIN, "product": "product", "serious_injuries": 0, "direct_loss": "0.00", "harm": False}


def sums(*, sold: str, left: str, gains: str = "0.00") -> dict[str, str]:
    """Value of the goods sold and unsold and the illegal gains, in yuan as the law engine reads them."""
    total = _cents(sold) + _cents(left)
    return {
        "goods_value": f"{total // 100}.{total % 100:02d}",
        "sales_amount": sold,
        "unsold_value": left,
        "illegal_gains": gains,
    }


def _cents(yuan: str) -> int:
    whole, _, rest = yuan.partition(".")
    return int(whole) * 100 + int(rest.ljust(2, "0") or "0")
