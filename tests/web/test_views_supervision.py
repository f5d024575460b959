"""The supervisor's page: whose it is, what it counts, that every figure is its list, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from types import MappingProxyType
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.accountability.signals.models import SupervisionSignal
from cases.base.models import Act, Deadline
from cases.base.roles import Role
from cases.base.work import SHANGHAI, Work, transact
from cases.intake.models import Clue, Verifier
from cases.law.deadlines import deadline
from cases.parties.models import Authority, Officer
from cases.penalty.models import Assignment, PenaltyCase
from cases.transfer.models import CriminalFlag, Transfer
from integrity.publicity.models import PenaltyPublicity
from tests.factories.integrity import SYSTEM, at, make_decision
from tests.factories.parties import make_authority, make_officer, make_party
from tests.web.conftest import Clock
from tests.web.site import BOOKS, Person, counts
from tests.web.test_views_public import unguard
from workflows.supervision import FIGURES, Asked, counted

pytestmark = pytest.mark.django_db

OVERSEERS = (Role.BL, Role.BH, Role.SUPERVISION)
PEOPLE = sorted(set(Role) - {Role.SYSTEM})
TODAY = date(2026, 7, 1)
PAGE = "/supervision/"
_numbers = count(1)
# session, account, appointment, certificates, hats; one a figure, one for the bureaus, one for the last sweep
OVERVIEW_BESIDE_FIGURES = 7
# the same five, the bureaus' names, the rows, their number, and the cases and clues of clocks
LIST = {"clocks_missed": 10}


def beside(day: date) -> AbstractContextManager[Work]:
    """A Work whose rows may tell of days before those on record: what the page counts is the days, in whatever order."""
    return transact(SYSTEM, at(day))


@dataclass
class Place:
    """A bureau with two units, as rows."""

    authority: Authority
    food: Officer
    goods: Officer

    def case(self, officer: Officer | None = None, *, on: date = date(2026, 3, 10)) -> PenaltyCase:
        n, party = next(_numbers), make_party(name=f"虚构市例示{next(_numbers)}号食品有限公司")
        with beside(on) as work:
            clue = work.save(
                Clue(
                    state="CLUE",
                    opened_on=on,
                    authority=self.authority,
                    number=f"线索{n}",
                    source="inspection",
                    received_on=on,
                    content="现场检查发现",
                    party=party,
                )
            )
            case = work.save(
                PenaltyCase(
                    state="INVEST",
                    opened_on=on,
                    number=f"某市监案〔2026〕{n}号",
                    authority=self.authority,
                    clue=clue,
                    party=party,
                    cause="涉嫌经营不合格食品",
                    filed_on=on,
                    facts={"acted_on": "2026-03-01", "product": "food", "conduct": ["FSL124"]},
                )
            )
            if officer is not None:
                work.save(Assignment(case=case, officer=officer, duty="handler", from_day=on))
        return case

    def clock(
        self, stream: str, due: date | None, *, rule: str = "D10", ended: date | None = None, outcome: str = "", state: str = ""
    ) -> Deadline:
        started = (due or date(2026, 3, 1)) - timedelta(days=1)
        with beside(started) as work:
            return work.save(
                Deadline(
                    stream=stream,
                    authority=self.authority.pk,
                    rule=rule,
                    calendar="x",
                    rule_from=deadline(rule, started).valid_from,
                    started_at=datetime.combine(started, time(9), SHANGHAI),
                    started_on=started,
                    due_on=due,
                    ended_on=ended,
                    outcome=outcome,
                    state=state or ("stopped" if ended else "running"),
                )
            )

    def flag(self, case: PenaltyCase, on: date, *, state: str = "open") -> CriminalFlag:
        with beside(on) as work:
            return work.save(
                CriminalFlag(
                    case=case,
                    crimes=[{"crime": "刑法 §140", "certain": True}],
                    raised_on=on,
                    state=state,
                    ended_on=on if state != "open" else None,
                )
            )

    def transfer(
        self, case: PenaltyCase, on: date, *, came: Mapping[str, date] = MappingProxyType({}), **columns: Any
    ) -> Transfer:
        """A transfer with these dates and this state, and the acts by which it `came` to others, put beside the guards."""
        unguard(Transfer._meta.db_table)
        values = {
            "state": "SUSPECT",
            "opened_on": on,
            "number": f"移送{next(_numbers)}",
            "authority": self.authority,
            "case": case,
            "flag": self.flag(case, on, state="cleared"),
            "party": case.party,
            "ended_on": on,
            **columns,
        }
        known = {field.name for field in Transfer._meta.get_fields()}
        with beside(on) as work:
            row = work.save(Transfer(**{name: value for name, value in values.items() if name in known}))
        for state, day in came.items():
            # an hour at which the legal day is not yet that of UTC
            Act.objects.create(
                act_id=uuid4(),
                stream=row.stream_key,
                verb="transfer.come",
                at=datetime.combine(day, time(5), SHANGHAI),
                actor_kind="officer",
                actor_name="李例示",
                actor_role="CO",
                to_state=state,
            )
        return row

    def signal(
        self, case: PenaltyCase, on: date, *, unit: str = "食品科", due: date | None = None, **more: Any
    ) -> SupervisionSignal:
        n = next(_numbers)
        with beside(on) as work:
            row = work.save(
                SupervisionSignal(
                    state="RAISED",
                    opened_on=on,
                    authority=self.authority,
                    unit=unit,
                    number=f"信号{n}",
                    rule="R04",
                    rule_from=date(2021, 9, 1),
                    category="BZW",
                    severity="general",
                    about=case.stream_key,
                    about_number=case.number,
                    fingerprint=f"R04|{n}",
                    raised_on=on,
                    **more,
                )
            )
        if due is not None:
            self.clock(row.stream_key, due, rule="R00")
        return row


def place(parent: Authority | None = None) -> Place:
    authority = make_authority(parent=parent)
    food, goods = (make_officer(role=Role.CO, authority=authority, unit=unit) for unit in ("食品科", "产品科"))
    return Place(authority, food, goods)


def overseer(where: Place | Authority, role: Role = Role.SUPERVISION, language: str = "zh-hans") -> Person:
    authority = where.authority if isinstance(where, Place) else where
    return Person(make_officer(role=role, authority=authority, unit="法规科"), language=language)


def table_of(person: Person, query: str = "") -> dict[str, dict[str, int]]:
    """What the page shows: figures by row; the whole under 合计."""
    page = person.open(PAGE + query).context["page"]
    labels = list(FIGURES)
    shown = {"合计": dict(zip(labels, (c.count for c in page.totals), strict=True))}
    for row in page.rows:
        shown[row.name] = dict(zip(labels, (c.count for c in row.cells), strict=True))
    return shown


# --- whose page it is ---


@pytest.mark.parametrize("role", PEOPLE)
def test_supervisors_and_leaders_read_nobody_else(role: Role) -> None:
    here = place()
    person = overseer(here, role)
    expected = 200 if role in OVERSEERS else 404
    assert person.open(PAGE).status_code == expected
    for code in FIGURES:
        assert person.open(f"{PAGE}{code}/").status_code == expected
    linked = f'href="{PAGE}"' in person.open("/").content.decode()
    assert linked == (role in OVERSEERS)


def test_signing_in_comes_first() -> None:
    from django.test import Client

    for address in (PAGE, f"{PAGE}clocks_missed/"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/sign-in/")


def test_it_only_reads() -> None:
    here = place()
    here.clock(here.case(here.food).stream_key, date(2026, 4, 1))
    person, before = overseer(here), counts()
    for address in (PAGE, *(f"{PAGE}{code}/" for code in FIGURES)):
        assert person.open(address).status_code == 200
        assert person.send(address, {"authority": "1"}).status_code == 405
    assert counts() == before and "Refusal" in BOOKS


def test_a_figure_nobody_defined_is_not_there() -> None:
    assert overseer(place()).open(f"{PAGE}salaries/").status_code == 404


# --- scope ---


def test_the_own_bureau_and_those_below_count_those_beside_and_above_never(clock: Clock) -> None:
    clock(TODAY)
    above = place()
    own, beside = place(above.authority), place(above.authority)
    below = place(own.authority)
    for where in (above, own, beside, below):
        case = where.case(where.food)
        where.clock(case.stream_key, date(2026, 4, 1))
        where.signal(case, date(2026, 4, 1), due=date(2026, 4, 9), answered_on=date(2026, 4, 10))
        where.transfer(case, date(2026, 4, 1), state="REJECTED", decided_on=date(2026, 4, 2))
        where.transfer(
            case,
            date(2026, 4, 1),
            state="PS_FILED",
            reported_on=date(2026, 4, 2),
            sent_on=date(2026, 4, 3),
            came={"PS_REFUSED": date(2026, 4, 8), "PS_FILED": date(2026, 5, 8)},
        )
    for role in OVERSEERS:
        shown = table_of(overseer(own, role))
        assert set(shown) == {"合计", own.authority.name, below.authority.name, "食品科"}
        assert {code: n for code, n in shown["合计"].items() if n != 2} == {"flags_raised": 4, "flags_open": 0}
        assert shown[own.authority.name] == shown[below.authority.name]
    assert table_of(overseer(below))["合计"] == shown[below.authority.name]
    assert {code: n for code, n in table_of(overseer(above))["合计"].items() if n != 4} == {"flags_raised": 8, "flags_open": 0}


def test_a_bureau_beside_cannot_be_asked_for(clock: Clock) -> None:
    clock(TODAY)
    own, beside = place(), place()
    case = beside.case(beside.food)
    beside.clock(case.stream_key, date(2026, 4, 1))
    person = overseer(own)
    assert person.open(f"{PAGE}clocks_missed/?authority={beside.authority.pk}").status_code == 404
    assert person.open(f"{PAGE}clocks_missed/?authority=999999999").status_code == 404
    page = person.open(f"{PAGE}clocks_missed/?unit=食品科")
    assert page.context["page"].total == 0
    assert case.number not in page.content.decode()


# --- what counts ---

# last day, day it ended, outcome, state; whether it is a missed clock of 1 January to 1 July, seen on 1 July
MISSES: dict[str, tuple[date | None, date | None, str, str, bool]] = {
    "open, yesterday its last day": (date(2026, 6, 30), None, "", "", True),
    "open, today its last day": (date(2026, 7, 1), None, "", "", False),
    "open and recorded as overdue": (date(2026, 6, 1), None, "overdue", "", True),
    "done on its last day": (date(2026, 6, 1), date(2026, 6, 1), "done", "", False),
    "done a day later": (date(2026, 6, 1), date(2026, 6, 2), "late", "", True),
    "done a day later, before the nightly pass saw it": (date(2026, 6, 1), date(2026, 6, 2), "done", "", True),
    "paused": (None, None, "", "paused", False),
    "last day of the year before": (date(2025, 12, 31), None, "overdue", "", False),
    "first day of the year": (date(2026, 1, 1), None, "overdue", "", True),
}


@pytest.mark.parametrize("name", MISSES)
def test_when_a_clock_is_missed(name: str, clock: Clock) -> None:
    clock(TODAY)
    due, ended, outcome, state, missed = MISSES[name]
    here = place()
    here.clock(here.case(here.food).stream_key, due, ended=ended, outcome=outcome, state=state)
    assert table_of(overseer(here))["合计"]["clocks_missed"] == int(missed)


# D12 defence and D30 payment are the party's, D62 the police's; D14-notice only means that service is deemed made
@pytest.mark.parametrize(
    ("rule", "counts_"),
    [
        ("D10", 1),
        ("D11", 1),
        ("D16", 1),
        ("D40", 1),
        ("D60", 1),
        ("D20", 1),
        ("D12", 0),
        ("D30", 0),
        ("D50", 0),
        ("D62", 0),
        ("D14-notice", 0),
        ("J08", 0),
    ],
)
def test_only_the_bureaus_own_duties_are_missed(rule: str, counts_: int, clock: Clock) -> None:
    clock(TODAY)
    here = place()
    here.clock(here.case(here.food).stream_key, date(2026, 4, 1), rule=rule)
    assert table_of(overseer(here))["合计"]["clocks_missed"] == counts_


def test_the_answer_to_a_signal_is_its_own_figure_and_no_missed_clock(clock: Clock) -> None:
    clock(TODAY)
    here = place()
    case = here.case(here.food)
    here.signal(case, date(2026, 6, 1), due=date(2026, 6, 8))
    here.signal(case, date(2026, 6, 24), due=date(2026, 7, 1))
    here.signal(case, date(2026, 6, 24))
    whole = table_of(overseer(here))["合计"]
    assert {code: whole[code] for code in ("clocks_missed", "signals_raised", "signals_answered", "signals_late")} == {
        "clocks_missed": 0,
        "signals_raised": 3,
        "signals_answered": 0,
        "signals_late": 1,
    }


def test_a_clock_of_an_unknown_kind_of_subject_is_not_counted(clock: Clock) -> None:
    """A review of an official has clocks too; they are seen in its handling chain alone."""
    clock(TODAY)
    here = place()
    for stream in ("responsibilityreview:1", "supervisionsignal:1", "penaltycaseother:1"):
        here.clock(stream, date(2026, 4, 1), rule="D11")
    assert table_of(overseer(here))["合计"]["clocks_missed"] == 0


def test_the_unit_is_that_of_the_first_case_officer_still_on_it(clock: Clock) -> None:
    clock(TODAY)
    here = place()
    case, clue_only, unassigned = here.case(here.food), here.case(), here.case()
    with beside(date(2026, 4, 2)) as work:
        left = case.assignments.get()
        left.to_day, left.end_reason = date(2026, 4, 2), "回避"
        work.save(left)
        work.save(Assignment(case=case, officer=here.goods, duty="handler", from_day=date(2026, 4, 2)))
        work.save(Verifier(clue=clue_only.clue, officer=here.food))
    here.clock(case.stream_key, date(2026, 4, 1))
    here.clock(clue_only.clue.stream_key, date(2026, 4, 1), rule="D01")
    here.clock(unassigned.stream_key, date(2026, 4, 1))
    shown = table_of(overseer(here))
    assert {name: row["clocks_missed"] for name, row in shown.items()} == {
        "合计": 3,
        here.authority.name: 3,
        "产品科": 1,
        "食品科": 1,
        "尚未分派机构": 1,
    }


def test_the_clock_of_a_publication_counts_for_its_case(clock: Clock) -> None:
    clock(TODAY)
    here = place()
    case = here.case(here.goods)
    decision = make_decision(case=case, decided_on=date(2026, 4, 1), fine=1_000_000)
    with beside(date(2026, 4, 1)) as work:
        publicity = work.save(
            PenaltyPublicity(
                state="REVIEW",
                opened_on=date(2026, 4, 1),
                decision=decision,
                authority=here.authority,
                party=case.party,
                decided_on=date(2026, 4, 1),
                publicity_class="general",
                regime="GB22",
                anchor="x",
            )
        )
    here.clock(publicity.stream_key, date(2026, 4, 30), rule="D16")
    person = overseer(here)
    assert table_of(person)["产品科"]["clocks_missed"] == 1
    row = person.open(f"{PAGE}clocks_missed/?unit=产品科").context["page"].rows[0]
    assert (row.url, row.number, row.party) == (f"/cases/{case.pk}/", case.number, case.party.name)


def test_the_clock_of_a_transfer_counts_for_its_case(clock: Clock) -> None:
    clock(TODAY)
    here = place()
    case = here.case(here.goods)
    here.clock(here.transfer(case, date(2026, 4, 1)).stream_key, date(2026, 4, 4), rule="D60")
    person = overseer(here)
    assert table_of(person)["产品科"]["clocks_missed"] == 1
    assert person.open(f"{PAGE}clocks_missed/").context["page"].rows[0].number == case.number


def test_only_rejected_transfers_are_counted_as_rejected(clock: Clock) -> None:
    """Approval is a decision of the head too."""
    clock(TODAY)
    here = place()
    case = here.case(here.goods)
    here.transfer(case, date(2026, 4, 1), state="APPROVED", decided_on=date(2026, 4, 3), ended_on=date(2026, 4, 3))
    here.transfer(case, date(2026, 4, 1), state="REJECTED", decided_on=date(2026, 4, 3))
    assert table_of(overseer(here))["合计"]["transfers_rejected"] == 1


# --- figures against raw SQL, written without looking at the queries ---

_UNIT = """COALESCE((SELECT ap.unit FROM penalty_assignment a JOIN parties_appointment ap ON ap.officer_id = a.officer_id
  AND ap.authority_id = c.authority_id WHERE a.case_id = c.id AND a.duty = 'handler' AND a.to_day IS NULL
  ORDER BY a.id LIMIT 1), '')"""
_FLAG = f"""SELECT c.authority_id, {_UNIT}, count(*) FROM transfer_criminalflag f JOIN penalty_penaltycase c ON c.id = f.case_id
  WHERE f.raised_on BETWEEN %(start)s AND %(end)s {{more}} GROUP BY 1, 2"""
_TRANSFER = f"""SELECT c.authority_id, {_UNIT}, count(*) FROM transfer_transfer t JOIN penalty_penaltycase c ON c.id = t.case_id
  WHERE t.{{day}} BETWEEN %(start)s AND %(end)s {{more}} GROUP BY 1, 2"""
# the acts of these tests are at five in the morning in Shanghai, which is the day before in UTC
_COME = f"""SELECT c.authority_id, {_UNIT}, count(*) FROM transfer_transfer t JOIN penalty_penaltycase c ON c.id = t.case_id
  JOIN base_act a ON a.stream = 'transfer:' || t.id AND a.to_state = '{{state}}'
  WHERE a.at >= %(first)s AND a.at < %(past)s GROUP BY 1, 2"""
_SIGNAL = """SELECT authority_id, unit, count(*) FROM signals_supervisionsignal s
  WHERE {day} BETWEEN %(start)s AND %(end)s {more} GROUP BY 1, 2"""
SQL: Mapping[str, str] = {
    "clocks_missed": f"""SELECT d.authority, {_UNIT}, count(*) FROM base_deadline d
      JOIN penalty_penaltycase c ON d.stream = 'penaltycase:' || c.id
      WHERE d.rule IN ('D10', 'D11') AND d.due_on BETWEEN %(start)s AND %(end)s
      AND (d.ended_on > d.due_on OR d.ended_on IS NULL AND d.due_on < %(today)s) GROUP BY 1, 2""",
    "signals_raised": _SIGNAL.format(day="raised_on", more=""),
    "signals_answered": _SIGNAL.format(day="answered_on", more=""),
    "signals_late": _SIGNAL.format(
        day="raised_on",
        more="""AND state = 'RAISED' AND 'supervisionsignal:' || s.id IN (SELECT stream FROM base_deadline
          WHERE rule = 'R00' AND state = 'running' AND due_on < %(today)s)""",
    ),
    "flags_raised": _FLAG.format(more=""),
    "flags_open": _FLAG.format(more="AND f.state = 'open'"),
    "transfers_reported": _TRANSFER.format(day="reported_on", more=""),
    "transfers_rejected": _TRANSFER.format(day="decided_on", more="AND t.state = 'REJECTED'"),
    "transfers_sent": _TRANSFER.format(day="sent_on", more=""),
    "transfers_filed": _COME.format(state="PS_FILED"),
    "transfers_refused": _COME.format(state="PS_REFUSED"),
}


def crowd(where: Place, cases: int) -> None:
    """Cases with clocks, flags and signals that differ in day, unit, state and answer."""
    for n in range(cases):
        case = where.case((where.food, where.goods)[n % 2])
        due = date(2026, 1, 5) + timedelta(days=9 * n)
        where.clock(case.stream_key, due, ended=due + timedelta(days=n % 3 - 1) if n % 4 else None)
        where.clock(case.stream_key, due, rule="D11", ended=due)
        where.clock(case.stream_key, due, rule="D30")
        where.flag(case, due, state=("open", "cleared", "answered")[n % 3])
        later = [due + timedelta(days=3 * step) for step in range(1, 6)]
        came = ({}, {"PS_FILED": later[3]}, {"PS_REFUSED": later[3], "PS_FILED": later[4]})[n % 3]
        where.transfer(
            case,
            due,
            reported_on=later[0],
            decided_on=later[1],
            sent_on=later[2] if came else None,
            came=came,
            state=("REJECTED", "PS_FILED", "PS_FILED")[n % 3],
        )
        where.signal(
            case,
            due,
            unit=("食品科", "产品科", "")[n % 3],
            due=due + timedelta(days=7) if n % 2 else None,
            answered_on=due + timedelta(days=60) if n % 5 == 0 else None,
        )


@pytest.mark.parametrize("code", list(FIGURES))
@pytest.mark.parametrize(
    "days", [(date(2026, 1, 1), TODAY), (date(2026, 2, 1), date(2026, 3, 31)), (date(2025, 1, 1), date(2027, 12, 31))]
)
def test_a_figure_is_what_the_tables_say(code: str, days: tuple[date, date]) -> None:
    own = place()
    crowd(own, 9)
    crowd(place(own.authority), 7)
    start, end = days
    asked = Asked(Authority.objects.all(), start, end, TODAY)
    found = {(bureau, unit, n) for bureau, units in counted(FIGURES[code], asked).items() for unit, n in units.items()}
    with connection.cursor() as cursor:
        cursor.execute(
            SQL[code],
            {
                "start": start,
                "end": end,
                "today": TODAY,
                "first": datetime.combine(start, time(0), SHANGHAI),
                "past": datetime.combine(end + timedelta(days=1), time(0), SHANGHAI),
            },
        )
        assert found == {tuple(row) for row in cursor.fetchall()}
    assert found or days[0].month == 2


def test_every_figure_is_as_long_as_its_list(clock: Clock) -> None:
    """Each link of the page leads to exactly as many matters as it says; units add up to bureaus, bureaus to the whole."""
    clock(TODAY)
    own = place()
    below = place(own.authority)
    crowd(own, 11)
    crowd(below, 6)
    person = overseer(own)
    page = person.open(f"{PAGE}?from=2026-01-01&to=2026-12-31").context["page"]
    for cell in (*page.totals, *(cell for row in page.rows for cell in row.cells)):
        assert bool(cell.url) == bool(cell.count)
        if cell.url:
            opened = person.open(cell.url).context["page"]
            assert (opened.total, len(opened.rows)) == (cell.count, min(cell.count, 30)), cell.says
    for n, whole in enumerate(page.totals):
        assert sum(row.cells[n].count for row in page.rows if not row.unit) == whole.count
        assert sum(row.cells[n].count for row in page.rows if row.unit) == whole.count
    assert max(cell.share for row in page.rows for cell in row.cells) == 100


# --- cost ---


def statements(person: Person, address: str) -> int:
    person.open(address)
    with CaptureQueriesContext(connection) as seen:
        assert person.open(address).status_code == 200
    return len(seen)


def test_the_page_costs_the_same_for_ten_cases_and_for_many_bureaus(clock: Clock) -> None:
    clock(TODAY)
    own = place()
    crowd(own, 10)
    person = overseer(own)
    assert statements(person, PAGE) == OVERVIEW_BESIDE_FIGURES + len(FIGURES)
    for _ in range(6):
        crowd(place(own.authority), 8)
    assert statements(person, PAGE) == OVERVIEW_BESIDE_FIGURES + len(FIGURES)


def test_a_list_costs_the_same_for_ten_and_for_many_and_pages_follow_each_other(clock: Clock) -> None:
    clock(TODAY)
    own = place()
    crowd(own, 10)
    for n in range(5):
        here = own.case(own.food)
        own.clock(here.clue.stream_key, date(2026, 2, 1) + timedelta(days=n), rule="D01")
    person, few = overseer(own), {}
    for code in FIGURES:
        few[code] = statements(person, f"{PAGE}{code}/")
    assert few["clocks_missed"] == LIST["clocks_missed"]
    assert max(few.values()) == LIST["clocks_missed"]
    for n in range(60):
        case = own.case(own.food)
        own.clock(case.stream_key, date(2026, 2, 1) + timedelta(days=n % 5))
        own.clock(case.clue.stream_key, date(2026, 2, 1) + timedelta(days=n % 7), rule="D01")
        own.flag(case, date(2026, 2, 1))
        own.signal(case, date(2026, 2, 1), due=date(2026, 2, 9))
    for code in FIGURES:
        assert statements(person, f"{PAGE}{code}/") == few[code], code
    seen, address, total = [], f"{PAGE}clocks_missed/", 0
    while address:
        page = person.open(address).context["page"]
        assert len(page.rows) <= 30
        seen += [(row.day, row.number, row.what) for row in page.rows]
        address, total = page.pager.next_url, page.total
    assert len(seen) == len(set(seen)) == total > 120
    assert [day for day, *_ in seen] == sorted((day for day, *_ in seen), reverse=True)


def test_bureaus_come_in_pages(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    clock(TODAY)
    monkeypatch.setattr("web.views.supervision.BUREAUS", 3)
    own = place()
    below = [place(own.authority) for _ in range(6)]
    crowd(below[-1], 3)
    person, names, address = overseer(own), [], PAGE
    while address:
        page = person.open(address).context["page"]
        assert page.totals[0].count > 0
        names += [row.name for row in page.rows if not row.unit]
        address = page.pager.next_url
    assert sorted(names) == sorted([own.authority.name, *(b.authority.name for b in below)])


# --- what is typed ---

RUBBISH = ("rubbish", "2026-99-99", "\x00", "9" * 40, "-1", "2026-1-1", "<script>", "²", "99999-01-01", "0000-00-00")


@pytest.mark.parametrize("value", RUBBISH)
def test_rubbish_in_the_address_is_nothing_asked(value: str, clock: Clock) -> None:
    clock(TODAY)
    here = place()
    here.clock(here.case(here.food).stream_key, date(2026, 4, 1))
    person = overseer(here)
    for name in ("from", "to", "after"):
        page = person.client.get(PAGE, {name: value})
        assert page.status_code == 200
        assert page.context["page"].totals[0].count == 1
        assert "<script>" not in page.content.decode().replace("<script src=", "")
    for name in ("from", "to", "after", "authority"):
        listed = person.client.get(f"{PAGE}clocks_missed/", {name: value})
        assert listed.status_code == 200 and listed.context["page"].total == 1
    assert person.client.get(f"{PAGE}clocks_missed/", {"unit": value}).context["page"].total == 0 or value == "\x00"
    assert person.client.get(f"{PAGE}clocks_missed/", {"after": f"2026-01-01.{value}"}).status_code == 200


def test_a_period_that_makes_no_sense_is_said_and_this_year_shown(clock: Clock) -> None:
    clock(TODAY)
    person = overseer(place())
    page = person.open(f"{PAGE}?from=2026-05-01&to=2026-04-01").context["page"]
    assert (page.period.start, page.period.end) == (date(2026, 1, 1), TODAY)
    assert "开始日期" in page.period.problem
    page = person.open(f"{PAGE}?from=2025-05-01&to=2025-06-30").context["page"]
    assert (page.period.start, page.period.end, page.period.problem) == (date(2025, 5, 1), date(2025, 6, 30), "")


def test_english_is_complete(clock: Clock) -> None:
    clock(TODAY)
    here = place()
    crowd(here, 6)
    page = overseer(here, language="en").open(PAGE).context["page"]
    words = [g.label for g in page.groups] + [h.label for h in page.heads] + [h.meaning for h in page.heads]
    assert not [w for w in words if any("\u4e00" <= c <= "\u9fff" for c in w)]
    rows = overseer(here, language="en").open(f"{PAGE}clocks_missed/").context["page"].rows
    assert rows and all("over" in row.standing for row in rows)


def test_the_table_can_be_read_without_its_bars(clock: Clock) -> None:
    clock(TODAY)
    here = place()
    crowd(here, 6)
    text = overseer(here).open(PAGE).content.decode()
    assert text.count('<svg class="bar-of"') == text.count('aria-hidden="true" focusable="false"><rect')
    assert "<script>" not in text and "style=" not in text.split("<main")[1]
    assert 'scope="colgroup"' in text and 'scope="row"' in text
