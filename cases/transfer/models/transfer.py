"""The transfer of a suspected crime, its task force and the goods that go along."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import ClassVar

from django.db import models

from cases.base.models import Aggregate, AuditedModel, Listed
from cases.parties.models import Authority, Officer, Party
from cases.parties.replacing import Leaving
from cases.penalty.models import PenaltyCase
from cases.transfer.models.flag import CriminalFlag
from cases.transfer.procedure import TRANSFER


class Transfer(Aggregate):
    """P5: one flag, one transfer. `crimes` repeats the flag's at the report; `papers` lists what goes along with form 5.

    `approver_presiding`: the head in person decided (正职 or presiding, T310-5), as the appointment of that day said.
    `procuratorate` is the office that got the copy.
    """

    lifecycle: ClassVar = TRANSFER

    number = models.CharField("移送编号", max_length=80, unique=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="transfers", verbose_name="机关")
    case = models.ForeignKey(PenaltyCase, on_delete=models.PROTECT, related_name="transfers", verbose_name="案件")
    flag = models.OneToOneField(CriminalFlag, on_delete=models.PROTECT, related_name="transfer", verbose_name="涉嫌犯罪提示")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="transfers", verbose_name="当事人")
    crimes = models.JSONField("涉嫌罪名", default=list)
    facts_text = models.TextField("涉嫌犯罪事实", blank=True)
    grounds_text = models.TextField("移送理由和依据", blank=True)
    reported_on = models.DateField("报告日期", null=True)
    reported_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    decision_reason = models.TextField("决定理由", blank=True)
    decided_on = models.DateField("决定日期", null=True)
    approved_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    approver_presiding = models.BooleanField("主要负责人决定", default=False)
    papers = models.JSONField("随案材料", default=list)
    police = models.CharField("接受的公安机关", max_length=100, blank=True)
    procuratorate = models.CharField("抄送的人民检察院", max_length=100, blank=True)
    sent_on = models.DateField("移送日期", null=True)
    receipt_on = models.DateField("回执日期", null=True)
    receipt_by = models.CharField("回执签收人", max_length=100, blank=True)
    handed_over_on = models.DateField("移交日期", null=True)
    settled_on = models.DateField("案件去向决定日期", null=True)

    class Meta:
        verbose_name = "涉嫌犯罪移送"
        indexes = [
            models.Index(fields=["authority", "state", "id"], name="transfer_authority"),
            models.Index(fields=["authority", "sent_on"], name="transfer_sent"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def authority_id_(self) -> int:
        return self.authority_id

    @property
    def listed(self) -> Listed:
        return Listed(self.number, "涉嫌犯罪案件移送", self.party.name)

    @property
    def reply_received_on(self) -> date | None:
        """When the last answer of the police came in; D63 and D65 count from it."""
        reply = self.replies.order_by("-pk").first()
        return reply.received_on if reply else None

    def relations(self) -> Mapping[str, Collection[int]]:
        """`taskforce`: the officers of the task force now."""
        return {"taskforce": list(self.members.filter(to_day__isnull=True).values_list("officer", flat=True))}


class TransferChild(AuditedModel):
    """Base of the rows that belong to one transfer and enter its chain."""

    class Meta:
        abstract = True

    @property
    def stream_key(self) -> str:
        return f"transfer:{self.transfer_id}"  # type: ignore[attr-defined]


class TaskForceMember(Leaving, TransferChild):
    """An officer of the task force (专案组, T310-5); who leaves keeps the row with an end."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="members")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "专案组成员"
        constraints = [
            models.UniqueConstraint(fields=["transfer", "officer"], condition=models.Q(to_day__isnull=True), name="member_once")
        ]

    def __str__(self) -> str:
        return f"{self.transfer_id} {self.officer_id}"


class HandedGoods(TransferChild):
    """Goods of the case that go to the police (form 24): what, how many, in which state."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="goods")
    position = models.PositiveIntegerField("序号")
    name = models.CharField("名称", max_length=200)
    spec = models.CharField("规格型号", max_length=200, blank=True)
    quantity = models.CharField("数量", max_length=100)
    state = models.CharField("品级或者状态", max_length=200, blank=True)

    class Meta:
        verbose_name = "移送物品"
        constraints = [models.UniqueConstraint(fields=["transfer", "position"], name="goods_position")]

    def __str__(self) -> str:
        return f"{self.position} {self.name}"
