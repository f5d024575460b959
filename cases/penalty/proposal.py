"""A proposed penalty as a value: what officers propose, the notice states and the decision fixes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


# the lightest first
BY_WEIGHT = (EXEMPTED, MITIGATED, LENIENT, str(LegalTier.ORDINARY), str(LegalTier.SEVERE))


def yuan(fen: int) -> str:
    """Yuan as decimal text with two places."""
    return f"{Decimal(fen) / 100:.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What is imposed for one act: the item of law, kinds and amounts (fen), the tier, the ground for going below the minimum.

    `measures`: what exactly is ordered, by kind, where the kind alone does not say it (which licence, how long). `broken`: which
    of several rules that the item names were broken; empty: all of them.
    """

    conduct: str
    kinds: tuple[str, ...]
    fine: int = 0
    confiscated_gains: int = 0
    confiscated_goods: int = 0
    goods_description: str = ""
    tier: str = "ordinary"
    mitigation_ground: str = ""
    measures: Mapping[str, str] = field(default_factory=dict)
    broken: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _ask_words(self)
        _ask_amounts(self)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Charge):
    """A whole penalty with its texts. For one act it is the charge itself; for several it is what they come to (`joined`):
    sums and kinds of all, the first item, the heaviest tier; `charges` are then the single ones.
    """

    facts_text: str = ""
    reasons_text: str = ""
    charges: tuple[Charge, ...] = ()

    def __post_init__(self) -> None:
        _ask_words(self)
        _ask_amounts(self)
        codes = [charge.conduct for charge in self.charges]
        if len(codes) == 1 or len(set(codes)) != len(codes):
            raise ConditionFailed(
                "proposal_unfit",
                Text(
                    "分别处罚的违法行为须有两项以上，每一条款项只列一次；同一条款项的多次行为合并列为一项。",
                    "Charges are two or more, each item of law named once; repeated acts under one item are one charge.",
                ),
                "PL29",
            )

    @classmethod
    def joined(cls, charges: Sequence[Charge], *, facts_text: str = "", reasons_text: str = "") -> Proposal:
        """What several charges come to."""
        kinds = tuple(dict.fromkeys(kind for charge in charges for kind in charge.kinds))
        return cls(
            conduct=charges[0].conduct,
            kinds=kinds,
            fine=sum(charge.fine for charge in charges),
            confiscated_gains=sum(charge.confiscated_gains for charge in charges),
            confiscated_goods=sum(charge.confiscated_goods for charge in charges),
            goods_description="；".join(c.goods_description for c in charges if c.goods_description),
            tier=max((charge.tier for charge in charges), key=BY_WEIGHT.index),
            mitigation_ground=next((c.mitigation_ground for c in charges if c.mitigation_ground), ""),
            measures={kind: text for charge in charges for kind, text in charge.measures.items()},
            broken=tuple(dict.fromkeys(rule for charge in charges for rule in charge.broken)),
            facts_text=facts_text,
            reasons_text=reasons_text,
            charges=tuple(charges),
        )

    @property
    def parts(self) -> tuple[Charge, ...]:
        """The charges; the proposal itself where it is of one act."""
        return self.charges or (self,)

    def columns(self) -> dict[str, Any]:
        """The columns of PenaltyContent that the proposal fixes."""
        charges = [_plain(charge) for charge in self.charges] or None
        return {**_plain(self), "charges": charges}

    @classmethod
    def of(cls, row: PenaltyContent) -> Proposal:
        """The proposal that a report, notice or decision row holds."""
        return cls(
            facts_text=row.facts_text,
            reasons_text=row.reasons_text,
            charges=tuple(_charge_of(told) for told in row.charges or ()),
            **{name: getattr(row, name) for name in _NAMES if name not in ("kinds", "measures", "broken")},
            kinds=tuple(row.kinds),
            measures=dict(row.measures),
            # rows written before the rules could be told apart have none
            broken=tuple(row.broken or ()),
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


def _ask_amounts(charge: Charge) -> None:
    for amount, kind, name in (
        (charge.fine, "fine", "罚款"),
        (charge.confiscated_gains, "confiscate_gains", "没收违法所得"),
        (charge.confiscated_goods, "confiscate_goods", "没收非法财物"),
    ):
        whole = isinstance(amount, int) and not isinstance(amount, bool) and 0 <= amount < MOST
        if not whole or (amount > 0) != (kind in charge.kinds):
            raise ConditionFailed(
                "kinds_and_amounts",
                Text(
                    f"“{name}”的种类与金额不一致：勾选该种类须填写大于零的金额，未勾选则金额须为零。",
                    f"“{kind}” and its amount disagree: a chosen kind needs an amount above zero, others none.",
                ),
                "PL9",
            )


def _ask_words(charge: Charge) -> None:
    """Kinds and tier are words the law knows, and measures describe what is chosen."""
    for wrong, text in (
        (
            not set(charge.kinds) <= KINDS or len(set(charge.kinds)) != len(charge.kinds),
            Text("处罚种类须为法定种类，每种只列一次。", "Kinds are those of the law, each named once."),
        ),
        (
            charge.tier not in TIERS,
            Text("裁量阶次须为减轻、从轻、一般、从重或者免予处罚。", "The tier is none that the law knows."),
        ),
        (
            not set(charge.measures) <= set(charge.kinds),
            Text("处罚内容说明只能针对已选择的处罚种类。", "Measures describe chosen kinds of penalty only."),
        ),
    ):
        if wrong:
            raise ConditionFailed("proposal_unfit", text, "PL9")


_NAMES = tuple(f.name for f in fields(Charge))


def _plain(charge: Charge) -> dict[str, Any]:
    """A charge as a row keeps it."""
    lists = {"kinds": list(charge.kinds), "measures": dict(charge.measures), "broken": list(charge.broken)}
    return {**asdict(charge), **lists}


def _charge_of(told: Mapping[str, Any]) -> Charge:
    """A charge as a row keeps it, without what the law added to it."""
    kept = {name: told[name] for name in _NAMES if name in told}
    return Charge(**{**kept, "kinds": tuple(told["kinds"]), "broken": tuple(told.get("broken") or ())})


def merge_facts(facts: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with what the case itself knows laid over them; unknown stays out."""
    return {**facts, **{k: v for k, v in known.items() if v is not None}}
