"""The process of a review of responsibility."""

from __future__ import annotations

from django.db import models
from viewflow.workflow.models import Process

from cases.accountability.review.models import ResponsibilityReview


class ResponsibilityProcess(Process):
    """The running of the review flow for one official's review; a request for internal review starts a new one."""

    review = models.ForeignKey(ResponsibilityReview, on_delete=models.PROTECT, related_name="processes")
    open = models.BooleanField(default=True)

    class Meta:
        verbose_name = "责任审查流程"
        constraints = [models.UniqueConstraint(fields=["review"], condition=models.Q(open=True), name="one_open_review_process")]

    @property
    def subject(self) -> ResponsibilityReview:
        return self.review
