"""The clocks of a transfer end when the law's periods do, counted by hand (`due` in tests/tables/moves_transfer.csv)."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base.models import Deadline
from cases.base.work import SHANGHAI
from cases.transfer.procedure import TRANSFER
from tests.factories.transfers import transfer_at
from tests.procedures.table import counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_every_clock_that_a_live_move_starts_is_counted_here() -> None:
    started = {o.rule for m in TRANSFER.moves if m.live for o in m.clocks if type(o).__name__ == "Start"}

    assert started == counted("transfer")


def test_hours_that_end_on_a_rest_day_last_to_the_end_of_the_next_working_day() -> None:
    """D61: 24 hours from Friday 24 April 10:00 end on a Saturday [?]."""
    clock = Deadline.objects.get(stream=transfer_at("APPROVED").transfer.stream_key, rule="D61")

    assert clock.due_at is not None and clock.due_at.astimezone(SHANGHAI).isoformat() == "2026-04-28T00:00:00+08:00"


def test_a_transfer_that_is_over_leaves_no_clock_of_its_own_running() -> None:
    for end in ("ENDED", "ADMIN_RESUME", "REJECTED"):
        sent = transfer_at(end)
        assert not Deadline.objects.filter(stream=sent.transfer.stream_key, state="running").exists()


def test_the_case_term_stands_still_while_the_police_have_it() -> None:
    """D10: filed on 10 March, 90 days; halted on 24 April, resumed on 30 April: six days on, 14 June, a Sunday."""
    sent = transfer_at("APPROVED")
    clock = Deadline.objects.get(stream=sent.played.stream, rule="D10")
    assert (clock.state, clock.due_on) == ("paused", None)
    sent.play("send", "receipt", "refused", "resume")

    clock.refresh_from_db()
    assert (clock.state, clock.due_on) == ("running", date(2026, 6, 15))
