"""Officers by the day: appointments, certificates, the actor that follows; the three administrators apart."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from cases.base import work as works
from cases.base.actors import Actor
from cases.base.errors import ConditionFailed, NotPermitted
from cases.base.models import Act, Refusal
from cases.base.roles import ADMINISTRATORS, Role
from cases.base.work import SHANGHAI
from cases.parties import selectors, services
from cases.parties.models import Appointment, Certificate, Officer
from tests.factories.parties import LONG_AGO, NOW, appointment_of, make_actor, make_authority, make_officer, make_user, seeding

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
DAY = timedelta(days=1)


def appoint(officer: Officer, role: Role, **more: Any) -> Appointment:
    at = appointment_of(officer).authority
    with seeding() as work:
        return services.appoint(work=work, officer=officer, authority=at, role=role, **{"valid_from": LONG_AGO, **more})


def actor(officer: Officer, on: date = TODAY, appointment_id: int | None = None) -> Actor:
    assert officer.user is not None
    return selectors.actor_for(user=officer.user, appointment_id=appointment_id, on=on)


def test_the_actor_is_the_officer_under_the_appointment() -> None:
    officer = make_officer(role=Role.CO, name="王示例", unit="执法二科")
    found, held = actor(officer), appointment_of(officer)
    assert (found.name, found.role, found.unit) == ("王示例", Role.CO, "执法二科")
    assert (found.user_id, found.officer_id, found.appointment_id) == (officer.user_id, officer.pk, held.pk)
    assert (found.authority_id, found.authority_name) == (held.authority_id, held.authority.name)
    assert (found.certified, found.legal_qualified, found.presiding) == (True, False, False)


@pytest.mark.parametrize(
    ("from_", "to", "counts"), [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False), (0, 0, True)]
)
def test_an_appointment_counts_from_its_first_to_its_last_day(from_: int, to: int | None, counts: bool) -> None:
    officer = make_officer(valid_from=TODAY + from_ * DAY)
    if to is not None:
        with seeding() as work:
            services.end_appointment(work=work, appointment=appointment_of(officer).pk, last_day=TODAY + to * DAY, reason="调离")
    if counts:
        assert actor(officer).appointment_id == appointment_of(officer).pk
    else:
        with pytest.raises(NotPermitted) as refused:
            actor(officer)
        assert refused.value.code == "no_appointment"


def test_an_appointment_cannot_end_before_it_began() -> None:
    officer = make_officer()
    with seeding() as work, pytest.raises(ConditionFailed):
        services.end_appointment(work=work, appointment=appointment_of(officer).pk, last_day=LONG_AGO - DAY, reason="误")


def test_somebody_with_several_appointments_chooses() -> None:
    officer = make_officer(role=Role.CO)
    second = appoint(officer, Role.UH)
    with pytest.raises(NotPermitted) as refused:
        actor(officer)
    assert refused.value.code == "choose_appointment"
    assert actor(officer, appointment_id=second.pk).role == Role.UH


def test_nobody_acts_under_another_s_appointment_or_from_a_closed_account() -> None:
    officer, other = make_officer(), make_officer()
    with pytest.raises(NotPermitted):
        actor(officer, appointment_id=appointment_of(other).pk)
    assert officer.user is not None
    officer.user.is_active = False
    with pytest.raises(NotPermitted):
        actor(officer)
    with pytest.raises(NotPermitted):
        selectors.actor_for(user=make_user(), on=TODAY)


@pytest.mark.parametrize(("first", "last", "certified"), [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False)])
def test_a_certificate_counts_from_its_first_to_its_last_day(first: int, last: int | None, certified: bool) -> None:
    officer = make_officer(certified=False)
    assert not actor(officer).certified
    with seeding() as work:
        services.issue_certificate(
            work=work,
            officer=officer,
            kind="enforcement",
            number="ZF-1",
            valid_from=TODAY + first * DAY,
            valid_to=None if last is None else TODAY + last * DAY,
        )
    assert actor(officer).certified is certified
    assert selectors.certified_on(officer, TODAY) is certified


def test_a_suspended_certificate_does_not_count_until_it_is_restored() -> None:
    officer = make_officer()
    pk = Certificate.objects.get(officer=officer).pk
    with seeding() as work:
        services.suspend_certificate(work=work, certificate=pk, reason="考核不合格")
    assert not actor(officer).certified and not selectors.certified_on(officer, TODAY)
    with seeding() as work:
        services.restore_certificate(work=work, certificate=pk, reason="补考合格")
    assert actor(officer).certified
    reasons = [v.history_change_reason for v in Certificate.objects.get(pk=pk).history.order_by("history_id")]
    assert reasons == ["", "考核不合格", "补考合格"]
    acts = Act.objects.filter(verb__endswith="_certificate").order_by("pk").values_list("verb", "reason")
    assert list(acts)[1:] == [("parties.suspend_certificate", "考核不合格"), ("parties.restore_certificate", "补考合格")]


def test_the_legal_profession_is_another_certificate() -> None:
    assert actor(make_officer(role=Role.LR)).legal_qualified
    assert not actor(make_officer(role=Role.LR, legal_qualified=False)).legal_qualified
    assert not actor(make_officer(role=Role.LR, certified=False)).certified


@pytest.mark.parametrize(
    ("role", "acting", "presiding"),
    [(Role.BH, False, True), (Role.BL, True, True), (Role.BL, False, False), (Role.UH, True, False)],
)
def test_who_presides(role: Role, acting: bool, presiding: bool) -> None:
    assert actor(make_officer(role=role, acting=acting)).presiding is presiding


def test_officers_of_an_authority_on_a_day() -> None:
    here, there = make_authority(), make_authority()
    first, second = make_officer(authority=here), make_officer(authority=here)
    make_officer(authority=there), make_officer(role=Role.UH, authority=here)
    future = make_officer(authority=here, valid_from=TODAY + DAY)
    assert list(selectors.officers_of(here, Role.CO, TODAY)) == [first, second]
    assert list(selectors.officers_of(here, Role.CO, TODAY + DAY)) == [first, second, future]


@pytest.mark.parametrize("held", sorted(ADMINISTRATORS))
@pytest.mark.parametrize("new", sorted(Role))
def test_an_administrator_holds_no_other_role(held: Role, new: Role) -> None:
    if new == Role.SYSTEM:
        return
    officer = make_officer(role=held)
    if new == held:
        assert appoint(officer, new).pk
        return
    with pytest.raises(ConditionFailed) as refused:
        appoint(officer, new)
    assert refused.value.code == "separation_of_administrators"
    assert officer.appointments.count() == 1
    assert Refusal.objects.get().code == "separation_of_administrators"


def test_an_officer_in_business_becomes_no_administrator_before_that_has_ended() -> None:
    officer = make_officer(role=Role.CO)
    with pytest.raises(ConditionFailed):
        appoint(officer, Role.AUDIT_ADMIN, valid_from=TODAY)
    with seeding() as work:
        services.end_appointment(work=work, appointment=appointment_of(officer).pk, last_day=TODAY, reason="转岗")
    with pytest.raises(ConditionFailed):
        appoint(officer, Role.AUDIT_ADMIN, valid_from=TODAY)
    assert appoint(officer, Role.AUDIT_ADMIN, valid_from=TODAY + DAY).pk
    # and a business role that would have ended before the office began is no clash
    assert appoint(officer, Role.UH, valid_from=LONG_AGO, valid_to=TODAY).pk


def test_the_system_holds_no_appointment() -> None:
    officer = make_officer()
    with pytest.raises(IntegrityError):
        appoint(officer, Role.SYSTEM)


def test_a_staff_number_and_an_account_belong_to_one_officer() -> None:
    officer = make_officer()
    for again in ({"staff_number": officer.staff_number}, {"staff_number": "新", "user": officer.user}):
        with seeding() as work, pytest.raises(ConditionFailed):
            services.register_officer(work=work, name="重复", **again)
    # officers without an account do not clash
    with seeding() as work:
        services.register_officer(work=work, name="甲", staff_number="A1")
        services.register_officer(work=work, name="乙", staff_number="A2")


def test_accounts_are_for_one_administrator_and_roles_for_another() -> None:
    bureau = make_authority()
    system, security = (make_actor(role=r, authority=bureau) for r in (Role.SYS_ADMIN, Role.SEC_ADMIN))
    now = datetime(2026, 1, 6, 9, tzinfo=SHANGHAI)

    def register(by: Actor) -> Officer:
        with works.begin(by, now, act="parties.register_officer") as work:
            return services.register_officer(work=work, name="新人", staff_number="N1")

    def give(by: Actor, officer: Officer, at: Any) -> Appointment:
        with works.begin(by, now, act="parties.appoint") as work:
            return services.appoint(work=work, officer=officer, authority=at, role=Role.CO, valid_from=TODAY)

    with pytest.raises(NotPermitted):
        register(security)
    officer = register(system)
    with pytest.raises(NotPermitted):
        give(system, officer, bureau)
    with pytest.raises(NotPermitted) as refused:
        give(security, officer, make_authority())
    assert refused.value.code == "own_or_superior"
    assert give(security, officer, bureau).authority == bureau
