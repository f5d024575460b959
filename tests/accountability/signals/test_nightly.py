"""The nightly pass: a bounded number of statements a block, nothing twice, and what the command says."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.accountability.signals.models import SupervisionSignal
from cases.base import verify
from cases.base.errors import Busy, Text
from cases.base.models import Act
from tests.accountability.signals.raising import raised, tonight
from tests.factories.cases import at, case_at, make_office
from tests.factories.counting import all_rows
from tests.factories.parties import seeding
from workflows.detection import detect
from workflows.nightly import detect_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def statements(day: date) -> int:
    with CaptureQueriesContext(connection) as caught:
        tonight(day)
    return len(caught)


def test_a_block_costs_the_same_however_many_cases_it_has() -> None:
    office, day = make_office(), date(2026, 4, 22)
    for stage in ("DEC_PEN", "INVEST", "FOUND"):
        case_at(stage, office=office)
    tonight(day)
    few = statements(day)
    for stage in ("DEC_PEN", "DEC_PEN", "INVEST", "FOUND", "WAIVED"):
        case_at(stage, office=office)
    tonight(day)

    # what was raised the first time is known by now, so the passes compared only look
    assert statements(day) == few


def test_the_night_goes_on_from_block_to_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workflows.nightly.BLOCK", 2)
    office = make_office()
    cases = [case_at("FOUND", office=office) for _ in range(5)]
    passed = tonight(date(2026, 3, 24))

    assert (passed.checked, passed.raised, passed.refused) == (5, 5, 0)
    assert all(len(raised(played, "R01")) == 1 for played in cases)


def test_a_second_pass_writes_nothing() -> None:
    case_at("WAIVED")
    tonight(date(2026, 6, 9))
    before = all_rows()
    passed = tonight(date(2026, 6, 9))

    assert (passed.raised, all_rows()) == (0, before)


def test_what_is_archived_is_left_alone() -> None:
    played = case_at("ARCHIVED")
    review = played.case.reviews.get()
    review.kind = "case"
    with seeding(at(date(2026, 5, 12))) as work:
        work.save(review)

    assert detect_all(now=at(date(2026, 5, 13), 5)).checked == 0


def test_a_whole_lawful_case_raises_nothing() -> None:
    case_at("PAY_DUE").play("enter", "check", "pay", "pay_gains", "publish", "propose", "close")
    passed = detect_all(now=at(date(2026, 5, 9), 5))

    assert passed.checked == 1 and not SupervisionSignal.objects.exists()


def test_a_signal_is_the_systems_act_and_the_chain_holds() -> None:
    played = case_at("WAIVED")
    played.do("decide", on=date(2026, 6, 9), overdue_reason="检验机构迟延。")
    (signal,) = raised(played, "R04")
    act = Act.objects.get(stream=signal.stream_key)

    assert (act.verb, act.actor_kind, act.officer) == ("signal.raise", "system", None)
    assert act.act_id == Act.objects.get(stream=played.stream, verb="penalty.decide_penalty").act_id
    assert verify.verify(stream=signal.stream_key).findings == []


def test_an_act_that_nobody_watches_costs_no_statement() -> None:
    case = case_at("INVEST").case
    with seeding() as work, CaptureQueriesContext(connection) as caught:
        detect(work, "penalty.add_evidence", type(case), case.pk)

    assert len(caught) == 0


def test_the_command_says_what_it_did() -> None:
    case_at("FOUND")
    said = [StringIO(), StringIO()]
    for out in said:
        call_command("detect_signals", at="2026-03-24T05:00", stdout=out)

    assert [out.getvalue().strip() for out in said] == ["checked=1 raised=1", "checked=1 raised=0"]


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(SystemExit) as caught:
        call_command("detect_signals", at="tomorrow")

    assert caught.value.code == 2


def test_a_case_held_by_somebody_else_is_left_for_the_next_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    case_at("FOUND")

    def busy(*_: object) -> None:
        raise Busy("busy", Text("忙。", "Busy."))

    monkeypatch.setattr("workflows.nightly.raise_found", busy)
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("detect_signals", at="2026-03-24T05:00", stdout=out, stderr=err)

    assert caught.value.code == 1
    assert out.getvalue().strip() == "checked=1 raised=0"
    assert "再次运行" in err.getvalue()
