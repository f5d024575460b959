"""manage.py verify_audit [--case NO] [--anchor FILE]: is anything in the history not as it was written?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from cases.base import anchor, triggers, verify
from cases.base.cli import fail
from cases.base.models import ChainEntry
from cases.base.selectors import stream_of_case
from cases.base.verify import Tick


class Command(BaseCommand):
    help = "核验全部历史链条。Verify the whole chained history."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--case", default=None, help="只核验一个案件（案号）one case by its number")
        parser.add_argument("--anchor", default="", help="export_anchor 导出的锚点文件 an exported anchor")

    def handle(self, *args: Any, **options: Any) -> None:
        heads = _heads(options["anchor"])
        stream = "" if options["case"] is None else _stream(options["case"])
        with _progress() as tick:
            report = verify.verify(stream=stream, anchor=heads, tick=tick)
        for finding in report.findings:
            self.stdout.write(f"{finding.kind} {finding.place} {finding.sentence}")
        for guard in triggers.missing():
            # not itself a broken row, but what it should have refused may have been tried
            self.stderr.write(f"missing_guard {guard} 数据库防护被停用、删除或者改动；请运行 manage.py migrate 恢复")
        if report.unrendered:
            self.stdout.write(f"unrendered={report.unrendered} 件文书尚未生成文件；请运行 manage.py render_documents")
        self.stdout.write(f"cases={report.cases} rows={report.rows} broken={len(report.findings)} resealed={report.resealed}")
        if report.findings:
            raise SystemExit(1)


def _heads(path: str) -> Any:
    try:
        return anchor.load(Path(path)) if path else None
    except anchor.AnchorError as error:
        fail(str(error))


def _stream(number: str) -> str:
    stream = stream_of_case(number)
    if not stream:
        fail(f"没有案号为“{number}”的案件；请核对案号。 No case has this number.")
    return stream


@contextmanager
def _progress() -> Iterator[Tick | None]:
    """A bar over the entries, each of which is looked at twice; on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    with tqdm(total=2 * ChainEntry.objects.count(), unit="row", unit_scale=True, file=sys.stderr) as bar:
        yield bar.update
