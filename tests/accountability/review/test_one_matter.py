"""One matter, several officials and several signals: nobody judges the other, nobody answers twice (CSR 39, 42; GSA 16, 47)."""

from __future__ import annotations

from datetime import date

import pytest

from cases.accountability.review.models import ResponsibilityReview
from cases.base import work as works
from cases.base.roles import Role
from cases.parties.models import Officer
from tests.factories.acts import within
from tests.factories.cases import Office, at, case_at
from tests.factories.refusing import refused
from tests.factories.reviews import PATHS, Reviewed, make_two_offices, review_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
DAY = date(2026, 6, 1)


def beside(office: Office, *others: Officer) -> Reviewed:
    """The first official's review in an affair without a case, with others of the bureau under review beside."""
    found = Reviewed(office, case_at("INVEST", office=office), office.officers["co1"])
    found.do("register", officials=[(office.officers["co1"], "handler"), *((o, "reviewer") for o in others)])
    return found


def test_who_is_under_review_in_the_same_affair_does_not_investigate_it() -> None:
    office = make_two_offices()
    found = beside(office, office.officers["sup2"]).play("consent", "begin", "report")
    with refused("investigators_took_no_part", "CSR42"):
        found.do("open")
    found.do("open", investigators=[office.officers["sup1"], office.officers["sup3"]])
    assert found.state == "OPEN"


def test_who_is_under_review_in_the_same_affair_does_not_decide_it() -> None:
    office = make_two_offices()
    found = beside(office, office.officers["bl2"]).play(*PATHS["COLLECTIVE"][1:])
    with refused("attendees_took_no_part", "CSR42"):
        found.do("measure")
    free = office.hire("bl4", Role.BL, unit="局领导")
    people = [found.officer("head"), found.officer("deputy2"), free]
    found.do("measure", attendees=people, views=[{"name": o.name, "view": "同意。"} for o in people])
    assert found.state == "MEASURE"


def test_the_head_of_the_supervision_unit_is_reviewed_by_the_superior() -> None:
    """Who would verify and investigate all answer to the official: the county has nobody left (CSR 41, 42)."""
    office = make_two_offices()
    head = office.hire("sup_head", Role.UH, unit="执法监督科")
    found = Reviewed(
        office,
        case_at("INVEST", office=office),
        head,
        capacity="approver",
        who={"registrar": "city_sup1", "head": "city_bh", "supervisor": "city_sup1", "first": "city_sup1", "second": "city_sup2"},
    )
    found.do("register", authority=office.authority)
    assert found.review.authority == office.authority.parent
    found.play("consent", "begin", "report", "open")
    assert found.state == "OPEN"


def test_with_two_left_in_another_unit_it_stays() -> None:
    office = make_two_offices()
    head = office.hire("sup_head", Role.UH, unit="执法监督科")
    office.hire("free", Role.SUPERVISION, unit="另一科")
    found = Reviewed(office, case_at("INVEST", office=office), head, capacity="approver")
    found.do("register", by="city_sup1", authority=office.authority)
    assert found.review.authority == office.authority


def test_the_same_matter_is_not_registered_twice_against_the_same_official() -> None:
    found = review_at("SERVED")
    again = Reviewed(found.office, found.case, found.official, about=found.about)
    with refused("no_standing_file", "GSA16"):
        again.do("register", on=DAY)
    again.do("register", on=DAY, about=case_at("INVEST", office=found.office).stream)
    assert again.state == "CLUE"


def test_after_the_archive_what_is_new_may_be_registered() -> None:
    found = review_at("ARCHIVED")
    again = Reviewed(found.office, found.case, found.official, about=found.about)
    again.do("register", on=DAY)
    assert again.state == "CLUE"


def test_a_second_signal_of_the_case_joins_the_standing_file_and_opens_the_missing_one() -> None:
    found = review_at("OPEN")
    office, held = found.office, found.review

    def open_from(signal: str, *officials: Officer) -> ResponsibilityReview:
        with works.begin(office.actor("sup1", DAY), at(DAY), act="signal.open_review") as work:
            return within(
                work,
                "responsibility.register",
                authority=office.authority,
                origin=signal,
                about=found.about,
                trigger="signal",
                summary="同一案件的另一监督信号。",
                officials=[(officer, "handler") for officer in officials],
            )

    assert open_from("supervisionsignal:1", found.official) == held
    opened = open_from("supervisionsignal:2", found.official, office.officers["co2"])
    assert opened.official == office.officers["co2"] and opened.affair != held.affair
    assert ResponsibilityReview.objects.filter(official=found.official).count() == 1
