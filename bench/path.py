"""One case from clue to archive through the front door, act by act: asked by a line on stdin, answered by a line of JSON.

What `bench.against` runs in two checkouts; hence it takes from a checkout only what both have: the steps of the tests' cases.

    python bench/path.py          every line read plays one case: {step: [statements, CPU seconds]}
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import Any

# not the folder of this script, which has a graphql of its own
sys.path[0] = str(Path.cwd())
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ.setdefault("CHENGAN_LOG_LEVEL", "ERROR")


@contextmanager
def counted() -> Iterator[list[int]]:
    """Counts the statements sent meanwhile."""
    from django.db import connection

    sent = [0]

    def count(execute: Any, *args: Any) -> Any:
        sent[0] += 1
        return execute(*args)

    with connection.execute_wrapper(count):
        yield sent


def play() -> dict[str, tuple[int, float]]:
    """A new case of a new bureau, so that a later case is no dearer than the first."""
    from tests.factories import cases

    played = cases.Played(cases.make_office(), cases.make_company(), dict(cases.FACTS), cases.PROPOSAL)
    taken: dict[str, tuple[int, float]] = {}
    for step in cases.PATHS["ARCHIVED"]:
        with counted() as sent:
            start = process_time()
            played.do(step)
            taken[step] = (sent[0], process_time() - start)
    return taken


def main() -> None:
    import django

    django.setup()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    print("ready", flush=True)
    for _ in sys.stdin:
        print(json.dumps(play()), flush=True)
    teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main()
