"""立案、调查取证、调查终结."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.base import documents, files, gate, numbering
from cases.base.errors import NotFound, Text
from cases.base.work import Work
from cases.intake.models import Clue
from cases.law.facts import parse_facts
from cases.parties.models import Officer
from cases.penalty.models import Assignment, Custody, Evidence, InvestigationReport, PenaltyCase
from cases.penalty.proposal import Proposal
from cases.penalty.services.content import content_columns


def open_case(*, work: Work, clue: Clue, officers: Sequence[Officer], cause: str) -> PenaltyCase:
    """Open the case of a clue that was just filed; D10 (90 calendar days, PP64) starts on the filing date."""
    assert clue.party is not None
    year, authority = work.today.year, clue.authority
    number = numbering.next_number(authority=authority.pk, type_code="立案", year=year)
    case = PenaltyCase(
        state="INVEST",
        opened_on=work.today,
        authority=authority,
        clue=clue,
        party=clue.party,
        cause=cause,
        facts=clue.facts,
        filed_on=work.today,
        number=numbering.reference(short_name=authority.short_name, type_code="立案", year=year, number=number),
    )
    with gate.opening(work, "open", case) as p:
        for officer in officers:
            work.save(Assignment(case=p.subject, officer=officer, duty="handler", from_day=work.today))
        p.note(officers=[o.name for o in officers], clue=clue.number)
    return p.subject


def record_facts(*, work: Work, case: int, facts: Mapping[str, Any]) -> PenaltyCase:
    """登记案件事实: replace the facts of the case. They are checked by the law engine's own reader (FactsError)."""
    parse_facts(dict(facts))
    with gate.passing(work, "record_facts", PenaltyCase, case) as p:
        p.subject.facts = dict(facts)
        p.note(facts=dict(facts))
    return p.subject


def add_evidence(
    *,
    work: Work,
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
    """登记证据 (PP23-29): taken by two certified officers of the case; the file is stored under its SHA-256."""
    given = {"collectors": collectors, "taken_on": taken_on, "kind": kind}
    with gate.passing(work, "add_evidence", PenaltyCase, case, given=given) as p:
        stored = files.store(content, media_type=media_type, now=work.now) if content is not None else None
        evidence = Evidence(
            case=p.subject,
            position=p.subject.evidences.count() + 1,
            kind=kind,
            title=title,
            proves=proves,
            source=source,
            taken_on=taken_on,
            place=place,
            method=method,
            first_officer=collectors[0],
            second_officer=collectors[1],
            file=stored,
            file_name=file_name,
        )
        work.save(evidence)
        p.note(evidence=title, position=evidence.position, digest=stored.digest if stored else "")
    return evidence


def hand_over_evidence(
    *, work: Work, case: int, evidence: int, from_holder: str, to_holder: str, place: str, reason: str
) -> Custody:
    """移交证据保管: who holds the piece from now on, where and why."""
    with gate.passing(work, "hand_over_evidence", PenaltyCase, case, reason=reason) as p:
        row = Custody(
            case=p.subject,
            evidence=_piece(p.subject, evidence),
            at=work.now,
            from_holder=from_holder,
            to_holder=to_holder,
            place=place,
            reason=reason,
        )
        work.save(row)
        p.note(evidence=row.evidence.title, to=to_holder)
    return row


def replace_officer(*, work: Work, case: int, leaving: Officer, coming: Officer, reason: str) -> PenaltyCase:
    """更换办案人员: an officer leaves (recusal, PP4) and another takes over; investigation goes on."""
    given = {"leaving": leaving, "coming": coming}
    with gate.passing(work, "replace_officer", PenaltyCase, case, reason=reason, given=given) as p:
        row = p.subject.assignments.get(officer=leaving, duty="handler", to_day__isnull=True)
        row.to_day, row.end_reason = work.today, reason
        work.save(row)
        work.save(Assignment(case=p.subject, officer=coming, duty="handler", from_day=work.today))
        p.note(leaving=leaving.name, coming=coming.name)
    return p.subject


def order_correction(*, work: Work, case: int, act: str, basis: str, until: date) -> PenaltyCase:
    """责令改正 (PL28): order to put right by a date; form 33."""
    with gate.passing(work, "order_correction", PenaltyCase, case, given={"until": until}) as p:
        documents.issue(work, p.subject, "33", given={"fact": act, "basis": basis, "until": until.isoformat()})
        p.note(until=until.isoformat(), basis=basis)
    return p.subject


def finish_investigation(*, work: Work, case: int, report: Mapping[str, str], proposal: Proposal) -> InvestigationReport:
    """调查终结 (PP48): the report's six parts and the penalty proposed (no kinds = none)."""
    full = {**report, "facts_text": proposal.facts_text, "reasons_text": proposal.reasons_text}
    with gate.passing(work, "finish_investigation", PenaltyCase, case, given={"report": full}) as p:
        row = InvestigationReport(
            case=p.subject,
            version=p.subject.investigationreports.count() + 1,
            made_on=work.today,
            party_text=report["party_text"],
            source_text=report["source_text"],
            nature_text=report["nature_text"],
            opinion_text=report["opinion_text"],
            **content_columns(p.subject, proposal, on=work.today),
        )
        work.save(row)
        documents.issue(work, p.subject, "35", given={"report": row, "approvals": []})
        p.note(version=row.version)
    return row


def _piece(case: PenaltyCase, evidence: int) -> Evidence:
    found: Evidence | None = case.evidences.filter(pk=evidence).first()
    if found is None:
        raise NotFound("no_evidence", Text("本案没有该证据。", "The case has no such evidence."), "PP24")
    return found
