"""The criminal flag of a case: what `assess` says about a threshold, until a person has answered it (T310-5, T310-11)."""

from __future__ import annotations

from datetime import date

from django.db import models

from cases.base.models import AuditedModel
from cases.penalty.models import PenaltyCase


class FlagState(models.TextChoices):
    OPEN = "open", "待处理"
    CLEARED = "cleared", "事实变化后不再达到"
    ANSWERED = "answered", "已处理"


class CriminalFlag(AuditedModel):
    """Raised when the facts reach a threshold of §8 with certainty. While open, no penalty may be decided.

    `crimes` is the frozen `transfer` part of the outcome, `facts` those of the case when it was raised or last changed. The
    procedure that answers it is the transfer itself.
    """

    case = models.ForeignKey(PenaltyCase, on_delete=models.PROTECT, related_name="criminal_flags")
    crimes = models.JSONField("涉嫌罪名", default=list)
    facts = models.JSONField("案件事实", default=dict)
    raised_on = models.DateField("提示日期")
    state = models.CharField("状态", max_length=8, choices=FlagState.choices, default=FlagState.OPEN)
    ended_on = models.DateField("处理日期", null=True)
    answer = models.TextField("处理情况", blank=True)

    class Meta:
        verbose_name = "涉嫌犯罪提示"
        constraints = [models.UniqueConstraint(fields=["case"], condition=models.Q(state="open"), name="one_open_flag")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"

    def end(self, state: FlagState, *, on: date, answer: str) -> None:
        """It stands no more: a leader withdrew it, or the head answered it. The caller saves it."""
        self.state, self.ended_on, self.answer = state, on, answer

    @property
    def stream_key(self) -> str:
        return f"penaltycase:{self.case_id}"
