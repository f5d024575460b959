"""Object rules both ways, the tree of authorities, who sees whose subjects, and the search for parties."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.base.actors import Actor
from cases.base.errors import ConditionFailed
from cases.base.roles import Role
from cases.parties import regions, rules, selectors, services
from cases.parties.models import Authority, Region
from tests.factories.parties import NOW, make_actor, make_authority, make_party, make_uscc, seeding

pytestmark = pytest.mark.django_db


@dataclass
class Subject:
    """Anything with an authority."""

    authority: Authority

    @property
    def authority_id(self) -> int:
        return self.authority.pk


@dataclass
class Tree:
    province: Authority
    city: Authority
    county: Authority
    other: Authority


@pytest.fixture
def tree() -> Tree:
    province = make_authority(level="province", region_code="330000")
    city = make_authority(level="city", region_code="330700", parent=province)
    return Tree(
        province,
        city,
        make_authority(region_code="330782", parent=city),
        make_authority(level="city", region_code="330100", parent=province),
    )


def test_the_path_names_every_authority_above(tree: Tree) -> None:
    p, c, k = tree.province.pk, tree.city.pk, tree.county.pk
    assert (tree.province.path, tree.city.path, tree.county.path) == (f"/{p}/", f"/{p}/{c}/", f"/{p}/{c}/{k}/")
    assert tree.county.is_under(p) and tree.county.is_under(k) and not tree.county.is_under(tree.other.pk)
    assert not tree.county.is_under(None)


def test_an_authority_is_registered_once_and_with_a_valid_code(tree: Tree) -> None:
    with seeding() as work, pytest.raises(ConditionFailed) as refused:
        services.register_authority(
            work=work, name="重复", short_name="重", level="national", uscc=tree.city.uscc, valid_from=date(2020, 1, 1)
        )
    assert refused.value.code == "authority_known"


def test_own_authority(tree: Tree) -> None:
    actor = make_actor(authority=tree.city)
    assert rules.own_authority(actor, Subject(tree.city)) is None
    assert rules.own_authority(actor, tree.city) is None
    for foreign in (tree.province, tree.county, tree.other):
        wrong = rules.own_authority(actor, Subject(foreign))
        assert wrong is not None and foreign.name in wrong.zh and foreign.name in wrong.en
    assert rules.own_authority(Actor.system("x"), Subject(tree.county)) is None


def test_own_or_superior(tree: Tree) -> None:
    actor = make_actor(authority=tree.city)
    assert rules.own_or_superior(actor, Subject(tree.city)) is None
    assert rules.own_or_superior(actor, Subject(tree.county)) is None
    assert rules.own_or_superior(actor, Subject(tree.province)) is not None
    assert rules.own_or_superior(actor, Subject(tree.other)) is not None
    assert rules.own_or_superior(replace(actor, authority_id=None), Subject(tree.other)) is not None


def test_an_id_that_begins_like_another_is_not_above() -> None:
    child = Authority(pk=15, path="/1/15/")
    assert not child.is_under(5) and child.is_under(15) and child.is_under(1)


def test_certified_legally_qualified_presiding_and_system(tree: Tree) -> None:
    plain = make_actor(role=Role.CO, authority=tree.city, certified=False)
    head = make_actor(role=Role.BH, authority=tree.city, legal_qualified=True)
    system = Actor.system("x")
    for rule in (rules.certified, rules.legal_qualified, rules.presiding):
        refused = rule(plain, None)
        assert refused is not None and refused.zh and refused.en
        assert rule(head, None) is None
        assert rule(system, None) is None
    assert rules.system_only(system, None) is None
    assert rules.system_only(head, None) is not None


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.CO, "city"),
        (Role.INTAKE, "city"),
        (Role.UH, "city"),
        (Role.AR, "city"),
        (Role.LR, "city"),
        (Role.CREDIT, "city"),
        (Role.BL, "city county"),
        (Role.BH, "city county"),
        (Role.SUPERVISION, "city county"),
        (Role.SYS_ADMIN, ""),
        (Role.SEC_ADMIN, ""),
        (Role.AUDIT_ADMIN, ""),
    ],
)
def test_scope(tree: Tree, role: Role, sees: str) -> None:
    seen = selectors.scope(make_actor(role=role, authority=tree.city))
    assert set(seen) == {getattr(tree, name) for name in sees.split()}


def test_the_system_sees_all_and_an_actor_without_authority_nothing(tree: Tree) -> None:
    assert selectors.scope(Actor.system("x")).count() == 4
    nobody = replace(make_actor(role=Role.BH, authority=tree.city), authority_id=None)
    assert not selectors.scope(nobody).exists()
    assert not selectors.scope(replace(nobody, role=Role.CO)).exists()


# --- parties ---


def test_search_by_code_prefix_kind_and_region() -> None:
    code = make_uscc(region="330782")
    first = make_party(name="虚构市甲食品有限公司", uscc=code, region_code="330782")
    second = make_party(name="虚构市甲日用品有限公司", region_code="330106")
    third = make_party(name="甲食品店", kind="sole_trader", region_code="310106")
    assert list(selectors.find_parties(text=code.lower())) == [first]
    assert list(selectors.find_parties(text="虚构市甲")) == [first, second]
    assert list(selectors.find_parties(text="甲")) == [third]
    assert list(selectors.find_parties(text="%甲")) == []
    assert list(selectors.find_parties(kind="sole_trader")) == [third]
    assert list(selectors.find_parties(region="330000")) == [first, second]
    assert list(selectors.find_parties(region="330700")) == [first]
    assert list(selectors.find_parties(region="330782")) == [first]


def test_pages_follow_each_other_without_gap_in_one_statement_each() -> None:
    parties = [make_party() for _ in range(5)]
    pages, after = [], 0
    with CaptureQueriesContext(connection) as asked:
        while page := list(selectors.find_parties(after=after, first=2)):
            pages.append([p.pk for p in page])
            after = page[-1].pk
            assert all(p.region is not None and p.region.name for p in page)
    assert pages == [[p.pk for p in parties[i : i + 2]] for i in (0, 2, 4)]
    assert len(asked) == 4


# --- regions ---


def test_the_table_of_divisions_is_there_after_migrate() -> None:
    # 34 provincial units; 2,846 county-level units, 333 prefecture-level ones at the end of 2024
    current = Region.objects.on(NOW.date())
    counts = [current.filter(level=level).count() for level in ("province", "city", "county")]
    assert counts == [34, 333, 2846]


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("330104", date(2021, 1, 1), None),  # 江干区 was merged in April 2021
        ("330104", date(2020, 12, 31), "江干区"),
        ("371200", date(2017, 12, 31), "莱芜市"),
        ("371200", date(2018, 1, 1), None),  # approved on 2018-12-26; the table knows years alone
        ("320602", date(2019, 12, 31), "崇川区"),
        ("320602", date(2020, 1, 1), None),
        ("513425", date(2020, 12, 31), "会理县"),
        ("513425", date(2021, 1, 1), None),
        ("999999", date(2026, 1, 1), None),
    ],
)
def test_codes_by_the_year(code: str, on: date, name: str | None) -> None:
    found = selectors.region_on(code, on)
    assert (found.name if found else None) == name


def test_successors() -> None:
    # 港闸区 and the old 崇川区 of 南通 became the new 崇川区, 320613
    assert Region.objects.get(code="320602", name="崇川区").successors == ["320613"]
    assert Region.objects.get(code="320611", valid_to=date(2019, 12, 31)).successors == ["320613"]


def test_what_lies_under_a_region_includes_what_once_did() -> None:
    under = selectors.regions_under("330100")
    assert {"330100", "330106", "330104"} <= set(under.values_list("code", flat=True))
    assert not under.filter(code="330782").exists()
    assert selectors.regions_under("330000").filter(code="330782").exists()


def test_loading_again_changes_nothing_and_a_corrected_row_is_brought_back() -> None:
    assert regions.load() == 0
    Region.objects.filter(code="330782", valid_to=None).update(name="错")
    assert regions.load() == 1
    assert Region.objects.get(code="330782").name == "义乌市"


def test_prefixes() -> None:
    found = {c: Region.objects.on(NOW.date()).get(code=c).prefix for c in ("330000", "330700", "330782")}
    assert found == {"330000": "33", "330700": "3307", "330782": "330782"}
