"""Pages of scores, lowest first, by region and class; every party once."""

from __future__ import annotations

from datetime import date

import pytest

from integrity import selectors
from integrity.scoring import services
from integrity.views import View
from tests.factories.integrity import at, make_bureau, make_recorded
from tests.factories.parties import make_party

pytestmark = pytest.mark.django_db


def test_pages_follow_each_other_without_gap_or_double() -> None:
    bureau = make_bureau()
    worst = make_recorded(bureau=bureau, kinds=("fine", "stop_business"), fine=60_000_000).case.party_id
    bad = [make_recorded(bureau=bureau, fine=12_000_000).case.party_id for _ in range(2)]
    good = [make_party(region_code="320102").pk for _ in range(3)]
    services.rescore_due(now=at(date(2026, 5, 20), 12))
    seen, after = [], None
    while page := selectors.score_page(view=View.INTERNAL, first=2, after=after):
        seen += [row["party_id"] for row in page]
        after = (page[-1]["score"], page[-1]["party_id"])
    assert seen == [worst, *sorted(bad), *sorted(good)]


def test_filters() -> None:
    bureau = make_bureau()
    bad = make_recorded(bureau=bureau, fine=12_000_000).case.party
    good = make_party(region_code="320102")
    services.rescore_due(now=at(date(2026, 5, 20), 12))
    assert [r["party_id"] for r in selectors.score_page(view=View.INTERNAL, first=9, credit_class="B")] == [bad.pk]
    assert [r["party_id"] for r in selectors.score_page(view=View.INTERNAL, first=9, regions=[good.region_id or 0])] == [good.pk]
    assert selectors.score_page(view=View.INTERNAL, first=9, regions=[]) == []
