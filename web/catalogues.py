"""Compile the catalogues: `python -m web.catalogues [FILE.po]…`, which make runs for one that has changed.

People edit the .po files; gettext reads the .mo files beside them, which are made at set-up and not committed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import polib

LOCALE = Path(__file__).parent / "locale"


def sources() -> list[Path]:
    """The catalogues that people edit, one a language."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def compiled(source: Path) -> Path:
    """Where the compiled form of a catalogue lies."""
    return source.with_suffix(".mo")


def missing() -> Iterator[Path]:
    """The compiled catalogues that were not made yet."""
    return (path for path in map(compiled, sources()) if not path.exists())


def compile_texts(source: Path) -> None:
    """Make the compiled form of a catalogue."""
    polib.pofile(str(source)).save_as_mofile(str(compiled(source)))


if __name__ == "__main__":
    for given in map(Path, sys.argv[1:]) if sys.argv[1:] else sources():
        compile_texts(given)
