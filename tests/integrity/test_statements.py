"""How many SQL statements it takes: fixed for an act, and the same for one party as for many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from integrity import selectors
from integrity import services as integrity
from integrity.scoring import services
from integrity.views import View
from tests.factories.integrity import at, make_bureau, make_case, make_decision, make_recorded, publish, working
from tests.factories.parties import make_party

pytestmark = pytest.mark.django_db

DECIDED = date(2026, 5, 20)
DAY = date(2026, 6, 2)
# publication, clock, entry: row and history each; calendar and settings in one; the two scores under their lock (one more
# than for one: what may be told outside); two acts; the chain; the settings of the decision's day for the term
RECORD_DECISION = 20


def _count(call: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as found:
        call()
    return len(found)


@pytest.mark.parametrize("earlier", [0, 6])
def test_record_decision_takes_the_same_for_a_long_file(earlier: int) -> None:
    bureau, party = make_bureau(), make_party()
    for _ in range(earlier):
        make_recorded(bureau=bureau, party=party, fine=12_000_000)
    if not earlier:
        services.rescore_due(now=at(date(2026, 5, 1)))
    decision = make_decision(case=make_case(bureau=bureau, party=party), fine=12_000_000)

    def record() -> None:
        with working(DECIDED, hour=15) as work:
            integrity.record_decision(work=work, decision=decision)

    assert _count(record) == RECORD_DECISION


@pytest.mark.parametrize("parties", [1, 12])
def test_reads_take_the_same_for_one_party_and_for_many(parties: int) -> None:
    bureau = make_bureau()
    ids = []
    for _ in range(parties):
        decision = make_recorded(bureau=bureau, fine=12_000_000)
        publish(bureau, decision.publicity.pk, on=date(2026, 6, 1))
        ids.append(decision.case.party_id)
    reads: list[tuple[Callable[[], Mapping[int, object]], int]] = [
        (lambda: selectors.published_penalties(ids, on=DAY), 1),
        (lambda: selectors.entries_of(ids, view=View.SHARED, today=DAY, as_of=DAY), 1),
        (lambda: selectors.current_scores(ids, view=View.SHARED), 1),
        (lambda: selectors.scores_of(ids, view=View.INTERNAL, as_of=DAY, now=at(DAY)), 2),
        (lambda: selectors.answers_of(ids, view=View.SHARED, as_of=DAY, now=at(DAY)), 2),
        (lambda: selectors.answers_of(ids, view=View.SHARED, as_of=DAY, now=at(DAY), known_at=at(DECIDED)), 2),
    ]
    for read, statements in reads:
        with CaptureQueriesContext(connection) as found:
            rows = read()
        assert (len(found), sorted(rows)) == (statements, sorted(ids))


def test_rescoring_takes_the_same_for_a_batch_of_any_size() -> None:
    counts = set()
    for parties in (1, 20):
        for _ in range(parties):
            make_party(established_on=date(2020, 1, 1))
        counts.add(_count(lambda: services.rescore_due(now=at(DECIDED))))
    assert len(counts) == 1
