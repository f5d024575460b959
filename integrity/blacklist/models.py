"""One listing on the list of serious violations, and the measures that go with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.base.addresses import public_code
from cases.base.models import Aggregate, AuditedModel, Document, Listed
from cases.parties.models import Authority, Officer, Party
from cases.penalty.models import Decision, PenaltyCase
from integrity.blacklist.procedure import BLACKLIST, WITH_DECISION, BlacklistState, Group

SUPERIOR = "superior"


class HeavyBy(models.TextChoices):
    """What makes the penalty heavy (L44 2): the tier of the fine, or a kind. Never an amount."""

    SEVERE_TIER = "severe_tier", "从重处罚的罚款"
    LOWER_QUALIFICATION = "lower_qualification", "降低资质等级"
    REVOKE_LICENCE = "revoke_licence", "吊销许可证件"
    RESTRICT_BUSINESS = "restrict_business", "限制开展生产经营活动"
    STOP_BUSINESS = "stop_business", "责令停产停业"
    CLOSE_DOWN = "close_down", "责令关闭"
    BAR_PERSON = "bar_person", "限制从业"
    OTHER = "other", "其他较重的行政处罚"


class NotListedGround(models.TextChoices):
    """Why a party is not listed."""

    NOT_GRAVE = "not_grave", "未达到性质恶劣、情节严重、社会危害较大"
    NO_INTENT = "no_intent", "有证据足以证明没有主观故意"
    DEFENCE_ACCEPTED = "defence_accepted", "采纳当事人陈述申辩"
    NOT_HEAVY = "not_heavy", "不再属于较重行政处罚或者不再具有列入情形"
    NO_CONSENT = "no_consent", "上一级机关不同意列入"


class BlacklistCase(Aggregate):
    """The listing of one party for one penalty case, decided together with the penalty (L44 13).

    `grounds` are rows of blacklist.csv as the notice gave them: `{"code", "article", "title", "title_en"}`; `heavy_by` says what
    makes the penalty heavy. `weighing` is the assessment of art. 12, `proposes_listing` its conclusion (None: not proposed
    yet). `consent_required` is fixed with the notice. `term_end` is the last day on the list, `early_from` the first on
    which early removal may be applied for. `decision` is empty until it is listed.
    """

    lifecycle: ClassVar = BLACKLIST

    case = models.ForeignKey(PenaltyCase, on_delete=models.PROTECT, related_name="listings", verbose_name="案件")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+", verbose_name="机关")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="listings", verbose_name="当事人")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="listings", verbose_name="处罚决定")
    grounds = models.JSONField("列入情形", default=list)
    heavy_by = models.CharField("较重行政处罚", max_length=24, choices=HeavyBy.choices)
    # assessment
    weighing = models.TextField("情节评估", blank=True)
    proposes_listing = models.BooleanField("拟列入", null=True)
    proposed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    credit_opinion = models.TextField("信用监管机构意见", blank=True)
    confirmed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    # notice and defence
    notified_on = models.DateField("制发告知书日期", null=True)
    notice_document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    notice_served_on = models.DateField("告知书送达日期", null=True)
    waived_on = models.DateField("放弃陈述申辩日期", null=True)
    defence = models.TextField("陈述申辩", blank=True)
    defence_by = models.CharField("陈述人", max_length=128, blank=True)
    defence_on = models.DateField("陈述申辩日期", null=True)
    defence_accepted = models.BooleanField("采纳陈述申辩", null=True)
    recheck = models.TextField("复核情况", blank=True)
    rechecked_on = models.DateField("复核日期", null=True)
    # the superior
    consent_required = models.BooleanField("须经上级同意", default=False)
    consent_requested_on = models.DateField("报请日期", null=True)
    consent_request = models.TextField("报请意见", blank=True)
    consent_given = models.BooleanField("上级同意", null=True)
    consent_on = models.DateField("上级答复日期", null=True)
    consent_by = models.CharField("上级答复人", max_length=128, blank=True)
    consent_opinion = models.TextField("上级意见", blank=True)
    # the listing itself
    reasons = models.TextField("列入理由", blank=True)
    listed_on = models.DateField("列入日期", null=True)
    listed_by = models.CharField("决定人", max_length=128, blank=True)
    listing_document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    served_on = models.DateField("列入决定送达日期", null=True)
    published_on = models.DateField("公示日期", null=True)
    restriction_until = models.DateField("法定限制期末日", null=True)
    term_end = models.DateField("列入期限末日", null=True)
    early_from = models.DateField("可申请提前移出之日", null=True)
    # the end
    ended_on = models.DateField("终止日期", null=True)
    end_ground = models.CharField("不予列入理由", max_length=20, choices=NotListedGround.choices, blank=True)
    end_reason = models.TextField("终止理由", blank=True)
    taken_down_on = models.DateField("撤下公示日期", null=True)
    # the address on the public page
    public_code = models.CharField(  # noqa: DJ001
        "公开地址", max_length=20, unique=True, null=True, default=public_code, editable=False
    )

    class Meta:
        verbose_name = "严重违法失信名单列入"
        indexes = [
            models.Index(fields=["party", "state"], name="listing_party"),
            models.Index(fields=["authority", "state", "id"], name="listing_authority"),
            models.Index(fields=["state", "term_end"], name="listing_term"),
            models.Index(fields=["state", "-published_on", "-public_code"], name="listing_public"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=~Q(state__in=tuple(sorted(BLACKLIST.terminal_states))), name="one_live_listing"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WITH_DECISION)
                | Q(listed_on__isnull=False, term_end__isnull=False, early_from__isnull=False),
                name="listing_term_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WITH_DECISION)
                | Q(consent_required=False)
                | Q(consent_given=True, consent_given__isnull=False),
                name="listing_consented",
            ),
            models.CheckConstraint(condition=Q(term_end=None) | Q(term_end__gt=F("listed_on")), name="listing_term_order"),
            models.CheckConstraint(
                condition=~Q(state=BlacklistState.PUBLISHED) | Q(published_on__isnull=False), name="listing_published_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"

    @property
    def authority_id_(self) -> int:
        return self.authority_id

    @property
    def listed(self) -> Listed:
        """A listing goes by its case's number."""
        return Listed(self.case.number, "严重违法失信名单列入", self.party.name)

    @property
    def pending(self) -> bool:
        """Not decided yet."""
        return self.decision_id is None and self.state not in BLACKLIST.terminal_states

    @property
    def on_list(self) -> bool:
        return self.state in BLACKLIST.inside(Group.ON_LIST)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(ground["code"] for ground in self.grounds)

    def relations(self) -> Mapping[str, Collection[int]]:
        """The officers of its case, as they stand to it."""
        return self.case.relations()

    def desk_of(self, name: str) -> int:
        """The superior consents at its own desk; a bureau without one keeps the line."""
        return (self.authority.parent_id if name == SUPERIOR else None) or self.authority_id


