"""An officer leaves what the officer was named to and another takes over (PP4, PP19): the causes, and what is asked alike of
a case, a clue and a transfer. A cause is a member of `Cause`; what the law attaches to it stands beside it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import models

from cases.base.conditions import Condition, Question
from cases.base.cures import ANOTHER, GIVEN
from cases.base.errors import Text
from cases.base.roles import LEADERS, Role
from cases.parties.models import Officer
from cases.parties.selectors import certified_on, officers_of


class Cause(models.TextChoices):
    """Why an officer leaves."""

    RECUSAL = "recusal", "回避"
    LEFT = "left", "调离、退休等离岗"
    ILLNESS = "illness", "因病不能办理"
    CERTIFICATE = "certificate", "执法证件失效"
    OTHER_DUTY = "other_duty", "另有工作安排"


# who was recused never comes back; rows older than the causes name none, and were recusals
FOR_GOOD = ("", Cause.RECUSAL.value)


class Leaving(models.Model):
    """Columns of a row that names an officer to something: until when, and why no longer."""

    to_day = models.DateField("至", null=True)
    end_cause = models.CharField("终止情形", max_length=12, choices=Cause.choices, blank=True)
    end_reason = models.CharField("终止原因", max_length=200, blank=True)

    class Meta:
        abstract = True

    def leave(self, *, on: Any, cause: str, reason: str) -> None:
        """The officer is no longer on it from the day; the row stays."""
        self.to_day, self.end_cause, self.end_reason = on, cause, reason


def recused(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Those of these rows (of a model with `Leaving`) whose officer left for good."""
    return rows.filter(to_day__isnull=False, end_cause__in=FOR_GOOD)


def _cause_fits(q: Question[Any]) -> Text | None:
    cause = q.given["cause"]
    if cause not in Cause.values:
        labels = "、".join(Cause.labels)
        return Text(f"更换的情形须为：{labels}。", f"The cause is one of {', '.join(Cause.values)}.")
    if not str(q.given["reason"]).strip():
        return Text("须写明更换的具体理由。", "State the reason.")
    if cause == Cause.RECUSAL and q.actor.role not in LEADERS:
        return Text("办案人员的回避由部门负责人决定。", "A recusal is for the leader to decide.")
    return None


CAUSE_FITS = Condition("cause_fits", "更换情形和理由", "cause and reason", "PP4, PP19", _cause_fits, GIVEN | ANOTHER)


def unfit(q: Question[Any], *, current: Collection[int], left_for_good: Collection[int], role: Role, what: str) -> Text | None:
    """What is wrong with who leaves and who comes; None if nothing. `what` names the place in Chinese (本案办案人员)."""
    leaving: Officer = q.given["leaving"]
    coming: Officer = q.given["coming"]
    if leaving.pk not in current:
        return Text(f"{leaving.name}不是{what}。", f"{leaving.name} is not on it.")
    if coming.pk in current:
        return Text(f"{coming.name}已经是{what}，接替人员须另有其人。", f"{coming.name} is on it already; name another.")
    if not officers_of(q.subject.authority, role, q.today).filter(pk=coming.pk).exists():
        return Text(f"{coming.name}不是本机关的{role.label}。", f"{coming.name} is no case officer of this bureau.")
    if not certified_on(coming, q.today):
        return Text(f"{coming.name}的行政执法证件无效或者已经到期。", f"{coming.name} has no valid enforcement certificate.")
    if coming.pk in left_for_good:
        return Text(f"{coming.name}已回避本案，不得重新接手。", f"{coming.name} was recused and may not return.")
    return None
