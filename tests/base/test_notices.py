"""Entering the yearly notice: dates of its year become final, clocks that count its days move, others stay."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from cases.base import clocks, verify
from cases.base.calendar import REGION, current_calendar, still_open
from cases.base.errors import ConditionFailed, NotPermitted
from cases.base.models import Act, CalendarNotice, DatedSetting, Deadline, WorkCalendarDay
from cases.base.notices import Moved, NoticeDay, NoticeHead, enter_notice, take_back_notice
from cases.base.roles import Role
from tests.base import scene
from tests.dummy.models import Bureau, Request

pytestmark = pytest.mark.django_db

# an invented notice: 1 January 2027 is a Friday
NEW_YEAR = (
    NoticeDay(date(2027, 1, 1), "statutory", "元旦"),
    NoticeDay(date(2027, 1, 4), "restday", "元旦调休"),
    NoticeDay(date(2027, 1, 9), "workday", "元旦调休"),
)
# the other statutory days of 2027 (放假办法 §2 as of 2025; 农历: 6 February is 正月初一, GB/T 33661)
OTHERS = tuple(
    NoticeDay(date(2027, month, day), "statutory")
    for month, day in ((2, 5), (2, 6), (2, 7), (2, 8), (4, 5), (5, 1), (5, 2), (6, 9), (9, 15), (10, 1), (10, 2), (10, 3))
)
DAYS_2027 = (*NEW_YEAR, *OTHERS)
NUMBER = "国办发明电〔2026〕9号"


@pytest.fixture
def bureau() -> Bureau:
    return scene.make_bureau()


def administrator(bureau: Bureau) -> scene.Actor:
    return scene.officer(bureau, Role.SYS_ADMIN, "赵六")


def head(number: str = NUMBER, published_on: date = date(2026, 11, 4), region: str = "", year: int = 2027) -> NoticeHead:
    return NoticeHead(year, number, published_on, region)


def enter(bureau: Bureau, days: tuple[NoticeDay, ...] = DAYS_2027, said: NoticeHead = head()) -> list[Moved]:
    with scene.begin(administrator(bureau)) as work:
        return enter_notice(work=work, head=said, days=days)


def take_back(bureau: Bureau, number: str = NUMBER, by: str = "国办发明电〔2026〕10号") -> list[Moved]:
    with scene.begin(administrator(bureau)) as work:
        return take_back_notice(work=work, year=2027, reference=number, by=by)


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
    assert (act.stream, act.actor_name, act.details["moved"], act.details["days"]) == ("calendar:cn", "赵六", [clock.pk], 15)
    assert verify.verify().findings == []


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.SYS_ADMIN, Role.SYSTEM)])
def test_it_is_for_the_system_administrator(bureau: Bureau, role: Role) -> None:
    with pytest.raises(NotPermitted), scene.begin(scene.officer(bureau, role)) as work:
        enter_notice(work=work, head=head(), days=DAYS_2027)
    assert not CalendarNotice.objects.exists()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), "通知没有列出任何日期，请核对文件。"),
        (
            (NoticeDay(date(2027, 1, 1), "holiday"),),
            "2027-01-01的性质“holiday”不存在，应为workday、restday、statutory、ordinary。",
        ),
        ((NoticeDay(date(2029, 1, 1), "restday"),), "2029-01-01不属于2027年的放假安排。"),
        ((*DAYS_2027, NoticeDay(date(2027, 1, 4), "workday")), "2027-01-04已经列出过一次，请核对。"),
        ((NoticeDay(date(2027, 5, 1), "workday"),), "2027-05-01是法定节假日，不能安排上班。"),
        ((NoticeDay(date(2027, 10, 3), "ordinary"),), "2027-10-03是法定节假日，不能安排上班。"),
        ((NoticeDay(date(2027, 1, 5), "workday"),), "2027-01-05本来就是工作日，请核对年份和日期。"),
    ],
)
def test_a_notice_that_is_not_sound_is_refused(bureau: Bureau, days: tuple[NoticeDay, ...], said: str) -> None:
    with pytest.raises(ConditionFailed) as caught:
        enter(bureau, days)
    assert caught.value.text.zh == said
    assert (CalendarNotice.objects.count(), WorkCalendarDay.objects.count()) == (0, 0)


def test_a_notice_is_entered_once(bureau: Bureau) -> None:
    enter(bureau)
    with pytest.raises(ConditionFailed) as caught:
        enter(bureau)
    assert caught.value.text.zh.startswith(f"2027年的放假安排通知“{NUMBER}”已经录入，不能重复录入")


# --- several notices of a year ---------------------------------------------------------------------------------------


def test_a_year_is_final_only_when_every_statutory_day_is_named(bureau: Bureau) -> None:
    """As of 2025 there are thirteen; the lunar ones come from the table of festivals."""
    assert len({d.day for d in DAYS_2027 if d.kind == "statutory"}) == 13
    enter(bureau, DAYS_2027[:-1])
    assert not current_calendar().knows(2027)
    assert still_open(2027) == ["国庆节第三日2027-10-03"]
    enter(bureau, DAYS_2027[-1:], head("国办发明电〔2027〕1号", date(2027, 1, 5)))
    assert current_calendar().knows(2027) and still_open(2027) == []
    assert dict(current_calendar().notices)[2027] == f"{NUMBER}、国办发明电〔2027〕1号"


def test_a_year_beyond_the_table_of_festivals_stays_provisional(bureau: Bureau) -> None:
    days = tuple(NoticeDay(date(2040, m, d), "statutory") for m, d in ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)))
    enter(bureau, days, head(year=2040))
    assert not current_calendar().knows(2040)
    assert still_open(2040) == ["除夕", "正月初一", "正月初二", "正月初三", "清明节", "端午节", "中秋节"]


def test_the_later_notice_decides_and_the_earlier_one_may_come_second(bureau: Bureau) -> None:
    """As 国办发明电〔2020〕1号 changed the days of 〔2019〕16号: what was published later counts, however they were entered."""
    later = head("国办发明电〔2027〕1号", date(2027, 1, 5))
    enter(bureau, (NoticeDay(date(2027, 1, 4), "ordinary"), NoticeDay(date(2027, 1, 9), "ordinary")), later)
    enter(bureau)
    calendar = current_calendar()
    assert calendar.is_workday(date(2027, 1, 4)) and not calendar.is_workday(date(2027, 1, 9))
    assert calendar.knows(2027)


def test_two_of_one_day_that_contradict_each_other_are_refused(bureau: Bureau) -> None:
    enter(bureau)
    with pytest.raises(ConditionFailed) as caught:
        enter(bureau, (NoticeDay(date(2027, 1, 9), "restday"),), head("国办发明电〔2026〕10号"))
    assert caught.value.text.zh.startswith(f"2027-01-09的性质与同日发布的“{NUMBER}”不一致")
    enter(bureau, (NoticeDay(date(2027, 1, 9), "workday"),), head("国办发明电〔2026〕11号"))


def test_a_notice_is_taken_back_and_stays_on_record(bureau: Bureau) -> None:
    """Ten working days after 24 December: the 9th under the notice, the 8th without it (see above)."""
    clock = started(bureau, "D33", date(2026, 12, 24))
    enter(bureau)
    assert [(m.before, m.after) for m in take_back(bureau)] == [(date(2027, 1, 9), date(2027, 1, 8))]
    clock.refresh_from_db()
    assert (clock.due_on, clock.provisional) == (date(2027, 1, 8), True)
    notice = CalendarNotice.objects.get()
    assert (notice.taken_back_by, notice.days.count()) == ("国办发明电〔2026〕10号", 15)
    assert Act.objects.get(verb="calendar.take_back_notice").reason == "国办发明电〔2026〕10号"
    assert verify.verify().findings == []
    with pytest.raises(ConditionFailed):
        take_back(bureau)


def test_taking_back_needs_a_reason_and_the_role(bureau: Bureau) -> None:
    enter(bureau)
    with pytest.raises(ConditionFailed):
        take_back(bureau, by=" ")
    for role in (r for r in Role if r not in (Role.SYS_ADMIN, Role.SYSTEM)):
        with pytest.raises(NotPermitted), scene.begin(scene.officer(bureau, role)) as work:
            take_back_notice(work=work, year=2027, reference=NUMBER, by="误录")
    assert CalendarNotice.objects.get().taken_back_on is None


def test_days_of_a_region_count_at_its_bureaus_alone(bureau: Bureau) -> None:
    """放假办法 §4: an autonomous region sets days of its own. Five working days after Friday, 2 April 2027, Monday the 5th
    being statutory: 6, 7, 8, 9, 12; where the 9th is off: 6, 7, 8, 12, 13."""
    enter(bureau)
    enter(bureau, (NoticeDay(date(2027, 4, 9), "restday", "三月三"),), head("桂政办电〔2027〕1号", region="450000"))
    assert current_calendar().is_workday(date(2027, 4, 9)) and not current_calendar("450000").is_workday(date(2027, 4, 9))
    elsewhere = started(bureau, "D12", date(2027, 4, 2))
    with scene.begin(administrator(bureau)) as work:
        work.save(
            DatedSetting(key=REGION, authority=bureau.pk, value="450000", valid_from=date(2020, 1, 1), article="放假办法 §4")
        )
    there = started(bureau, "D12", date(2027, 4, 2))
    assert (elsewhere.due_on, there.due_on) == (date(2027, 4, 12), date(2027, 4, 13))
    assert clocks.explain(there).day == date(2027, 4, 13)


def test_a_region_s_notice_makes_no_year_final(bureau: Bureau) -> None:
    enter(bureau, DAYS_2027, head(region="450000"))
    assert not current_calendar().knows(2027) and not current_calendar("450000").knows(2027)


# --- the command -----------------------------------------------------------------------------------------------------

HEADING = "year,reference,published_on,day,kind,name\n"
FILE = HEADING + "".join(f"2027,{NUMBER},2026-11-04,{d.day},{d.kind},{d.name}\n" for d in NEW_YEAR)
PROVISIONAL = (
    "2027年仍为暂定：尚无通知列明除夕2027-02-05、正月初一2027-02-06、正月初二2027-02-07、正月初三2027-02-08、清明节2027-04-05、"
)


def run_command(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    """Its exit code, and what it printed where."""
    out = StringIO()
    try:
        call_command("enter_calendar", *args, stdout=out)
    except SystemExit as left:
        return int(str(left.code)), capsys.readouterr().err
    return 0, out.getvalue()


def test_the_command_enters_a_file(bureau: Bureau, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clock = started(bureau, "D33", date(2026, 12, 24))
    path = tmp_path / "2027.csv"
    path.write_text(FILE, encoding="utf-8-sig")
    code, said = run_command(capsys, str(path))
    lines = said.splitlines()
    assert (code, lines[0]) == (0, f"D33 {clock.stream} 2027-01-08 -> 2027-01-09")
    assert lines[1].startswith(PROVISIONAL)
    assert lines[2] == "year=2027 days=3 moved=1"
    assert CalendarNotice.objects.get().published_on == date(2026, 11, 4)
    assert Act.objects.get(verb="calendar.enter_notice").actor_kind == "system"


AS_SAVED = {
    "gbk": ("年份,文号,发布日期,日期,性质,名称\n2027,国办发明电〔2026〕9号,2026/11/4,2027/1/4,放假,元旦\n", "gb18030"),
    "excel serials": (f"year,reference,published_on,day,kind,name\n2027,{NUMBER},46330,46391,restday,x\n", "utf-8"),
    "chinese dates, tabs": (
        f"日期\t性质\t年度\t文号\t成文日期\n2027年1月4日\t休息\t2027年\t{NUMBER}\t2026年11月4日\n",
        "utf-8-sig",
    ),
    "semicolons, capitals": (
        f" Day ;KIND;Year;Reference;Published_On;Name\n20270104;RestDay;2027;{NUMBER};2026-11-04;\n",
        "utf-8",
    ),
    "moments": (
        f"year,reference,published_on,day,kind\n2027,{NUMBER},2026-11-04 00:00:00,2027-01-04 00:00:00,restday\n",
        "utf-8",
    ),
}


@pytest.mark.parametrize("way", AS_SAVED)
def test_a_file_is_read_as_people_save_it(way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """46330 and 46391 are 4 November 2026 and 4 January 2027 in a workbook."""
    content, encoding = AS_SAVED[way]
    path = tmp_path / "notice.csv"
    path.write_bytes(content.encode(encoding))
    assert run_command(capsys, str(path))[0] == 0
    notice = CalendarNotice.objects.get()
    assert (notice.year, notice.reference, notice.published_on) == (2027, NUMBER, date(2026, 11, 4))
    assert [(d.day, d.kind) for d in notice.days.all()] == [(date(2027, 1, 4), "restday")]


def test_the_command_takes_back_and_enters_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notice.csv"
    path.write_text(FILE)
    assert run_command(capsys, str(path))[0] == 0
    path.write_text(FILE.replace("9号", "10号").replace("2027-01-09", "2027-01-10"))
    assert run_command(capsys, str(path), "--takes-back", NUMBER)[0] == 0
    assert CalendarNotice.objects.get(reference=NUMBER).taken_back_by == "国办发明电〔2026〕10号"
    assert current_calendar().is_workday(date(2027, 1, 10)) and not current_calendar().is_workday(date(2027, 1, 9))
    assert run_command(capsys, "--takes-back", "国办发明电〔2026〕10号", "--reason", "误录") == (0, "moved=0\n")
    assert run_command(capsys, "--takes-back", "国办发明电〔2026〕10号", "--reason", "误录")[0] == 2
    assert run_command(capsys)[0] == 2
    assert run_command(capsys, str(path), "--region", "广西")[0] == 2


FAULTY = {
    "no file": (None, "无法读取"),
    "empty": ("", "第 1 行"),
    "other columns": ("day,kind\n2027-01-01,statutory\n", "第 1 行"),
    "no rows": (HEADING, "没有列出任何日期"),
    "bad day": (FILE + "2027,国办发明电〔2026〕9号,2026-11-04,2027-02-30,restday,x\n", "第 5 行"),
    "two years": (FILE + "2028,国办发明电〔2026〕9号,2026-11-04,2028-01-01,restday,x\n", "第 5 行"),
    "a cell too few": (FILE + "2027,国办发明电〔2026〕9号\n", "第 5 行"),
    "bad kind": (FILE + "2027,国办发明电〔2026〕9号,2026-11-04,2027-02-01,off,x\n", "2027-02-01的性质“off”不存在"),
    "not text": (b"\xff\xff\xff\xff", "UTF-8"),
    "a workbook": (b"PK\x03\x04", "Excel 工作簿"),
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
