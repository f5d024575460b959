"""No fine instead of, beside or after the crime: what waits, what is lifted, what never comes back (T310-11, PL35, FD15)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from cases.base.actors import Actor
from cases.base.models import DatedSetting
from cases.base.work import begin
from tests.factories.cases import FACTS, at, case_at
from tests.factories.parties import LONG_AGO, seeding
from tests.factories.refusing import refused
from tests.factories.transfers import FINE, NO_FINE, Sent, decided_anew, transfer_at
from workflows.transfer import follow_flag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
DAY = date(2026, 5, 20)


def _decide(sent: Sent, proposal: object, on: date = DAY) -> None:
    played = decided_anew(sent, proposal)
    played.do("decide", on=on)


def test_a_new_fine_waits_for_the_criminal_case() -> None:
    sent = transfer_at("KEPT")
    played = decided_anew(sent, FINE)
    with refused("fine_waits", "FD15"):
        played.do("decide", on=DAY)
    assert sent.case.decisions.count() == 0


def test_what_is_no_fine_goes_on() -> None:
    """T310-11: 警告, 停产停业, 暂扣, 吊销 are not held up."""
    sent = transfer_at("KEPT")
    _decide(sent, NO_FINE)
    assert sent.case.state == "DEC_PEN"


def test_a_bureau_may_have_set_that_fines_do_not_wait() -> None:
    sent = transfer_at("KEPT")
    with seeding() as work:
        work.save(
            DatedSetting(
                key="fine_waits_for_criminal_case",
                authority=sent.played.office.authority.pk,
                value="no",
                valid_from=LONG_AGO,
                article="FD15",
            )
        )
    _decide(sent, FINE)
    assert sent.case.state == "DEC_PEN"


@pytest.mark.parametrize("kind", ["withdrawn", "not_prosecuted", "acquitted", "exempted"])
def test_it_is_lifted_when_the_criminal_case_came_to_nothing(kind: str) -> None:
    """The halted case goes on at once (PP46), and the fine is free again."""
    sent = transfer_at("HANDED_OVER")
    sent.do("outcome", kind=kind, on=date(2026, 5, 5), decided_on=date(2026, 5, 4))
    assert sent.case.state == "INVEST"
    _decide(sent, FINE)
    assert sent.case.state == "DEC_PEN"


def test_after_a_court_fine_there_is_none() -> None:
    sent = transfer_at("KEPT")
    sent.do(
        "outcome",
        kind="convicted",
        convicted="unit",
        document="（2026）虚0001刑初1号",
        court_fine=30_000_00,
        on=date(2026, 5, 5),
        decided_on=date(2026, 5, 4),
    )
    played = decided_anew(sent, FINE)
    with refused("no_fine_after_court", "PL35"):
        played.do("decide", on=DAY)
    assert sent.case.decisions.count() == 0


def test_a_conviction_without_a_fine_leaves_the_bureau_its_own() -> None:
    """PL35 speaks of 罚金 alone."""
    sent = transfer_at("KEPT")
    sent.do(
        "outcome",
        kind="convicted",
        convicted="unit",
        document="（2026）虚0001刑初1号",
        on=date(2026, 5, 5),
        decided_on=date(2026, 5, 4),
    )
    _decide(sent, FINE)
    assert sent.case.state == "DEC_PEN"


def test_after_a_refusal_the_bureau_fines() -> None:
    sent = transfer_at("ADMIN_RESUME")
    assert sent.case.state == "INVEST"
    _decide(sent, FINE)
    assert sent.case.state == "DEC_PEN"


def test_a_fine_that_was_paid_counts_towards_the_courts() -> None:
    """PL35: paid 50,000, then 30,000 of the court: 30,000 are set off; what was decided before stays."""
    played = case_at("EXECUTED")
    sent = Sent(played)
    case = played.case
    case.facts = {**FACTS, "substance": "seriously_over_limit", "role": "producer"}
    with begin(Actor.system("样例"), at(date(2026, 5, 4)), act="test") as work:
        work.save(case)
        follow_flag(work, case, now=at(date(2026, 5, 4)))
    for step in ("task_force", "report", "approve", "send", "receipt", "filed", "hand_over"):
        day = date(2026, 5, 6)
        given: dict[str, Any] = {
            "receipt": {"receipt_on": day},
            "filed": {"replied_on": day, "received_on": day},
            "hand_over": {"handed_over_on": day},
        }.get(step, {})
        sent.do(step, on=day, **given)
    assert sent.case.state == "EXECUTED"
    outcome = sent.do(
        "outcome",
        kind="convicted",
        convicted="unit",
        document="（2026）虚0001刑初2号",
        court_fine=30_000_00,
        on=DAY,
        decided_on=DAY,
    )
    assert outcome.offset == 30_000_00
    assert sent.case.decisions.get(status="in_force").fine == 50_000_00


def test_the_database_refuses_a_penalty_over_an_open_flag() -> None:
    sent = transfer_at("SUSPECT")
    row = case_at("DEC_PEN").case.decisions.get()
    columns = [f.column for f in row._meta.concrete_fields if f.column not in ("id", "case_id")]
    names = ", ".join(f'"{c}"' for c in columns)
    copy = f"INSERT INTO penalty_decision (case_id, {names}) SELECT {sent.played.case_id}, {names} FROM penalty_decision"
    with pytest.raises(IntegrityError, match="criminal flag stands"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(copy)


def test_the_case_ends_for_the_crime_and_is_closed_and_archived() -> None:
    """PP60(5), PP77(4)."""
    sent = transfer_at("ENDED")
    assert sent.case.state == "DEC_CRIME"
    for step, day in (("propose", date(2026, 5, 6)), ("close", date(2026, 5, 7)), ("archive", date(2026, 5, 8))):
        sent.played.do(step, on=day)
    assert sent.case.state == "ARCHIVED"


def test_it_is_settled_once() -> None:
    sent = transfer_at("KEPT")
    with refused("not_settled", "T310-11"):
        sent.do("end")
