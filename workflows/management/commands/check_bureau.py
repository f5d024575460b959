"""manage.py check_bureau [--bureau ID]: what each bureau still lacks before it can take a case to its end; exit 1 if anything."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base.work import legal_date
from cases.parties.models import Authority
from cases.penalty.readiness import lacks


class Command(BaseCommand):
    help = "列出机关办案前尚缺的设置和人员。What a bureau still lacks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bureau", type=int, help="机关编号 id of one bureau; default: all")

    def handle(self, *args: Any, **options: Any) -> None:
        today, missing = legal_date(timezone.now()), 0
        bureaus = Authority.objects.order_by("pk")
        for bureau in bureaus.filter(pk=options["bureau"]) if options["bureau"] else bureaus:
            found = lacks(bureau, today)
            missing += len(found)
            self.stdout.write(f"{bureau.pk} {bureau.name} lacks={len(found)}")
            for lack in found:
                self.stdout.write(f"  {lack.what}: {lack.text.zh} {lack.text.en}")
        if missing:
            sys.exit(1)
