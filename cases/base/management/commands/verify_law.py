"""manage.py verify_law FOLDER: the rows of law against the official texts that the folder holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cases.law import tables
from cases.law.comparing import differences, version_of
from cases.law.items import ITEMS_DIR, laws_with_items
from cases.law.official import library, places


class Command(BaseCommand):
    help = (
        "将法律条目与法律法规文本逐条核对：条款项是否存在，金额和倍数是否见于条文。"
        " Compare the items of law with the official texts: places that exist, sums and multiples in the words."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="法律文本目录 the folder of the texts")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if not folder.is_dir() or not library(folder):
            self.stdout.write(f"未找到法律文本，跳过核对 skipped: no texts in {folder}")
            return
        rows = [row for law in laws_with_items() for row in tables.read(law, ITEMS_DIR) if row["tag"] == "V"]
        held = [row for row in rows if version_of(folder, next(places(row["cite"])).title, row)]
        found = [difference for row in held for difference in differences(row, folder)]
        for difference in found:
            self.stdout.write(str(difference))
        self.stdout.write(f"rows={len(rows)} compared={len(held)} differences={len(found)}")
        if found:
            raise SystemExit(1)
