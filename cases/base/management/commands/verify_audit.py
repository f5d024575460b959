"""manage.py verify_audit [--stream S] [--anchor FILE]: is anything in the history not as it was written?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cases.base import anchor, verify
from cases.base.cli import fail
from cases.base.selectors import stream_of_case


class Command(BaseCommand):
    help = "核验全部历史链条。Verify the whole chained history."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--case", default="", help="只核验一个案件（案号）one case by its number")
        parser.add_argument("--anchor", default="", help="export_anchor 导出的锚点文件 an exported anchor")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            heads = anchor.load(Path(options["anchor"])) if options["anchor"] else None
        except anchor.AnchorError as error:
            fail(str(error))
        stream = stream_of_case(options["case"])
        if options["case"] and not stream:
            fail(f"没有案号为“{options['case']}”的案件；请核对案号。 No case has this number.")
        report = verify.verify(stream=stream, anchor=heads)
        for finding in report.findings:
            self.stdout.write(f"{finding.kind} {finding.place} {finding.sentence}")
        self.stdout.write(f"cases={report.cases} rows={report.rows} broken={len(report.findings)}")
        if report.findings:
            raise SystemExit(1)
