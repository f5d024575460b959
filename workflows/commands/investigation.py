"""调查取证、调查终结."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from cases.base.actors import Actor
from cases.parties.models import Officer
from cases.penalty import services as penalty
from cases.penalty.models import Custody, Evidence, InvestigationReport, PenaltyCase
from cases.penalty.proposal import Proposal
from workflows.commands.frame import beside, finishing
from workflows.transfer import follow_flag


def record_facts(*, actor: Actor, now: datetime, case: int, facts: Mapping[str, Any]) -> PenaltyCase:
    """Record the facts of the case; the criminal flag is asked again."""
    with beside("penalty.record_facts", PenaltyCase, case, actor=actor, now=now) as work:
        changed = penalty.record_facts(work=work, case=case, facts=facts)
        follow_flag(work, changed, now=now)
    return changed


def add_evidence(
    *,
    actor: Actor,
    now: datetime,
    case: int,
    kind: str,
    title: str,
    proves: str,
    source: str,
    taken_on: date,
    collectors: Sequence[Officer],
    place: str = "",
    method: str = "",
    content: bytes | None = None,
    file_name: str = "",
    media_type: str = "application/octet-stream",
) -> Evidence:
    """Add a piece of evidence with its file."""
    with beside("penalty.add_evidence", PenaltyCase, case, actor=actor, now=now) as work:
        return penalty.add_evidence(
            work=work,
            case=case,
            kind=kind,
            title=title,
            proves=proves,
            source=source,
            taken_on=taken_on,
            collectors=collectors,
            place=place,
            method=method,
            content=content,
            file_name=file_name,
            media_type=media_type,
        )


def hand_over_evidence(
    *, actor: Actor, now: datetime, case: int, evidence: int, from_holder: str, to_holder: str, place: str, reason: str
) -> Custody:
    """Record who holds a piece of evidence from now on."""
    with beside("penalty.hand_over_evidence", PenaltyCase, case, actor=actor, now=now) as work:
        return penalty.hand_over_evidence(
            work=work, case=case, evidence=evidence, from_holder=from_holder, to_holder=to_holder, place=place, reason=reason
        )


def replace_officer(*, actor: Actor, now: datetime, case: int, leaving: Officer, coming: Officer, reason: str) -> PenaltyCase:
    """Replace a case officer, for instance on recusal."""
    with beside("penalty.replace_officer", PenaltyCase, case, actor=actor, now=now) as work:
        return penalty.replace_officer(work=work, case=case, leaving=leaving, coming=coming, reason=reason)


def order_correction(*, actor: Actor, now: datetime, case: int, act: str, basis: str, until: date) -> PenaltyCase:
    """责令改正: order the party to put right by a date."""
    with beside("penalty.order_correction", PenaltyCase, case, actor=actor, now=now) as work:
        return penalty.order_correction(work=work, case=case, act=act, basis=basis, until=until)


def finish_investigation(
    *, actor: Actor, now: datetime, case: int, report: Mapping[str, str], proposal: Proposal, item: int | None = None
) -> InvestigationReport:
    """调查终结: the final report with the penalty proposed."""
    with finishing("penalty.finish_investigation", PenaltyCase, case, actor=actor, now=now, item=item) as work:
        return penalty.finish_investigation(work=work, case=case, report=report, proposal=proposal)
