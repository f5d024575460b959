"""What names a person: the paper and its number, the day of birth, the telephone. Sealed at once, never kept in clear."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from cases.base.errors import ConditionFailed, Text
from cases.parties import identity, masking
from cases.parties.models import IdentityKind, Party, PartyKind
from cases.parties.sealing import sealer


def seal_identity(party: Party, number: str, kind: str, *, today: date, act: str) -> None:
    """Keep the number of a paper (`kind` empty: the one whose form it has). ConditionFailed for what is no such number."""
    number = identity.clean(number)
    if not number:
        return
    party.identity_kind = kind or identity.recognise(number)
    if party.identity_kind not in IdentityKind.values:
        raise ConditionFailed("identity_kind", Text("请选择证件类型。", "Choose the kind of paper."), identity.STANDARD, act=act)
    problem = identity.problem_of(party.identity_kind, number, on=today)
    if problem is not None:
        raise ConditionFailed(problem.code, problem.text, identity.STANDARD, act=act)
    if party.identity_kind == IdentityKind.RESIDENT:
        number = identity.canonical(number)
    party.identity_sealed = sealer().seal(number, purpose="identity")
    party.identity_digest = sealer().digest(number, purpose="identity")
    party.identity_masked = masking.mask_identity(number)


def seal_birth(party: Party, born: date | None, *, today: date, act: str) -> None:
    """Keep the day of birth where no paper states it; ConditionFailed if it lies ahead or the paper says another day."""
    if born is None:
        return
    stated = born_on(party, sealed=False)
    if born > today or stated not in (None, born):
        raise ConditionFailed(
            "birth_day",
            Text(
                "出生日期晚于今天，或者与证件号码中的出生日期不一致，请核对。",
                "The day of birth lies ahead, or the number of the paper states another.",
            ),
            identity.STANDARD,
            act=act,
        )
    party.birth_sealed = sealer().seal(born.isoformat(), purpose="birth")


def seal_phone(party: Party, phone: str) -> None:
    """Keep the telephone number."""
    party.phone_sealed = sealer().seal(phone, purpose="phone")
    party.phone_masked = masking.mask_phone(phone)[:32]


def born_on(party: Party, *, sealed: bool = True) -> date | None:
    """The day on which the person, or the owner of a sole trader, was born, as paper or record (`sealed`) says; None: unknown."""
    if party.identity_sealed:
        stated = identity.stated_birth(party.identity_kind, party.open_identity())
        if stated is not None:
            return stated
    recorded = party.open_birth() if sealed else ""
    return date.fromisoformat(recorded) if recorded else None


def digests_of(number: str) -> list[str]:
    """The digests under which the person with this number may be on record: a number of 15 digits and that of 18 are one."""
    return [sealer().digest(form, purpose="identity") for form in identity.forms_of(identity.clean(number)) if form]


def same_paper(party: Party, number: str) -> Q:
    """Other persons with the number of this paper, of rows of Party; nobody for an empty one."""
    return Q(kind=PartyKind.NATURAL_PERSON, identity_digest__in=digests_of(number), merged_into=None) & ~Q(pk=party.pk)
