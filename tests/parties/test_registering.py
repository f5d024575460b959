"""Registering parties and licences: what is refused, what is kept, what the database itself forbids."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from cases.base import verify
from cases.base import work as works
from cases.base.errors import ConditionFailed, NotPermitted, UnguardedWrite
from cases.base.models import Act, Refusal
from cases.base.roles import Role
from cases.parties import services
from cases.parties.models import Licence, Party
from cases.parties.permissions import GRANTS
from cases.parties.verbs import VERBS
from tests.factories.parties import NOW, make_actor, make_authority, make_identity, make_licence, make_party, make_uscc, seeding

pytestmark = pytest.mark.django_db


def test_a_company_keeps_its_code_and_the_region_of_registration() -> None:
    code = make_uscc(region="330782")
    party = make_party(uscc=f" {code.lower()} ")
    assert (party.uscc, party.registration_region, party.licensed) == (code, "330782", True)
    act = Act.objects.get(verb="parties.register_party")
    assert (act.stream, act.article, act.details["uscc"]) == (
        f"party:{party.pk}",
        "GB 32100-2015；个人信息保护法第三十四条",
        code,
    )
    assert verify.verify().findings == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"uscc": "91110000802100433A"}, "uscc_check_18"),
        ({"uscc": "91110000802100434B"}, "uscc_check_17"),
        ({"uscc": ""}, "uscc_missing"),
        ({"licensed": False, "uscc": "91110000802100433B"}, "uscc_not_expected"),
        ({"kind": "natural_person", "uscc": "91110000802100433B"}, "uscc_not_expected"),
        ({"kind": "natural_person", "identity_number": "110105194912310021"}, "identity_check"),
        ({"kind": "natural_person", "identity_number": "11010519491232002X"}, "identity_birth"),
        ({"kind": "sole_trader", "uscc": "", "registration_number": "1234"}, "registration_number"),
        ({"kind": "natural_person", "identity_number": "A" * 33, "identity_kind": "passport"}, "identity_form"),
    ],
)
def test_what_is_refused(given: dict[str, Any], code: str) -> None:
    with pytest.raises(ConditionFailed) as refused:
        make_party(**given)
    assert refused.value.code == code
    assert refused.value.text.zh and refused.value.text.en
    assert Party.objects.count() == 0
    assert Refusal.objects.get().code == code


def test_a_nameless_party_is_refused() -> None:
    with seeding() as work, pytest.raises(ConditionFailed, match="请填写当事人名称"):
        services.register_party(work=work, kind="natural_person", name="  ")


@pytest.mark.parametrize("kind", ["sole_trader", "natural_person", "other_org", "company"])
def test_unlicensed_operators_have_no_code(kind: str) -> None:
    party = make_party(kind=kind, licensed=False)
    assert (party.uscc, party.licensed) == (None, False)


def test_a_sole_trader_may_have_the_old_number_alone() -> None:
    party = make_party(kind="sole_trader", uscc="", registration_number="310101600123456", owner_name="李示例")
    assert (party.uscc, party.registration_number) == (None, "310101600123456")


def test_a_code_or_person_is_registered_once() -> None:
    code, number = make_uscc(), make_identity()
    make_party(uscc=code)
    make_party(kind="natural_person", identity_number=number)
    person = {"kind": "natural_person", "identity_number": number.lower()}
    twice: list[dict[str, Any]] = [{"uscc": code}, person]
    for again in twice:
        with pytest.raises(ConditionFailed) as refused:
            make_party(**again)
        assert refused.value.code == "party_known"
        assert number not in refused.value.text.zh
    # the same person may own sole traders
    make_party(kind="sole_trader", identity_number=number)
    make_party(kind="sole_trader", identity_number=number)


@pytest.mark.parametrize(
    "columns",
    [
        {"kind": "company", "licensed": True, "uscc": None},
        {"kind": "natural_person", "licensed": True, "uscc": None},
        {"kind": "natural_person", "licensed": False, "uscc": "91110000802100433B"},
        {"kind": "sole_trader", "licensed": False, "uscc": "91110000802100433B"},
        {"kind": "company", "licensed": True, "uscc": "91110000802100433B", "name": ""},
    ],
)
def test_the_database_itself_forbids(columns: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Party._base_manager.bulk_create([Party(**{"name": "虚构", **columns})])


def test_no_write_passes_the_history_by() -> None:
    party = make_party()
    attempts: list[Callable[[], object]] = [
        party.save,
        party.delete,
        lambda: Party.objects.update(name="x"),
        lambda: Party.objects.all().delete(),
        lambda: Party.objects.bulk_create([Party(kind="company", name="x")]),
    ]
    for attempt in attempts:
        with pytest.raises(UnguardedWrite):
            attempt()


def test_a_correction_keeps_the_version_before() -> None:
    party = make_party(name="虚构市旧名有限公司")
    with seeding() as work:
        changes: dict[str, Any] = {"name": "虚构市新名有限公司", "phone": "13812345678"}
        services.correct_party(work=work, party=party.pk, reason="营业执照变更", proof="营业执照副本", **changes)
    names = [v.name for v in Party.objects.get(pk=party.pk).history.order_by("history_id")]
    assert names == ["虚构市旧名有限公司", "虚构市新名有限公司"]
    act = Act.objects.get(verb="parties.correct_party")
    assert act.details == {"columns": ["name", "phone"], "proof": "营业执照副本"} and act.before != act.after
    assert Party.objects.get(pk=party.pk).phone_masked == "138****5678"


def test_who_a_party_is_cannot_be_corrected() -> None:
    party = make_party()
    for column in ("uscc", "kind", "identity_sealed", "identity_digest"):
        with seeding() as work, pytest.raises(TypeError):
            services.correct_party(work=work, party=party.pk, reason="x", proof="x", **dict[str, Any]({column: "x"}))


def test_who_issues_a_licence_supervises_it_unless_another_is_named() -> None:
    issuing, other, party = make_authority(), make_authority(), make_party()
    assert make_licence(party=party, authority=issuing).supervising_authority == issuing
    licence = make_licence(party=party, authority=issuing, supervising_authority=other)
    assert (licence.issuing_authority, licence.supervising_authority) == (issuing, other)
    assert licence.stream_key == f"party:{party.pk}"


def test_a_licence_changes_its_status_with_a_reason() -> None:
    licence = make_licence(party=make_party(), authority=make_authority())
    with seeding() as work:
        services.change_licence(work=work, licence=licence.pk, status="revoked", reason="吊销许可证")
    version = Licence.objects.get(pk=licence.pk).history.latest("history_id")
    assert (version.status, version.history_change_reason) == ("revoked", "吊销许可证")
    with pytest.raises(ConditionFailed):
        make_licence(party=make_party(), authority=make_authority(), number=licence.number)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.CO, True),
        (Role.INTAKE, True),
        (Role.CREDIT, True),
        (Role.BH, False),
        (Role.SUPERVISION, False),
        (Role.SYS_ADMIN, False),
        (Role.SEC_ADMIN, False),
        (Role.AUDIT_ADMIN, False),
    ],
)
def test_who_registers_parties(role: Role, allowed: bool) -> None:
    actor = make_actor(role=role)

    def register() -> None:
        with works.begin(actor, NOW, act="parties.register_party") as work:
            services.register_party(work=work, kind="natural_person", name="张例示")

    if allowed:
        register()
        assert Party.objects.get().history.get().history_user_id == actor.user_id
    else:
        with pytest.raises(NotPermitted):
            register()
        assert Party.objects.count() == 0
        assert Refusal.objects.get().actor_name == actor.name


def test_established_on_is_a_date_of_the_registry() -> None:
    assert make_party(established_on=date(2020, 2, 29)).established_on == date(2020, 2, 29)


def test_every_act_of_the_table_has_its_wording_in_both_languages() -> None:
    assert {grant.act for grant in GRANTS} == set(VERBS)
    assert all(text.zh and text.en for text in VERBS.values())
    assert all(grant.article for grant in GRANTS)
