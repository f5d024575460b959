"""The deadline sweep: fires what is due, once, however often it runs; what the law attaches to it follows."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from cases.base.models import Act, Deadline
from cases.base.models.clocks import ClockState
from cases.base.work import begin
from integrity.files.models import FileEntry
from tests.factories.cases import Played, at, case_at
from tests.factories.counting import all_rows, grown
from tests.factories.refusing import refused
from workflows.inbox import claim_item
from workflows.models import last_sweep
from workflows.sweep import SWEEP, Swept, sweep

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
HEARTBEAT = {"workflows_sweeprun": 1}


def _clock(played: Played, rule: str) -> Deadline:
    streams = (played.stream, f"clue:{played.clue_id}")
    return Deadline.objects.filter(stream__in=streams, rule=rule).latest("pk")


def _fire(day: date) -> list[tuple[str, str]]:
    """Sweep on the day; rule and outcome of what this run fired, by the record of the acts."""
    known = set(Act.objects.filter(verb="clock.fire").values_list("pk", flat=True))
    sweep(now=at(day, 1))
    acts = Act.objects.filter(verb="clock.fire").exclude(pk__in=known).order_by("pk")
    return [(act.details["rule"], act.details["outcome"]) for act in acts]


def test_the_last_day_is_still_the_party_s() -> None:
    """D12 of a service on 10 April ends on the 17th."""
    played = case_at("NOTIFIED")

    assert _fire(date(2026, 4, 17)) == []
    assert (played.open_steps(), played.case.waived_on) == (["await_party"], None)


def test_silence_is_looked_at_before_it_is_a_waiver_and_the_case_moves_on_to_the_decision() -> None:
    played = case_at("NOTIFIED")

    assert _fire(date(2026, 4, 18)) == [("D12", "to_check")]
    assert (_clock(played, "D12").state, played.case.waived_on) == (ClockState.LAPSED, None)
    assert (played.state, played.open_steps()) == ("NOTIFIED", ["check_received"])
    assert not Act.objects.filter(stream=played.stream, verb="penalty.deem_waived").exists()
    played.do("check_received")
    assert (played.case.waived_on, played.open_steps()) == (date(2026, 4, 20), ["decide"])
    played.do("decide")
    assert "未提出陈述、申辩意见" in played.case.decisions.get().defence_text


def test_a_complex_case_moves_on_to_the_discussion() -> None:
    played = case_at("LEGAL_REVIEW").play("agree_legal", "approve", "serve_notice")
    _fire(date(2026, 4, 18))
    played.do("check_received")

    assert played.open_steps() == ["discuss"]


def test_a_claimed_task_does_not_hold_the_law_up() -> None:
    played = case_at("NOTIFIED")
    day = date(2026, 4, 13)
    claim_item(actor=played.office.actor("co1", day), item=played.item("await_party").pk)
    _fire(date(2026, 4, 18))

    assert played.open_steps() == ["check_received"]


def test_what_came_in_time_is_heard_though_recorded_after_the_sweep() -> None:
    """Received on Friday the 17th, the last day; the sweep ran at night; the officer records it on Monday."""
    played = case_at("NOTIFIED")
    _fire(date(2026, 4, 18))
    played.do("defend", on=date(2026, 4, 20), received_on=date(2026, 4, 17))

    assert (played.state, played.open_steps(), played.case.waived_on) == ("DEFENCE", ["recheck"], None)
    with refused("party_heard"):
        played.do("decide")
    played.do("recheck", on=date(2026, 4, 20))
    played.do("decide")
    assert played.state == "DEC_PEN"


def test_what_came_too_late_stays_too_late() -> None:
    played = case_at("NOTIFIED")
    _fire(date(2026, 4, 18))
    with refused("inside_d12"):
        played.do("defend", on=date(2026, 4, 20), received_on=date(2026, 4, 18))

    assert played.open_steps() == ["check_received"]


def test_twice_is_once() -> None:
    case_at("NOTIFIED")
    first = sweep(now=at(date(2026, 4, 18), 1))
    before = all_rows()
    second = sweep(now=at(date(2026, 4, 18), 2))

    assert (first.due, first.fired, first.failed) == (1, 1, 0)
    assert second == Swept(due=0, fired=0)
    assert grown(before, all_rows()) == HEARTBEAT


def test_an_overrun_is_on_record_and_the_duty_remains() -> None:
    """Filed on 10 March: D10 ends on 8 June."""
    played = case_at("INVEST")

    assert _fire(date(2026, 6, 8)) == []
    assert _fire(date(2026, 6, 9)) == [("D10", "overdue")]
    clock = _clock(played, "D10")
    assert (clock.state, clock.outcome) == (ClockState.RUNNING, "overdue")
    assert Act.objects.get(verb="clock.fire").article == "行政处罚程序规定 §64"
    played.do("evidence", on=date(2026, 6, 9))
    assert played.open_steps() == ["investigate"]
    assert _fire(date(2026, 6, 10)) == []


def test_a_clue_runs_over_too() -> None:
    case_at("VERIFY")

    assert _fire(date(2026, 3, 23)) == []
    assert _fire(date(2026, 3, 24)) == [("D01", "overdue")]


def test_a_sum_unpaid_after_d30_stands_in_the_file_until_it_is_paid() -> None:
    """Served on 22 April: D30 ends on 7 May, the sum is overdue from the 8th."""
    played = case_at("PAY_DUE")
    assert ("D30", "overdue") not in _fire(date(2026, 5, 7))
    assert ("D30", "overdue") in _fire(date(2026, 5, 8))
    fact = FileEntry.objects.get(party=played.party, known_to=None, fact__startswith="unpaid")
    assert (fact.valid_from, fact.valid_to) == (date(2026, 5, 8), None)
    played.do("pay", on=date(2026, 5, 12))
    played.do("pay_gains", on=date(2026, 5, 12))

    fact = FileEntry.objects.get(party=played.party, known_to=None, fact=fact.fact)
    assert fact.content["paid_on"] == "2026-05-12"
    assert played.state == "EXECUTED"


def test_the_party_s_own_times_lapse_with_the_right() -> None:
    """D50 to 22 June, D51 to 22 October; the bureau's own clocks of this case have ended before."""
    played = case_at("ARCHIVED")

    assert ("D50", "right_lost") not in _fire(date(2026, 6, 22))
    assert ("D50", "right_lost") in _fire(date(2026, 6, 23))
    assert _fire(date(2026, 10, 22)) == []
    assert _fire(date(2026, 10, 23)) == [("D51", "right_lost")]
    assert _clock(played, "D50").state == ClockState.LAPSED


