"""The clocks of a transfer end when the law's periods do, counted by hand (tests/tables/clocks_transfer.csv)."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from cases.base.models import Deadline
from cases.base.work import SHANGHAI
from cases.transfer.procedure import TRANSFER
from tests.factories.transfers import transfer_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TABLE = Path(__file__).parent.parent / "tables" / "clocks_transfer.csv"
with TABLE.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["rule"])
def test_the_last_day(row: dict[str, str]) -> None:
    sent = transfer_at(row["state"])
    clock = Deadline.objects.get(stream=sent.transfer.stream_key, rule=row["rule"])

    assert (clock.state, clock.provisional) == ("running", False)
    assert clock.started_on.isoformat() == row["counts_from"]
    assert clock.due_on is not None and clock.due_on.isoformat() == row["due"]
    if row["at"]:
        assert clock.due_at is not None and clock.due_at.astimezone(SHANGHAI).isoformat() == row["at"]


def test_every_clock_that_a_live_move_starts_is_counted_here() -> None:
    started = {o.rule for m in TRANSFER.moves if m.live for o in m.clocks if type(o).__name__ == "Start"}

    assert started == {row["rule"] for row in ROWS}


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
