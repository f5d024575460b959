"""`next_change`: the next day on which a score changes though nothing happens."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from integrity.scoring.schedule import next_change
from tests.integrity.score_facts import MUCH_LATER, parse_records

G = "general_penalty@2026-01-10 min=2026-04-10 max=2027-01-10"


@pytest.mark.parametrize(
    ("cell", "after", "due"),
    [
        ("", "2026-01-01", None),
        (G, "2026-01-01", "2026-01-10"),
        (G, "2026-01-10", "2026-04-11"),
        (G, "2026-04-10", "2026-04-11"),
        (G, "2026-04-11", "2027-01-11"),
        (G, "2027-01-11", None),
        (f"{G} repaired=2026-05-01", "2026-04-11", "2026-05-01"),
        ("recall_not_done@2026-01-10", "2026-01-10", None),
        ("recall_not_done@2026-01-10 resolved=2026-03-01", "2026-01-10", "2027-03-02"),
        ("severe_penalty@2026-01-10 kinds=stop_business lifted=2026-02-01", "2026-01-10", "2026-02-01"),
        ("certificate@2026-01-10 to=2026-12-31 of=HACCP", "2026-01-10", "2027-01-01"),
        ("certificate@2026-01-10 of=HACCP withdrawn=2026-03-01", "2026-01-10", "2026-03-01"),
        ("sampling@2026-01-10 passed=3/3", "2026-01-10", "2028-01-11"),
        ("voluntary_recall@2026-01-10", "2026-01-10", "2027-01-11"),
        ("registration@2023-05-20", "2026-01-01", "2026-05-20"),
        # what is over is used for nothing: the clean years are there again the day it is settled, H3 ends with the term
        ("registration@2015-05-20 | food_talk@2026-01-10 resolved=2026-02-01", "2026-01-10", "2026-02-01"),
        ("registration@2015-05-20 | food_talk@2026-01-10 resolved=2026-02-01", "2026-02-01", None),
        ("3*light_penalty@2026-01-10 food", "2026-01-10", "2026-04-11"),
        ("3*light_penalty@2026-01-10 food", "2026-04-11", None),
        ("7*light_penalty@2026-01-10 max=2028-01-10", "2026-01-10", "2027-01-11"),
    ],
)
def test_next_day_of_change(cell: str, after: str, due: str | None) -> None:
    found = next_change(parse_records(cell), after=date.fromisoformat(after), known_at=MUCH_LATER)
    assert found == (date.fromisoformat(due) if due else None)


def test_what_is_not_known_yet_changes_nothing() -> None:
    records = parse_records(f"{G} known=2026-03-01T00:00:00+08:00")
    moment = datetime.fromisoformat("2026-02-01T00:00:00+08:00")
    assert next_change(records, after=date(2026, 1, 1), known_at=moment) is None
