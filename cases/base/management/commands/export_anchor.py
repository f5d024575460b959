"""manage.py export_anchor FILE: the heads of all chains, signed; keep it off this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base import anchor
from cases.base.cli import fail


class Command(BaseCommand):
    help = "导出并签名全部链首。Export and sign the heads of all chains."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="写入的文件 the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        target = Path(options["file"])
        content = anchor.export(now=timezone.now())
        try:
            # whole or not at all: an anchor kept from last time is not lost to a full disk
            half = target.with_name(f".{target.name}.half")
            half.write_bytes(content)
            half.replace(target)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "不是文件名"
            fail(f"无法写入 {target}：{why}。请给出可写的路径。 Cannot write the anchor.")
        self.stdout.write(f"anchor={target}")
