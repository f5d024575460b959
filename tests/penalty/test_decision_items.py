"""What a decision imposes, row by row, and the order to put right that goes with it (PL28, PP62)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from cases.base.models import Document
from cases.penalty.models import DecisionItem
from tests.factories.cases import Played, case_at
from tests.factories.refusing import refused
from tests.penalty.test_measured import HEATERS, PRODUCT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def rows(played: Played) -> list[tuple[str, Any, str]]:
    found = DecisionItem.objects.filter(case=played.case_id).order_by("decision", "position")
    return [(row.kind, row.amount, str(row.until or row.text)) for row in found]


def test_each_penalty_and_order_is_a_row_in_the_order_of_the_decision() -> None:
    played = case_at("DEC_PEN")
    goods = played.case.decisions.get().goods_description
    assert rows(played) == [
        ("correct", None, "2026-05-15"),
        ("confiscate_gains", 30_000, ""),
        ("confiscate_goods", 33_400, goods),
        ("fine", 5_000_000, ""),
    ]
    assert {row.conduct for row in DecisionItem.objects.all()} == {played.case.decisions.get().conduct}


def test_a_changed_decision_has_rows_of_its_own() -> None:
    played = case_at("DEC_PEN")
    played.do("change")
    old, new = played.case.decisions.order_by("pk")
    assert [row.amount for row in old.items.filter(kind="confiscate_goods")] == [33_400]
    assert [row.amount for row in new.items.filter(kind="confiscate_goods")] == [30_000]


def test_no_row_is_rewritten() -> None:
    case_at("DEC_PEN")
    row = DecisionItem.objects.order_by("pk").first()
    assert row is not None
    with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE penalty_decisionitem SET amount = 1 WHERE id = %s", [row.pk])


def test_whoever_is_punished_is_told_to_put_right() -> None:
    played = case_at("WAIVED")
    with refused("correction_ordered", "PL28"):
        played.do("decide", correct_until="")
    assert not DecisionItem.objects.exists()
    assert not played.case.decisions.exists()


def test_what_is_put_right_already_is_not_ordered_again() -> None:
    played = case_at("WAIVED")
    played.do("decide", correct_until="", put_right="已将超过保质期的糕点全部下架。")
    assert "correct" not in [kind for kind, *_ in rows(played)]
    assert not Document.objects.filter(stream=played.stream, form="33", issued_at__date__gte=date(2026, 4, 20)).exists()


def test_an_item_that_orders_a_stop_needs_no_date() -> None:
    """产品质量法 49: 责令停止生产、销售, which is a row of its own."""
    played = case_at("WAIVED", proposal=HEATERS, **PRODUCT)
    played.do("decide", correct_until="")
    assert [row for row in rows(played) if row[0] in ("order", "correct")] == [("order", None, "责令停止生产")]
