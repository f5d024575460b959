"""Score runs, kept for good, and the score that stands now."""

from __future__ import annotations

from django.db import models

from cases.base.models import HistoryRow
from cases.parties.models import Party, Region
from integrity.views import View


class ScoreRun(HistoryRow):
    """One computed score with its whole explanation; append-only and chained like a history row.

    `act_id` and `actor_name` name the act that made it change. `view` is whose score it is: what the SHARED one says rests
    on nothing that may not be told outside; runs older than the views are the bureau's. `result` digests what the run says
    (score, class, lines) without its two times, so that a run that says the same as the last is not kept again;
    `hash` is the run's own.
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="score_runs", verbose_name="当事人")
    view = models.CharField("视图", max_length=8, choices=View.choices, default=View.INTERNAL)
    ruleset = models.CharField("规则", max_length=16)
    as_of = models.DateField("评分日")
    known_at = models.DateTimeField("知悉时刻")
    score = models.IntegerField("分数")
    credit_class = models.CharField("等级", max_length=2)
    bonus = models.IntegerField("加分")
    lines = models.JSONField("分项")
    caps = models.JSONField("触及的上限")
    inputs = models.JSONField("所用记录")
    result = models.CharField("结果摘要", max_length=64)
    hash = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "评分"
        indexes = [models.Index(fields=["party", "view", "id"], name="run_party")]
        constraints = [models.CheckConstraint(condition=models.Q(score__gte=0, score__lte=1000), name="run_score_range")]

    def __str__(self) -> str:
        return f"{self.party_id} {self.score}{self.credit_class}"


class CurrentScore(models.Model):
    """The score that stands now: one row a party and view, derived from its last run, so that lists need not compute.

    `law` digests the rules it was computed under; `next_change_on` is the day on which it changes though no
    record does (null: never). Its row lock serialises recomputing. Not a legal row: it can be rebuilt.
    """

    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="current_scores", db_index=False, verbose_name="当事人"
    )
    view = models.CharField("视图", max_length=8, choices=View.choices)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="管辖区划")
    run = models.ForeignKey(ScoreRun, on_delete=models.PROTECT, null=True, related_name="+")
    score = models.IntegerField("分数", null=True)
    credit_class = models.CharField("等级", max_length=2, blank=True)
    law = models.CharField("规则摘要", max_length=64, blank=True)
    scored_on = models.DateField("评分日", null=True)
    next_change_on = models.DateField("下次变化日", null=True)

    class Meta:
        verbose_name = "现行评分"
        indexes = [
            models.Index(fields=["view", "score", "party"], name="current_score"),
            models.Index(fields=["view", "credit_class", "score", "party"], name="current_class"),
            models.Index(fields=["view", "region", "score", "party"], name="current_region"),
            models.Index(fields=["next_change_on"], name="current_due"),
        ]
        constraints = [models.UniqueConstraint(fields=["party", "view"], name="current_score_of_view")]

    def __str__(self) -> str:
        return f"{self.party_id} {self.view} {self.score}"
