"""Registering officers, their certificates and their appointments."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from cases.base import permissions
from cases.base.errors import ConditionFailed, Text
from cases.base.models import User
from cases.base.roles import ADMINISTRATORS, Role
from cases.base.work import Work
from cases.parties.models import Appointment, Authority, Certificate, Officer
from cases.parties.permissions import SANYUAN
from cases.parties.services.recording import digest_of, write


def register_officer(*, work: Work, name: str, staff_number: str, user: User | None = None) -> Officer:
    """Register an officer; `user` is the account the officer signs in with.

    Raises ConditionFailed if the staff number or the account is taken.
    """
    officer = Officer(user=user, name=name, staff_number=staff_number)
    permissions.ask(work.actor, "parties.register_officer", officer)
    taken = Officer.objects.filter(Q(staff_number=staff_number) | Q(user=user, user__isnull=False)).first()
    if taken is not None:
        raise ConditionFailed(
            "officer_known",
            Text(f"工号或账号已属于{taken.name}，请核对。", f"The staff number or account belongs to {taken.name}."),
            SANYUAN,
            act="parties.register_officer",
        )
    return write(work, "parties.register_officer", officer, staff_number=staff_number)


def issue_certificate(
    *, work: Work, officer: Officer, kind: str, number: str, valid_from: date, valid_to: date | None = None
) -> Certificate:
    """Record a certificate of the officer; validity inclusive, `valid_to` None = for good."""
    certificate = Certificate(officer=officer, kind=kind, number=number, valid_from=valid_from, valid_to=valid_to)
    permissions.ask(work.actor, "parties.issue_certificate", certificate)
    if Certificate.objects.filter(kind=kind, number=number).exists():
        raise ConditionFailed(
            "certificate_known",
            Text(f"证号{number}已经登记，请核对。", f"Certificate {number} is registered already."),
            "行政处罚法第四十二条",
            act="parties.issue_certificate",
        )
    return write(work, "parties.issue_certificate", certificate, kind=kind, number=number)


def suspend_certificate(*, work: Work, certificate: int, reason: str) -> Certificate:
    """Suspend a certificate: from this act on its holder is not certified."""
    return _set_suspended(work, "parties.suspend_certificate", certificate, reason, suspended=True)


def restore_certificate(*, work: Work, certificate: int, reason: str) -> Certificate:
    """End the suspension of a certificate."""
    return _set_suspended(work, "parties.restore_certificate", certificate, reason, suspended=False)


def _set_suspended(work: Work, verb: str, pk: int, reason: str, *, suspended: bool) -> Certificate:
    certificate = work.lock(Certificate, pk)
    permissions.ask(work.actor, verb, certificate)
    before = digest_of(certificate)
    certificate.suspended = suspended
    return write(work, verb, certificate, before=before, reason=reason, number=certificate.number)


def appoint(
    *,
    work: Work,
    officer: Officer,
    authority: Authority,
    role: Role,
    valid_from: date,
    unit: str = "",
    valid_to: date | None = None,
    acting: bool = False,
) -> Appointment:
    """Appoint the officer to a role at an authority, both ends of the time inclusive.

    Raises ConditionFailed if the officer would hold an administrator's role (三员) beside any other role.
    """
    # the officer's row is the lock under which overlapping appointments are looked for
    work.lock(Officer, officer.pk)
    appointment = Appointment(
        officer=officer, authority=authority, unit=unit, role=role, valid_from=valid_from, valid_to=valid_to, acting=acting
    )
    permissions.ask(work.actor, "parties.appoint", appointment)
    _check_separation(appointment)
    return write(work, "parties.appoint", appointment, role=str(role), authority=authority.name, unit=unit)


def end_appointment(*, work: Work, appointment: int, last_day: date, reason: str) -> Appointment:
    """End an appointment; `last_day` is the last day on which it counts, never before it began."""
    row = work.lock(Appointment, appointment)
    permissions.ask(work.actor, "parties.end_appointment", row)
    if last_day < row.valid_from:
        raise ConditionFailed(
            "appointment_end",
            Text(f"免职日期不得早于任职日期{row.valid_from}。", f"The last day cannot lie before {row.valid_from}."),
            act="parties.end_appointment",
        )
    before = digest_of(row)
    row.valid_to = last_day
    return write(work, "parties.end_appointment", row, before=before, reason=reason, last_day=last_day.isoformat())


def _check_separation(new: Appointment) -> None:
    for held in _overlapping(new):
        if held.role != new.role and {held.role, new.role} & ADMINISTRATORS:
            raise ConditionFailed(
                "separation_of_administrators",
                Text(
                    f"{new.officer.name}同期任{held.get_role_display()}，系统管理员、安全管理员、审计管理员不得互兼，"
                    "也不得兼任业务身份；请先免去原任职或另选人员。",
                    f"{new.officer.name} is {held.role} at that time; the three administrators' roles are "
                    "held apart from each other and from every business role.",
                ),
                SANYUAN,
                act="parties.appoint",
            )


def _overlapping(new: Appointment) -> list[Appointment]:
    held = Appointment.objects.filter(officer=new.officer).filter(Q(valid_to=None) | Q(valid_to__gte=new.valid_from))
    if new.valid_to is not None:
        held = held.filter(valid_from__lte=new.valid_to)
    return list(held)
