"""Evidence and its custody (PP23-29)."""

from __future__ import annotations

from django.db import models

from cases.base.models import StoredFile
from cases.parties.models import Officer
from cases.penalty.models.case import CaseChild


class EvidenceKind(models.TextChoices):
    """The eight types of evidence (PP23)."""

    DOCUMENTARY = "documentary", "书证"
    PHYSICAL = "physical", "物证"
    AUDIOVISUAL = "audiovisual", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    TESTIMONY = "testimony", "证人证言"
    STATEMENT = "statement", "当事人的陈述"
    OPINION = "opinion", "鉴定意见"
    RECORD = "record", "勘验笔录、现场笔录"


class EvidenceGroup(models.TextChoices):
    """What a piece goes to prove: papers list the evidence in this order."""

    IDENTITY = "identity", "当事人的主体资格"
    FACTS = "facts", "违法事实"
    AMOUNTS = "amounts", "数量、货值金额和违法所得"
    DISCRETION = "discretion", "裁量情节"


class Evidence(CaseChild):
    """One piece of evidence, taken by two officers with certificates; its file is bound by digest.

    `group` is None in rows written before there was the column.
    """

    position = models.PositiveIntegerField("序号")
    kind = models.CharField("种类", max_length=12, choices=EvidenceKind.choices)
    group = models.CharField("证明对象", max_length=10, choices=EvidenceGroup.choices, null=True)  # noqa: DJ001
    title = models.CharField("名称", max_length=200)
    proves = models.TextField("证明内容")
    source = models.CharField("来源", max_length=200)
    taken_on = models.DateField("取得日期")
    place = models.CharField("取得地点", max_length=200, blank=True)
    method = models.CharField("取得方式", max_length=200, blank=True)
    first_officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    second_officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField("文件名", max_length=200, blank=True)
    corrected_on = models.DateField("更正日期", null=True)
    # a piece that is withdrawn is no longer relied on; nothing of it is removed
    withdrawn_on = models.DateField("撤回日期", null=True)
    withdrawn_because = models.CharField("撤回理由", max_length=200, blank=True, default="")

    class Meta:
        verbose_name = "证据"
        constraints = [
            models.UniqueConstraint(fields=["case", "position"], name="evidence_position"),
            models.CheckConstraint(condition=~models.Q(first_officer=models.F("second_officer")), name="evidence_two_officers"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.title}"


class Custody(CaseChild):
    """A hand-over of evidence: who holds it from now on, where and why."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="custody")
    at = models.DateTimeField("时间")
    from_holder = models.CharField("移交人", max_length=128)
    to_holder = models.CharField("接收人", max_length=128)
    place = models.CharField("存放地点", max_length=200)
    reason = models.CharField("事由", max_length=200)

    class Meta:
        verbose_name = "证据保管"

    def __str__(self) -> str:
        return f"{self.evidence_id} → {self.to_holder}"
