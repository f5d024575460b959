"""The integrity file (诚信档案): one per party, a fact to an entry, nothing ever overwritten (§6)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cases.base.models import AuditedModel, Document
from cases.parties.models import Authority, Party


class Section(models.TextChoices):
    """Sections of the file (§6)."""

    IDENTITY = "identity", "基本信息"
    LICENCE = "licence", "许可"
    INSPECTION = "inspection", "监督检查"
    SAMPLING = "sampling", "抽检"
    VIOLATION = "violation", "违法与处罚"
    STANDING = "standing", "名单与修复"
    POSITIVE = "positive", "守信"


class Visibility(models.TextChoices):
    """Who may see an entry: everybody; authorities by scope; the bureau; nobody but the sealed archive."""

    PUBLIC = "PUBLIC", "公开"
    SHARED = "SHARED", "共享"
    INTERNAL = "INTERNAL", "内部"
    SEALED = "SEALED", "封存"


class FileEntry(AuditedModel):
    """One version of one fact, in two times.

    `fact` names the fact in all its versions (`decision:12`); at most one version of it is current.
    `valid_from` and `valid_to` say when it holds in law; `known_from` (inclusive) and `known_to` (exclusive)
    when this version was taken as true. A changed fact closes its version and opens another; a void one is
    closed for good (`closing`), so that it counts for no day once that is known, and still stands in every
    replay of what was known before. `scoring` is what the score reads of it (`integrity.scoring.stored`),
    null if it bears on none.
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="file_entries", verbose_name="当事人")
    section = models.CharField("栏目", max_length=12, choices=Section.choices)
    kind = models.CharField("事项", max_length=32)
    fact = models.CharField("事实", max_length=48)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="来源机关")
    source = models.CharField("来源", max_length=48, help_text="产生该事实的对象 stream of the subject behind it")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="依据文书")
    reference = models.CharField("文号", max_length=80, blank=True)
    visibility = models.CharField("可见范围", max_length=8, choices=Visibility.choices)
    valid_from = models.DateField("事实起始日")
    valid_to = models.DateField("事实终止日", null=True)
    known_from = models.DateTimeField("知悉时刻")
    known_to = models.DateTimeField("失效时刻", null=True)
    closing = models.CharField("失效原因", max_length=16, blank=True)
    content = models.JSONField("内容", default=dict)
    scoring = models.JSONField("评分要素", null=True)

    class Meta:
        verbose_name = "诚信档案条目"
        indexes = [
            models.Index(fields=["party", "section", "valid_from"], name="entry_party"),
            models.Index(fields=["source"], name="entry_source"),
            models.Index(fields=["fact"], name="entry_fact"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["fact"], condition=Q(known_to=None), name="entry_one_current"),
            models.CheckConstraint(condition=Q(known_to=None) | Q(known_to__gt=F("known_from")), name="entry_known"),
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="entry_valid"),
        ]

    def __str__(self) -> str:
        return f"{self.fact} {self.known_from:%Y-%m-%d}"

    @property
    def stream_key(self) -> str:
        return f"party:{self.party_id}"
