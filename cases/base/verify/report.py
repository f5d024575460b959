"""What a verification found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

# called with how many more entries are done
Tick = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken thing: kind for programs, place and sentence for people."""

    kind: str
    place: str
    sentence: str


@dataclass
class Report:
    """What was looked at and what was found.

    `cases` counts the chains of legal subjects, `rows` the chained rows, `live` the live rows compared with their
    last version, `files` the files hashed again, `resealed` the entries whose payload was sealed afterwards, `unrendered`
    the documents whose file is still to be made.
    """

    cases: int = 0
    rows: int = 0
    live: int = 0
    files: int = 0
    resealed: int = 0
    unrendered: int = 0
    findings: list[Finding] = field(default_factory=list)

    def add(self, kind: str, place: str, sentence: str) -> None:
        self.findings.append(Finding(kind, place, sentence))
