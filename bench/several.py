"""The decision of a case with three acts and two parties against that of a case with one act and one party.

Both are `decide_penalty` as it is carried out: conditions, law, papers laid out, rows, chain. Of the three acts each has its
item, range, tier and measures; the second party (who answers for the unit) has a case of its own beside it. The two take turns;
each figure is the median. The database is this run's own, as in `bench.decision`.

    python -m bench.several          SCALE=full for 100 decisions of each instead of 15
"""

from __future__ import annotations

import gc
import os
import statistics
import time
from datetime import date
from itertools import count
from typing import Any

from bench.decision import without_files
from bench.graphql import own_database

DECISIONS = 100 if os.environ.get("SCALE") == "full" else 15
_persons = count(1)
THIRD = {
    "acted_on": "2026-02-20",
    "conduct": ["FSL125-1-2a"],
    "role": "seller",
    "goods_value": "500.00",
    "unsold_value": "0.00",
    "illegal_gains": "0.00",
    "serious": False,
    "substance": "none",
}


def main() -> None:
    with own_database():
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0, skip_checks=True)
        many, one = measure()
        print(
            f"several {many / one:.2f} x (a decision on three acts beside a second party against one act and one party, on "
            f"{connection.vendor}, n={DECISIONS}; {many * 1000:.1f} against {one * 1000:.1f} ms)"
        )


def measure() -> tuple[float, float]:
    """Seconds of the decision on many and on one."""
    taken: tuple[list[float], list[float]] = ([], [])
    for many, one in [(_many(), _one()) for _ in range(DECISIONS)]:
        for times, played in zip(taken, (many, one), strict=True):
            gc.collect()
            with without_files():
                started = time.perf_counter()
                played.do("decide")
                times.append(time.perf_counter() - started)
        assert len(many.case.decisions.get().charges) == 3 and many.case.beside.count() == 1
    many_, one_ = (statistics.median(found[DECISIONS // 10 :]) for found in taken)
    return many_, one_


def _one() -> Any:
    from tests.factories import cases

    return _play(cases.PROPOSAL, cases.PATHS["WAIVED"])


def _many() -> Any:
    from cases.penalty.proposal import Charge, Proposal
    from tests.factories import cases
    from tests.factories.steps.penalty import JOINED

    third = Charge(conduct="FSL125-1-2a", kinds=("fine",), fine=5_000_00, tier="lenient")
    both = cases.BOTH
    proposal = Proposal.joined((*both.charges, third), facts_text=both.facts_text, reasons_text=both.reasons_text)
    before, after = cases.TWO_ACTS, ("finish", "submit", "agree", "approve", "serve_notice", "waive")
    played = _play(proposal, before)
    with without_files():
        played.do("second_act", facts=THIRD, on=date(2026, 3, 13), hour=11)
        played.do("propose_party", hour=12, new_party={**JOINED["new_party"], "identity_number": f"E{next(_persons):08d}"})
        played.do("join")
        for step in after:
            played.do(step)
    return played


def _play(proposal: Any, steps: tuple[str, ...]) -> Any:
    from tests.factories import cases

    played = cases.Played(cases.make_office(), cases.make_company(), dict(cases.FACTS), proposal)
    with without_files():
        for step in steps:
            played.do(step)
    return played


if __name__ == "__main__":
    main()
