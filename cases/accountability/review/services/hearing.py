"""陈述申辩、复核、免责审查、提请集体研究 (CSR 39, GSA 43, O41)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.accountability.review.models import ExemptionClaim, FaultFinding, OfficialDefence, ResponsibilityReview
from cases.accountability.review.services.investigation import FINDING
from cases.base import documents, gate
from cases.base.work import Work
from cases.parties.models import Officer


def defend(
    *, work: Work, review: int, content: str, claims: Sequence[Mapping[str, Any]] = (), received_on: date | None = None
) -> OfficialDefence:
    """提出陈述申辩: what the official states, and the grounds claimed (`finding` position, `ground`, `statement`)."""
    day = received_on or work.today
    given = {"content": content, "claims": claims, "received_on": day}
    with gate.passing(work, "defend", ResponsibilityReview, review, given=given) as p:
        findings = {f.position: f for f in p.subject.faultfindings.all()}
        for claim in claims:
            work.save(
                ExemptionClaim(
                    review=p.subject,
                    finding=findings[claim["finding"]],
                    ground=claim["ground"],
                    statement=claim["statement"],
                    claimed_on=day,
                )
            )
        p.note(grounds=[c["ground"] for c in claims])
        return _heard(work, p.subject, OfficialDefence.Kind.STATED, day, content)


def waive(*, work: Work, review: int) -> OfficialDefence:
    """放弃陈述申辩."""
    with gate.passing(work, "waive", ResponsibilityReview, review) as p:
        return _heard(work, p.subject, OfficialDefence.Kind.WAIVED, work.today)


def deem_waived(*, work: Work, review: int) -> OfficialDefence:
    """逾期视为放弃: by the system, once the time to state a defence is over."""
    with gate.passing(work, "deem_waived", ResponsibilityReview, review) as p:
        return _heard(work, p.subject, OfficialDefence.Kind.SILENT, work.today)


def revise_finding(*, work: Work, review: int, position: int, finding: Mapping[str, Any]) -> FaultFinding:
    """复核后更正认定: to the official's favour only; the earlier version stays in the history."""
    work.lock(ResponsibilityReview, review)  # so that nobody else changes the finding between reading and saving it
    held = FaultFinding.objects.filter(review=review, position=position).first()
    given = {"finding": finding, "held": held}
    with gate.passing(work, "revise_finding", ResponsibilityReview, review, given=given) as p:
        assert held is not None
        for name in FINDING:
            setattr(held, name, finding[name])
        work.save(held)
        p.note(finding=position)
    return held


def decide_claim(*, work: Work, review: int, claim: int, decision: str, reasons: str) -> ExemptionClaim:
    """审查免责主张: accepted or rejected, with reasons."""
    row = work.lock(ExemptionClaim, claim)
    given = {"claim": row, "decision": decision, "reasons": reasons}
    with gate.passing(work, "decide_claim", ResponsibilityReview, review, given=given) as p:
        row.decision, row.reasons, row.decided_on = decision, reasons, work.today
        row.decided_by = Officer.objects.get(pk=work.actor.officer)
        work.save(row)
        p.note(finding=row.finding.position, ground=row.ground, decision=decision)
    return row


def submit(*, work: Work, review: int, verification: str, argument: str) -> ResponsibilityReview:
    """提请集体研究: the defence verified, every claimed ground decided; DOC13 states the reasoned opinion."""
    given = {"verification": verification, "argument": argument}
    with gate.passing(work, "submit", ResponsibilityReview, review, given=given) as p:
        p.subject.verification, p.subject.argument = verification, argument
        documents.issue(work, p.subject, "DOC13")
    return p.subject


def _heard(work: Work, review: ResponsibilityReview, kind: str, day: date, content: str = "") -> OfficialDefence:
    review.heard_on = day
    by = "" if work.actor.officer_id == review.official_id or work.actor.is_system else work.actor.name
    return work.save(OfficialDefence(review=review, kind=kind, received_on=day, content=content, recorded_by=by))
