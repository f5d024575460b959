"""Run every trial on the demo's database, each in a process of its own; exit 1 if one does not pass."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    failed = 0
    for script in sorted(HERE.glob("[0-9]*.py")):
        done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
        passed = done.stdout.startswith("PASS")
        failed += not passed
        sys.stdout.write(done.stdout if done.stdout else f"FAIL {script.name} | {done.stderr.strip().splitlines()[-1:]}\n")
    sys.stdout.write(f"trials={len(list(HERE.glob('[0-9]*.py')))} failed={failed}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
