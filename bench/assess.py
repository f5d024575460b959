"""What the law says of a batch of facts: facts a second of a core over the boundary cases, and items against paragraphs.

The facts are those of tests/tables/assess_cases.csv (the domain's 114 cases). The alternative for the ratio is the same engine
asked by the code of the whole paragraph, as before the law stood at its items.

    python -m bench.assess
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from fnmatch import fnmatchcase

from cases.law import tables
from cases.law.assess import assess
from cases.law.calendar import national_calendar
from cases.law.fact_types import Facts
from tests.law.assess_rows import read_facts, rows

SECONDS = 3.0


def main() -> int:
    """One line for the pace, one for the ratio."""
    facts = [read_facts(row["facts"])[0] for row in rows("assess_cases")]
    whole = {i: paragraph for i, fact in enumerate(facts) if (paragraph := _by_paragraph(fact))}
    print(f"assess_batch {_pace(facts):,.0f} facts/s of a core (n={len(facts)})")
    items, paragraphs = [facts[i] for i in whole], list(whole.values())
    ratio = _pace(paragraphs) / _pace(items)
    print(f"assess_items {ratio:.2f} x (against the same facts named by the paragraph, n={len(items)})")
    return 0


def _by_paragraph(facts: Facts) -> Facts | None:
    """The same facts with the paragraph instead of its item; None where no paragraph of the older table has it."""
    codes = [_paragraph(code) for code in facts.conduct]
    return replace(facts, conduct=tuple(code for code in codes if code)) if codes and all(codes) else None


def _paragraph(code: str) -> str:
    for row in tables.read("paragraphs"):
        if row["code"] != code and any(fnmatchcase(code, pattern) for pattern in row["items"].split("|") if pattern):
            return row["code"]
    return ""


def _pace(facts: list[Facts]) -> float:
    calendar, done = national_calendar(), 0
    for fact in facts:
        assess(fact, calendar=calendar)
    start = time.process_time()
    while time.process_time() - start < SECONDS:
        for fact in facts:
            assess(fact, calendar=calendar)
        done += len(facts)
    return done / (time.process_time() - start)


if __name__ == "__main__":
    sys.exit(main())
