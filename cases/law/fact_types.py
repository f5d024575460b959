"""The facts of a case as the law engine sees them. Every fact may be unknown (`None`); money is in fen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from cases.law.amounts import Gains, Line
from cases.law.finding import Question


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
        sums = ((Kind.FINE, self.fine), *zip(_CONFISCATION, self.confiscated, strict=True))
        return self.kinds | {kind for kind, amount in sums if amount}


_CONFISCATION = (Kind.CONFISCATE_GAINS, Kind.CONFISCATE_GOODS)


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


LABELS = {
    "acted_on": "违法行为发生日",
    "act_ended_on": "违法行为终了日",
    "discovered_on": "发现违法行为之日",
    "filed_on": "立案日",
    "decided_on": "处罚决定日",
    "served_on": "送达日",
    "published_on": "公示日",
    "restricted_until": "限制开展生产经营活动、停产停业、限制从业的届满日",
    "party": "当事人类型",
    "bureau_level": "办案机关层级",
    "product": "产品类别",
    "conduct": "违法行为种类",
    "listing_grounds": "认定的列入严重违法失信名单情形",
    "local_item": "适用的省级管理办法的条款（本机关录入的项目代码）",
    "procedure": "适用程序",
    "lines": "货品明细",
    "gains": "违法所得的计算",
    "goods_value": "货值金额",
    "sales_amount": "销售金额",
    "unsold_value": "未销售货值金额",
    "illegal_gains": "违法所得",
    "person_income": "责任人员上一年度从本单位取得的收入",
    "period_income": "责任人员违法行为发生期间自本单位所获收入",
    "helper_income": "运输、保管、仓储等收入",
    "turnover": "违法经营额",
    "ad_fee": "广告费用（无法计算或者明显偏低的填零）",
    "fee": "所收取的检验、认证等费用",
    "direct_loss": "直接经济损失",
    "deaths": "死亡人数",
    "ill": "患病人数",
    "serious_injuries": "重伤人数",
    "duration_days": "违法行为持续天数",
    "repeat_within_year": "一年内是否再次实施同一性质的违法行为",
    "refused_to_correct": "是否拒不改正",
    "serious": "是否情节严重",
    "grave": "是否造成严重（危害）后果",
    "heavier": "是否情节较重",
    "extreme": "是否情节特别严重",
    "intentional": "是否故意实施违法行为",
    "vile": "违法行为是否性质恶劣",
    "false_information": "是否故意提供虚假信息或者隐瞒真实情况",
    "evaded_inspection": "是否拒绝、逃避监督检查",
    "repeat_after_conviction": "是否因违反食品安全法律、法规受到刑事处罚后又实施食品安全违法行为",
    "penalties_within_year": "一年内因违反食品安全法受到责令停产停业、吊销许可证以外处罚的次数",
    "earlier_penalties": "此前受到的行政处罚",
    "packaged": "产品是否有包装",
    "only_prepackaged": "是否仅销售预包装食品",
    "only_farm_produce": "是否仅销售食用农产品",
    "no_licence": "当事人是否没有可以吊销的许可证件",
    "own_containers": "是否使用自有容器运输自有重点液态食品",
    "passed_off": "是否掺杂掺假、以假充真、以次充好或者以不合格产品冒充合格产品",
    "knew": "是否明知（有法释〔2021〕24号第十条所列情形等）",
    "harm": "是否有危害后果",
    "life_or_finance": "是否涉及公民生命健康安全、金融安全",
    "convicted": "是否已受刑事处罚",
    "criminal_fine": "人民法院是否判处罚金",
    "complex": "是否疑难复杂、涉及多个法律关系",
    "public_interest": "是否涉及重大公共利益",
    "hearing_held": "是否经过听证程序",
    "substance": "检出物质类别",
    "role": "当事人角色",
    "grounds": "不予、减轻处罚情形",
    "penalty": "拟作出的处罚",
    "penalty.kinds": "拟作出的处罚种类",
    "penalty.fine": "拟罚款数额",
    "penalty.confiscated": "拟没收违法所得和非法财物的价值",
    "penalty.discretion_tier": "裁量档次",
    "crime": "是否涉嫌其他犯罪",
    "setting": "本机关设置项",
}


@lru_cache(maxsize=8192)
def ask(fact: str, why: str) -> Question:
    """A question about a missing fact; `why` says what it decides."""
    return Question(fact, LABELS[fact], why)
