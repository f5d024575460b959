"""docs/law.md shows the engine at work: the example runs as it stands, without Django, and prints what is printed there."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

from cases.law.amounts import Gains, Line
from cases.law.fact_types import Facts, Penalty

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")


def test_the_example_prints_what_is_documented() -> None:
    example = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", TEXT, re.DOTALL)
    assert example is not None
    code = example[1] + "\nimport sys\nassert not any(name.partition('.')[0] == 'django' for name in sys.modules)\n"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": "", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert (ran.returncode, ran.stdout) == (0, example[2]), ran.stderr


def test_every_table_of_the_law_that_is_named_is_there() -> None:
    named = set(re.findall(r"`([a-z_]+\.csv)`", TEXT))
    assert len(named) > 10
    assert all((ROOT / "cases" / "law" / name).exists() for name in named)


def test_every_fact_is_documented() -> None:
    table = TEXT[TEXT.index("| facts | say |") : TEXT.index("The answer, key by key")]
    named = set(re.findall(r"`(\w+)`", table))
    assert {f.name for kind in (Facts, Penalty, Line, Gains) for f in fields(kind)} <= named
