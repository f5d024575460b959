"""manage.py render_documents: make the files of issued documents that have none (the process died after their act)."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.base import documents, renderings


class Command(BaseCommand):
    help = "补生成尚无文件的文书。Make the files of issued documents that have none; for the nightly run."

    def handle(self, *args: Any, **options: Any) -> None:
        made = failed = 0
        for paper in renderings.missing().iterator(chunk_size=200):
            try:
                documents.make_files([paper], now=timezone.now())
                made += 1
            except Exception as error:
                # one that cannot be made must not keep the others waiting
                self.stderr.write(f"{paper.stream} {paper} {error}")
                failed += 1
        self.stdout.write(f"rendered={made} failed={failed}")
        if failed:
            sys.exit(1)
