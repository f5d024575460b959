"""manage.py due_date as it is typed: the day on standard output, faults in one sentence with exit code 2."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import BaseCommand

from cases.base.management.commands.due_date import Command

pytestmark = pytest.mark.django_db


def type_in(*words: str) -> str:
    """Run the command through its own parser, as the shell would."""
    out = StringIO()
    command = Command(stdout=out)
    options = vars(command.create_parser("manage.py", "due_date").parse_args(list(words)))
    command.handle(**options)
    return out.getvalue()


def test_the_last_day_is_printed() -> None:
    assert type_in("--from", "2026-09-28", "--length", "15", "--unit", "WD") == "2026-10-23\n"


def test_it_can_be_called_with_values() -> None:
    out = StringIO()
    call_command("due_date", start="2026-09-28", length=15, unit="WD", stdout=out)
    assert out.getvalue() == "2026-10-23\n"


@pytest.mark.parametrize(
    "words",
    [
        ["--from", "2026-09-28", "--length", "0", "--unit", "WD"],
        ["--from", "2026-09-28", "--length", "-4", "--unit", "WD"],
        ["--from", "yesterday", "--length", "5", "--unit", "WD"],
        ["--from", "2026-09-28", "--rule", "D99"],
        ["--from", "2026-09-28", "--rule", "D12", "--length", "5"],
        ["--from", "2026-09-28", "--weeks", "2"],
        ["--from"],
        [],
    ],
)
def test_a_fault_is_one_line_and_exit_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        type_in(*words)
    told = capsys.readouterr()
    assert left.value.code == 2
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err


def test_it_is_a_django_command() -> None:
    assert issubclass(Command, BaseCommand)
