"""Numbers are unique per bureau, type and year; gaps stay; the database lets none return."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from cases.base.errors import ConditionFailed, Text
from cases.base.models import NumberSeries
from cases.base.numbering import Series, next_number, reference, take
from tests.base import scene
from tests.dummy import services
from tests.dummy.models import Request

pytestmark = pytest.mark.django_db


def test_each_series_counts_for_itself() -> None:
    def one(authority: int = 1, type_code: str = "罚处", year: int = 2026) -> int:
        return next_number(authority=authority, type_code=type_code, year=year)

    assert [one(), one(), one()] == [1, 2, 3]
    assert (one(authority=2), one(type_code="责改"), one(year=2027)) == (1, 1, 1)
    assert one() == 4


def test_it_takes_one_statement(django_assert_num_queries: object) -> None:
    for _ in range(2):
        with django_assert_num_queries(1):  # type: ignore[operator]
            next_number(authority=1, type_code="罚处", year=2026)


def test_many_are_taken_at_once(django_assert_num_queries: object) -> None:
    """Two decisions and an order after one decision: 2 and 3 of the one series, 1 of the other."""
    decision, order = Series(1, "罚处", 2026), Series(1, "责改", 2026)
    next_number(authority=1, type_code="罚处", year=2026)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert take({order: 1, decision: 2}) == {decision: 2, order: 1}
    assert next_number(authority=1, type_code="罚处", year=2026) == 4


def test_the_form_of_a_number() -> None:
    assert reference(short_name="沪", type_code="罚处", year=2026, number=7) == "沪市监罚处〔2026〕7号"


def test_a_refused_act_takes_no_number() -> None:
    """The number goes back with the transaction that took it: nobody else had seen it."""
    bureau = scene.make_bureau()
    scene.entered(bureau)
    with pytest.raises(ConditionFailed), scene.begin(scene.officer(bureau)) as work:
        services.enter_request(work=work, bureau=bureau)
        raise ConditionFailed("code", Text("理由。", "Why."))
    scene.entered(bureau)
    assert [r.number for r in Request.objects.order_by("pk")] == ["某市监样〔2026〕1号", "某市监样〔2026〕2号"]


@pytest.mark.parametrize("change", ["last = last - 1", "year = 2025", "type_code = 'x'", "authority = 9"])
def test_the_database_lets_no_number_return(change: str) -> None:
    next_number(authority=1, type_code="罚处", year=2026)
    with pytest.raises(IntegrityError, match="never returns"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE base_numberseries SET {change}")


def test_a_series_is_never_deleted() -> None:
    next_number(authority=1, type_code="罚处", year=2026)
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        NumberSeries.objects.all().delete()
