"""Money: no sum is guessed, one receipt is one receipt however it is typed, and a wrong booking is taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.law.money import read_typed
from cases.penalty.payments import outstanding
from integrity.files.models import FileEntry
from tests.factories.cases import Played, at, case_at
from tests.factories.refusing import refused
from web.fields import YuanField
from workflows.sweep import sweep


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("5000", 500000),
        ("5,000.00", 500000),
        ("￥5，000.5", 500050),
        ("１２３４．５０元", 123450),
        ("1 234", 123400),
        ("0.01", 1),
    ],
)
def test_a_sum_is_read_as_people_type_it(text: str, fen: int) -> None:
    assert read_typed(text) == fen == YuanField().clean(text)


# a decimal comma, groups that are none, signs, more than fen, no digits of ours
@pytest.mark.parametrize(
    "text", ["1,5", "1,50", "12,34", "1,2345", "1,23,456", ",5", "-1", "+1", "1.234", "1e3", "五千", "٣", "1..2", ""]
)
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_typed(text)
    with pytest.raises(ValidationError):
        YuanField().clean(text)


def _pay(played: Played, **changes: Any) -> Any:
    return played.do("pay", **{"purpose": "fine", "amount": 1_00, "receipt": "R-1", **changes})


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
class TestReceipts:
    @pytest.mark.parametrize("again", ["R-1", "r-1", "Ｒ－１", " R-1 ", "ｒ-１"])
    def test_the_same_receipt_is_the_same_however_it_is_typed(self, again: str) -> None:
        played = case_at("PAY_DUE")
        _pay(played)
        with refused("receipt_unused", "PP72"):
            _pay(played, receipt=again)

    def test_one_receipt_carries_fine_and_gains(self) -> None:
        played = case_at("PAY_DUE")
        _pay(played, amount=played.proposal.fine)
        _pay(played, purpose="gains", amount=played.proposal.confiscated_gains)
        assert played.state == "EXECUTED"

    def test_not_of_two_cases_of_a_bureau_but_of_two_bureaus(self) -> None:
        played = case_at("PAY_DUE")
        _pay(played)
        beside = case_at("PAY_DUE", office=played.office)
        with refused("receipt_unused", "PP72") as refusal:
            _pay(beside)
        assert played.case.number in str(refusal.value)
        _pay(case_at("PAY_DUE"))

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"amount": 50_000_01}, "not_overpaid"),
            ({"amount": 0}, "not_overpaid"),
            ({"paid_on": date(2026, 4, 20)}, "paid_on"),
            ({"paid_on": date(2026, 4, 28)}, "paid_on"),
        ],
    )
    def test_the_refusal_gives_the_true_reason(self, changes: dict[str, Any], code: str) -> None:
        """Decided on 21 April, booked on the 27th."""
        played = case_at("PAY_DUE")
        with refused(code, "PP72"):
            _pay(played, **changes)


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
class TestTakenBack:
    def test_what_was_complete_by_it_waits_for_payment_again(self) -> None:
        played = case_at("EXECUTED")

        played.play("take_back")

        row = played.case.payments.earliest("pk")
        assert (played.state, played.open_steps()) == ("PAY_DUE", ["await_payment", "enter_publicity"])
        assert (row.taken_back_on, row.taken_back_reason) == (date(2026, 4, 28), "银行退票。")
        assert outstanding(played.case) == played.proposal.fine
        _pay(played, on=date(2026, 4, 29), amount=played.proposal.fine, receipt=row.receipt)
        assert played.state == "EXECUTED"

    def test_in_part_paid_the_state_stays(self) -> None:
        played = case_at("PAY_DUE")
        row = _pay(played)
        played.do("take_back", payment=row.pk)
        assert (played.state, outstanding(played.case)) == ("PAY_DUE", played.proposal.fine + played.proposal.confiscated_gains)

    def test_a_closed_case_is_open_again(self) -> None:
        played = case_at("CLOSED")
        played.do("take_back", on=date(2026, 5, 12))
        assert (played.state, played.case.closed_on, played.case.executed_on) == ("PAY_DUE", None, None)
        assert "await_payment" in played.open_steps()

    def test_the_unpaid_sum_stands_in_the_file_again(self) -> None:
        """D30 ended on 7 May; paid on the 11th by mistake of the books, taken back on the 12th: unpaid since the 8th."""
        played = case_at("PAY_DUE")
        sweep(now=at(date(2026, 5, 8), 1))
        for step in ("pay", "pay_gains"):
            played.do(step, on=date(2026, 5, 11))
        fact = f"unpaid:{played.case.decisions.get().pk}"
        assert FileEntry.objects.get(fact=fact, known_to__isnull=True).content["paid_on"] == "2026-05-11"

        played.do("take_back", on=date(2026, 5, 12))

        entry = FileEntry.objects.get(fact=fact, known_to__isnull=True)
        assert (entry.content["paid_on"], entry.valid_from) == (None, date(2026, 5, 8))
        sweep(now=at(date(2026, 5, 10), 1))
        assert FileEntry.objects.get(fact=fact, known_to__isnull=True).content["paid_on"] is None

    @pytest.mark.parametrize("changes", [{"reason": " "}, {"payment": 0}])
    def test_without_a_reason_or_a_payment_that_counts_it_is_refused(self, changes: dict[str, Any]) -> None:
        played = case_at("EXECUTED")
        with refused("counts_here", "PP72"):
            played.do("take_back", **changes)

    def test_the_officer_who_booked_it_does_not_take_it_back(self) -> None:
        played = case_at("EXECUTED")
        with refused("role", "PP72"):
            played.do("take_back", by="co1")
