"""Clues: what may become a case (案件线索). 来源登记 → 核查 → 立案 / 不予立案."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from django.db import models

from cases.base.models import Aggregate, AuditedModel, Listed
from cases.intake.procedure import CLUE
from cases.parties.models import Authority, Officer, Party
from cases.parties.replacing import Leaving


class Source(models.TextChoices):
    """Where a clue comes from (PP18)."""

    INSPECTION = "inspection", "监督检查"
    COMPLAINT = "complaint", "投诉"
    REPORT = "report", "举报"
    TRANSFER = "transfer", "其他部门移送"
    ASSIGNED = "assigned", "上级交办"
    SAMPLING = "sampling", "监督抽检不合格"
    PROCURATORATE = "procuratorate", "检察意见"
    POLICE = "police", "公安机关退回"


# CR37, S503-19: who stands behind these must stay unknown
PROTECTED = frozenset({Source.COMPLAINT, Source.REPORT})


class Clue(Aggregate):
    """A registered clue. `facts` holds what is known so far in the shape of the `assess` facts.

    `provider` names the body that handed it on; who complained or reported stands in `Reporter` alone.
    """

    lifecycle: ClassVar = CLUE

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="clues", verbose_name="机关")
    number = models.CharField("线索编号", max_length=80, unique=True)
    source = models.CharField("来源", max_length=16, choices=Source.choices)
    provider = models.CharField("提供人", max_length=200, blank=True)
    received_on = models.DateField("收到日期")
    content = models.TextField("线索内容")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="clues")
    facts = models.JSONField("已知事实", default=dict)
    findings = models.TextField("核查情况", blank=True)
    opinion = models.CharField("核查意见", max_length=16, blank=True)
    no_filing_ground = models.CharField("不予立案理由", max_length=32, blank=True)

    class Meta:
        verbose_name = "案件线索"
        indexes = [models.Index(fields=["authority", "state", "id"], name="clue_authority")]

    def __str__(self) -> str:
        return self.number

    @property
    def authority_id_(self) -> int:
        return self.authority_id

    @property
    def listed(self) -> Listed:
        return Listed(self.number, self.get_source_display(), self.party.name if self.party else "")

    def relations(self) -> Mapping[str, Collection[int]]:
        """`verifiers`: who is assigned to verify."""
        return {"verifiers": list(self.verifiers.filter(to_day__isnull=True).values_list("officer", flat=True))}


class Verifier(Leaving, AuditedModel):
    """An officer assigned to verify a clue; who leaves keeps the row with an end."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="verifiers")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "核查人员"
        constraints = [
            models.UniqueConstraint(fields=["clue", "officer"], condition=models.Q(to_day__isnull=True), name="verifier_once")
        ]

    def __str__(self) -> str:
        return f"{self.clue_id} {self.officer_id}"

    @property
    def stream_key(self) -> str:
        return self.clue.stream_key


class Reporter(AuditedModel):
    """Who complained or reported: sealed, in a store of its own (CR37, FSL115, PQL10, S503-19).

    `sealed` is the particulars as JSON under the reporters' own key; the digests find the same name or telephone again.
    `cases.intake.reporters` alone opens it. Its stream is not the clue's: nothing of it stands in the case's own history.
    """

    clue = models.OneToOneField(Clue, on_delete=models.PROTECT, related_name="reporter")
    sealed = models.TextField("投诉举报人（加密）", editable=False)
    name_digest = models.CharField("姓名摘要", max_length=64, blank=True, editable=False, db_index=True)
    phone_digest = models.CharField("电话摘要", max_length=64, blank=True, editable=False, db_index=True)

    class Meta:
        verbose_name = "投诉举报人"

    def __str__(self) -> str:
        return f"{self.clue_id}"

    @property
    def stream_key(self) -> str:
        return f"reporters:{self.clue_id}"


class ReporterGrant(AuditedModel):
    """An officer who may open the reporter of one clue, besides those who verify it; `ground` says why, until `ended_on`."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="reporter_grants")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    ground = models.TextField("理由")
    granted_by = models.CharField("授权人", max_length=128)
    granted_on = models.DateField("授权日期")
    ended_on = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = "投诉举报人查阅授权"
        constraints = [
            models.UniqueConstraint(fields=["clue", "officer"], condition=models.Q(ended_on=None), name="reporter_grant_once")
        ]

    def __str__(self) -> str:
        return f"{self.clue_id} {self.officer_id}"

    @property
    def stream_key(self) -> str:
        return f"reporters:{self.clue_id}"
