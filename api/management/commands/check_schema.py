"""manage.py check_schema [--write]: does api/schema.graphql say what the program answers?"""

from __future__ import annotations

import difflib
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from api.schema import SNAPSHOT, schema_text


class Command(BaseCommand):
    help = "核对已提交的接口模式。Compare the committed schema with the program's."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="写入现行模式 write the schema as it is now")

    def handle(self, *args: Any, **options: Any) -> None:
        text = schema_text()
        if options["write"]:
            SNAPSHOT.write_text(text, encoding="utf-8")
        committed = SNAPSHOT.read_text(encoding="utf-8") if SNAPSHOT.exists() else ""
        if committed == text:
            self.stdout.write(f"schema={SNAPSHOT.name} same")
            return
        lines = difflib.unified_diff(committed.splitlines(), text.splitlines(), "committed", "program", lineterm="")
        self.stdout.write("\n".join(lines))
        self.stderr.write("接口模式已变；核对差异后运行 check_schema --write。 The schema changed: review, then --write.")
        raise SystemExit(1)
