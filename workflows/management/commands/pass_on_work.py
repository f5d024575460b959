"""manage.py pass_on_work: nightly, give back what those hold who left, and ask for successors; safe to run twice."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from workflows.staffing import pass_on


class Command(BaseCommand):
    help = "退回离岗人员领取的待办，请负责人另行指定人员。Pass on what those hold who left."

    def handle(self, *args: Any, **options: Any) -> None:
        passed = pass_on(now=timezone.now())
        self.stdout.write(f"released={passed.released} asked={passed.asked}")
