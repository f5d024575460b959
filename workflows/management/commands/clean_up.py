"""manage.py clean_up [--at T]: end what is kept for a time only. Run it once a night, before `sweep_files`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from workflows.management.commands.sweep_deadlines import moment
from workflows.retention import end


class Command(BaseCommand):
    help = "清除保留期满的登录失败记录、会话、待用文件和频次计数。End what is kept for a time only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", default="", help="按此时刻计算 as of this moment (ISO)")

    def handle(self, *args: Any, **options: Any) -> None:
        ended = end(now=moment(options["at"]))
        self.stdout.write(" ".join(f"{name}={count}" for name, count in ended.items()))
