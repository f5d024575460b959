"""T310-5: the head in person decides on the transfer; a deputy, a member of the task force or another bureau never does."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base.models import Act, Document
from cases.base.roles import Role
from tests.factories.parties import make_authority
from tests.factories.refusing import refused
from tests.factories.transfers import Sent, transfer_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


@pytest.fixture
def reported() -> Sent:
    return transfer_at("REPORTED")


@pytest.mark.parametrize("act", ["approve", "reject"])
def test_a_deputy_is_refused(reported: Sent, act: str) -> None:
    with refused("presiding", "T310-5"):
        reported.do(act, by="bl")
    assert (reported.state, reported.flag.state) == ("REPORTED", "open")


def test_a_deputy_who_presides_may(reported: Sent) -> None:
    reported.played.office.hire("acting", Role.BL, acting=True)
    reported.do("approve", by="acting")
    assert (reported.state, reported.transfer.approver_presiding) == ("APPROVED", True)


@pytest.mark.parametrize("who", ["co1", "uh", "ar", "lr", "credit"])
def test_nobody_else_may(reported: Sent, who: str) -> None:
    with refused("role", "T310-5"):
        reported.do("approve", by=who)


def test_the_head_of_another_bureau_may_not(reported: Sent) -> None:
    reported.played.office.hire("foreign", Role.BH, authority=make_authority())
    with refused("own_authority", "T310-5"):
        reported.do("approve", by="foreign")


@pytest.mark.parametrize("act", ["approve", "reject"])
def test_reasons_are_needed(reported: Sent, act: str) -> None:
    with refused("reason_given", "T310-5"):
        reported.do(act, reason=" ")


def test_the_head_approves(reported: Sent) -> None:
    reported.do("approve")

    row = reported.transfer
    assert (row.state, row.approved_by, row.decided_on) == ("APPROVED", reported.played.office.officers["bh"], date(2026, 4, 24))
    assert (row.flag.state, row.flag.answer, row.flag.ended_on) == ("answered", "transferred", date(2026, 4, 24))
    assert reported.case.state == "SUSP"
    assert Document.objects.filter(stream=row.stream_key, form="8").count() == 1
    assert Act.objects.get(stream=row.stream_key, verb="transfer.approve").reason == "达到追诉标准，同意移送。"


def test_the_head_rejects_and_the_penalty_may_go_on(reported: Sent) -> None:
    reported.do("reject")

    assert (reported.state, reported.flag.state) == ("REJECTED", "answered")
    assert reported.flag.answer == "rejected: 部分销售记录不能认定，不批准移送。"
    reported.played.do("decide", on=date(2026, 4, 27))
    assert reported.case.state == "DEC_PEN"


def test_what_the_head_rejected_is_not_put_to_the_head_again(reported: Sent) -> None:
    """The same facts recorded again raise no second flag; a further crime does."""
    sent = transfer_at("REJECTED", stage="EVIDENCE")
    sent.played.do("facts", on=date(2026, 4, 27))
    assert sent.case.criminal_flags.count() == 1
    sent.played.do(
        "facts",
        on=date(2026, 4, 28),
        facts={**sent.played.facts, "product": "food", "conduct": ["FSL123"], "substance": "toxic_non_food"},
    )
    assert sent.case.criminal_flags.filter(state="open").count() == 1


def test_the_database_wants_the_head(reported: Sent) -> None:
    from django.db import IntegrityError, connection, transaction

    for statement in (
        "UPDATE transfer_transfer SET state = 'APPROVED'",
        "UPDATE transfer_transfer SET state = 'APPROVED', decided_on = '2026-04-24', "
        f"approved_by_id = {reported.played.office.officers['bl'].pk}",
    ):
        with pytest.raises(IntegrityError, match="approval of the head"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
