"""manage.py generate_load --enterprises N --cases N [--bureaus N]: synthetic, valid, labelled data for load tests."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base.cli import fail
from cases.parties.models import Party
from cases.penalty.models import PenaltyCase
from workflows.load.generating import generate


class Command(BaseCommand):
    help = "生成压力测试用的虚构数据（只用于空库）。Fictional data for load tests, into an empty database only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--enterprises", type=int, required=True, help="企业数 how many enterprises")
        parser.add_argument("--cases", type=int, required=True, help="案件数 how many cases")
        parser.add_argument("--bureaus", type=int, default=1, help="县级机关数 how many county bureaus")

    def handle(self, *args: Any, **options: Any) -> None:
        sizes = {name: options[name] for name in ("enterprises", "cases", "bureaus")}
        if min(sizes.values()) < 1:
            fail("企业、案件、机关数都须为正数。 The numbers of enterprises, cases and bureaus must be positive.")
        if Party.objects.exists() or PenaltyCase.objects.exists():
            fail("数据库中已有当事人或者案件；虚构数据只能写入空库。 The database is not empty; fiction goes into an empty one.")
        generate(**sizes, now=timezone.now(), tell=self.stderr.write if options["verbosity"] > 1 else lambda _: None)
        self.stdout.write(" ".join(f"{name}={number}" for name, number in sizes.items()))
