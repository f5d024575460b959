"""The facts of a case as the law engine sees them. Every fact may be unknown (`None`); money is in fen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cases.law.amounts import Gains, Line


class Party(StrEnum):
    """Who is punished (当事人)."""

    COMPANY = "company"
    SOLE_TRADER = "sole_trader"
    NATURAL_PERSON = "natural_person"
    OTHER_ORG = "other_org"


class BureauLevel(StrEnum):
    """The level of the deciding bureau."""

    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    NATIONAL = "national"


class Product(StrEnum):
    """Food, the other fields of 重点领域, or any other product."""

    FOOD = "food"
    DRUG = "drug"
    MEDICAL_DEVICE = "medical_device"
    COSMETICS = "cosmetics"
    SPECIAL_EQUIPMENT = "special_equipment"
    KEY_INDUSTRIAL = "key_industrial"
    PRODUCT = "product"


class Procedure(StrEnum):
    """普通程序 or 简易程序."""

    ORDINARY = "ordinary"
    SIMPLIFIED = "simplified"


class Substance(StrEnum):
    """What was found in the food, as far as the criminal law asks."""

    NONE = "none"
    TOXIC_NON_FOOD = "toxic_non_food"
    SERIOUSLY_OVER_LIMIT = "seriously_over_limit"
    DISEASED_MEAT = "diseased_meat"
    BANNED = "banned"
    INFANT_FOOD_DEFICIENT = "infant_food_deficient"
    MEDICAL_FOOD_DEFICIENT = "medical_food_deficient"
    OTHER_GRAVE = "other_grave"


class Role(StrEnum):
    """In which capacity the party acted."""

    PRODUCER = "producer"
    SELLER = "seller"
    CATERING = "catering"
    IMPORTER = "importer"
    AGENT = "agent"
    PREMISES = "premises"
    STORAGE = "storage"
    PLATFORM = "platform"
    MARKET = "market"
    TESTING_BODY = "testing_body"
    PERSON = "person"
    RAW_MATERIAL_SUPPLIER = "raw_material_supplier"
    PIG_SLAUGHTERER = "pig_slaughterer"


class Tier(StrEnum):
    """The tier of the discretion standard (裁量基准) used."""

    LENIENT = "lenient"
    ORDINARY = "ordinary"
    SEVERE = "severe"


class Kind(StrEnum):
    """The kinds of penalty (行政处罚法 art. 9)."""

    WARNING = "warning"
    CRITICISM = "criticism"
    FINE = "fine"
    CONFISCATE_GAINS = "confiscate_gains"
    CONFISCATE_GOODS = "confiscate_goods"
    SUSPEND_LICENCE = "suspend_licence"
    LOWER_QUALIFICATION = "lower_qualification"
    REVOKE_LICENCE = "revoke_licence"
    RESTRICT_BUSINESS = "restrict_business"
    STOP_BUSINESS = "stop_business"
    CLOSE_DOWN = "close_down"
    BAR_PERSON = "bar_person"
    DETENTION = "detention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Grounds for no or a lower penalty, and the elements of special rules (no_penalty.csv); age and capacity are those at the
    time of the act."""

    under_fourteen: bool | None = None
    minor: bool | None = None
    incapable: bool | None = None
    mitigation_below_minimum: bool | None = None
    minor_corrected_no_harm: bool | None = None
    first_time_slight_corrected: bool | None = None
    no_fault_proven: bool | None = None
    no_intent_proven: bool | None = None
    partly_capable: bool | None = None
    removed_harm: bool | None = None
    coerced: bool | None = None
    told_unknown: bool | None = None
    merit: bool | None = None
    other_law_lightens: bool | None = None
    checked: bool | None = None
    did_not_know: bool | None = None
    source_named: bool | None = None
    lawfully_got: bool | None = None
    recalled_no_harm: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """A penalty decided or proposed. `kinds` empty: decided that there is none; None: kinds not known."""

    fine: int | None = None
    confiscated_gains: int | None = None
    confiscated_goods: int | None = None
    kinds: frozenset[Kind] | None = None
    discretion_tier: Tier | None = None

    def amount_of(self, kind: Kind, amount: int | None) -> int | None:
        """The sum under `kind`; nothing, if the kinds are known and it is not among them."""
        return 0 if amount is None and self.kinds is not None and kind not in self.kinds else amount

    @property
    def is_none(self) -> bool:
        """It was decided that there is no penalty."""
        return self.kinds is not None and not self.kinds

    @property
    def contradicts_itself(self) -> bool:
        return self.is_none and any((self.fine, self.confiscated_gains, self.confiscated_goods))

    @property
    def fine_sum(self) -> int | None:
        return self.amount_of(Kind.FINE, self.fine)

    @property
    def proposed_fine(self) -> int | None:
        """The fine, if one is proposed at all and its sum is known."""
        named = self.kinds is not None and Kind.FINE in self.kinds
        return self.fine if self.fine or named else None

    @property
    def confiscated(self) -> tuple[int | None, int | None]:
        """Gains and goods, each None if the sum is not known."""
        return (
            self.amount_of(Kind.CONFISCATE_GAINS, self.confiscated_gains),
            self.amount_of(Kind.CONFISCATE_GOODS, self.confiscated_goods),
        )

    @property
    def all_kinds(self) -> frozenset[Kind] | None:
        """The kinds, those implied by a sum included; None if not known."""
        if self.kinds is None:
            return None
        sums = (self.fine, self.confiscated_gains, self.confiscated_goods)
        return self.kinds | {kind for kind, amount in zip(_OF_SUMS, sums, strict=True) if amount} if any(sums) else self.kinds


