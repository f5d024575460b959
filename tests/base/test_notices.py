"""Entering the yearly notice: dates of its year become final, clocks that count its days move, others stay."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from cases.base import clocks, verify
from cases.base.calendar import current_calendar
from cases.base.errors import ConditionFailed, NotPermitted
from cases.base.models import Act, CalendarNotice, Deadline, WorkCalendarDay
from cases.base.notices import Moved, NoticeDay, enter_notice
from cases.base.roles import Role
from tests.base import scene
from tests.dummy.models import Bureau, Request

pytestmark = pytest.mark.django_db

# an invented notice: 1 January 2027 is a Friday, Spring Festival on 6 February
DAYS_2027 = (
    NoticeDay(date(2027, 1, 1), "statutory", "元旦"),
    NoticeDay(date(2027, 1, 4), "restday", "元旦调休"),
    NoticeDay(date(2027, 1, 9), "workday", "元旦调休"),
)


@pytest.fixture
def bureau() -> Bureau:
    return scene.make_bureau()


def administrator(bureau: Bureau) -> scene.Actor:
    return scene.officer(bureau, Role.SYS_ADMIN, "赵六")


def enter(bureau: Bureau, days: tuple[NoticeDay, ...] = DAYS_2027, year: int = 2027) -> list[Moved]:
    with scene.begin(administrator(bureau)) as work:
        return enter_notice(work=work, year=year, reference="国办发明电〔2026〕9号", published_on=date(2026, 11, 4), days=days)


def started(bureau: Bureau, rule: str, since: date) -> Deadline:
    request: Request = scene.entered(bureau)
    with scene.begin(scene.officer(bureau)) as work:
        return clocks.start(work, request, rule, since=since)


def test_a_provisional_day_becomes_final_and_moves(bureau: Bureau) -> None:
    """10 working days after 24 December 2026 (a Thursday). Without the notice 25, 28 to 31, then in 2027 4 to 8
    January: the 8th. With it the 4th is off and the 9th worked: 5 to 8, then Saturday the 9th."""
    clock = started(bureau, "D33", date(2026, 12, 24))
    assert (clock.due_on, clock.provisional) == (date(2027, 1, 8), True)
    moved = enter(bureau)
    assert [(m.clock.pk, m.before, m.after) for m in moved] == [(clock.pk, date(2027, 1, 8), date(2027, 1, 9))]
    clock.refresh_from_db()
    assert (clock.due_on, clock.provisional, clock.calendar[:13]) == (date(2027, 1, 9), False, "cn-2004-2027-")


def test_a_day_that_stays_becomes_final(bureau: Bureau) -> None:
    clock = started(bureau, "D30", date(2027, 3, 1))
    assert (clock.due_on, clock.provisional) == (date(2027, 3, 16), True)
    assert [(m.before, m.after) for m in enter(bureau)] == [(date(2027, 3, 16), date(2027, 3, 16))]
    clock.refresh_from_db()
    assert not clock.provisional


def test_other_clocks_are_left_alone(bureau: Bureau) -> None:
    near = started(bureau, "D33", date(2026, 3, 2))
    done = started(bureau, "D33", date(2026, 12, 24))
    with scene.begin(scene.officer(bureau)) as work:
        clocks.lapse(work, done, outcome="done")
    assert enter(bureau) == []
    for clock in (near, done):
        version = clock.calendar
        clock.refresh_from_db()
        assert clock.calendar == version
    assert near.history.count() == 1


def test_a_paused_clock_resumes_under_the_new_notice(bureau: Bureau) -> None:
    request = scene.weighed(bureau)
    with scene.begin(scene.officer(bureau), scene.days_later(10)) as work:
        scene.services.hold_request(work=work, request=request.pk)
    assert enter(bureau) == []
    with scene.begin(scene.officer(bureau), scene.days_later(11)) as work:
        scene.services.go_on_with_request(work=work, request=request.pk)
    assert Deadline.objects.get(rule="D10").calendar.startswith("cn-2004-2027-")


def test_the_calendar_in_use_knows_the_year(bureau: Bureau) -> None:
    assert not current_calendar().knows(2027)
    enter(bureau)
    calendar = current_calendar()
    assert calendar.knows(2027) and calendar.is_workday(date(2027, 1, 9)) and not calendar.is_workday(date(2027, 1, 4))
    assert dict(calendar.notices)[2027] == "国办发明电〔2026〕9号"
    assert current_calendar() is calendar, "built once for a state of the calendar"


def test_it_is_an_act_in_the_chain(bureau: Bureau) -> None:
    clock = started(bureau, "D33", date(2026, 12, 24))
    enter(bureau)
    act = Act.objects.get(verb="calendar.enter_notice")
    assert (act.stream, act.actor_name, act.details["moved"], act.details["days"]) == ("calendar:cn", "赵六", [clock.pk], 3)
    assert verify.verify().findings == []


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.SYS_ADMIN, Role.SYSTEM)])
def test_it_is_for_the_system_administrator(bureau: Bureau, role: Role) -> None:
    with pytest.raises(NotPermitted), scene.begin(scene.officer(bureau, role)) as work:
        enter_notice(work=work, year=2027, reference="x", published_on=date(2026, 11, 4), days=DAYS_2027)
    assert not CalendarNotice.objects.exists()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), "通知没有列出任何日期，请核对文件。"),
        ((NoticeDay(date(2027, 1, 1), "holiday"),), "2027-01-01的性质“holiday”不存在，应为workday、restday、statutory。"),
        ((NoticeDay(date(2029, 1, 1), "restday"),), "2029-01-01不属于2027年的放假安排。"),
        ((*DAYS_2027, NoticeDay(date(2027, 1, 4), "workday")), "2027-01-04已经列出过一次，请核对。"),
    ],
)
def test_a_notice_that_is_not_sound_is_refused(bureau: Bureau, days: tuple[NoticeDay, ...], said: str) -> None:
    with pytest.raises(ConditionFailed) as caught:
        enter(bureau, days)
    assert caught.value.text.zh == said
    assert (CalendarNotice.objects.count(), WorkCalendarDay.objects.count()) == (0, 0)


def test_a_year_is_entered_once(bureau: Bureau) -> None:
    enter(bureau)
    with pytest.raises(ConditionFailed) as caught:
        enter(bureau)
    assert caught.value.text.zh == "2027年的放假安排已经录入（国办发明电〔2026〕9号），不能重复录入。"


HEADING = "year,reference,published_on,day,kind,name\n"
FILE = HEADING + (
    "2027,国办发明电〔2026〕9号,2026-11-04,2027-01-01,statutory,元旦\n"
    "2027,国办发明电〔2026〕9号,2026-11-04,2027-01-04,restday,元旦调休\n"
    "2027,国办发明电〔2026〕9号,2026-11-04,2027-01-09,workday,元旦调休\n"
)


def test_the_command_enters_a_file(bureau: Bureau, tmp_path: Path) -> None:
    clock = started(bureau, "D33", date(2026, 12, 24))
    path, out = tmp_path / "2027.csv", StringIO()
    path.write_text(FILE, encoding="utf-8-sig")
    call_command("enter_calendar", str(path), stdout=out)
    assert out.getvalue() == f"D33 {clock.stream} 2027-01-08 -> 2027-01-09\nyear=2027 days=3 moved=1\n"
    assert CalendarNotice.objects.get().published_on == date(2026, 11, 4)
    assert Act.objects.get(verb="calendar.enter_notice").actor_kind == "system"


FAULTY = {
    "no file": (None, "无法读取"),
    "empty": ("", "第 1 行"),
    "other columns": ("day,kind\n2027-01-01,statutory\n", "第 1 行"),
    "no rows": (HEADING, "没有列出任何日期"),
    "bad day": (FILE + "2027,国办发明电〔2026〕9号,2026-11-04,2027-02-30,restday,x\n", "第 5 行"),
    "two years": (FILE + "2028,国办发明电〔2026〕9号,2026-11-04,2028-01-01,restday,x\n", "第 5 行"),
    "a cell too few": (FILE + "2027,国办发明电〔2026〕9号\n", "第 5 行"),
    "bad kind": (FILE + "2027,国办发明电〔2026〕9号,2026-11-04,2027-02-01,off,x\n", "2027-02-01的性质“off”不存在"),
    "not text": (b"\xff\xfe\x00", "UTF-8"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_the_command_refuses_in_a_sentence(
    fault: str, bureau: Bureau, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, said = FAULTY[fault]
    path = tmp_path / "notice.csv"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SystemExit) as left:
        call_command("enter_calendar", str(path), stdout=StringIO())
    told = capsys.readouterr().err
    assert left.value.code == 2
    assert said in told and told.count("\n") == 1, told
    assert not CalendarNotice.objects.exists()
