"""`python -m bench`: every measure, one line each. SCALE=full runs the published sizes.

Each is a ratio measured in one run against a named alternative; a wide spread between runs says the machine was noisy.
"""

from __future__ import annotations

import subprocess
import sys

MEASURES = ("act", "assess", "decision", "several", "imports", "search", "verify", "pdf", "graphql", "size")


def main() -> int:
    """Run each measure in a process of its own, so that none warms another's caches."""
    failed = [name for name in MEASURES if subprocess.run([sys.executable, "-m", f"bench.{name}"]).returncode]
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
