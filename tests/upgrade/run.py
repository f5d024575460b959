"""python -m tests.upgrade.run COMMAND… -- COMMAND…: management commands one after another, as an installation runs them.

Prints as JSON what each said. An error of the first ones ends it. What those after the dashes do is undone at the end, and
an error of theirs is what they said.
"""

from __future__ import annotations

import io
import json
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout

import django
from django.core.management import call_command
from django.db import transaction


def said(command: str) -> str:
    """What the command wrote, to either stream; also before it gave up."""
    written = io.StringIO()
    try:
        with redirect_stdout(written), redirect_stderr(written):
            call_command(*command.split(), stdout=written, stderr=written)
    except BaseException:
        sys.stderr.write(written.getvalue())
        raise
    return written.getvalue()


def undone(command: str) -> str:
    """The same inside a transaction that is rolled back; or why it failed."""
    try:
        return said(command)
    except (Exception, SystemExit):
        return traceback.format_exc()


if __name__ == "__main__":
    django.setup()
    commands = sys.argv[1:]
    dashes = commands.index("--")
    answers = [said(command) for command in commands[:dashes]]
    around = transaction.atomic()
    # as django.test.TestCase marks its own: what commits inside may think itself outermost
    around._from_testcase = True  # type: ignore[attr-defined]
    with around:
        answers += [undone(command) for command in commands[dashes + 1 :]]
        transaction.set_rollback(True)
    sys.stdout.write(json.dumps(answers))
