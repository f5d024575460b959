"""更正、补充、合并当事人: who may, what it needs, what it leaves; a refusal leaves nothing but its record."""

from __future__ import annotations

from typing import Any

import pytest

from cases.base import verify
from cases.base import work as works
from cases.base.actors import Actor
from cases.base.errors import ConditionFailed, NotPermitted
from cases.base.models import Act
from cases.base.permissions import permitted
from cases.base.roles import Role
from cases.parties import services
from cases.parties.models import Party
from tests.factories.parties import NOW, make_actor, make_authority, make_identity, make_party, make_uscc, seeding
from tests.factories.refusing import refused

pytestmark = pytest.mark.django_db
GROUNDS: dict[str, Any] = {"reason": "录入有误", "proof": "营业执照副本"}


def correct(actor: Actor, party: Party, **changes: Any) -> Party:
    with works.begin(actor, NOW, act="parties.correct_party") as work:
        return services.correct_party(work=work, party=party.pk, **{**GROUNDS, **changes})


def test_the_guardian_of_a_minor_is_registered_and_taken_out_again() -> None:
    person = make_party(kind="natural_person", region_code="310101")
    actor = make_actor(role=Role.CO, authority=make_authority(region_code="310101"))
    assert correct(actor, person, guardian=" 周大满 ").guardian == "周大满"
    assert correct(actor, person, guardian="").guardian == ""


@pytest.mark.parametrize("role", [Role.INTAKE, Role.CO, Role.UH, Role.CREDIT])
def test_the_bureau_of_the_place_corrects(role: Role) -> None:
    bureau = make_authority(region_code="310101")
    party = make_party(region_code="310101")
    row = correct(make_actor(role=role, authority=bureau), party, address="示例大道甲9号", legal_representative="林例示")
    assert (row.address, row.legal_representative) == ("示例大道甲9号", "林例示")
    act = Act.objects.get(verb="parties.correct_party")
    assert act.details == {"columns": ["address", "legal_representative"], "proof": "营业执照副本"}
    assert act.reason == "录入有误" and act.actor_role == role
    assert [v.address for v in row.history.order_by("history_id")][-1] == "示例大道甲9号"
    assert verify.verify().findings == []


@pytest.mark.parametrize("role", [Role.AR, Role.LR, Role.BL, Role.BH, Role.SUPERVISION, Role.SYS_ADMIN, Role.SEC_ADMIN])
def test_nobody_else_does(role: Role) -> None:
    party = make_party(region_code="310101")
    with pytest.raises(NotPermitted):
        correct(make_actor(role=role, authority=make_authority(region_code="310101")), party, address="示例大道甲9号")
    assert Party.objects.get().address == party.address and Party.objects.get().history.count() == 1


@pytest.mark.parametrize(
    ("bureau", "party", "may"),
    [("310000", "310101", True), ("310101", "310101", True), ("310104", "310101", False), ("330700", "330782", True)],
)
def test_a_bureau_corrects_within_its_region(bureau: str, party: str, may: bool) -> None:
    actor = make_actor(role=Role.CREDIT, authority=make_authority(region_code=bureau))
    assert permitted(actor, "parties.correct_party", make_party(region_code=party)) is may


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"reason": " "}, "grounds_named"),
        ({"proof": ""}, "grounds_named"),
        ({}, "nothing_changed"),
        ({"name": "\u200b"}, "party_name"),
        ({"registration_number": "12"}, "registration_number"),
    ],
)
def test_what_a_correction_needs(given: dict[str, Any], code: str) -> None:
    party = make_party()
    with seeding() as work, pytest.raises(ConditionFailed) as found:
        services.correct_party(work=work, party=party.pk, **{**GROUNDS, **given})
    assert found.value.code == code
    assert Party.objects.get().history.count() == 1 and not Act.objects.filter(verb="parties.correct_party").exists()


def test_a_verification_completes_what_is_empty_and_changes_nothing_else() -> None:
    party = make_party(address="", legal_representative="林例示")
    with seeding() as work:
        given = {"address": "示例大道甲9号", "legal_representative": "别人"}
        services.complete_party(work=work, party=party.pk, proof="营业执照副本", **given)
    row = Party.objects.get()
    assert (row.address, row.legal_representative) == ("示例大道甲9号", "林例示")
    assert Act.objects.get(verb="parties.complete_party").details == {"columns": ["address"], "proof": "营业执照副本"}
    with seeding() as work:
        services.complete_party(work=work, party=party.pk, proof="", address="示例大道甲10号")
    assert Party.objects.get().address == "示例大道甲9号"


