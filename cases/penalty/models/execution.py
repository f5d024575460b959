"""Service of documents and payment."""

from __future__ import annotations

import unicodedata

from django.db import models

from cases.base.models import Document
from cases.penalty.models.case import CaseChild
from cases.penalty.models.decision import Decision


class ServiceMode(models.TextChoices):
    """Ways of service (PP82)."""

    IN_PERSON = "in_person", "直接送达"
    LEFT = "left", "留置送达"
    ELECTRONIC = "electronic", "电子送达"
    POST = "post", "邮寄送达"
    ENTRUSTED = "entrusted", "委托送达"
    PUBLIC_NOTICE = "public_notice", "公告送达"


class Service(CaseChild):
    """One service of one document, with who received it and the proof."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="services")
    mode = models.CharField("方式", max_length=16, choices=ServiceMode.choices)
    served_on = models.DateField("送达日期")
    receiver = models.CharField("受送达人", max_length=128)
    servers = models.CharField("送达人", max_length=200)
    proof = models.TextField("送达凭证", blank=True)

    class Meta:
        verbose_name = "送达"

    def __str__(self) -> str:
        return f"{self.document_id} {self.served_on}"


def receipt_key(receipt: str) -> str:
    """What makes a receipt number the same however it was typed: full and half width, case and spaces do not matter."""
    return "".join(unicodedata.normalize("NFKC", receipt).casefold().split())


class Payment(CaseChild):
    """Money received by the bank for a decision; the collector is never the bureau (PP72).

    One receipt may carry fine and gains, of one case. `bureau` is the id of the authority in whose books it stands. What was
    booked wrongly stays visible and no longer counts (`taken_back_on`).
    """

    class For(models.TextChoices):
        FINE = "fine", "罚款"
        GAINS = "gains", "没收违法所得"

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="payments")
    purpose = models.CharField("款项", max_length=8, choices=For.choices)
    amount = models.BigIntegerField("金额（分）")
    paid_on = models.DateField("缴款日期")
    receipt = models.CharField("票据号", max_length=80)
    receipt_key = models.CharField("票据号（比对用）", max_length=240, blank=True)
    bureau = models.BigIntegerField("机关", null=True)
    taken_back_on = models.DateField("冲正日期", null=True)
    taken_back_reason = models.CharField("冲正理由", max_length=300, blank=True)

    class Meta:
        verbose_name = "缴款"
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_positive"),
            models.UniqueConstraint(
                fields=["bureau", "receipt_key", "purpose"],
                condition=models.Q(taken_back_on__isnull=True),
                name="payment_receipt_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.amount}"
