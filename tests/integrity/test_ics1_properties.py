"""What holds of ICS-1 for any records: the naive formula, order, adding up, and that harm never helps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from integrity.scoring.ics1 import score
from integrity.scoring.records import Event, Positive
from integrity.scoring.schedule import next_change
from tests.integrity.score_facts import MUCH_LATER
from tests.integrity.score_reference import reference_score
from tests.integrity.score_strategies import DAYS, MOMENTS, events, positives

Records = list[Event | Positive]
SETS = st.lists(events() | events() | positives(), max_size=9).map(
    lambda found: [replace(record, id=f"r{n}") for n, record in enumerate(found)]
)


@settings(max_examples=600, deadline=None, database=None)
@given(records=SETS, as_of=DAYS, known_at=MOMENTS)
def test_same_as_the_naive_formula(records: Records, as_of: date, known_at: datetime) -> None:
    run = score(records, as_of=as_of, known_at=known_at)
    found = (run.score, run.credit_class, set(run.caps_hit), run.bonus)
    assert found == reference_score(records, as_of, known_at)


@settings(max_examples=200, deadline=None, database=None)
@given(records=SETS, as_of=DAYS, known_at=MOMENTS, data=st.data())
def test_order_of_records_does_not_matter(records: Records, as_of: date, known_at: datetime, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(records))
    first = score(records, as_of=as_of, known_at=known_at)
    assert score(shuffled, as_of=as_of, known_at=known_at) == first


@settings(max_examples=300, deadline=None, database=None)
@given(records=SETS, as_of=DAYS)
def test_lines_add_up_and_name_their_records(records: Records, as_of: date) -> None:
    run = score(records, as_of=as_of, known_at=MUCH_LATER)
    assert run.base + sum(line.points for line in run.lines) == run.score
    assert 0 <= run.score <= 1000
    assert set(run.input_ids) <= {r.id for r in records}
    assert set(run.input_ids) == {key for line in run.lines for key in line.sources}


@settings(max_examples=500, deadline=None, database=None)
@given(records=SETS, more=events(), as_of=DAYS, known_at=MOMENTS)
def test_a_further_event_never_raises_the_score(records: Records, more: Event, as_of: date, known_at: datetime) -> None:
    before = score(records, as_of=as_of, known_at=known_at)
    after = score([*records, replace(more, id="more")], as_of=as_of, known_at=known_at)
    assert after.score <= before.score


@settings(max_examples=200, deadline=None, database=None)
@given(records=SETS, as_of=DAYS)
def test_an_annulled_event_is_as_if_it_never_was(records: Records, as_of: date) -> None:
    annulled = [r for r in records if isinstance(r, Event) and r.id in ("r0", "r1", "r2")]
    rest = [r for r in records if r not in annulled]
    moment = datetime(2030, 1, 1, tzinfo=UTC)
    marked = [replace(r, known_to=None, annulled_known_at=moment) for r in annulled]
    with_them = score([*rest, *marked], as_of=as_of, known_at=moment)
    assert with_them == score(rest, as_of=as_of, known_at=moment)


@settings(max_examples=25, deadline=None, database=None)
@given(records=SETS, after=DAYS)
def test_nothing_changes_before_the_next_change(records: Records, after: date) -> None:
    due = next_change(records, after=after, known_at=MUCH_LATER)
    now = score(records, as_of=after, known_at=MUCH_LATER).lines
    last = after + timedelta(days=1200)
    day = after + timedelta(days=1)
    while day < (due or last):
        assert score(records, as_of=day, known_at=MUCH_LATER).lines == now, day
        day += timedelta(days=1)
    assert due is None or score(records, as_of=due, known_at=MUCH_LATER).lines != now
