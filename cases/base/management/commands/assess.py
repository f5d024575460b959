"""manage.py assess FACTS.json (`-` = standard input; a list = a batch): what the law says; writes nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandParser

from cases.base.calendar import current_calendar
from cases.base.cli import fail
from cases.law.assess import assess
from cases.law.facts import FactsError


class Command(BaseCommand):
    help = "决策支持：按事实给出法律结论，不写入任何数据。What the law says about these facts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("facts", help="事实文件（JSON），“-”表示标准输入 a JSON file, or - for standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        given = _read(options["facts"])
        calendar = current_calendar()
        batch = given if isinstance(given, list) else [given]
        outcomes = []
        for position, facts in enumerate(batch, start=1):
            try:
                outcomes.append(assess(facts, calendar=calendar).as_json())
            except FactsError as error:
                fail(f"第 {position} 条：{error}" if isinstance(given, list) else str(error))
        answer = outcomes if isinstance(given, list) else outcomes[0]
        self.stdout.write(orjson.dumps(answer, option=orjson.OPT_INDENT_2).decode())


def _read(name: str) -> Any:
    try:
        text = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return orjson.loads(text)
    except OSError as error:
        fail(f"无法读取 {name}：{error.strerror}。请给出存在的 JSON 文件，或用“-”从标准输入读取。 Cannot read the file.")
    except orjson.JSONDecodeError as error:
        fail(f"{name} 第 {error.lineno} 行第 {error.colno} 列不是合法的 JSON：{error.msg}。 Not JSON there.")
