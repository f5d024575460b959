"""登记、指派、核查、立案、不予立案."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from cases.base.actors import Actor
from cases.base.errors import ConditionFailed, Text
from cases.base.work import Work, begin
from cases.intake import services as intake
from cases.intake.models import Clue
from cases.parties import services as parties
from cases.parties.models import Authority, Officer, Party
from cases.penalty.acts import opening
from cases.penalty.models import PenaltyCase
from workflows import tasks
from workflows.commands.frame import finishing
from workflows.commands.transfer import follow_flag


def register_clue(
    *,
    actor: Actor,
    now: datetime,
    authority: Authority,
    source: str,
    received_on: date,
    content: str,
    provider: str = "",
    party: Party | None = None,
    new_party: Mapping[str, Any] | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Clue:
    """Register a clue and put it before the unit head. `new_party` describes a party that is not registered yet."""
    with begin(actor, now, act="clue.register") as work:
        clue = intake.register_clue(
            work=work,
            authority=authority,
            source=source,
            received_on=received_on,
            content=content,
            provider=provider,
            party=_party(work, party, new_party),
            facts=facts,
        )
        tasks.start(clue, now=now)
    return clue


def assign_verifiers(*, actor: Actor, now: datetime, clue: int, officers: Sequence[Officer], item: int | None = None) -> Clue:
    """Name who verifies the clue."""
    with finishing("clue.assign", Clue, clue, actor=actor, now=now, item=item) as work:
        return intake.assign_verifiers(work=work, clue=clue, officers=officers)


def report_findings(
    *,
    actor: Actor,
    now: datetime,
    clue: int,
    findings: str,
    opinion: str,
    facts: Mapping[str, Any],
    party: Party | None = None,
    new_party: Mapping[str, Any] | None = None,
    item: int | None = None,
) -> Clue:
    """Submit what the verification found, about a registered party or one that `new_party` describes."""
    with finishing("clue.report_findings", Clue, clue, actor=actor, now=now, item=item) as work:
        found = _party(work, party, new_party)
        if found is None:
            raise ConditionFailed("party_known", Text("须先登记当事人。", "Register the party first."), "PP19")
        return intake.report_findings(work=work, clue=clue, findings=findings, opinion=opinion, party=found, facts=facts)


def file_case(
    *,
    actor: Actor,
    now: datetime,
    clue: int,
    officers: Sequence[Officer],
    cause: str,
    reason: str,
    prima_facie: bool,
    punishable: bool,
    jurisdiction: bool,
    item: int | None = None,
) -> PenaltyCase:
    """立案: the clue is filed and its case opened, with the criminal flag asked at once."""
    with finishing("clue.file", Clue, clue, actor=actor, now=now, item=item) as work:
        filed = intake.file_clue(
            work=work,
            clue=clue,
            officers=officers,
            reason=reason,
            prima_facie=prima_facie,
            punishable=punishable,
            jurisdiction=jurisdiction,
        )
        case = opening.open_(work, clue=filed, officers=officers, cause=cause)
        tasks.start(case, now=now)
        follow_flag(work, case, now=now)
    return case


def not_file(*, actor: Actor, now: datetime, clue: int, ground: str, reason: str, item: int | None = None) -> Clue:
    """不予立案: the clue ends on one of the grounds of PP20."""
    with finishing("clue.not_file", Clue, clue, actor=actor, now=now, item=item) as work:
        return intake.not_file_clue(work=work, clue=clue, ground=ground, reason=reason)


def _party(work: Work, party: Party | None, new_party: Mapping[str, Any] | None) -> Party | None:
    """The party named, or the new one, registered with the act that names it (particulars: parties.register_party)."""
    return parties.register_party(work=work, **new_party) if new_party else party