def test_a_stopped_clock_never_fires() -> None:
    case_at("CLOSED")
    fired = {rule for rule, _ in _fire(date(2027, 1, 5))}

    assert fired <= {"D16", "D50", "D51"}


def test_a_publication_ends_with_its_longest_term() -> None:
    """公示规定 14(1), a food case: three years from the publication of 28 April 2026."""
    played = case_at("DEC_PEN").play("enter", "check", "publish")
    assert played.publicity.max_end == date(2029, 4, 28)
    sweep(now=at(date(2029, 4, 28), 1))
    assert played.publicity.state == "PUBLISHED"
    sweep(now=at(date(2029, 4, 29), 1))

    assert played.publicity.state == "EXPIRED"
    before = all_rows()
    sweep(now=at(date(2029, 4, 29), 2))
    assert grown(before, all_rows()) == HEARTBEAT


# --- one that fails stops no other -----------------------------------------------------------------------------------


def _broken_clock(played: Played) -> Deadline:
    """A clock under a rule that no table of the law knows, due before every other."""
    day = date(2026, 3, 1)
    clock = Deadline(stream=played.stream, authority=played.office.authority.pk, rule="D999", rule_from=day, started_at=at(day))
    clock.started_on, clock.due_on, clock.calendar = day, day, "cn"
    with begin(SWEEP, at(date(2026, 4, 17), 1), act="test") as work:
        return work.save(clock)


def test_a_broken_clock_is_counted_and_named_and_the_others_fire() -> None:
    played = case_at("NOTIFIED")
    broken = _broken_clock(played)
    swept = sweep(now=at(date(2026, 4, 18), 1))

    assert (swept.due, swept.fired, swept.failed) == (2, 1, 1)
    assert swept.failures[0].what == f"期限 D999（{played.stream}，第{broken.pk}号）"
    assert (Deadline.objects.get(stream=played.stream, rule="D12").ended_on, played.case.waived_on) == (date(2026, 4, 18), None)
    assert Act.objects.filter(verb="clock.fire").count() == 1
    broken.refresh_from_db()
    assert (broken.state, broken.outcome) == (ClockState.RUNNING, "")


def test_the_command_names_what_failed_and_ends_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    played = case_at("NOTIFIED")
    _broken_clock(played)
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("sweep_deadlines", "--at", "2026-04-18T06:00", stdout=out, stderr=err)

    assert left.value.code == 1
    assert out.getvalue() == "due=2 fired=1 failed=1\n"
    assert err.getvalue().startswith(f"期限 D999（{played.stream}") and err.getvalue().count("\n") == 1


def test_a_run_leaves_when_it_ran_and_what_it_did() -> None:
    played = case_at("NOTIFIED")
    _broken_clock(played)
    sweep(now=at(date(2026, 4, 18), 1))
    run = last_sweep()

    assert run is not None
    assert (run.at, run.due, run.fired, run.failed) == (at(date(2026, 4, 18), 1), 2, 1, 1)


@pytest.mark.parametrize("command", ["sweep_deadlines", "detect_signals"])
def test_a_moment_that_has_not_come_is_refused(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    case_at("NOTIFIED")
    before = all_rows()
    tomorrow = (timezone.now() + timedelta(days=1)).isoformat()
    with pytest.raises(SystemExit) as left:
        call_command(command, "--at", tomorrow)

    assert (left.value.code, "尚未到来" in capsys.readouterr().err) == (2, True)
    assert all_rows() == before


def test_the_command_says_what_it_did() -> None:
    case_at("NOTIFIED")
    said = [StringIO(), StringIO()]
    for out in said:
        call_command("sweep_deadlines", at="2026-04-18T01:00", stdout=out)

    assert [out.getvalue().strip() for out in said] == ["due=1 fired=1 failed=0", "due=0 fired=0 failed=0"]


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(SystemExit) as caught:
        call_command("sweep_deadlines", at="tomorrow")

    assert caught.value.code == 2
