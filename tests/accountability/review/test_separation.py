"""Nobody investigates or decides who is concerned, took part, or answers to the official (CSR 42, GSA 47): each both ways."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base.errors import NotPermitted
from cases.base.roles import Role
from cases.parties import services as parties
from cases.parties.selectors import reporting_to
from tests.factories.cases import Played, make_company
from tests.factories.parties import LONG_AGO, seeding
from tests.factories.refusing import refused
from tests.factories.reviews import WHO, Reviewed, make_two_offices, review_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
CITY = {
    "registrar": "city_sup1",
    "supervisor": "city_sup1",
    "first": "city_sup1",
    "second": "city_sup2",
    "head": "city_bh",
    "deputy1": "city_bl1",
    "deputy2": "city_bl2",
}


def appoint(found: Reviewed, who: str, role: Role, unit: str = "执法监督科") -> None:
    with seeding() as work:
        parties.appoint(
            work=work,
            officer=found.office.officers[who],
            authority=found.office.authority,
            role=role,
            unit=unit,
            valid_from=LONG_AGO,
        )


def name_as_investigator(found: Reviewed, who: str) -> None:
    found.do("open", investigators=[found.officer("first"), found.office.officers[who]])


def test_an_investigator_who_reviews_himself_is_refused() -> None:
    """The official is a supervisor: named as investigator of the own case."""
    found = review_at("VERIFIED", official="sup2", who={**WHO, "second": "sup3"})

    with refused("investigators_not_concerned", "GSA47"):
        name_as_investigator(found, "sup2")

    found.do("open")
    assert found.state == "OPEN"
    for step in ("finding", "notify"):
        with refused("not_concerned", "CSR42"):
            found.do(step, by="official")


def test_who_took_part_in_the_act_does_not_investigate_it() -> None:
    found = review_at("VERIFIED")
    appoint(found, "co2", Role.SUPERVISION)

    with refused("investigators_took_no_part", "CSR42"):
        name_as_investigator(found, "co2")

    name_as_investigator(found, "sup2")
    with refused("coming_took_no_part", "CSR42"):
        found.do("recuse", coming=found.office.officers["co2"])
    found.do("recuse")


def test_who_answers_to_the_official_does_not_investigate() -> None:
    """The official heads the supervision unit."""
    found = review_at("CONSENTED", official="uh", capacity="approver")
    appoint(found, "uh", Role.UH)
    free = found.office.hire("free", Role.SUPERVISION, unit="另一科")

    with refused("independent", "CSR42"):
        found.do("begin")
    found.do("begin", by="free")
    found.do("report", by="free")
    with refused("investigators_independent", "GSA47"):
        found.do("open")
    found.do("open", investigators=[free, found.office.officers["lr2"]])
    assert found.state == "OPEN"


def test_two_investigators_of_the_right_unit() -> None:
    found = review_at("VERIFIED")
    sup1, lr = found.office.officers["sup1"], found.office.officers["lr"]

    for wrong in ([sup1], [sup1, sup1], [sup1, found.office.officers["co3"]], [sup1, found.office.officers["city_sup1"]]):
        with refused("two_investigators", "CSR41"):
            found.do("open", investigators=wrong)

    found.do("open", investigators=[sup1, lr])


@pytest.mark.parametrize("official", ["bl", "bh"])
def test_a_leader_of_the_bureau_is_reviewed_by_the_superior(official: str) -> None:
    found = review_at("OPEN", official=official, capacity="approver", who={**CITY, "registrar": "sup1"})

    assert found.review.authority == found.office.officers["city_bh"].appointments.get().authority
    assert found.review.bureau == found.office.authority
    answering = set(reporting_to(found.official.pk, since=date(2026, 3, 16)).values_list("pk", flat=True))
    assert {found.office.officers[who].pk for who in ("sup1", "bl2", "co1")} <= answering
    assert not answering & {found.office.officers[who].pk for who in CITY.values()}
    with refused("own_authority"):
        found.do("finding", actor=found.office.actor("sup1", date(2026, 3, 26)))


def test_where_the_head_took_part_the_superior_handles_it() -> None:
    """The head approved the filing: the case officer's review goes to the city too."""
    office = make_two_offices()
    played_by_head = review_at("CLUE", office=office)
    assert played_by_head.review.authority == office.authority

    case = Played(office, make_company()).play("register", "assign", "findings")
    case.do("file", by="bh")
    found = Reviewed(office, case, office.officers["co1"], about=case.stream)
    found.do("register")

    assert found.review.authority == office.officers["city_bh"].appointments.get().authority


@pytest.mark.parametrize(
    ("who", "code"), [("co1", "attendees_not_concerned"), ("bl", "attendees_took_no_part"), ("sup1", "investigated_not_decides")]
)
def test_nobody_decides_who_may_not(who: str, code: str) -> None:
    found = review_at("COLLECTIVE")
    people = [found.officer("head"), found.officer("deputy1"), found.office.officers[who]]
    views = [{"name": o.name, "view": "同意。"} for o in people]

    with refused(code):
        found.do("measure", attendees=people, views=views)

    found.do("measure")
    assert found.state == "MEASURE"


def test_a_head_who_took_part_does_not_decide() -> None:
    found = review_at("COLLECTIVE")
    played = found.case
    played.do("replace", by="bh")

    with refused("took_no_part", "GSA47"):
        found.do("measure")


def test_a_deputy_does_not_decide_but_whoever_presides_does() -> None:
    found = review_at("COLLECTIVE")

    with pytest.raises(NotPermitted) as caught:
        found.do("measure", by="bl2")
    assert caught.value.code == "presiding"

    found.office.hire("acting", Role.BL, acting=True, unit="局领导")
    people = [found.office.officers["acting"], found.officer("deputy1"), found.officer("deputy2")]
    views = [{"name": o.name, "view": "同意。"} for o in people]
    found.do("measure", by="acting", attendees=people, views=views)
    assert found.state == "MEASURE"


def test_a_recused_investigator_is_out_and_the_other_takes_over() -> None:
    found = review_at("FOUND")
    found.do("recuse", on=date(2026, 3, 27))

    with refused("investigates"):
        found.do("notify", by="second")
    found.do("notify", by="spare")
    assert list(found.review.investigators.exclude(recusal="").values_list("recusal", flat=True)) == ["与被审查人有近亲属关系。"]


def test_a_recusal_has_its_reason() -> None:
    found = review_at("OPEN")

    with refused("recusal_fits", "CSR42"):
        found.do("recuse", reason=" ")


def test_the_leading_group_is_complete_and_each_view_on_record() -> None:
    found = review_at("COLLECTIVE")
    head, bl2, bl3 = (found.officer(w) for w in ("head", "deputy1", "deputy2"))
    views = [{"name": o.name, "view": "同意。"} for o in (head, bl2, bl3)]

    with refused("quorum", "CSR39"):
        found.do("measure", attendees=[head, bl2])
    with refused("quorum", "CSR39"):
        found.do("measure", attendees=[bl2, bl3, found.office.officers["lr2"]])
    with refused("views_recorded", "CSR39"):
        found.do("measure", views=views[:2])
    with refused("views_recorded", "CSR39"):
        found.do("measure", views=[*views[:1], *({**v, "dissent": True} for v in views[1:])])

    row = found.do("measure", views=[*views[:2], {**views[2], "dissent": True, "view": "建议仅作谈话提醒。"}])
    assert [v.get("dissent", False) for v in row.views] == [False, False, True]
