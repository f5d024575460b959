"""manage.py detect_signals [--at T]: the nightly pass of the detection rules; safe to run twice and side by side."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from workflows.management.commands.sweep_deadlines import moment
from workflows.nightly import detect_all


class Command(BaseCommand):
    help = "按监督规则检查全部未归档的案件和线索。Look at everything open for what the detection rules name."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", default="", help="按此时刻检查 as of this moment (ISO)")

    def handle(self, *args: Any, **options: Any) -> None:
        passed = detect_all(now=moment(options["at"]))
        self.stdout.write(f"checked={passed.checked} raised={passed.raised}")
        if passed.refused:
            self.stderr.write(
                f"{passed.refused} 件正由他人办理，本次未能提出信号；请稍后再次运行。 Held by others just now; run it again."
            )
            sys.exit(1)
