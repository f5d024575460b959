"""Who may not act on a transfer although the role would allow it; the rest is tests/procedures/test_permissions.py."""

from __future__ import annotations

import pytest

from cases.base.roles import Role
from cases.parties import services as parties
from cases.parties.selectors import actor_of
from tests.factories.parties import LONG_AGO, seeding
from tests.factories.refusing import asked
from tests.factories.transfers import transfer_at
from tests.transfer.crowd import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_a_member_of_the_task_force_does_not_decide() -> None:
    """Who reports does not decide on the own report, whatever appointment he holds besides."""
    sent = transfer_at("REPORTED")
    with seeding() as work:
        second = parties.appoint(
            work=work,
            officer=sent.played.office.officers["co1"],
            authority=sent.played.office.authority,
            role=Role.BH,
            valid_from=LONG_AGO,
        )
    assert asked(actor_of(second, on=DAY), "transfer.approve", sent.transfer) == "off_task_force"
