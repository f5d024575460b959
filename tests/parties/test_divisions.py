"""Divisions of today, those that an act enters or ends, development zones, and codes that were used again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.base import verify
from cases.base import work as works
from cases.base.actors import Actor
from cases.base.errors import ConditionFailed, NotPermitted
from cases.base.models import Act
from cases.base.roles import Role
from cases.parties import regions, services
from cases.parties.models import Region
from cases.parties.registry.places import Places
from cases.parties.selectors import region_on
from tests.factories.parties import NOW, make_actor, seeding

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)
ZONE: dict[str, Any] = {
    "code": "310199",
    "name": "虚构高新技术产业开发区",
    "level": "zone",
    "parent": "310000",
    "valid_from": date(2026, 7, 1),
    "basis": "虚构市人民政府批复（虚府〔2026〕1号）",
}


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("500157", TODAY, "两江新区"),
        ("500105", TODAY, None),
        ("500112", TODAY, None),
        ("500105", date(2025, 6, 1), "江北区"),
        ("653132", date(2026, 3, 25), None),
        ("653132", date(2026, 3, 26), "岑岭县"),
        ("659013", TODAY, "草湖市"),
        ("460300", TODAY, "三沙市"),
        ("460300", date(2011, 12, 31), None),
    ],
)
def test_codes_of_today(code: str, on: date, name: str | None) -> None:
    found = region_on(code, on)
    assert (found.name if found else None) == name


def enter(actor: Actor | None = None, **changes: Any) -> Region:
    with works.begin(actor, NOW, act="parties.add_division") if actor else seeding() as work:
        return services.add_division(work=work, **{**ZONE, **changes})


def end(actor: Actor | None = None, **given: Any) -> Region:
    with works.begin(actor, NOW, act="parties.end_division") if actor else seeding() as work:
        return services.end_division(work=work, **given)


def test_a_zone_is_entered_found_by_its_words_and_ended() -> None:
    enter()
    found = region_on("310199", date(2026, 7, 1))
    assert found is not None and found.level == "zone" and region_on("310199", date(2026, 6, 30)) is None
    assert Places(TODAY).of("上海", "虚构高新", "310101") == found.pk
    end(code="310199", last_day=date(2026, 12, 31), basis="虚府〔2026〕9号", successors=["310115"])
    assert region_on("310199", date(2027, 1, 1)) is None
    acts = Act.objects.filter(stream="regions:cn").order_by("pk")
    assert [(a.verb, a.reason) for a in acts] == [
        ("parties.add_division", ZONE["basis"]),
        ("parties.end_division", "虚府〔2026〕9号"),
    ]
    assert acts[1].details["successors"] == ["310115"] and verify.verify().findings == []


def test_what_an_act_ended_or_entered_is_not_undone_by_the_file() -> None:
    end(code="310115", last_day=date(2026, 12, 31), basis="虚构批复")
    enter(code="310115", name="虚构新区", level="county", valid_from=date(2027, 1, 1))
    assert regions.load() == 0
    assert [(r.name, r.valid_to) for r in Region.objects.filter(code="310115").order_by("valid_from")] == [
        ("浦东新区", date(2026, 12, 31)),
        ("虚构新区", None),
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"basis": " "}, "basis_named"),
        ({"code": "3101"}, "division_form"),
        ({"name": ""}, "division_form"),
        ({"level": "town"}, "division_form"),
        ({"valid_to": date(2026, 6, 30)}, "division_days"),
        ({"parent": "319900"}, "division_above"),
        ({"parent": ""}, "division_above"),
        ({"code": "310101"}, "division_code_taken"),
    ],
)
def test_what_is_no_division(changes: dict[str, Any], code: str) -> None:
    before = Region.objects.count()
    with pytest.raises(ConditionFailed) as found:
        enter(**changes)
    assert found.value.code == code and Region.objects.count() == before and not Act.objects.filter(stream="regions:cn").exists()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"code": "999999"}, "division_unknown"),
        ({"basis": ""}, "basis_named"),
        ({"code": "330700"}, "divisions_below"),
        ({"successors": ["999999"]}, "successor_unknown"),
    ],
)
def test_what_cannot_end(given: dict[str, Any], code: str) -> None:
    with pytest.raises(ConditionFailed) as found:
        end(**{"code": "310115", "last_day": date(2026, 12, 31), "basis": "虚构批复", **given})
    assert found.value.code == code and Region.objects.get(code="310115").valid_to is None


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.SEC_ADMIN, Role.SYSTEM)])
def test_only_the_security_administrator_sets_divisions(role: Role) -> None:
    actor = make_actor(role=role)
    with pytest.raises(NotPermitted):
        enter(actor)
    with pytest.raises(NotPermitted):
        end(actor, code="310115", last_day=TODAY, basis="虚构批复")
    assert not Region.objects.filter(by_act=True).exists()


def test_the_security_administrator_does() -> None:
    actor = make_actor(role=Role.SEC_ADMIN)
    assert enter(actor).by_act and end(actor, code="310199", last_day=date(2026, 12, 31), basis="虚构批复").valid_to


def test_a_code_of_registration_that_means_a_zone_is_not_read_as_the_city_of_that_code() -> None:
    """In credit codes of 海南 460300 is the office of 洋浦, in GB/T 2260 三沙市."""
    places, province = Places(TODAY), region_on("460000", TODAY)
    assert province is not None
    assert places.of("海南", "", "460300", date(2018, 1, 2)) == province.pk
    assert places.of("海南", "三沙", "460300", date(2018, 1, 2)) == Region.objects.get(code="460300").pk


def test_a_code_that_meant_nothing_when_it_was_given_refines_nothing() -> None:
    """临平区 has been 330113 since 2021: a credit code of 2018 with these digits does not mean it."""
    places = Places(TODAY)
    hangzhou, linping = Region.objects.get(code="330100"), Region.objects.on(TODAY).get(code="330113")
    assert places.of("浙江", "杭州", "330113", date(2018, 1, 2)) == hangzhou.pk
    assert places.of("浙江", "杭州", "330113", date(2022, 1, 2)) == linping.pk
