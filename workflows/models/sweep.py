"""That the sweep ran."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models

# it runs every few minutes or at least once a night
LATE_AFTER = timedelta(hours=26)
KEPT = timedelta(days=400)


class SweepRun(models.Model):
    """One run of the deadline sweep, as of `at`: clocks due, those it fired, what it could not do."""

    at = models.DateTimeField("时间", db_index=True)
    due = models.PositiveIntegerField("到期")
    fired = models.PositiveIntegerField("已处理")
    failed = models.PositiveIntegerField("未能处理")

    class Meta:
        verbose_name = "期限扫描"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} due={self.due} fired={self.fired} failed={self.failed}"


def note_sweep(*, at: datetime, due: int, fired: int, failed: int) -> None:
    """Keep that a run came to its end; runs of more than a year ago are forgotten."""
    SweepRun.objects.create(at=at, due=due, fired=fired, failed=failed)
    SweepRun.objects.filter(at__lt=at - KEPT).delete()


def last_sweep() -> SweepRun | None:
    """The last run that came to its end."""
    return SweepRun.objects.order_by("-at", "-pk").first()


def sweep_state(run: SweepRun | None, *, now: datetime) -> str:
    """`never`, `late`, `failed` or `ok`."""
    if run is None:
        return "never"
    if now - run.at > LATE_AFTER:
        return "late"
    return "failed" if run.failed else "ok"
