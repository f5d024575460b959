"""manage.py find_item WORDS [--day D], or --was CODE: the items of law that fit, or what took the place of an older code."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base.cli import fail
from cases.base.work import legal_date
from cases.law.conduct import conducts
from cases.law.fact_types import Facts, Role
from cases.law.search import find
from cases.law.successors import successor

SEVERAL = "不能确定为一项，请从下列各项中选择。 Not one; choose from these."


class Command(BaseCommand):
    help = "按文字、条款、法律或者产品查找违法行为项；或者查找旧代码现在对应的项。Find an item of law."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("words", nargs="*", help="文字、条款、法律、产品 words, an article, a law")
        parser.add_argument("--day", type=date.fromisoformat, help="按该日施行的法律 law of this day (ISO); default: today")
        parser.add_argument("--was", help="旧代码 an older code, such as FSL124")
        parser.add_argument("--role", choices=[str(role) for role in Role], help="当事人角色 the capacity the party acted in")

    def handle(self, *args: Any, **options: Any) -> None:
        day = options["day"] or legal_date(timezone.now())
        if options["was"]:
            codes = self._successors(options["was"], options["role"], day)
        else:
            codes = find(" ".join(options["words"]), day=day)
        for code in codes:
            self.stdout.write(f"{code}\t{conducts()[code].article}\t{conducts()[code].title_zh}")
        if not codes:
            fail("没有符合的项。 Nothing fits.")

    def _successors(self, code: str, role: str | None, day: date) -> tuple[str, ...]:
        if code not in conducts():
            fail(f"没有“{code}”这个代码。 No such code.")
        found = successor(code, Facts(role=Role(role) if role else None), day)
        if found.code is None and found.candidates:
            self.stderr.write(SEVERAL)
        return found.candidates
