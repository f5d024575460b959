"""manage.py sweep_files [--dry-run]: remove stored files that no act kept (it was refused after they were written)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base import files


class Command(BaseCommand):
    help = "清除没有登记的文件（写入一日以上）。Remove stored files without a row, older than a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="只列出，不删除 list only")

    def handle(self, *args: Any, **options: Any) -> None:
        removed = 0
        for path in list(files.orphans(now=timezone.now())):
            self.stdout.write(str(path))
            if not options["dry_run"]:
                path.unlink(missing_ok=True)
                removed += 1
        self.stdout.write(f"removed={removed}")
