"""manage.py due_date --from D (--length N --unit U [--before] | --rule CODE): the last day of a period."""

from __future__ import annotations

from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from cases.base.calendar import current_calendar
from cases.base.cli import fail
from cases.law.due_date import Question, answer
from cases.law.errors import LawError


class Command(BaseCommand):
    help = "计算期限的最后一日。Compute the last day of a period."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """The usual parser, except that a wrong option is reported in one sentence, without the usage."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = _refuse  # type: ignore[method-assign]
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        # everything is text here, so that every fault is worded in one place: cases/law/due_date.py
        parser.add_argument("--from", dest="start", default="", metavar="DATE", help="起算日 2026-09-28")
        parser.add_argument("--length", default="", metavar="N", help="期限长度 length, e.g. 15")
        parser.add_argument("--unit", default="", metavar="WD|CD|M|H", help="工作日、日、月、小时")
        parser.add_argument("--rule", default="", metavar="CODE", help="期限规则 a row of deadlines.csv: D12")
        parser.add_argument("--before", action="store_true", help="向前倒算 count back")
        parser.add_argument("--explain", action="store_true", help="逐步说明 tell the steps")

    def handle(self, *args: Any, **options: Any) -> None:
        names = ("start", "length", "unit", "rule", "before", "explain")
        question = Question(**{name: _text(options[name]) for name in names})
        try:
            lines = answer(question, calendar=current_calendar()).lines
        except LawError as error:
            fail(f"{error}。 {error.en}.")
        except DatabaseError:
            fail("数据库中没有工作日历，请先运行 migrate。 No calendar table: run migrate first.")
        self.stdout.write("\n".join(lines))


def _text(value: Any) -> Any:
    """call_command passes numbers and dates as they are; the command line only text."""
    return value if isinstance(value, bool) else str(value).strip()


def _refuse(message: str) -> NoReturn:
    fail(f"命令选项有误：{message}；用 due_date --help 查看用法。 Wrong options; see due_date --help.")
