"""Licences and filings of parties."""

from __future__ import annotations

from datetime import date

from cases.base import permissions
from cases.base.errors import ConditionFailed, Text
from cases.base.work import Work
from cases.parties.models import Authority, Licence, Officer, Party
from cases.parties.permissions import LICENCES
from cases.parties.services.recording import digest_of, write


def grant_licence(
    *,
    work: Work,
    party: Party,
    kind: str,
    number: str,
    issuing_authority: Authority,
    valid_from: date,
    valid_to: date | None = None,
    supervising_authority: Authority | None = None,
    supervisor: Officer | None = None,
) -> Licence:
    """Record a licence. Who issues it supervises it unless another authority is named (S503 art. 19)."""
    licence = Licence(
        party=party,
        kind=kind,
        number=number,
        issuing_authority=issuing_authority,
        supervising_authority=supervising_authority or issuing_authority,
        supervisor=supervisor,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    permissions.ask(work.actor, "parties.grant_licence", licence)
    if Licence.objects.filter(kind=kind, number=number).exists():
        raise ConditionFailed(
            "licence_known",
            Text(f"{kind}{number}已经登记，请核对编号。", f"{kind} {number} is registered already."),
            LICENCES,
            act="parties.grant_licence",
        )
    return write(work, "parties.grant_licence", licence, kind=kind, number=number)


def change_licence(*, work: Work, licence: int, status: str, reason: str) -> Licence:
    """Change a licence's status: suspended, revoked, cancelled, expired or valid again."""
    row = work.lock(Licence, licence)
    permissions.ask(work.actor, "parties.change_licence", row)
    before, was = digest_of(row), row.status
    row.status = status
    return write(work, "parties.change_licence", row, before=before, reason=reason, was=was, now=status)
