"""The checks behind the ICS-1 tables, apart from pytest so that `mutate_score` can run them too."""

from __future__ import annotations

from cases.law import tables
from cases.law.tables import Row
from integrity.scoring import rulebook
from tests.integrity.score_facts import read_cases, score_row

CASE_TABLES = (
    "score_vectors",
    "score_events",
    "score_steps",
    "score_repeat",
    "score_limits",
    "score_positives",
    "score_caps",
    "score_knowledge",
)
LAW_TABLES = ("score", "score_steps", "score_limits", "score_factors", "positives", "caps", "classes")
CASES = tuple(row for name in CASE_TABLES for row in read_cases(name))
PINS = read_cases("score_rows")
_HEAD = ("code", "zh", "en", "article", "valid_from", "valid_to", "ruleset")


def check_case(row: Row) -> None:
    """The run of a row has its score, class, caps and bonus, and its lines add up."""
    run = score_row(row)
    found = (run.score, run.credit_class, " ".join(run.caps_hit), run.bonus)
    assert found == (int(row["score"]), row["class"], row["caps"], int(row["bonus"])), row["note"]
    assert run.base + sum(line.points for line in run.lines) == run.score


def check_pin(row: Row) -> None:
    """A law row has the parameters, article and validity that the spec gives."""
    law = [r for r in tables.read(row["table"], rulebook.LAW_DIR) if r["code"] == row["code"]]
    assert len(law) == 1
    assert _params(law[0]) == row["params"]
    head = ("article", "valid_from", "valid_to", "ruleset")
    assert [law[0][c] for c in head] == [row[c] for c in head]


def check_tables_complete() -> None:
    """No law row without a pin, none pinned that is gone, none without its source."""
    law = [(name, row) for name in LAW_TABLES for row in tables.read(name, rulebook.LAW_DIR)]
    assert sorted((name, r["code"]) for name, r in law) == sorted((p["table"], p["code"]) for p in PINS)
    assert all(row["article"] for _, row in law)


def check_cases() -> None:
    """All rows of all case tables."""
    for row in CASES:
        check_case(row)


def check_rows() -> None:
    """Everything that a change of any figure in `integrity/law` must break."""
    check_cases()
    for row in PINS:
        check_pin(row)
    check_tables_complete()


def _params(row: Row) -> str:
    return " ".join(f"{key}={value.replace(' ', '_')}" for key, value in row.items() if key not in _HEAD and value)
