"""manage.py import_bureau_rules FILE [--authority USCC] [--below] [--check]: a bureau's own rules from CSV (docs/law.md)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base.actors import Actor
from cases.base.cli import fail
from cases.base.errors import Refused
from cases.base.models import BureauRule
from cases.base.work import Work, begin
from cases.law.local_files import UnreadableRules, read_file
from cases.parties.models import Authority

ACT = "settings.import_rules"


class Command(BaseCommand):
    help = "导入本机关的裁量、听证数额和小作坊摊贩等规则（见 docs/law.md）。Import a bureau's own rules."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV，表头决定是哪一种表 the header says which table it is")
        parser.add_argument("--authority", help="机关的统一社会信用代码 USCC of the bureau; default: all bureaus")
        parser.add_argument("--below", action="store_true", help="及其所有下级机关 and all bureaus below it")
        parser.add_argument("--check", action="store_true", help="只核对，不录入 check only")

    def handle(self, *args: Any, **options: Any) -> None:
        table, rows = _read(options["file"])
        bureaus = _bureaus(options["authority"], below=options["below"])
        if options["check"]:
            self.stdout.write(f"table={table} rows={len(rows)} checked")
            return
        try:
            with begin(Actor.system("import_bureau_rules"), timezone.now(), act=ACT, subject="settings:cn") as work:
                ended = sum(_enter(work, table, rows, bureau) for bureau in bureaus)
        except Refused as refusal:
            fail(f"{refusal.text.zh} {refusal.text.en}")
        self.stdout.write(f"table={table} rows={len(rows)} bureaus={len(bureaus)} ended={ended}")


def _read(path: Path) -> tuple[str, tuple[dict[str, str], ...]]:
    try:
        return read_file(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        fail(f"无法读取文件（须为 UTF-8 编码的 CSV）：{error} The file cannot be read as UTF-8.")
    except UnreadableRules as wrong:
        fail("\n".join(map(str, wrong.problems)))


def _bureaus(uscc: str | None, *, below: bool) -> list[int | None]:
    """The bureaus the rules are for; None stands for all."""
    if uscc is None:
        return [None]
    found = Authority.objects.filter(uscc=uscc).first()
    if found is None:
        fail(f"没有统一社会信用代码为{uscc}的机关。 No such bureau.")
    if not below:
        return [found.pk]
    return list(Authority.objects.filter(path__startswith=found.path).order_by("pk").values_list("pk", flat=True))


def _enter(work: Work, table: str, rows: tuple[dict[str, str], ...], bureau: int | None) -> int:
    """The file is the whole table of the bureau from its first day on; how many older rows it ended."""
    first = min(date.fromisoformat(row["valid_from"]) for row in rows)
    ended = _end_older(work, table, bureau, first)
    for row in rows:
        work.save(
            BureauRule(
                table=table,
                authority=bureau,
                row=row,
                document=row["document"],
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            )
        )
    documents = "、".join(dict.fromkeys(row["document"] for row in rows))
    work.record(ACT, "settings:cn", article=documents[:200], details={"table": table, "bureau": bureau, "rows": len(rows)})
    return ended


def _end_older(work: Work, table: str, bureau: int | None, first: date) -> int:
    """Older rows end the day before; one that would begin later was never law, and ends before it begins."""
    older = [r for r in BureauRule.objects.filter(table=table, authority=bureau) if r.valid_to is None or r.valid_to >= first]
    for rule in older:
        rule.valid_to = max(first, rule.valid_from) - timedelta(days=1)
        work.save(rule)
    return len(older)