_OF_SUMS = (Kind.FINE, Kind.CONFISCATE_GAINS, Kind.CONFISCATE_GOODS)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPenalty:
    """A decision that punished the party before: its day, the items it rested on, and the kinds it imposed."""

    decided_on: date
    conduct: tuple[str, ...]
    kinds: frozenset[Kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One case's facts. See the contract in docs for each; None is "not known".

    `lines` and `gains`: how the value of the goods and the gains are worked out; the sums themselves then follow from them.
    `acts`: the facts of each act where there are several (see `several`); then conduct and penalty are theirs.
    """

    id: object = None
    acted_on: date | None = None
    act_ended_on: date | None = None
    discovered_on: date | None = None
    filed_on: date | None = None
    decided_on: date | None = None
    served_on: date | None = None
    published_on: date | None = None
    restricted_until: date | None = None
    party: Party | None = None
    bureau_level: BureauLevel | None = None
    product: Product | None = None
    conduct: tuple[str, ...] = ()
    listing_grounds: tuple[str, ...] = ()
    local_item: str | None = None
    procedure: Procedure | None = None
    goods_value: int | None = None
    sales_amount: int | None = None
    unsold_value: int | None = None
    illegal_gains: int | None = None
    person_income: int | None = None
    period_income: int | None = None
    helper_income: int | None = None
    turnover: int | None = None
    ad_fee: int | None = None
    fee: int | None = None
    direct_loss: int | None = None
    violations: int | None = None
    deaths: int | None = None
    ill: int | None = None
    serious_injuries: int | None = None
    duration_days: int | None = None
    penalties_within_year: int | None = None
    earlier_penalties: tuple[EarlierPenalty, ...] | None = None
    repeat_within_year: bool | None = None
    refused_to_correct: bool | None = None
    serious: bool | None = None
    grave: bool | None = None
    heavier: bool | None = None
    extreme: bool | None = None
    intentional: bool | None = None
    vile: bool | None = None
    false_information: bool | None = None
    evaded_inspection: bool | None = None
    repeat_after_conviction: bool | None = None
    harm: bool | None = None
    life_or_finance: bool | None = None
    packaged: bool | None = None
    only_prepackaged: bool | None = None
    only_farm_produce: bool | None = None
    own_containers: bool | None = None
    no_licence: bool | None = None
    licence_issued_here: bool | None = None
    passed_off: bool | None = None
    knew: bool | None = None
    convicted: bool | None = None
    criminal_fine: bool | None = None
    complex: bool | None = None
    public_interest: bool | None = None
    hearing_held: bool | None = None
    substance: Substance | None = None
    role: Role | None = None
    grounds: Grounds = field(default_factory=Grounds)
    penalty: Penalty | None = None
    lines: tuple[Line, ...] = ()
    gains: Gains | None = None
    acts: tuple[Facts, ...] = ()

    @property
    def confiscable_gains(self) -> int | None:
        """The gains without what was given back to the buyers (行政处罚法 art. 28, 令118 art. 11)."""
        if self.illegal_gains is None or self.gains is None:
            return self.illegal_gains
        return max(0, self.illegal_gains - self.gains.refunded)

    @property
    def act_day(self) -> date | None:
        """The day whose law governs: a continuing act is judged where it ended (行政处罚法 art. 36)."""
        return self.act_ended_on or self.acted_on

    @property
    def step_day(self) -> date | None:
        """The day whose procedural law governs; None if neither decision nor filing is dated."""
        return self.decided_on or self.filed_on