def test_what_is_completed_rests_on_something() -> None:
    party = make_party(address="")
    with seeding() as work, pytest.raises(ConditionFailed) as found:
        services.complete_party(work=work, party=party.pk, proof=" ", address="示例大道甲9号")
    assert found.value.code == "proof_named" and Party.objects.get().address == ""


# --- merging ---


def merge(one: Party, other: Party, actor: Actor | None = None, **more: Any) -> Party:
    with works.begin(actor, NOW, act="parties.merge_parties") if actor else seeding() as work:
        return services.merge_parties(work=work, party=one.pk, into=other.pk, **{**GROUNDS, **more})


def test_both_records_keep_their_histories_and_the_one_points_to_the_other() -> None:
    one, other = make_party(licensed=False, name="虚构市例示小吃店"), make_party(name="虚构市例示小吃店")
    row = merge(one, other)
    assert row.merged_into == other and row.standing == other and other.standing == other
    assert [v.merged_into_id for v in row.history.order_by("history_id")] == [None, other.pk]
    assert Party.objects.get(pk=other.pk).history.count() == 1
    act = Act.objects.get(verb="parties.merge_parties")
    assert (act.stream, act.details["into"], act.details["proof"]) == (f"party:{one.pk}", other.pk, "营业执照副本")
    with seeding() as work:
        services.split_party(work=work, party=one.pk, **GROUNDS)
    assert Party.objects.get(pk=one.pk).merged_into is None
    assert verify.verify().findings == []


def test_what_was_merged_into_it_before_follows() -> None:
    first, second, third = (make_party(licensed=False, name="虚构市例示小吃店") for _ in range(3))
    merge(first, second)
    merge(second, third)
    assert {p.pk: p.standing.pk for p in Party.objects.all()} == dict.fromkeys((first.pk, second.pk, third.pk), third.pk)


def _person(**more: Any) -> Party:
    return make_party(kind="natural_person", name="张例示", **more)


CASES: dict[str, Any] = {
    "same_record": lambda: (p := make_party(licensed=False), p),
    "code_kept": lambda: (make_party(uscc=make_uscc()), make_party(uscc=make_uscc())),
    "other_kind": lambda: (make_party(licensed=False), _person()),
    "other_paper": lambda: (_person(), _person(identity_number=make_identity())),
}


@pytest.mark.parametrize("code", CASES)
def test_two_parties_are_not_made_one(code: str) -> None:
    one, other = CASES[code]()
    with refused(code):
        merge(one, other)
    assert not Party.objects.exclude(merged_into=None).exists()


def test_who_was_merged_is_acted_on_where_it_stands() -> None:
    one, other, third = (make_party(licensed=False, name="虚构市例示小吃店") for _ in range(3))
    merge(one, other)
    for pair in ((one, third), (third, one)):
        with refused("party_merged"):
            merge(*pair)
    with seeding() as work, pytest.raises(ConditionFailed) as found:
        services.correct_party(work=work, party=one.pk, **GROUNDS, address="示例大道甲9号")
    assert found.value.code == "party_merged" and other.name in found.value.text.zh


@pytest.mark.parametrize(
    ("role", "may"), [(Role.UH, True), (Role.CREDIT, True), (Role.CO, False), (Role.INTAKE, False), (Role.BH, False)]
)
def test_who_merges(role: Role, may: bool) -> None:
    actor = make_actor(role=role, authority=make_authority(region_code="310101"))
    one, other = (make_party(licensed=False, region_code="310101") for _ in range(2))
    if may:
        assert merge(one, other, actor).merged_into == other
        return
    with pytest.raises(NotPermitted):
        merge(one, other, actor)
    assert Party.objects.get(pk=one.pk).merged_into is None


def test_nobody_merges_what_is_not_of_the_own_region() -> None:
    actor = make_actor(role=Role.UH, authority=make_authority(region_code="310101"))
    own, far = make_party(licensed=False, region_code="310101"), make_party(licensed=False, region_code="330782")
    for pair in ((own, far), (far, own)):
        with pytest.raises(NotPermitted):
            merge(*pair, actor)
    assert not Party.objects.exclude(merged_into=None).exists()
