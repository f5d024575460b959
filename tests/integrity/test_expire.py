"""PUBLISHED → EXPIRED: by the system, the day after the maximum."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base.errors import ConditionFailed, NotPermitted
from integrity import selectors
from integrity.files.models import FileEntry
from integrity.publicity.models import PenaltyPublicity
from tests.factories.acts import followed
from tests.factories.integrity import kept_score, make_bureau, make_recorded, publish, working
from tests.integrity.rows import everything

pytestmark = pytest.mark.django_db

# a general penalty, published 2026-06-01: one year (公示规定 15)
LAST = date(2027, 6, 1)
AFTER = date(2027, 6, 2)


def test_it_ends_the_day_after_the_maximum() -> None:
    bureau = make_bureau()
    decision = make_recorded(bureau=bureau, fine=12_000_000)
    pk, party = decision.publicity.pk, decision.case.party_id
    publish(bureau, pk, on=date(2026, 6, 1))
    assert party in selectors.published_penalties([party], on=LAST)
    assert selectors.published_penalties([party], on=AFTER) == {}
    assert not selectors.over(LAST).exists()
    before = everything()
    with pytest.raises(ConditionFailed) as refused, working(LAST) as work:
        followed(work, "publicity.expire", publicity=pk)
    assert (refused.value.code, everything()) == ("maximum_over", before)
    assert [p.pk for p in selectors.over(AFTER)] == [pk]
    with working(AFTER) as work:
        followed(work, "publicity.expire", publicity=pk)
    assert PenaltyPublicity.objects.get(pk=pk).state == "EXPIRED"
    assert FileEntry.objects.get(known_to=None).visibility == "INTERNAL"
    assert kept_score().score == 900


def test_no_person_ends_it() -> None:
    bureau = make_bureau()
    decision = make_recorded(bureau=bureau, fine=12_000_000)
    publish(bureau, decision.publicity.pk, on=date(2026, 6, 1))
    before = everything()
    with pytest.raises(NotPermitted), working(AFTER, actor=bureau.credit) as work:
        followed(work, "publicity.expire", publicity=decision.publicity.pk)
    assert everything() == before
