"""Registering parties and correcting their particulars."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.base import permissions
from cases.base.errors import ConditionFailed, Text
from cases.base.spelling import one_line
from cases.base.work import Work
from cases.parties import uscc as codes
from cases.parties.models import Party, PartyKind, Region
from cases.parties.naming import keep_names
from cases.parties.papers import same_paper, seal_birth, seal_identity, seal_phone
from cases.parties.services.recording import digest_of, write
from cases.parties.uscc import Problem

REGISTER = "parties.register_party"
CORRECT = "parties.correct_party"
COMPLETE = "parties.complete_party"
# what a correction may touch; kind and credit code say who the party is and never change
CORRECTABLE = frozenset(
    {
        "name",
        "owner_name",
        "registration_number",
        "region",
        "address",
        "legal_representative",
        "guardian",
        "established_on",
        "registry_type",
        "business_scope",
        "ended_on",
    }
)
# what a verification may complete: it is empty, and a paper of the case has to state it
COMPLETED = ("address", "legal_representative")


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
    born_on: date | None = None,
    phone: str = "",
    region: Region | None = None,
    address: str = "",
    legal_representative: str = "",
    established_on: date | None = None,
    business_scope: str = "",
) -> Party:
    """Register a party. Natural persons (for whom `licensed` is ignored) and unlicensed operators have no
    credit code. `identity_number` (`identity_kind` empty: the paper whose form it has) and `born_on` are sealed at once and
    never kept in clear.

    Raises ConditionFailed naming what is wrong with code or identity number, or that the party is registered.
    """
    person = kind == PartyKind.NATURAL_PERSON
    party = Party(
        kind=kind,
        licensed=licensed and not person,
        name=one_line(name),
        uscc=codes.clean(uscc) or None,
        registration_number=registration_number,
        owner_name=one_line(owner_name),
        region=region,
        address=one_line(address),
        legal_representative=one_line(legal_representative),
        established_on=established_on,
        business_scope=business_scope,
    )
    permissions.ask(work.actor, REGISTER, party)
    _check_form(party)
    _check_days(party, work.today, REGISTER)
    seal_identity(party, identity_number, identity_kind, today=work.today, act=REGISTER)
    seal_birth(party, born_on, today=work.today, act=REGISTER)
    seal_phone(party, phone)
    _check_unknown(party, identity_number)
    return _written(work, REGISTER, party, kind=kind, uscc=party.uscc)


def correct_party(
    *,
    work: Work,
    party: int,
    reason: str,
    proof: str,
    phone: str | None = None,
    identity_number: str = "",
    identity_kind: str = "",
    born_on: date | None = None,
    **changes: Any,
) -> Party:
    """Correct particulars: any of CORRECTABLE, the telephone, paper and day of birth of a person. `proof` names what it rests
    on (a licence, a card, the registry's answer). What was issued before stays as it was issued.

    TypeError for a name outside that list; ConditionFailed without reason or proof, for a number that another person has, for
    a name or address made empty, if nothing changes, or for a party that was merged into another.
    """
    unknown = changes.keys() - CORRECTABLE
    if unknown:
        raise TypeError(f"{sorted(unknown)} cannot be corrected")
    row = work.lock(Party, party)
    permissions.ask(work.actor, CORRECT, row)
    _ask_grounds(reason, proof)
    ask_standing(row, CORRECT)
    before, was = digest_of(row), _columns(row)
    _change(row, changes)
    _check_days(row, work.today, CORRECT)
    seal_identity(row, identity_number, identity_kind, today=work.today, act=CORRECT)
    seal_birth(row, born_on, today=work.today, act=CORRECT)
    if phone is not None:
        seal_phone(row, phone)
    columns = sorted(name for name, value in _columns(row).items() if value != was[name])
    _ask_correction(row, columns, identity_number)
    return _written(work, CORRECT, row, before=before, reason=reason, proof=proof, columns=columns)


def complete_party(*, work: Work, party: int, proof: str, **particulars: str) -> Party:
    """Fill in what a paper of the case has to state and the register does not say (any of COMPLETED); changes nothing that it
    says. ConditionFailed without proof; for what is said already `correct_party` is the act."""
    row = work.lock(Party, party)
    permissions.ask(work.actor, COMPLETE, row)
    said = {name: one_line(particulars[name]) for name in COMPLETED if particulars.get(name, "").strip()}
    missing = {name: value for name, value in said.items() if not getattr(row, name)}
    if not missing:
        return row
    if not proof.strip():
        raise refused_party(
            "proof_named", "请写明补充当事人信息的依据（如营业执照副本）。", "Name what the addition rests on.", COMPLETE
        )
    ask_standing(row, COMPLETE)
    before = digest_of(row)
    _change(row, missing)
    return _written(work, COMPLETE, row, before=before, reason="", proof=proof, columns=sorted(missing))


def ask_standing(party: Party, act: str) -> None:
    """What was merged into another party is acted on there."""
    if party.merged_into is not None:
        survivor = party.merged_into
        raise refused_party(
            "party_merged",
            f"该当事人已并入“{survivor.public_name}”，请对该当事人办理。",
            f"This party was merged into {survivor.public_name}; act on that one.",
            act,
        )


def refused_party(code: str, zh: str, en: str, act: str = REGISTER) -> ConditionFailed:
    """A refusal of an act on a party."""
    return ConditionFailed(code, Text(zh, en), codes.STANDARD, act=act)


def _written(work: Work, verb: str, party: Party, **more: Any) -> Party:
    """Save and record the party, and let it be found by its name."""
    write(work, verb, party, **more)
    keep_names([party], today=work.today)
    return party


def _change(row: Party, changes: Mapping[str, Any]) -> None:
    for column, value in changes.items():
        setattr(row, column, one_line(value) if isinstance(value, str) and column != "business_scope" else value)


def _columns(row: Party) -> dict[str, Any]:
    """What a correction may change. A paper that is typed again as it stood was not changed, though its seal is another."""
    held = {name: getattr(row, name) for name in CORRECTABLE}
    sealed = {"identity": (row.identity_kind, row.identity_digest), "phone": row.phone_masked, "born_on": bool(row.birth_sealed)}
    return {**held, **sealed}


def _ask_grounds(reason: str, proof: str) -> None:
    if not reason.strip() or not proof.strip():
        raise refused_party(
            "grounds_named",
            "请写明更正理由和依据（如营业执照副本、身份证件复印件、登记机关查询结果）。",
            "State why it is corrected and what it rests on.",
            CORRECT,
        )


def _ask_correction(row: Party, columns: list[str], identity_number: str) -> None:
    if not columns:
        raise refused_party("nothing_changed", "没有需要更正的内容。", "Nothing is changed.", CORRECT)
    if not row.name:
        raise refused_party("party_name", "请填写当事人名称。", "Enter the party's name.", CORRECT)
    _check_registration_number(row)
    if row.kind == PartyKind.NATURAL_PERSON and "identity" in columns:
        _check_person(row, identity_number, CORRECT)


def _check_form(party: Party) -> None:
    if not party.name:
        raise refused_party("party_name", "请填写当事人名称。", "Enter the party's name.")
    if party.uscc:
        _refuse(codes.validate(party.uscc), codes.STANDARD)
        if not party.licensed:
            raise refused_party(
                "uscc_not_expected",
                "自然人和无照经营者没有统一社会信用代码；请改选当事人类别或删去代码。",
                "Natural persons and unlicensed operators have no credit code; change the kind or remove it.",
            )
        party.registration_region = codes.registration_region(party.uscc)
    elif party.licensed and party.kind == PartyKind.COMPANY:
        raise refused_party("uscc_missing", "请填写企业的统一社会信用代码。", "Enter the enterprise's credit code.")
    _check_registration_number(party)


def _check_days(party: Party, today: date, act: str) -> None:
    for stated in (party.established_on, party.ended_on):
        if stated is not None and stated > today:
            raise refused_party(
                "party_days", "成立日期、注销日期不得晚于今天，请核对。", "Neither founding nor ending lies after today.", act
            )


def _check_registration_number(party: Party) -> None:
    number = party.registration_number
    if number and not (len(number) == 15 and number.isascii() and number.isdigit()):
        raise refused_party("registration_number", "工商注册号应为15位数字，请核对。", "An old number has 15 digits.")


def _check_unknown(party: Party, identity_number: str) -> None:
    if party.uscc and Party.objects.filter(uscc=party.uscc).exists():
        raise refused_party(
            "party_known",
            f"统一社会信用代码{party.uscc}已经登记，请直接选用该当事人。",
            f"{party.uscc} is registered; choose that party.",
        )
    if party.kind == PartyKind.NATURAL_PERSON and party.identity_digest:
        _check_person(party, identity_number, REGISTER)


def _check_person(party: Party, identity_number: str, act: str) -> None:
    if Party.objects.filter(same_paper(party, identity_number)).exists():
        raise refused_party(
            "party_known",
            f"证件号码{party.identity_masked}已经登记，请直接选用该当事人；同一人登记了两次的，请办理“合并当事人”。",
            f"The person {party.identity_masked} is registered; choose that party, or merge the two.",
            act,
        )


def _refuse(problem: Problem | None, article: str) -> None:
    if problem is not None:
        raise ConditionFailed(problem.code, problem.text, article, act=REGISTER)
