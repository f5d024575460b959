"""Acts on a clue, one function an act. Called by workflows.commands only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.base import documents, gate, numbering
from cases.base.work import Work
from cases.intake.lifecycle import NO_FILING_GROUNDS
from cases.intake.models import Clue, Verifier
from cases.law.assess import assess
from cases.law.facts import parse_facts
from cases.parties.models import Authority, Officer, Party


def register_clue(
    *,
    work: Work,
    authority: Authority,
    source: str,
    received_on: date,
    content: str,
    provider: str = "",
    party: Party | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Clue:
    """登记线索: register a clue and start D01 (15 working days, PP18) from the day it was received.

    The facts known so far are checked by the law engine's own reader (FactsError).
    """
    parse_facts(dict(facts or {}))
    number = numbering.next_number(authority=authority.pk, type_code="线索", year=received_on.year)
    clue = Clue(
        state="CLUE",
        opened_on=work.today,
        authority=authority,
        source=source,
        provider=provider,
        received_on=received_on,
        content=content,
        party=party,
        facts=dict(facts or {}),
        number=numbering.reference(short_name=authority.short_name, type_code="线索", year=received_on.year, number=number),
    )
    with gate.opening(work, "register", clue) as p:
        documents.issue(work, p.subject, "1")
    return clue


def assign_verifiers(*, work: Work, clue: int, officers: Sequence[Officer]) -> Clue:
    """指派核查: two or more certified officers verify the clue."""
    with gate.passing(work, "assign", Clue, clue, given={"officers": officers}) as p:
        for officer in officers:
            work.save(Verifier(clue=p.subject, officer=officer))
        p.note(officers=[o.name for o in officers])
    return p.subject


def report_findings(*, work: Work, clue: int, findings: str, opinion: str, party: Party, facts: Mapping[str, Any]) -> Clue:
    """提交核查情况: what was found, about whom, with the facts known so far; `opinion` is file or not_file."""
    parse_facts(dict(facts))
    given = {"findings": findings, "opinion": opinion}
    with gate.passing(work, "report_findings", Clue, clue, reason=findings, given=given) as p:
        p.subject.findings, p.subject.opinion = findings, opinion
        p.subject.party, p.subject.facts = party, dict(facts)
        p.note(opinion=opinion, party=party.name)
    return p.subject


def file_clue(
    *, work: Work, clue: int, officers: Sequence[Officer], reason: str, prima_facie: bool, punishable: bool, jurisdiction: bool
) -> Clue:
    """立案: file the clue (PP19). The caller opens the case in the same Work."""
    given = {
        "officers": officers,
        "prima_facie": prima_facie,
        "punishable": punishable,
        "jurisdiction": jurisdiction,
        "limitation_passed": limitation_passed(work.lock(Clue, clue), on=work.today),
    }
    with gate.passing(work, "file", Clue, clue, reason=reason, given=given) as p:
        documents.issue(work, p.subject, "7", given=_approval(work, p.subject, "准予立案", reason, officers))
        p.note(officers=[o.name for o in officers])
    return p.subject


def not_file_clue(*, work: Work, clue: int, ground: str, reason: str) -> Clue:
    """不予立案: close the clue on one of the grounds of PP20."""
    with gate.passing(work, "not_file", Clue, clue, reason=reason, given={"ground": ground}) as p:
        p.subject.no_filing_ground = ground
        opinion = f"不予立案：{NO_FILING_GROUNDS[ground].zh}"
        documents.issue(work, p.subject, "7", given=_approval(work, p.subject, opinion, reason, ()))
        p.note(ground=ground)
    return p.subject


def limitation_passed(clue: Clue, *, on: date) -> bool | None:
    """Whether the act is time-barred (PL36), as far as the facts tell; None when they do not."""
    passed: bool | None = assess({**clue.facts, "filed_on": on.isoformat()}).as_json()["limitation_passed"]
    return passed


def _approval(work: Work, clue: Clue, opinion: str, reason: str, officers: Sequence[Officer]) -> dict[str, Any]:
    handlers = [v.officer.name for v in clue.verifiers.select_related("officer")]
    return {
        "decision": opinion,
        "reason": reason,
        "officers": [o.name for o in officers],
        "approvals": [
            {"label": "核查人员意见", "opinion": clue.findings, "name": "、".join(handlers), "on": work.today.isoformat()},
            {"label": "部门负责人意见", "opinion": opinion, "name": work.actor.name, "on": work.today.isoformat()},
        ],
    }
