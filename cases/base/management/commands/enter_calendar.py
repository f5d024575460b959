"""manage.py enter_calendar [FILE.csv] [--region CODE] [--takes-back NUMBER --reason WHY]: notices on holidays; clocks follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base import work as works
from cases.base.actors import Actor
from cases.base.calendar import still_open
from cases.base.cli import fail
from cases.base.errors import Refused
from cases.base.models.calendar import STREAM, CalendarNotice
from cases.base.notice_files import NoticeFile, UnreadableNotice, read_notice
from cases.base.notices import ACT, Moved, enter_notice, take_back_notice

DIVISION = re.compile(r"\d{6}\Z", re.ASCII)


class Command(BaseCommand):
    help = "录入或者撤回放假安排通知并重新计算期限。Enter or take back a notice on holidays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="CSV：年份、文号、发布日期、日期、性质、名称，每行一日 one line a day")
        parser.add_argument("--region", default="", help="仅适用于该行政区划（六位代码） days off of this division alone")
        parser.add_argument("--takes-back", default="", metavar="文号", help="先撤回这份通知 take this notice back first")
        parser.add_argument("--reason", default="", help="没有新通知时的撤回理由 why, where no later notice says so")

    def handle(self, *args: Any, **options: Any) -> None:
        region, recalled = options["region"], options["takes_back"]
        if region and not DIVISION.match(region):
            fail(f"--region “{region}”不是六位行政区划代码，例如 450000。 Not a division code of six digits.")
        if not options["file"] and not recalled:
            fail("请给出通知的 CSV 文件，或者用 --takes-back 指明要撤回的通知。 Name a file, or a notice to take back.")
        notice = self._read(options["file"], region) if options["file"] else None
        moved = _carry_out(notice, recalled, region, options["reason"])
        for m in moved:
            self.stdout.write(f"{m.clock.rule} {m.clock.stream} {m.before} -> {m.after}")
        self._tell(notice, moved)

    def _read(self, file: str, region: str) -> NoticeFile:
        try:
            return read_notice(Path(file), region=region)
        except UnreadableNotice as error:
            fail(str(error))

    def _tell(self, notice: NoticeFile | None, moved: Sequence[Moved]) -> None:
        if notice is None:
            self.stdout.write(f"moved={len(moved)}")
            return
        year = notice.head.year
        missing = [] if notice.head.region else still_open(year)
        if missing:
            self.stdout.write(f"{year}年仍为暂定：尚无通知列明{'、'.join(missing)}。 {year} stays provisional.")
        self.stdout.write(f"year={year} days={len(notice.days)} moved={len(moved)}")


def _carry_out(notice: NoticeFile | None, recalled: str, region: str, reason: str) -> list[Moved]:
    """Both in one transaction: a notice that recalls another leaves no moment without either."""
    moved: list[Moved] = []
    try:
        with works.begin(Actor.system("enter_calendar"), timezone.now(), act=ACT, subject=STREAM) as work:
            if recalled:
                by = notice.head.reference if notice else reason
                year = _year_of(recalled, region)
                moved += take_back_notice(work=work, year=year, reference=recalled, region=region, by=by)
            if notice:
                moved += enter_notice(work=work, head=notice.head, days=notice.days)
    except Refused as refusal:
        fail(f"{refusal} {refusal.text.en}")
    return moved


def _year_of(reference: str, region: str) -> int:
    """The year of the notice in force with this number; 0 if there is none."""
    found = CalendarNotice.objects.filter(reference=reference, region=region, taken_back_on=None).order_by("-year")
    return found.values_list("year", flat=True).first() or 0
