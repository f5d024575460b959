"""How many statements an answer takes: pinned, and the same for one row and for many."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api import regions
from tests.api.asking import Asker
from tests.factories.integrity import make_bureau, make_recorded, publish, serve
from tests.factories.parties import make_party
from tests.factories.played import handed_out

pytestmark = pytest.mark.django_db
ONE = "query($u: USCC!) { enterprise(uscc: $u) { %s } }"
MANY = "{ enterprises(first: 100) { nodes { %s } } }"
ENTRY = "fact penalty { fine } provenance { issuedOn supersedes }"
# what is asked → statements beside the two of every call: the client, and the line in the log
COUNTS = {
    "uscc name region { code }": 1,
    "creditClass": 2,
    "score { score lines { points } }": 2,
    "integrityFile { fact }": 2,
    "integrityFile { provenance { issuedOn } }": 3,
    f"integrityFile {{ {ENTRY} }}": 4,
    "publishedPenalties { number }": 2,
    "publishedPenalties { provenance { issuedOn supersedes } }": 4,
    # records of the day: entries, and versions of the enterprises' own rows
    'score(asOf: "2026-05-01") { score }': 3,
    f"creditClass score {{ score }} integrityFile {{ {ENTRY} }} "
    "publishedPenalties { number provenance { issuedOn supersedes } }": 9,
}


def _statements(asker: Asker, query: str, **variables: Any) -> list[str]:
    with CaptureQueriesContext(connection) as seen:
        asker.data(query, **variables)
    return [q["sql"] or "" for q in seen]


@pytest.fixture(autouse=True)
def _divisions_unread() -> None:
    """What is counted must not hang on what an earlier test has read."""
    regions.forget()


@pytest.fixture
def filled(db: None) -> list[str]:
    return _fill()


@handed_out()
def _fill() -> list[str]:
    """Seven enterprises with a published penalty each."""
    bureau = make_bureau()
    codes: list[str] = []
    for _ in range(7):
        decision = make_recorded(bureau=bureau, party=make_party(), fine=120_000_00)
        serve(decision, on=date(2026, 5, 22))
        publish(bureau, decision.publicity.pk, on=date(2026, 5, 25))
        codes.append(decision.case.party.uscc or "")
    return codes


@pytest.mark.parametrize(("asked", "count"), COUNTS.items())
def test_the_count_is_pinned_and_does_not_grow_with_the_rows(asker: Asker, filled: list[str], asked: str, count: int) -> None:
    regions.ids_within("310000", date(2026, 6, 30))
    one = _statements(asker, ONE % asked, u=filled[0])
    many = _statements(asker, MANY % asked)
    assert (len(one), len(many)) == (count + 2, count + 2), "\n".join(many)


def test_the_divisions_are_read_once_a_day_by_a_process(asker: Asker, filled: list[str]) -> None:
    regions.forget()
    first = _statements(asker, MANY % "uscc")
    assert len([s for s in first if 'FROM "parties_region"' in s]) == 1
    assert not [s for s in _statements(asker, MANY % "uscc") if 'FROM "parties_region"' in s]


def test_parties_that_were_never_scored_cost_two_statements_more_for_all(asker: Asker, filled: list[str]) -> None:
    regions.ids_within("310000", date(2026, 6, 30))
    for _ in range(5):
        make_party()
    assert len(_statements(asker, MANY % "score { score }")) == 2 + 2 + 2


def test_a_read_fetches_the_columns_asked_for_and_no_others(asker: Asker, filled: list[str]) -> None:
    (entries,) = [s for s in _statements(asker, MANY % "integrityFile { reference }") if "files_fileentry" in s]
    # what may be told is asked of the content where it lies; it is not fetched
    fetched = entries.split("WHERE")[0]
    assert '"content"' not in fetched and '"known_from"' not in fetched
    (scores,) = [s for s in _statements(asker, MANY % "score { score }") if "scoring_currentscore" in s]
    assert '"lines"' not in scores and '"inputs"' not in scores


def test_a_failing_read_is_not_tried_for_every_row(asker: Asker, filled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def burst(*_: Any, **__: Any) -> None:
        tried.append(1)
        raise RuntimeError("broken")

    monkeypatch.setattr("api.pages.answers_of", burst)
    query = 'score(asOf: "2026-05-01") { score }'
    assert len(asker.codes(MANY % query)) == 7
    # by the lean executor, which gives up, and by the library's
    assert len(tried) == 2
