"""manage.py sweep_deadlines [--at T]: fire every clock that is due; safe to run twice and side by side.

Names on stderr what it could not do, and then ends with 1.
"""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base.cli import fail
from cases.base.work import SHANGHAI, legal_date
from workflows.sweep import sweep


class Command(BaseCommand):
    help = "处理全部届满的期限。Fire every clock that is due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", default="", help="按此时刻计算 as of this moment (ISO)")

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep(now=moment(options["at"]))
        for failure in swept.failures:
            self.stderr.write(f"{failure.what}：{failure.why}")
        self.stdout.write(f"due={swept.due} fired={swept.fired} failed={swept.failed}")
        if swept.failed:
            sys.exit(1)


def moment(text: str) -> datetime:
    """The moment that `--at` names, now if it names none; exit 2 with a sentence if it is no moment or has not come yet."""
    now = timezone.now()
    if not text:
        return now
    try:
        at = datetime.fromisoformat(text)
        at = at if at.tzinfo else at.replace(tzinfo=SHANGHAI)
        # at the ends of the calendar another zone's day does not exist
        legal_date(at)
    except (ValueError, OverflowError):
        fail(f"--at “{text}”不是时刻；请写作 2026-11-23T08:00。 Not a moment in ISO form.")
    if at > now:
        fail(f"--at “{text}”尚未到来；请给出现在或者以前的时刻。 That moment has not come yet.")
    return at