class Measure(models.TextChoices):
    """Management measures (L44 15)."""

    KEY_FACTOR = "key_factor", "作为行政许可、资质资格、政府采购、招标投标等的重要考量因素"
    INSPECTION = "inspection", "列为重点监管对象，提高检查频次，依法严格监管"
    NO_COMMITMENT = "no_commitment", "不适用告知承诺制"
    NO_HONOURS = "no_honours", "不予授予市场监督管理部门荣誉称号等表彰奖励"
    OTHER = "other", "法律、行政法规和党中央、国务院政策文件规定的其他管理措施"


class ManagementMeasure(AuditedModel):
    """One measure against one listed party, from the listing until the removal."""

    listing = models.ForeignKey(BlacklistCase, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField("管理措施", max_length=16, choices=Measure.choices)
    basis = models.CharField("依据", max_length=200, blank=True)
    from_day = models.DateField("自")
    to_day = models.DateField("至", null=True)

    class Meta:
        verbose_name = "管理措施"
        constraints = [
            models.UniqueConstraint(fields=["listing", "kind", "from_day"], name="measure_once"),
            models.CheckConstraint(condition=Q(to_day=None) | Q(to_day__gte=F("from_day")), name="measure_order"),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.kind}"

    @property
    def stream_key(self) -> str:
        return f"blacklistcase:{self.listing_id}"
