"""manage.py enter_calendar FILE.csv: enter the State Council's yearly notice on holidays; clocks follow."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base import work as works
from cases.base.actors import Actor
from cases.base.cli import fail
from cases.base.errors import Refused
from cases.base.models.calendar import STREAM
from cases.base.notices import ACT, NoticeDay, enter_notice

HEADING = ["year", "reference", "published_on", "day", "kind", "name"]


class Notice(NamedTuple):
    """What all lines of a file say alike."""

    year: int
    reference: str
    published_on: date


class Command(BaseCommand):
    help = "录入国务院办公厅的放假安排通知并重新计算期限。Enter the yearly notice on holidays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help=f"CSV（{','.join(HEADING)}），每行一日 one line a day")

    def handle(self, *args: Any, **options: Any) -> None:
        notice, days = _read(Path(options["file"]))
        actor = Actor.system("enter_calendar")
        try:
            with works.begin(actor, timezone.now(), act=ACT, subject=STREAM) as work:
                moved = enter_notice(work=work, days=days, **notice._asdict())
        except Refused as refusal:
            fail(f"{refusal} {refusal.text.en}")
        for m in moved:
            self.stdout.write(f"{m.clock.rule} {m.clock.stream} {m.before} -> {m.after}")
        self.stdout.write(f"year={notice.year} days={len(days)} moved={len(moved)}")


def _read(path: Path) -> tuple[Notice, list[NoticeDay]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        fail(f"无法读取 {path}：{error.strerror}。请给出存在的 CSV 文件。 Cannot read the file.")
    except UnicodeDecodeError:
        fail(f"{path} 不是 UTF-8 文本，请另存为 UTF-8 编码的 CSV。 Not UTF-8 text.")
    rows = list(_rows(path, lines))
    if not rows:
        fail(f"{path} 没有列出任何日期，请核对文件。 The file lists no day.")
    heads = [head for head, _ in rows]
    for line, head in enumerate(heads, start=2):
        if head != heads[0]:
            fail(f"{path} 第 {line} 行的年份、文号或者发布日期与第 2 行不同；一个文件录入一份通知。 One notice a file.")
    return heads[0], [day for _, day in rows]


def _rows(path: Path, lines: list[str]) -> Iterator[tuple[Notice, NoticeDay]]:
    reader = csv.reader(lines)
    if next(reader, None) != HEADING:
        fail(f"{path} 第 1 行应为 {','.join(HEADING)}。 The first line must name these columns.")
    for line, cells in enumerate(reader, start=2):
        try:
            year, reference, published_on, day, kind, name = cells
            head = Notice(int(year), reference, date.fromisoformat(published_on))
            yield head, NoticeDay(date.fromisoformat(day), kind, name)
        except ValueError as error:
            fail(f"{path} 第 {line} 行有误（{error}）：应为 {','.join(HEADING)}，日期如 2027-01-01。 See that line.")
