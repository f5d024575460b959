"""Clocks as rows: started, stopped, paused, resumed, extended, lapsed, explained. Days were counted by hand.

No holiday lies between 2 March and 3 April 2026; where a last day falls on one, the comment says so.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import IntegrityError

from cases.base import clocks
from cases.base.errors import ConditionFailed, Conflict
from cases.base.lifecycle import Start
from cases.base.models import Deadline, DeadlineExtension, DeadlinePause
from cases.base.work import SHANGHAI
from cases.law.errors import LawError
from tests.base import scene
from tests.dummy import services
from tests.dummy.models import Bureau, Request

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Bureau:
    return scene.make_bureau()


def the_clock(request: Request, rule: str) -> Deadline:
    return Deadline.objects.get(stream=request.stream_key, rule=rule)


def test_start_writes_what_the_last_day_follows_from(bureau: Bureau) -> None:
    request = scene.entered(bureau)
    clock = the_clock(request, "D01")
    assert (clock.started_at, clock.started_on, clock.rule_from) == (scene.NOW, date(2026, 3, 2), date(2021, 7, 15))
    assert (clock.due_on, clock.due_at, clock.provisional, clock.state) == (date(2026, 3, 23), None, False, "running")
    assert (clock.authority, clock.calendar[:13]) == (bureau.pk, "cn-2004-2026-")
    assert clock.history.count() == 1


def test_start_counts_from_the_date_named(bureau: Bureau) -> None:
    request = scene.entered(bureau)
    with scene.begin(scene.officer(bureau)) as work:
        clock = clocks.start(work, request, "D30", since=date(2026, 2, 10))
    # 15 days after 10 February is the 25th, a Wednesday
    assert (clock.started_on, clock.due_on) == (date(2026, 2, 10), date(2026, 2, 25))


def test_start_late_in_the_evening_is_still_that_day(bureau: Bureau) -> None:
    """23:30 in Shanghai is the same legal day, although UTC and the database say 15:30."""
    late = datetime(2026, 3, 2, 23, 30, tzinfo=SHANGHAI)
    request = scene.entered(bureau, now=late)
    assert the_clock(request, "D01").started_on == date(2026, 3, 2)


def test_start_in_hours_has_a_moment(bureau: Bureau) -> None:
    request = scene.entered(bureau)
    with scene.begin(scene.officer(bureau)) as work:
        clock = clocks.start(work, request, "D21")
    # 24 hours after 9:30: the hour that has begun is not counted
    assert (clock.due_on, clock.due_at) == (date(2026, 3, 3), datetime(2026, 3, 3, 10, 0, tzinfo=SHANGHAI))


def test_the_same_clock_does_not_run_twice(bureau: Bureau) -> None:
    request = scene.entered(bureau)
    with pytest.raises(Conflict) as caught, scene.begin(scene.officer(bureau)) as work:
        clocks.start(work, request, "D01")
    assert isinstance(caught.value.__cause__, IntegrityError)
    assert Deadline.objects.count() == 1


def test_an_unknown_rule_is_told(bureau: Bureau) -> None:
    request = scene.entered(bureau)
    with pytest.raises(LawError, match="没有编号为“D99”的期限规则"), scene.begin(scene.officer(bureau)) as work:
        clocks.start(work, request, "D99")


def test_stop_ends_it_with_the_day(bureau: Bureau) -> None:
    request = scene.weighed(bureau, now=scene.days_later(4))
    clock = the_clock(request, "D01")
    assert (clock.state, clock.ended_on, clock.outcome) == ("stopped", date(2026, 3, 6), "done")
    assert [h.state for h in clock.history.order_by("history_id")] == ["running", "stopped"]


def test_stop_of_what_does_not_run_is_nothing(bureau: Bureau) -> None:
    request = scene.entered(bureau)
    with scene.begin(scene.officer(bureau)) as work:
        assert clocks.stop(work, request, "D10") is None
        assert clocks.resume(work, request, "D10") is None
        assert clocks.pause(work, request, "D10", reason="testing") is None


def test_a_pause_takes_its_days_out(bureau: Bureau) -> None:
    """D10 from 2 March ends on 31 May. Ten days without counting, 12 to 21 March: it ends on 10 June, a Wednesday."""
    request = scene.weighed(bureau)
    with scene.begin(scene.officer(bureau), scene.days_later(10)) as work:
        services.hold_request(work=work, request=request.pk)
    held = the_clock(request, "D10")
    assert (held.state, held.due_on) == ("paused", None)
    gap = DeadlinePause.objects.get()
    assert (gap.from_day, gap.to_day, gap.reason) == (date(2026, 3, 12), None, "testing")
    with scene.begin(scene.officer(bureau), scene.days_later(20)) as work:
        services.go_on_with_request(work=work, request=request.pk)
    clock = the_clock(request, "D10")
    assert (clock.state, clock.due_on) == ("running", date(2026, 6, 10))
    assert DeadlinePause.objects.get().to_day == date(2026, 3, 22), "the day from which it counts again"


def test_a_pause_within_one_day_takes_nothing_out(bureau: Bureau) -> None:
    request = scene.weighed(bureau)
    with scene.begin(scene.officer(bureau), scene.days_later(1)) as work:
        services.hold_request(work=work, request=request.pk)
        services.go_on_with_request(work=work, request=request.pk)
    assert the_clock(request, "D10").due_on == date(2026, 6, 1)


def test_a_second_pause_changes_nothing(bureau: Bureau) -> None:
    request = scene.weighed(bureau)
    for days in (10, 12):
        with scene.begin(scene.officer(bureau), scene.days_later(days)) as work:
            services.hold_request(work=work, request=request.pk)
    assert [g.from_day for g in DeadlinePause.objects.all()] == [date(2026, 3, 12)]


def test_a_ground_that_the_law_does_not_know_is_refused(bureau: Bureau) -> None:
    request = scene.weighed(bureau)
    with pytest.raises(ConditionFailed) as caught, scene.begin(scene.officer(bureau)) as work:
        clocks.pause(work, request, "D10", reason="lunch")
    assert str(caught.value) == "“lunch”不是期限D10可以扣除的事由。（行政处罚程序规定 §64）"
    assert (the_clock(request, "D10").state, DeadlinePause.objects.count()) == ("running", 0)


def test_a_paused_clock_that_stops_has_a_last_day(bureau: Bureau) -> None:
    """Stopped while held: the pause ends with it, and whether it was in time can be told."""
    request = scene.weighed(bureau)
    with scene.begin(scene.officer(bureau), scene.days_later(10)) as work:
        services.hold_request(work=work, request=request.pk)
    with scene.begin(scene.officer(bureau), scene.days_later(20)) as work:
        clocks.stop(work, request, "D10")
    clock = the_clock(request, "D10")
    assert (clock.state, clock.due_on, clock.ended_on) == ("stopped", date(2026, 6, 10), date(2026, 3, 22))
    assert DeadlinePause.objects.get().to_day == date(2026, 3, 22)


def test_an_extension_counts_on(bureau: Bureau) -> None:
    """D10 ends on 31 May before it is moved; 30 days on is 30 June, a Tuesday (PP64)."""
    request = scene.weighed(bureau)
    with scene.begin(scene.officer(bureau)) as work:
        clocks.extend(work, request, "D10", length=30, approver="李四", reason="案情复杂")
    assert the_clock(request, "D10").due_on == date(2026, 6, 30)
    row = DeadlineExtension.objects.get()
    assert (row.length, row.unit, row.approver, row.reason) == (30, "CD", "李四", "案情复杂")


def test_an_extension_beyond_the_law_is_refused(bureau: Bureau) -> None:
    request = scene.weighed(bureau)
    with pytest.raises(ConditionFailed) as caught, scene.begin(scene.officer(bureau)) as work:
        clocks.extend(work, request, "D10", length=31, approver="李四", reason="案情复杂")
    assert caught.value.article == "行政处罚程序规定 §64"
    assert "每次最多延长 30 CD" in caught.value.text.zh
    assert (the_clock(request, "D10").due_on, DeadlineExtension.objects.count()) == (date(2026, 6, 1), 0)


def test_an_extension_of_what_does_not_run_is_refused(bureau: Bureau) -> None:
    request = scene.entered(bureau)
    with pytest.raises(ConditionFailed) as caught, scene.begin(scene.officer(bureau)) as work:
        clocks.extend(work, request, "D10", length=30, approver="李四", reason="案情复杂")
    assert (caught.value.code, caught.value.text.zh) == ("no_clock", "期限D10未在计算中。")


def test_a_clock_lapses_with_what_the_law_makes_of_it(bureau: Bureau) -> None:
    request = scene.entered(bureau)
    with scene.begin(scene.officer(bureau), scene.days_later(30)) as work:
        clocks.lapse(work, the_clock(request, "D01"), outcome="deemed_waiver")
    clock = the_clock(request, "D01")
    assert (clock.state, clock.outcome, clock.ended_on) == ("lapsed", "deemed_waiver", date(2026, 4, 1))


def test_a_clock_that_ended_may_run_again(bureau: Bureau) -> None:
    request = scene.weighed(bureau)
    with scene.begin(scene.officer(bureau)) as work:
        clocks.start(work, request, "D01")
    assert Deadline.objects.filter(rule="D01", stream=request.stream_key).count() == 2


def test_it_explains_itself(bureau: Bureau) -> None:
    request = scene.weighed(bureau)
    with scene.begin(scene.officer(bureau), scene.days_later(10)) as work:
        services.hold_request(work=work, request=request.pk)
    with scene.begin(scene.officer(bureau), scene.days_later(20)) as work:
        services.go_on_with_request(work=work, request=request.pk)
    due = clocks.explain(the_clock(request, "D10"))
    assert due.day == date(2026, 6, 10)
    told = "\n".join(step.zh for step in due.steps)
    assert "2026-03-12" in told and "2026-03-21" in told, told


def test_explaining_listed_clocks_reads_nothing_more(bureau: Bureau, django_assert_num_queries: object) -> None:
    from cases.base.selectors import clocks_of

    request = scene.weighed(bureau)
    listed = list(clocks_of(request.stream_key))
    assert [(c.rule, c.state) for c in listed] == [("D10", "running"), ("D01", "stopped")]
    with django_assert_num_queries(len(listed)):  # type: ignore[operator]
        # one each for the calendar's state
        for clock in listed:
            clocks.explain(clock)


def test_the_law_of_the_start_stays(bureau: Bureau) -> None:
    """A clock runs under the row it started under, whatever the law says later."""
    clock = the_clock(scene.entered(bureau), "D01")
    assert clocks.rule_of(clock).valid_from == clock.rule_from


def test_orders_of_a_move_are_carried_out_in_turn(bureau: Bureau) -> None:
    request = scene.entered(bureau)
    request.opened_on = date(2026, 2, 27)
    with scene.begin(scene.officer(bureau)) as work:
        clocks.apply(work, request, [Start("D30", "opened_on")])
    # 14 March is a Saturday
    assert the_clock(request, "D30").due_on == date(2026, 3, 16)
