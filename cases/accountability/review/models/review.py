"""The review of one official's responsibility (执法责任追究), and who has a part in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from cases.accountability.review import people
from cases.accountability.review.choices import Capacity, Outcome, Recipient, Trigger
from cases.accountability.review.procedure import RESPONSIBILITY, Group, ReviewState
from cases.base.actors import Actor
from cases.base.models import Act, Aggregate, AuditedModel, Listed
from cases.base.roles import Role
from cases.parties.models import Authority, Officer
from cases.parties.selectors import answers_to


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
                fields=["official", "about"],
                condition=~Q(about="") & ~Q(state=ReviewState.ARCHIVED.value),
                name="one_standing_file",
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
    def standing(cls, official: int, about: str) -> models.QuerySet[Self]:
        """The official's review over the matter that is not archived yet: one at most."""
        return cls.objects.filter(official=official, about=about).exclude(state=ReviewState.ARCHIVED)

    @classmethod
    def followed_by(cls, actor: Actor) -> models.QuerySet[Self]:
        """The official is told by paper, not by what the file waits for."""
        return cls.visible_to(actor).exclude(official=actor.officer_id)

    @classmethod
    def visible_to(cls, actor: Actor) -> models.QuerySet[Self]:
        """The handling chain and, from the opening on, the official. Nobody else, whatever the scope."""
        rows = cls.objects.all()
        return rows if actor.is_system else rows.filter(cls.handled(actor) | cls.told(actor))

    @classmethod
    def told(cls, actor: Actor) -> Q:
        """The official, from the opening on."""
        return Q(official=actor.officer_id) & ~Q(state__in=RESPONSIBILITY.inside(Group.SECRET))

    @classmethod
    def handled(cls, actor: Actor) -> Q:
        """Supervision and head of the handling authority, and the investigators; a recused one no longer."""
        me = actor.officer_id
        rows = Investigator.objects.filter(review=OuterRef("pk"), officer=me)
        current, ended = Exists(rows.filter(to_day__isnull=True)), Exists(rows.filter(to_day__isnull=False))
        role = Q(pk__isnull=not (actor.role == Role.SUPERVISION or actor.presiding))
        return Q(authority=actor.authority_id) & ~Q(official=me) & (current | (role & ~ended & ~cls._not_apart(me)))

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
