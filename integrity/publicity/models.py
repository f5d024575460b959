"""The publication of one penalty decision."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.base.addresses import public_code
from cases.base.models import Aggregate, Listed
from cases.parties.models import Authority, Officer, Party
from cases.penalty.models import Decision
from integrity.publicity.procedure import PUBLICITY, PublicityState


class PublicityClass(models.TextChoices):
    """Gravity of a penalty for publicity and score (§1.1)."""

    LIGHT = "light", "轻微"
    GENERAL = "general", "一般"
    SEVERE = "severe", "严重"


# regimes of tables before 2026-12, which took them for rules of display, and the day that they counted from (Order 108)
EARLIER_READING = Q(regime__in=("GB22", "NDRC36")) | Q(regime="REP25", anchor="decision")


class Secrecy(models.TextChoices):
    """What a secrecy review may find that keeps a penalty from the public (O45 5)."""

    STATE_SECRET = "state_secret", "涉及国家秘密"
    SECURITY = "security", "可能危及国家安全、公共安全、经济安全和社会稳定"


class PenaltyPublicity(Aggregate):
    """Publication of a decision: class, regime, term, text.

    `class_certain`: the law engine settled the class; otherwise it stands provisionally as general, the
    residual class, until the reviewer sets it. `min_end` and `max_end` are last days; None until known: the term counts from
    publication, and where the penalty restricts, it does not end before that is over (`restricted_until`). `summary` is DOC1;
    `content` is DOC2, the served text but for `redactions` (text and ground), bound by `content_digest`. `withdrawal_ordered_on`:
    the day from which the decision no longer stands; from then on it is not shown, whatever the state. `public_code` is its
    address on the public page; a changed decision is another publication with another address; rows older than the page have
    none and are not on it.
    """

    lifecycle: ClassVar = PUBLICITY

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="publicity", verbose_name="决定")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+", verbose_name="机关")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="publicities", verbose_name="当事人")
    decided_on = models.DateField("决定日期")
    publicity_class = models.CharField("类别", max_length=8, choices=PublicityClass.choices)
    class_certain = models.BooleanField("类别确定", default=False)
    regime = models.CharField("适用规定", max_length=8)
    anchor = models.CharField("起算", max_length=12)
    to_be_published = models.BooleanField("应予公示", default=True)
    min_end = models.DateField("最短公示期末日", null=True)
    max_end = models.DateField("最长公示期末日", null=True)
    published_on = models.DateField("公示日期", null=True)
    restricted_until = models.DateField("限制期限届满日", null=True)
    pushed_on = models.DateField("推送日期", null=True)
    withdrawal_ordered_on = models.DateField("停止展示日期", null=True)
    withdrawal_reason = models.TextField("撤回理由", blank=True)
    withdrawn_on = models.DateField("撤回日期", null=True)
    summary = models.JSONField("信息摘要", default=dict)
    content = models.JSONField("公示文本", null=True)
    content_digest = models.CharField("公示文本摘要", max_length=64, blank=True)
    redactions = models.JSONField("遮蔽记录", default=list)
    secrecy_reviewed = models.BooleanField("已作保密审查", default=False)
    secrecy_ground = models.CharField("保密审查认定", max_length=16, choices=Secrecy.choices, blank=True)
    secrecy_paper = models.CharField("保密审查意见文号", max_length=80, blank=True)
    public_code = models.CharField(  # noqa: DJ001
        "公开地址", max_length=20, unique=True, null=True, default=public_code, editable=False
    )
    entered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "处罚信息公示"
        indexes = [
            models.Index(fields=["party", "state"], name="publicity_party"),
            models.Index(fields=["authority", "state", "id"], name="publicity_authority"),
            models.Index(fields=["state", "max_end"], name="publicity_end"),
            models.Index(fields=["state", "-published_on", "-public_code"], name="publicity_public"),
            models.Index(fields=["id"], condition=EARLIER_READING, name="publicity_earlier"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(min_end=None) | Q(max_end=None) | Q(max_end__gte=F("min_end")), name="publicity_term"
            ),
            models.CheckConstraint(
                condition=~Q(state=PublicityState.PUBLISHED) | Q(published_on__isnull=False), name="publicity_published_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.get_publicity_class_display()}"

    @property
    def authority_id_(self) -> int:
        return self.authority_id

    @property
    def listed(self) -> Listed:
        """A publication goes by its case's number."""
        return Listed(self.decision.case.number, "处罚信息公示", self.party.name)

    @property
    def home_key(self) -> str:
        return self.decision.stream_key

    def relations(self) -> Mapping[str, Collection[int]]:
        return self.decision.case.relations()

    @property
    def other_province(self) -> bool:
        """Whether the party is registered in another province than the bureau's (O45 10); unknown = no."""
        return is_other_province(self.party, self.authority)


def is_other_province(party: Party, authority: Authority) -> bool:
    """Whether the registered place lies in another province than the bureau; not, where either is unknown."""
    code = party.registration_region or (party.region.code if party.region else "")
    own = authority.region.code if authority.region else ""
    return bool(code and own and code[:2] != own[:2])
