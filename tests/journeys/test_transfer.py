"""Journeys of a case above the criminal line: to the police and ended; refused by the police and fined after all."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base import verify
from cases.base.models import Act, Document
from tests.factories.refusing import refused
from tests.factories.transfers import FINE, Sent, decided_anew, transfer_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def _people(sent: Sent) -> set[str]:
    streams = (sent.transfer.stream_key, sent.played.stream)
    return set(Act.objects.filter(stream__in=streams, officer__isnull=False).values_list("actor_name", flat=True))


def test_somebody_tries_to_fine_and_the_police_file_it() -> None:
    sent = transfer_at("SUSPECT")
    with refused("criminal_flag_open", "T310-11"):
        sent.played.do("decide", on=date(2026, 4, 21))
    assert sent.played.open_steps() == ["decide"]
    sent.play("task_force", "report", "approve")
    assert (sent.case.state, sent.played.open_steps()) == ("SUSP", [])
    sent.play("send", "receipt", "filed", "hand_over", "end")
    for step, day in (("propose", date(2026, 5, 6)), ("close", date(2026, 5, 7)), ("archive", date(2026, 5, 8))):
        sent.played.do(step, on=day)

    assert (sent.state, sent.case.state, sent.case.decisions.count()) == ("HANDED_OVER", "ARCHIVED", 0)
    forms = set(Document.objects.filter(stream=sent.transfer.stream_key).values_list("form", flat=True))
    assert forms == {"X1", "8", "5", "24", "52", "6"}
    assert len(_people(sent)) >= 5
    assert verify.verify().findings == []


def test_the_police_refuse_and_the_bureau_punishes() -> None:
    """T310-10: the duty to go on."""
    sent = transfer_at("ADMIN_RESUME")
    played = decided_anew(sent, FINE)
    for step, day in (
        ("decide", date(2026, 5, 20)),
        ("serve", date(2026, 5, 21)),
        ("pay", date(2026, 5, 22)),
        ("propose", date(2026, 5, 25)),
        ("close", date(2026, 5, 26)),
        ("archive", date(2026, 5, 27)),
    ):
        played.do(step, on=day)

    assert (sent.state, sent.case.state) == ("ADMIN_RESUME", "ARCHIVED")
    assert sent.case.decisions.get().fine == 80_000_00
    assert verify.verify().findings == []
