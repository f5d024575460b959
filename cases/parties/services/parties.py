"""Registering parties and correcting their particulars."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.base import permissions
from cases.base.errors import ConditionFailed, Text
from cases.base.work import Work
from cases.parties import identity, masking
from cases.parties import uscc as codes
from cases.parties.models import IdentityKind, Party, PartyKind, Region
from cases.parties.sealing import sealer
from cases.parties.services.recording import digest_of, write
from cases.parties.uscc import Problem

REGISTER = "parties.register_party"
CORRECT = "parties.correct_party"
# what a correction may touch; kind and credit code say who the party is and never change
CORRECTABLE = frozenset(
    {
        "name",
        "owner_name",
        "registration_number",
        "region",
        "address",
        "legal_representative",
        "established_on",
        "registry_type",
        "business_scope",
        "ended_on",
    }
)


def register_party(
    *,
    work: Work,
    kind: str,
    name: str,
    licensed: bool = True,
    uscc: str = "",
    registration_number: str = "",
    owner_name: str = "",
    identity_number: str = "",
    identity_kind: str = "",
    phone: str = "",
    region: Region | None = None,
    address: str = "",
    legal_representative: str = "",
    established_on: date | None = None,
    business_scope: str = "",
) -> Party:
    """Register a party. Natural persons (for whom `licensed` is ignored) and unlicensed operators have no
    credit code. `identity_number` is sealed at once and never kept in clear.

    Raises ConditionFailed naming what is wrong with code or identity number, or that the party is registered.
    """
    person = kind == PartyKind.NATURAL_PERSON
    party = Party(
        kind=kind,
        licensed=licensed and not person,
        name=name.strip(),
        uscc=codes.clean(uscc) or None,
        registration_number=registration_number,
        owner_name=owner_name,
        region=region,
        address=address,
        legal_representative=legal_representative,
        established_on=established_on,
        business_scope=business_scope,
    )
    permissions.ask(work.actor, REGISTER, party)
    _check_form(party)
    _seal_identity(party, identity_number, identity_kind, work.today)
    _seal_phone(party, phone)
    _check_unknown(party)
    return write(work, REGISTER, party, kind=kind, uscc=party.uscc)


def correct_party(*, work: Work, party: int, reason: str, phone: str | None = None, **changes: Any) -> Party:
    """Correct particulars (any of CORRECTABLE, or the telephone). TypeError for a name outside that list."""
    unknown = changes.keys() - CORRECTABLE
    if unknown:
        raise TypeError(f"{sorted(unknown)} cannot be corrected")
    row = work.lock(Party, party)
    permissions.ask(work.actor, CORRECT, row)
    before = digest_of(row)
    for column, value in changes.items():
        setattr(row, column, value)
    if phone is not None:
        _seal_phone(row, phone)
    columns = sorted(changes) + ["phone"] * (phone is not None)
    return write(work, CORRECT, row, before=before, reason=reason, columns=columns)


def _check_form(party: Party) -> None:
    if not party.name:
        raise _refused("party_name", "请填写当事人名称。", "Enter the party's name.")
    if party.uscc:
        _refuse(codes.validate(party.uscc), codes.STANDARD)
        if not party.licensed:
            raise _refused(
                "uscc_not_expected",
                "自然人和无照经营者没有统一社会信用代码；请改选当事人类别或删去代码。",
                "Natural persons and unlicensed operators have no credit code; change the kind or remove it.",
            )
        party.registration_region = codes.registration_region(party.uscc)
    elif party.licensed and party.kind == PartyKind.COMPANY:
        raise _refused("uscc_missing", "请填写企业的统一社会信用代码。", "Enter the enterprise's credit code.")
    _check_registration_number(party)


def _check_registration_number(party: Party) -> None:
    number = party.registration_number
    if number and not (len(number) == 15 and number.isascii() and number.isdigit()):
        raise _refused("registration_number", "工商注册号应为15位数字，请核对。", "An old registration number has 15 digits.")


def _seal_identity(party: Party, number: str, kind: str, today: date) -> None:
    number = identity.clean(number)
    if not number:
        return
    party.identity_kind = kind or IdentityKind.RESIDENT
    if party.identity_kind == IdentityKind.RESIDENT:
        _refuse(identity.validate(number, on=today), identity.STANDARD)
    elif len(number) > 32:
        raise _refused("identity_form", "证件号码过长，请核对。", "The document number is too long.")
    party.identity_sealed = sealer().seal(number, purpose="identity")
    party.identity_digest = sealer().digest(number, purpose="identity")
    party.identity_masked = masking.mask_identity(number)


def _seal_phone(party: Party, phone: str) -> None:
    party.phone_sealed = sealer().seal(phone, purpose="phone")
    party.phone_masked = masking.mask_phone(phone)[:32]


def _check_unknown(party: Party) -> None:
    if party.uscc and Party.objects.filter(uscc=party.uscc).exists():
        raise _refused(
            "party_known",
            f"统一社会信用代码{party.uscc}已经登记，请直接选用该当事人。",
            f"{party.uscc} is registered; choose that party.",
        )
    person = Party.objects.filter(kind=PartyKind.NATURAL_PERSON, identity_digest=party.identity_digest)
    if party.kind == PartyKind.NATURAL_PERSON and party.identity_digest and person.exists():
        raise _refused(
            "party_known",
            f"证件号码{party.identity_masked}已经登记，请直接选用该当事人。",
            f"The person {party.identity_masked} is registered; choose that party.",
        )


def _refuse(problem: Problem | None, article: str) -> None:
    if problem is not None:
        raise ConditionFailed(problem.code, problem.text, article, act=REGISTER)


def _refused(code: str, zh: str, en: str) -> ConditionFailed:
    return ConditionFailed(code, Text(zh, en), codes.STANDARD, act=REGISTER)
