"""Every act of a case from clue to archive, in this checkout and in another one, which take turns case by case.

The other is an earlier version with an environment of its own (`git worktree add ../before COMMIT`, then `make test` there
once). Statements are counted; CPU is this process's own, the median of all cases; each act and the whole as a ratio.

    python -m bench.against ../before [CASES]
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

CASES = 30
SCRIPT = Path(__file__).with_name("path.py")
Case = dict[str, list[float]]


def started(checkout: Path) -> subprocess.Popen[str]:
    """The path of a checkout, run by that checkout's own Python; it waits to be asked."""
    python = checkout / ".venv" / "bin" / "python"
    there = subprocess.Popen(
        [python, SCRIPT], cwd=checkout, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert there.stdout is not None
    if there.stdout.readline() != "ready\n":
        raise SystemExit(f"{checkout}: the tests' cases cannot be played there")
    return there


def asked(there: Any) -> Case:
    there.stdin.write("\n")
    there.stdin.flush()
    case: Case = json.loads(there.stdout.readline())
    return case


def main(other: Path, cases: int) -> int:
    ours, theirs = started(Path.cwd()), started(other)
    # the first case of each fills caches
    pairs = [(asked(ours), asked(theirs)) for _ in range(cases + 1)][1:]
    for there in (ours, theirs):
        there.communicate()
    total = [0.0] * 4
    for step in (step for step in pairs[0][0] if step in pairs[0][1]):
        row = [statistics.median(case[step][k] for case in side) for k in (0, 1) for side in zip(*pairs, strict=True)]
        total = [a + b for a, b in zip(total, row, strict=True)]
        print(_line(step, row), flush=True)
    print(_line("all", total))
    return 0


def _line(step: str, row: list[float]) -> str:
    ours, theirs, cpu, before = row
    return (
        f"path {step:14s} statements {ours:5.0f} / {theirs:5.0f} = {ours / theirs:.2f}   "
        f"CPU {cpu * 1000:6.1f} / {before * 1000:6.1f} ms = {cpu / before:.2f}"
    )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else CASES))
