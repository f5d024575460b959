"""A proposed penalty as a value: what officers propose, the notice states and the decision fixes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cases.base.errors import ConditionFailed, Text
from cases.law.fact_types import Kind
from cases.law.fact_types import Tier as LegalTier

if TYPE_CHECKING:
    from cases.penalty.models.content import PenaltyContent

KINDS = frozenset(str(kind) for kind in Kind)
MITIGATED, LENIENT = "mitigated", str(LegalTier.LENIENT)
EXEMPTED = "exempted"
RANGED = frozenset(str(tier) for tier in LegalTier)
TIERS = RANGED | {MITIGATED, EXEMPTED}
# one trillion yuan: beyond it an amount cannot be written in capitals
MOST = 10**14


def yuan(fen: int) -> str:
    """Yuan as decimal text with two places."""
    return f"{Decimal(fen) / 100:.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Kinds and amounts (fen), the conduct it is for, the tier, the ground for going below the minimum, the texts."""

    conduct: str
    kinds: tuple[str, ...]
    fine: int = 0
    confiscated_gains: int = 0
    confiscated_goods: int = 0
    goods_description: str = ""
    tier: str = "ordinary"
    mitigation_ground: str = ""
    facts_text: str = ""
    reasons_text: str = ""
    measures: Mapping[str, str] = field(default_factory=dict)
    """What exactly is ordered, by kind, where the kind alone does not say it (which licence, how long)."""

    def __post_init__(self) -> None:
        self._ask_words()
        for amount, kind, name in (
            (self.fine, "fine", "罚款"),
            (self.confiscated_gains, "confiscate_gains", "没收违法所得"),
            (self.confiscated_goods, "confiscate_goods", "没收非法财物"),
        ):
            whole = isinstance(amount, int) and not isinstance(amount, bool) and 0 <= amount < MOST
            if not whole or (amount > 0) != (kind in self.kinds):
                raise ConditionFailed(
                    "kinds_and_amounts",
                    Text(
                        f"“{name}”的种类与金额不一致：勾选该种类须填写大于零的金额，未勾选则金额须为零。",
                        f"“{kind}” and its amount disagree: a chosen kind needs an amount above zero, others none.",
                    ),
                    "PL9",
                )

    def _ask_words(self) -> None:
        """Kinds and tier are words the law knows, and measures describe what is chosen."""
        for wrong, text in (
            (
                not set(self.kinds) <= KINDS or len(set(self.kinds)) != len(self.kinds),
                Text("处罚种类须为法定种类，每种只列一次。", "Kinds are those of the law, each named once."),
            ),
            (
                self.tier not in TIERS,
                Text("裁量阶次须为减轻、从轻、一般、从重或者免予处罚。", "The tier is none that the law knows."),
            ),
            (
                not set(self.measures) <= set(self.kinds),
                Text("处罚内容说明只能针对已选择的处罚种类。", "Measures describe chosen kinds of penalty only."),
            ),
        ):
            if wrong:
                raise ConditionFailed("proposal_unfit", text, "PL9")

    def as_facts(self) -> dict[str, Any]:
        """The `penalty` part of the `assess` facts."""
        penalty: dict[str, Any] = {
            "fine": yuan(self.fine),
            "confiscated_gains": yuan(self.confiscated_gains),
            "confiscated_goods": yuan(self.confiscated_goods),
            "kinds": list(self.kinds),
        }
        if self.tier in RANGED:
            penalty["discretion_tier"] = self.tier
        return penalty

    def columns(self) -> dict[str, Any]:
        """The columns of PenaltyContent that the proposal fixes."""
        return {**asdict(self), "kinds": list(self.kinds), "measures": dict(self.measures)}

    @classmethod
    def of(cls, row: PenaltyContent) -> Proposal:
        """The proposal that a report, notice or decision row holds."""
        return cls(
            conduct=row.conduct,
            kinds=tuple(row.kinds),
            fine=row.fine,
            confiscated_gains=row.confiscated_gains,
            confiscated_goods=row.confiscated_goods,
            goods_description=row.goods_description,
            tier=row.tier,
            mitigation_ground=row.mitigation_ground,
            facts_text=row.facts_text,
            reasons_text=row.reasons_text,
            measures=dict(row.measures),
        )

    def changes_from(self, other: Proposal) -> list[str]:
        """The fields in which this differs from the other, in their order."""
        return [f.name for f in fields(self) if getattr(self, f.name) != getattr(other, f.name)]

    def heavier_than(self, other: Proposal) -> list[str]:
        """In which respects this is heavier than the other (Chinese names); empty if in none."""
        heavier = [k for k in self.kinds if k not in other.kinds]
        heavier += [
            name for name in ("fine", "confiscated_gains", "confiscated_goods") if getattr(self, name) > getattr(other, name)
        ]
        return heavier


def merge_facts(facts: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with what the case itself knows laid over them; unknown stays out."""
    return {**facts, **{k: v for k, v in known.items() if v is not None}}
