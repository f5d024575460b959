"""The digest of a run: equal for equal inputs, whatever became known or was worded later."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from integrity.scoring import rulebook
from integrity.scoring.ics1 import score
from integrity.scoring.records import Event
from integrity.scoring.run import ScoreRun
from integrity.views import View
from tests.integrity.score_facts import LONG_AGO, parse_records

FACTS = "general_penalty@2026-01-10 min=2026-04-10 max=2027-01-10 type=FSL124 | certificate@2025-06-01 of=HACCP"
AS_OF = date(2026, 2, 1)
KNOWN_AT = datetime(2026, 2, 2, 9, tzinfo=UTC)


def run_of(cell: str = FACTS, *, as_of: date = AS_OF, known_at: datetime = KNOWN_AT) -> ScoreRun:
    return score(parse_records(cell), as_of=as_of, known_at=known_at)


def test_same_inputs_same_hash() -> None:
    assert run_of().hash == run_of().hash
    assert len(run_of().hash) == 64


def test_the_same_moment_in_another_zone_is_the_same_input() -> None:
    beijing = KNOWN_AT.astimezone(timezone(timedelta(hours=8)))
    assert run_of(known_at=beijing).hash == run_of().hash


@pytest.mark.parametrize(
    "changed",
    [
        FACTS.replace("FSL124", "FSL125"),
        FACTS.replace("2026-01-10", "2026-01-11"),
        FACTS.replace("min=2026-04-10", "min=2026-04-11"),
        FACTS.replace("type=", "yuan=1.00 type="),
        FACTS.replace("type=", "food type="),
        FACTS.replace("type=", "case=C1 type="),
        FACTS.replace("HACCP", "ISO_22000"),
        FACTS.replace("2025-06-01", "2025-06-02"),
        FACTS + " | light_penalty@2026-01-20",
    ],
)
def test_every_fact_that_determines_the_result_is_in_the_hash(changed: str) -> None:
    assert run_of(changed).hash != run_of().hash


def test_the_view_is_in_the_hash_and_an_audit_has_the_bureaus() -> None:
    shared, inside, audit = (
        score(parse_records(FACTS), as_of=AS_OF, known_at=KNOWN_AT, view=view)
        for view in (View.SHARED, View.INTERNAL, View.AUDIT)
    )
    assert shared.lines == inside.lines and shared.hash != inside.hash == audit.hash


@pytest.mark.parametrize(("kind", "inside", "caps"), [("police_case", 699, ("H5",)), ("related_blacklisted", 850, ())])
def test_what_only_the_bureau_may_weigh_is_in_no_shared_score(kind: str, inside: int, caps: tuple[str, ...]) -> None:
    records = parse_records(f"{kind}@2026-01-10")
    found = score(records, as_of=AS_OF, known_at=KNOWN_AT, view=View.INTERNAL)
    assert (found.score, found.caps_hit) == (inside, caps)
    shared = score(records, as_of=AS_OF, known_at=KNOWN_AT, view=View.SHARED)
    clean = score((), as_of=AS_OF, known_at=KNOWN_AT, view=View.SHARED)
    assert (shared.score, shared.lines, shared.input_ids, shared.hash) == (900, (), (), clean.hash)


def test_both_times_are_in_the_hash() -> None:
    later = run_of(as_of=AS_OF + timedelta(days=1))
    assert later.score == run_of().score
    assert later.hash != run_of().hash
    assert run_of(known_at=KNOWN_AT + timedelta(seconds=1)).hash != run_of().hash


def test_closing_or_annulling_a_version_later_leaves_the_replay_and_its_hash() -> None:
    records = parse_records(FACTS)
    later = KNOWN_AT + timedelta(days=30)
    closed = [replace(r, known_to=later) for r in records]
    annulled = [replace(r, annulled_known_at=later) for r in records]
    for changed in (closed, annulled):
        assert score(changed, as_of=AS_OF, known_at=KNOWN_AT) == run_of()


def test_what_has_no_bearing_is_not_an_input() -> None:
    expired = "food_talk@2020-01-10 resolved=2020-02-01 | light_penalty@2026-02-02"
    run = run_of(f"{FACTS} | {expired}")
    assert run.input_ids == ("r01", "r02")
    assert run.hash == run_of().hash


def test_the_rules_in_use_are_in_the_hash() -> None:
    today = rulebook.rules_on("ICS-1", AS_OF)
    changed = [replace(c, limit=848) if c.code == "H7" else c for c in today.caps]
    assert rulebook._digest(changed) != rulebook._digest(today.caps)


def test_ending_a_rule_later_leaves_the_digest() -> None:
    caps = rulebook.rules_on("ICS-1", AS_OF).caps
    ended = [replace(c, valid_to=date(2027, 12, 31), zh="另一表述") for c in caps]
    assert rulebook._digest(ended) == rulebook._digest(caps)


def test_two_runs_over_an_event_and_its_copy_name_the_same_inputs() -> None:
    event = Event(id="处罚1", party="P", kind="light_penalty", valid_from=date(2026, 1, 20), known_from=LONG_AGO)
    first = score([event], as_of=AS_OF, known_at=KNOWN_AT)
    again = score([replace(event, known_from=KNOWN_AT)], as_of=AS_OF, known_at=KNOWN_AT)
    assert first == again
    assert first.input_ids == ("处罚1",)
