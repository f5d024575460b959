"""manage.py import_enterprises FILE.csv [--rejects OUT.csv]: the registry's file into the parties."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from tqdm import tqdm

from cases.base import work as works
from cases.base.actors import Actor
from cases.base.cells import Table
from cases.base.cli import fail
from cases.base.errors import Refused
from cases.parties.registry import COLUMNS, OPTIONAL, Reject, UnreadableFile, import_enterprises

HEADING = ("行号", "原因", "reason", *COLUMNS, *OPTIONAL)


class Command(BaseCommand):
    help = "导入企业登记信息（可重复运行）。Import the enterprise registry's CSV; safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help=f"CSV，列 columns：{'、'.join(COLUMNS)}；可有 optional：{'、'.join(OPTIONAL)}")
        parser.add_argument("--rejects", default="", help="未导入的行写入的 CSV the rows not imported, with reasons")

    def handle(self, *args: Any, **options: Any) -> None:
        source = Path(options["file"])
        target = Path(options["rejects"]) if options["rejects"] else None
        if target is not None and target.resolve() == source.resolve():
            fail("--rejects 不能是源文件本身；请另给文件名。 --rejects must not be the source file.")
        try:
            tally = _run(source, target)
        except UnreadableFile as error:
            fail(str(error))
        except Refused as refusal:
            # somebody registered one of these codes meanwhile: nothing was written, and running again is safe
            fail(f"{refusal} {refusal.text.en}")
        self.stdout.write(f"accepted={tally.accepted} updated={tally.updated} rejected={tally.rejected}")


def _run(source: Path, target: Path | None) -> Any:
    actor = Actor.system("import_enterprises")
    with _rejects(target) as on_reject, _progress(source) as on_bytes:  # noqa: SIM117 - the Work comes last
        with works.begin(actor, timezone.now(), act="parties.import_enterprises") as work:
            return import_enterprises(work=work, path=source, on_reject=on_reject, on_bytes=on_bytes)


def _full(cells: Sequence[str]) -> tuple[str, ...]:
    """As many cells as the heading has, so that the rejects can be imported again: a file need not have the last columns."""
    return (*cells, *[""] * (len(COLUMNS) + len(OPTIONAL) - len(cells)))


@contextmanager
def _rejects(target: Path | None) -> Iterator[Callable[[Reject], None]]:
    """Where rejects go: standard error, or a file that appears whole or not at all."""
    if target is None:
        yield lambda r: tqdm.write(f"第{r.line}行：{r.reason.zh} Line {r.line}: {r.reason.en}", file=sys.stderr)
        return
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".csv")
    except OSError as error:
        fail(f"无法写入 {target}：{error.strerror}。请给出可写的路径。 Cannot write the rejects there.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as out:
            table = Table(out)
            table.write(HEADING)
            yield lambda r: table.write((r.line, r.reason.zh, r.reason.en, *_full(r.cells)))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def _progress(source: Path) -> Iterator[Callable[[int], object]]:
    """A bar over the file's bytes, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    size = source.stat().st_size if source.is_file() else None
    with tqdm(total=size, unit="B", unit_scale=True, desc=source.name, file=sys.stderr) as bar:
        yield lambda n: bar.update(n)
