"""The process of a listing."""

from __future__ import annotations

from django.db import models
from viewflow.workflow.models import Process

from integrity.blacklist.models import BlacklistCase


class BlacklistProcess(Process):
    """The running of the listing flow for one listing; each of its stretches is a process of its own."""

    listing = models.ForeignKey(BlacklistCase, on_delete=models.PROTECT, related_name="processes")
    open = models.BooleanField(default=True)

    class Meta:
        verbose_name = "列入流程"
        constraints = [
            models.UniqueConstraint(fields=["listing"], condition=models.Q(open=True), name="one_open_listing_process")
        ]

    @property
    def subject(self) -> BlacklistCase:
        return self.listing
