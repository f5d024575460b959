"""How every command refuses bad input: one sentence on standard error, exit 2."""

from __future__ import annotations

import sys
from typing import NoReturn


def fail(sentence: str) -> NoReturn:
    """Print the sentence and leave with exit code 2."""
    sys.stderr.write(sentence.rstrip() + "\n")
    raise SystemExit(2)
