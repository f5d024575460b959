"""What police, procuratorate and court make of it, as their papers say; recorded by an officer."""

from __future__ import annotations

from django.db import models

from cases.transfer.models.transfer import Transfer, TransferChild


class ReplyKind(models.TextChoices):
    FILED = "filed", "立案"
    REFUSED = "refused", "不予立案"


class PoliceReply(TransferChild):
    """立案通知 or 不予立案通知书 of the police (T310-8)."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="replies")
    kind = models.CharField("种类", max_length=8, choices=ReplyKind.choices)
    document = models.CharField("文号", max_length=100)
    replied_on = models.DateField("文书日期")
    received_on = models.DateField("收到日期")
    reasons = models.TextField("理由", blank=True)

    class Meta:
        verbose_name = "公安机关答复"

    def __str__(self) -> str:
        return f"{self.transfer_id} {self.document}"


class OutcomeKind(models.TextChoices):
    """How the criminal case ended (T310-11, T310-13, PL35)."""

    WITHDRAWN = "withdrawn", "公安机关撤销案件"
    NOT_PROSECUTED = "not_prosecuted", "人民检察院不起诉"
    ACQUITTED = "acquitted", "人民法院宣告无罪"
    EXEMPTED = "exempted", "人民法院免予刑事处罚"
    CONVICTED = "convicted", "人民法院判处刑罚"


class Convicted(models.TextChoices):
    """Who was sentenced (刑法 30, 31): a person's guilt alone is not the enterprise's."""

    UNIT = "unit", "本单位"
    PERSON = "person", "仅自然人"


# the criminal case is over and left something to the bureau (T310-11, T310-13)
BACK_TO_THE_BUREAU = (OutcomeKind.WITHDRAWN, OutcomeKind.NOT_PROSECUTED, OutcomeKind.ACQUITTED, OutcomeKind.EXEMPTED)


class CriminalOutcome(TransferChild):
    """The end of the criminal case. `convicted`: who was sentenced, null if nobody (or not asked yet); `court_fine` in fen,
    null if the court imposed none; `offset`: what was paid under the penalty decision and counts towards it (PL35)."""

    transfer = models.OneToOneField(Transfer, on_delete=models.PROTECT, related_name="outcome")
    kind = models.CharField("结果", max_length=16, choices=OutcomeKind.choices)
    document = models.CharField("文号", max_length=100)
    decided_on = models.DateField("文书日期")
    convicted = models.CharField("被判处刑罚的主体", max_length=8, choices=Convicted.choices, null=True)  # noqa: DJ001
    court_fine = models.BigIntegerField("罚金（分）", null=True)
    offset = models.BigIntegerField("已缴罚款折抵（分）", default=0)

    class Meta:
        verbose_name = "刑事处理结果"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(court_fine=None) | models.Q(court_fine__gt=0, kind="convicted"), name="fine_of_a_conviction"
            )
        ]

    def __str__(self) -> str:
        return f"{self.transfer_id} {self.kind}"
