"""What the interface's tests of lists and counts stand on: listings, signals and flags as their procedures leave them.

The states are gone through in plain SQL, along the pairs that the database admits. All names are fictional.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.db import connection

from cases.accountability.signals.models import SupervisionSignal
from cases.base.work import Work
from cases.parties.models import Authority, Officer, Party
from cases.penalty.models import PenaltyCase
from cases.transfer.models import CriminalFlag, Transfer
from integrity.blacklist.models import BlacklistCase, ManagementMeasure, Measure
from tests.factories import integrity as made
from tests.factories.integrity import Bureau, make_case, make_decision, working
from tests.factories.parties import make_officer

_numbers = count(1)
_ANSWERED = """UPDATE signals_supervisionsignal SET state = %s, answer = '已核实。', answered_on = %s, answered_by_id = %s
WHERE id = %s"""
LISTED = date(2026, 5, 20)
PUBLISHED = date(2026, 5, 28)
# three years from the listing (O44 21); early removal not before one year (O44 16)
TERM_END, EARLY_FROM = date(2029, 5, 20), date(2027, 5, 20)
GROUND = {
    "code": "L44-5-3",
    "article": "市场监督管理严重违法失信名单管理办法第五条第三项",
    "title": "使用超过保质期原料",
    "title_en": "Expired material",
}


def make_listing(*, bureau: Bureau, party: Party | None = None, state: str = "PUBLISHED", **columns: Any) -> BlacklistCase:
    """A listing decided with its penalty, told by a paper of its own, gone through to the state; with one measure."""
    case = make_case(bureau=bureau, party=party)
    decision = make_decision(case=case, fine=95_000_00, decided_on=LISTED)
    told = {
        "grounds": [GROUND],
        "heavy_by": "severe_tier",
        "listed_on": LISTED,
        "served_on": date(2026, 5, 22),
        "published_on": PUBLISHED,
        "term_end": TERM_END,
        "early_from": EARLY_FROM,
        **columns,
    }
    with working(LISTED) as work:
        paper = made._document(work, case, made.SERVED_TEXT)
        listing = work.save(
            BlacklistCase(
                state="ASSESSING",
                opened_on=LISTED,
                case=case,
                authority=case.authority,
                party=case.party,
                decision=decision,
                listing_document=paper,
                reasons="情节严重。",
                weighing="主观恶意明显。",
                **told,
            )
        )
        work.save(ManagementMeasure(listing=listing, kind=Measure.INSPECTION, from_day=LISTED))
    pass_through(listing, "NOTIFIED", "LISTED", "PUBLISHED")
    if state != "PUBLISHED":
        _end(listing, state)
    listing = BlacklistCase.objects.select_related("party", "listing_document", "decision__document").get(pk=listing.pk)
    assert listing.state == state
    return listing


def _end(listing: BlacklistCase, state: str) -> None:
    """Into a state that ends it: on the day after the term, or with the annulment of its penalty."""
    day = TERM_END + timedelta(days=1)
    if state == "REVOKED" and listing.decision is not None:
        day = date(2026, 6, 10)
        made.end_decision(listing.decision, on=day)
    _execute("UPDATE blacklist_blacklistcase SET state = %s, ended_on = %s WHERE id = %s", [state, day, listing.pk])


def pass_through(row: Any, *states: str) -> None:
    """The states one after the other, as the database admits them."""
    for state in states:
        _execute(f"UPDATE {row._meta.db_table} SET state = %s WHERE id = %s", [state, row.pk])


def make_signals(authority: Authority, number: int, *, on: date, state: str = "RAISED", answered_on: date | None = None) -> None:
    """So many signals of the authority, raised on a day, answered on it or on another."""
    raised = [_signal(authority, on) for _ in range(number)]
    if state != "RAISED" and raised:
        officer: Officer = make_officer()
        for signal in raised:
            _execute(_ANSWERED, [state, answered_on or on, officer.pk, signal.pk])


def make_flags(case: PenaltyCase, number: int, *, on: date, answer: str = "", ended_on: date | None = None) -> None:
    """So many flags of the case raised on a day, none of them open any more."""
    with working(on) as work:
        for _ in range(number):
            state = "answered" if answer else "cleared"
            flag = CriminalFlag(case=case, raised_on=on, state=state, ended_on=ended_on or on, answer=answer)
            work.save(flag)
            if answer == "transferred":
                _sent(work, flag)


def _sent(work: Work, flag: CriminalFlag) -> None:
    """Its transfer, sent on the day on which the flag was answered."""
    case, n = flag.case, next(_numbers)
    work.save(
        Transfer(
            state="SUSPECT",
            opened_on=flag.raised_on,
            number=f"某市监移〔2026〕{n}号",
            authority=case.authority,
            case=case,
            flag=flag,
            party=case.party,
            crimes=[],
            sent_on=flag.ended_on,
        )
    )


def _signal(authority: Authority, on: date) -> SupervisionSignal:
    n = next(_numbers)
    with working(on) as work:
        return work.save(
            SupervisionSignal(
                state="RAISED",
                opened_on=on,
                raised_on=on,
                authority=authority,
                number=f"某监信〔2026〕{n}号",
                rule="R01",
                rule_from=date(2021, 7, 15),
                category="BZW",
                severity="serious",
                about=f"clue:{n}",
                about_number=f"线索{n}",
                fingerprint=f"R01|clue:{n}|",
            )
        )


def _execute(statement: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
