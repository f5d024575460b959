"""Random sets of records for ICS-1, dense enough that windows, limits and groups meet."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from integrity.scoring.records import Event, Positive
from tests.integrity.score_reference import OTHERS, PENALTIES

START = date(2024, 2, 29)
DAYS = st.sampled_from([0, 1, 59, 60, 89, 90, 91, 182, 364, 365, 366, 367, 430, 700, 730, 731, 900]).map(
    lambda n: START + timedelta(days=n)
)
LATER = st.sampled_from([0, 1, 30, 90, 92, 365, 366, 800]).map(lambda n: timedelta(days=n))
MOMENTS = st.sampled_from([datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=200 * n) for n in range(6)])
AMOUNTS = st.sampled_from([0, 9_999_999, 10_000_000, 49_999_999, 50_000_000, 99_999_999, 100_000_000])
ORDERS = ["fine", "stop_business", "revoke_licence", "restrict_business", "close_down", "suspend_licence"]


@st.composite
def events(draw: st.DrawFn) -> Event:
    """An event of any kind, with any of its ends."""
    start = draw(DAYS)
    ends = sorted(start + draw(LATER) for _ in range(2))
    kinds = [*PENALTIES, *PENALTIES, "sampling_general", "sampling_safety", *OTHERS]
    known = draw(MOMENTS)
    return Event(
        id="",
        party="P",
        kind=draw(st.sampled_from(kinds)),
        valid_from=start,
        known_from=known,
        known_to=draw(st.sampled_from([None, None, known + timedelta(days=300)])),
        annulled_known_at=draw(st.none() | st.none() | MOMENTS),
        case_id=draw(st.sampled_from(["", "", "C1", "C2", "C3"])),
        same_type=draw(st.sampled_from(["", "FSL124", "FSL125"])),
        amount=draw(AMOUNTS),
        food=draw(st.booleans()),
        penalty_kinds=frozenset(draw(st.lists(st.sampled_from(ORDERS), max_size=2))),
        min_end=draw(st.sampled_from([None, ends[0]])),
        max_end=draw(st.sampled_from([None, ends[1]])),
        repaired_from=draw(st.sampled_from([None, None, None, start + draw(LATER)])),
        removed_from=draw(st.sampled_from([None, None, None, start + draw(LATER)])),
        resolved_from=draw(st.sampled_from([None, start + draw(LATER)])),
        lifted_from=draw(st.sampled_from([None, start + draw(LATER)])),
    )


@st.composite
def positives(draw: st.DrawFn) -> Positive:
    """A positive of any kind."""
    start = draw(DAYS)
    kinds = ["certificate", "sampling", "award", "registration", "voluntary_recall"]
    details = ["GB/T 19001", "HACCP", "ISO 22000", "GB/T 24001", "national", "provincial", "city"]
    samples = draw(st.sampled_from([1, 2, 3, 19, 20]))
    kind = draw(st.sampled_from(kinds))
    years = 4 if kind == "registration" else 0
    return Positive(
        id="",
        party="P",
        kind=kind,
        valid_from=start - timedelta(days=366 * years),
        known_from=draw(MOMENTS),
        annulled_known_at=draw(st.none() | st.none() | MOMENTS),
        document="文件",
        valid_to=draw(st.sampled_from([None, start + draw(LATER)])),
        detail=draw(st.sampled_from(details)),
        samples=samples,
        passed=samples - draw(st.sampled_from([0, 0, 1])),
        withdrawn_from=draw(st.sampled_from([None, None, start + draw(LATER)])),
    )
