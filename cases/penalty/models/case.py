"""The penalty case itself and who is assigned to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import ClassVar

from django.db import models

from cases.base.kept import once
from cases.base.models import BARRED, Aggregate, AuditedModel, Listed
from cases.intake.models import Clue
from cases.parties.models import Authority, Officer, Party
from cases.parties.replacing import Leaving
from cases.penalty.procedure import PENALTY


class PenaltyCase(Aggregate):
    """A case under the ordinary procedure (普通程序).

    `facts` has the shape of the `assess` facts (amounts in yuan as decimal text), without what the case itself knows
    (dates, party kind, bureau level, penalty): `assessment.facts_of` joins both. `fine_waits`: it goes on beside a criminal
    case, so the fine that an article demands is not decided now (T310-11, PL35). `lead`: the case beside which this one was
    filed, against another party of the same matter (whoever in a unit answers for it, FSIR75, PQL57); it shares the evidence,
    and has its own notice, hearing and decision.
    """

    lifecycle: ClassVar = PENALTY

    number = models.CharField("案号", max_length=80, unique=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="cases", verbose_name="机关")
    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="cases", verbose_name="线索")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="cases", verbose_name="当事人")
    lead = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="beside", verbose_name="主案")
    cause = models.CharField("案由", max_length=200)
    facts = models.JSONField("案件事实", default=dict)
    review_kind = models.CharField("审核种类", max_length=8, blank=True)
    fine_waits = models.BooleanField("刑事案件办理期间不作罚款", default=False)
    filed_on = models.DateField("立案日期")
    notice_served_on = models.DateField("告知送达日期", null=True)
    waived_on = models.DateField("放弃权利日期", null=True)
    decided_on = models.DateField("决定日期", null=True)
    served_on = models.DateField("决定送达日期", null=True)
    executed_on = models.DateField("执行完毕日期", null=True)
    closed_on = models.DateField("结案日期", null=True)
    archived_on = models.DateField("归档日期", null=True)

    class Meta:
        verbose_name = "行政处罚案件"
        indexes = [
            models.Index(fields=["authority", "state", "id"], name="case_authority"),
            models.Index(fields=["party", "id"], name="case_party"),
            models.Index(fields=["authority", "id"], name="case_list"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def authority_id_(self) -> int:
        return self.authority_id

    @property
    def listed(self) -> Listed:
        return Listed(self.number, self.cause, self.party.name)

    def relations(self) -> Mapping[str, Collection[int]]:
        """`handlers`: the case officers of today; barred from review and decision is who ever was one (PP49)."""
        rows = _handlers(self.pk)
        return {"handlers": [officer for officer, end in rows if end is None], BARRED: [o for o, _ in rows]}


@once
def _handlers(case: int) -> list[tuple[int, date | None]]:
    """Who has handled the case, and until when."""
    return list(Assignment.objects.filter(case=case, duty=Duty.HANDLER).values_list("officer", "to_day"))


class Duty(models.TextChoices):
    """What an officer is on a case for."""

    HANDLER = "handler", "办案人员"
    REVIEWER = "reviewer", "审核人员"


class Assignment(Leaving, AuditedModel):
    """An officer on a case for a time. Recused or replaced officers keep their row with an end."""

    case = models.ForeignKey(PenaltyCase, on_delete=models.PROTECT, related_name="assignments")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="assignments")
    duty = models.CharField("职责", max_length=8, choices=Duty.choices)
    from_day = models.DateField("自")

    class Meta:
        verbose_name = "办案分工"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "officer", "duty"], condition=models.Q(to_day__isnull=True), name="assigned_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.officer_id} {self.duty}"

    @property
    def stream_key(self) -> str:
        return f"penaltycase:{self.case_id}"


class CaseChild(AuditedModel):
    """Base of the rows that belong to one case and enter its chain."""

    case = models.ForeignKey(PenaltyCase, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def stream_key(self) -> str:
        return f"penaltycase:{self.case_id}"
