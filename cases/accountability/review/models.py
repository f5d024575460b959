"""The review of one official's responsibility (执法责任追究), and what it comes to know and to decide."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from cases.accountability.review import people
from cases.accountability.review.choices import Capacity, Claim, Harm, Mind, Outcome, Recipient, Trigger
from cases.accountability.review.lifecycle import RESPONSIBILITY
from cases.base.actors import Actor
from cases.base.models import Act, Aggregate, AuditedModel, Document, Listed
from cases.base.roles import Role
from cases.parties.models import Authority, Officer
from cases.parties.selectors import answers_to

# until the opening the official does not know of it: what is verified first is not announced
SECRET = ("CLUE", "PRELIM")


class ResponsibilityReview(Aggregate):
    """One official's review: a file of its own, because nobody may read another official's.

    `authority` handles it (the bureau, or its superior where the bureau's leaders are concerned); `bureau` is where the
    official serves. `affair` is shared by the reviews that one clue opened. `origin` is the stream of the signal, `about`
    that of the case under review; either may be empty. `proposed_*` is what the official was told and never exceeded.
    """

    lifecycle: ClassVar = RESPONSIBILITY
    confidential: ClassVar = True

    number = models.CharField("审查编号", max_length=80, unique=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+", verbose_name="办理机关")
    bureau = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+", verbose_name="任职机关")
    official = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="被审查人")
    capacity = models.CharField("责任身份", max_length=8, choices=Capacity.choices)
    affair = models.UUIDField("同一事项", db_index=True)
    origin = models.CharField("来源信号", max_length=48, blank=True)
    about = models.CharField("所涉案件", max_length=48, blank=True, db_index=True)
    trigger = models.CharField("启动情形", max_length=20, choices=Trigger.choices)
    summary = models.TextField("线索内容")
    consented_on = models.DateField("负责人同意日期", null=True)
    preliminary = models.TextField("初步核实情况", blank=True)
    suggestion = models.CharField("核实建议", max_length=8, blank=True)
    filed_on = models.DateField("立案日期", null=True)
    proposed_outcome = models.CharField("拟处理", max_length=8, choices=Outcome.choices, blank=True)
    proposed_measures = models.JSONField("拟处理方式", default=list)
    proposed_basis = models.CharField("拟处理依据", max_length=300, blank=True)
    notified_on = models.DateField("告知日期", null=True)
    heard_on = models.DateField("陈述申辩日期", null=True)
    verification = models.TextField("陈述申辩复核情况", blank=True)
    argument = models.TextField("论证意见", blank=True)
    outcome = models.CharField("处理结果", max_length=8, choices=Outcome.choices, blank=True)
    measures = models.JSONField("处理方式", default=list)
    decision_reasons = models.TextField("处理理由", blank=True)
    recipient = models.CharField("移送对象", max_length=16, choices=Recipient.choices, blank=True)
    recipient_name = models.CharField("移送机关名称", max_length=100, blank=True)
    wrongly_accused = models.BooleanField("属于不实举报", default=False)
    decided_on = models.DateField("决定日期", null=True)
    served_on = models.DateField("告知结果日期", null=True)
    archived_on = models.DateField("归档日期", null=True)

    class Meta:
        verbose_name = "执法责任审查"
        indexes = [
            models.Index(fields=["authority", "state", "id"], name="review_authority"),
            models.Index(fields=["official", "id"], name="review_official"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["affair", "official"], name="official_once_in_an_affair"),
            models.UniqueConstraint(
                fields=["official", "about"], condition=~Q(about="") & ~Q(state="ARCHIVED"), name="one_standing_file"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def authority_id_(self) -> int:
        return self.authority_id

    @property
    def listed(self) -> Listed:
        return Listed(self.number, "执法责任审查", self.official.name)

    def desk_of(self, relation: str) -> int:
        """The official is asked at the own bureau's desk, whoever handles the review."""
        return self.bureau_id if relation == "official" else self.authority_id

    def relations(self) -> Mapping[str, Collection[int]]:
        return people.relations_of(self)

    @classmethod
    def standing(cls, official: int, about: str) -> models.QuerySet[Any]:
        """The official's review over the matter that is not archived yet: one at most."""
        return cls.objects.filter(official=official, about=about).exclude(state="ARCHIVED")

    @classmethod
    def followed_by(cls, actor: Actor) -> models.QuerySet[Any]:
        """The official is told by paper, not by what the file waits for."""
        return cls.visible_to(actor).exclude(official=actor.officer_id)

    @classmethod
    def visible_to(cls, actor: Actor) -> models.QuerySet[Any]:
        """The handling chain (supervision and head of the handling authority, the investigators) and, from the opening
        on, the official. Nobody else, whatever the scope; a recused investigator no longer."""
        if actor.is_system:
            return cls.objects.all()
        me = actor.officer_id
        rows = Investigator.objects.filter(review=OuterRef("pk"), officer=me)
        current, ended = Exists(rows.filter(to_day__isnull=True)), Exists(rows.filter(to_day__isnull=False))
        role = Q(pk__isnull=not (actor.role == Role.SUPERVISION or actor.presiding))
        handles = Q(authority=actor.authority_id) & ~Q(official=me) & (current | (role & ~ended & ~cls._not_apart(me)))
        return cls.objects.filter(handles | (Q(official=me) & ~Q(state__in=SECRET)))

    @classmethod
    def _not_apart(cls, officer: int | None) -> Q:
        """Who took part in the matter, answers to the official, or is the official of another file of the affair."""
        if officer is None:
            return Q()
        took_part = Participant.objects.filter(review=OuterRef("pk"), officer=officer)
        acted = Act.objects.filter(stream=OuterRef("about"), officer=officer)
        beside = cls.objects.filter(affair=OuterRef("affair"), official=officer)
        return Q(Exists(took_part) | Exists(acted) | Exists(beside)) | answers_to(officer, head="official", since="opened_on")

    def withheld_from(self, actor: Actor) -> Collection[str]:
        """The official reads what is addressed to the official, not the minutes of the leaders nor the referral."""
        if actor.officer_id != self.official_id:
            return ()
        return ("DOC12", "DOC13") if self.served_on else ("DOC11", "DOC12", "DOC13")


class ReviewRow(AuditedModel):
    """Base of the rows that belong to one review and enter its chain."""

    review = models.ForeignKey(ResponsibilityReview, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def stream_key(self) -> str:
        return f"responsibilityreview:{self.review_id}"


class Participant(ReviewRow):
    """Who had taken part in the matter when the review was registered, by act or by assignment: they stand aside."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "所涉事项参与人员"
        constraints = [models.UniqueConstraint(fields=["review", "officer"], name="participant_once")]

    def __str__(self) -> str:
        return f"{self.review_id} {self.officer_id}"


class Investigator(ReviewRow):
    """Who investigates, for a time. Recused ones keep their row with its end and the reason."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    from_day = models.DateField("自")
    to_day = models.DateField("至", null=True)
    recusal = models.CharField("回避理由", max_length=300, blank=True)

    class Meta:
        verbose_name = "调查人员"
        constraints = [
            models.UniqueConstraint(fields=["review", "officer"], condition=Q(to_day__isnull=True), name="investigator_once"),
            models.CheckConstraint(condition=Q(to_day=None) | ~Q(recusal=""), name="recusal_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.officer_id}"


class FaultFinding(ReviewRow):
    """One thing the official did or left undone, with the three findings that fault needs, each with its reasons (O41-9)."""

    position = models.PositiveSmallIntegerField("序号")
    conduct = models.TextField("履职情况")
    duty = models.CharField("职责依据", max_length=300)
    unlawful = models.BooleanField("违法或者不当履职")
    unlawful_reasons = models.TextField("认定理由（履职）")
    mind = models.CharField("主观方面", max_length=16, choices=Mind.choices)
    mind_reasons = models.TextField("认定理由（主观方面）")
    harm = models.CharField("后果", max_length=16, choices=Harm.choices)
    harm_reasons = models.TextField("认定理由（后果）")

    class Meta:
        verbose_name = "过错认定"
        constraints = [
            models.UniqueConstraint(fields=["review", "position"], name="finding_position"),
            models.CheckConstraint(
                condition=~Q(unlawful_reasons="") & ~Q(mind_reasons="") & ~Q(harm_reasons=""), name="finding_has_reasons"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.position}"

    @property
    def complete(self) -> bool:
        """All three elements of fault are found."""
        return self.unlawful and self.mind != Mind.NONE and self.harm != Harm.NONE


class ExemptionClaim(ReviewRow):
    """A ground of exemption that the official claims for one finding; decided with reasons (O41)."""

    finding = models.ForeignKey(FaultFinding, on_delete=models.PROTECT, related_name="claims")
    ground = models.CharField("免责情形", max_length=16)
    statement = models.TextField("主张的事实和理由")
    claimed_on = models.DateField("主张日期")
    decision = models.CharField("审查结论", max_length=8, choices=Claim.choices, blank=True)
    reasons = models.TextField("审查理由", blank=True)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField("审查日期", null=True)

    class Meta:
        verbose_name = "免责主张"
        constraints = [
            models.UniqueConstraint(fields=["finding", "ground"], name="ground_claimed_once"),
            models.CheckConstraint(condition=Q(decision="") | ~Q(reasons=""), name="claim_decided_with_reasons"),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.ground}"


class OfficialDefence(ReviewRow):
    """What the official stated; a waiver, or silence until the time was over, is recorded as such."""

    class Kind(models.TextChoices):
        STATED = "stated", "陈述申辩"
        WAIVED = "waived", "明确放弃"
        SILENT = "silent", "逾期未提出"

    kind = models.CharField("方式", max_length=8, choices=Kind.choices)
    received_on = models.DateField("日期")
    content = models.TextField("内容", blank=True)
    recorded_by = models.CharField("记录人", max_length=128, blank=True)

    class Meta:
        verbose_name = "陈述申辩"

    def __str__(self) -> str:
        return f"{self.review_id} {self.kind}"


class CollectiveDecision(ReviewRow):
    """集体研究: who was there, each one's view with dissent, what was decided."""

    held_on = models.DateField("日期")
    presided_by = models.CharField("主持人", max_length=128)
    attendees = models.JSONField("参加人员", default=list)
    views = models.JSONField("发表意见", default=list)
    conclusion = models.TextField("研究结论")
    outcome = models.CharField("处理结果", max_length=8, choices=Outcome.choices)
    measures = models.JSONField("处理方式", default=list)

    class Meta:
        verbose_name = "集体研究"

    def __str__(self) -> str:
        return f"{self.review_id} {self.held_on}"


class ToldOfficial(ReviewRow):
    """What the official was told, on which paper, how and when."""

    class What(models.TextChoices):
        FACTS = "facts", "事实与拟处理"
        OUTCOME = "outcome", "处理结果"
        REMEDY = "remedy", "复核结果"

    class Way(models.TextChoices):
        IN_PERSON = "in_person", "当面送达"
        MAIL = "mail", "邮寄送达"
        ELECTRONIC = "electronic", "内网电子送达"

    what = models.CharField("告知事项", max_length=8, choices=What.choices)
    way = models.CharField("告知方式", max_length=12, choices=Way.choices)
    told_on = models.DateField("告知日期")
    told_by = models.CharField("告知人", max_length=128)
    clarification = models.TextField("澄清说明", blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "告知记录"

    def __str__(self) -> str:
        return f"{self.review_id} {self.what}"


class Remedy(ReviewRow):
    """The internal review that the official asked for (J23), and its answer."""

    class Answer(models.TextChoices):
        OPEN = "", "复核中"
        UPHELD = "upheld", "维持"
        LIGHTENED = "lightened", "减轻"
        ANNULLED = "annulled", "撤销"

    asked_on = models.DateField("申请日期")
    grounds = models.TextField("申请理由")
    answer = models.CharField("复核结论", max_length=10, choices=Answer.choices, blank=True)
    reasons = models.TextField("复核理由", blank=True)
    answered_on = models.DateField("复核日期", null=True)
    answered_by = models.CharField("复核人", max_length=128, blank=True)
    before = models.JSONField("原处理方式", default=list)
    after = models.JSONField("复核后处理方式", default=list)

    class Meta:
        verbose_name = "内部复核"
        constraints = [
            models.CheckConstraint(condition=Q(answer="") | ~Q(reasons=""), name="remedy_answered_with_reasons"),
            models.UniqueConstraint(fields=["review"], condition=Q(answer=""), name="one_open_remedy"),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.asked_on}"
