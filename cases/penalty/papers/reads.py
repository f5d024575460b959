"""The few reads with which papers go beyond the rows they are given. Tests put values in their place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from cases.base.bureau import law_settings, settings_of
from cases.base.documents import Bureau
from cases.base.kept import once
from cases.base.models import Act, Document
from cases.law.documents import document_type
from cases.law.fact_types import Facts
from cases.law.settings import Settings
from cases.parties.selectors import unit_of
from cases.penalty import assessment, related, selectors
from cases.penalty.content import clause_for
from cases.penalty.models import (
    Decision,
    Defence,
    Discussion,
    Evidence,
    InvestigationReport,
    Payment,
    PenaltyCase,
    PenaltyNotice,
    Review,
    Service,
)
from cases.penalty.papers.clauses import told
from cases.penalty.payments import counted
from cases.penalty.selectors import standing


@once
def evidence(case: PenaltyCase) -> list[Evidence]:
    """The evidence that the case relies on, in its order."""
    return list(standing(case))


def handlers(case: PenaltyCase) -> list[str]:
    """Names of the officers who now handle the case."""
    return [officer.name for officer in selectors.handlers_of(case)]


def units(case: PenaltyCase) -> list[str]:
    """The units of the bureau that handled the case: those of its officers when they were named to it."""
    named = [(row.officer, row.from_day) for row in related.assignments_of(case) if row.duty == "handler" and row.to_day is None]
    return list(dict.fromkeys(unit for officer, day in named if (unit := unit_of(officer, case.authority, on=day))))


def decided_facts(case: PenaltyCase, decision: Decision) -> Facts:
    """The facts of a decision, for what the law engine says of them."""
    return assessment.decided_facts(case, decision, on=decision.decided_on)


def refunded(case: PenaltyCase, conduct: str, on: date) -> tuple[int, int] | None:
    """The gains of an act and what was given back of them."""
    return assessment.refunded_gains(case, conduct, on=on)


def clause(case: PenaltyCase, conduct: str, on: date, broken: Sequence[str] = ()) -> dict[str, Any]:
    """The clause of an item under the facts of the case, as papers keep it; `broken`: which of its rules, if not all."""
    return told(conduct, clause_for(case, conduct, on=on), broken=broken)


@once
def report(case: PenaltyCase) -> InvestigationReport | None:
    """The last report on the investigation."""
    return case.investigationreports.order_by("-version").first()


def notice(case: PenaltyCase) -> PenaltyNotice | None:
    """The last notice of the intended penalty."""
    return selectors.last_notice(case)


def told_notice(case: PenaltyCase) -> PenaltyNotice | None:
    """The notice that was served on the party last."""
    return selectors.told(case)


def told_paper(case: PenaltyCase) -> Document | None:
    """The paper of that notice: a newer one may be issued and not served."""
    last = selectors.last_notice(case)
    if last is None or last.served_on:
        return last_issued(case, "37") if last else None
    served = Service.objects.filter(case=case, document__form="37").select_related("document").order_by("pk").last()
    return served.document if served else None


def defence(case: PenaltyCase) -> Defence | None:
    """What the party stated or waived last."""
    return next(reversed(related.defences_of(case)), None)


def reviews(case: PenaltyCase) -> list[Review]:
    """The reviews that were passed, in their order."""
    return [row for row in related.reviews_of(case) if row.passed]


def discussion(case: PenaltyCase) -> Discussion | None:
    """The last collective discussion."""
    return next(reversed(related.discussions_of(case)), None)


def decision(case: PenaltyCase) -> Decision | None:
    """The decision in force, or else the last that was made."""
    return case.decisions.filter(status="in_force").first() or case.decisions.order_by("-pk").first()


def payments(decided: Decision) -> list[Payment]:
    """What the bank received for a decision."""
    return list(counted(decided).order_by("paid_on", "pk"))


@once
def last_issued(case: PenaltyCase, form: str) -> Document | None:
    """The last issued document of a form on the case."""
    return Document.objects.filter(stream=case.stream_key, form=form).order_by("-pk").first()


def paper_of(case: PenaltyCase, decided: Decision | None) -> Document | None:
    """The paper of a decision; while it is just being issued, the last of its form."""
    if decided is None:
        return None
    return decided.document or last_issued(case, "46" if decided.kind == "exempt" else "45")


def served_together(document: Document) -> list[Document]:
    """The document and what was issued by the same act to be served on the party with it (两书同达)."""
    siblings = Document.objects.filter(stream=document.stream, issued_at=document.issued_at).order_by("pk")
    day = date.fromisoformat(document.snapshot["issued_on"])
    enclosed = [row for row in siblings if row.pk != document.pk and document_type(row.form, day).served]
    return [document, *enclosed]


@once
def act(case: PenaltyCase, verb: str) -> Act | None:
    """The last act of a kind on the case."""
    return Act.objects.filter(stream=case.stream_key, verb=verb).order_by("-pk").first()


def law_of(bureau: Bureau, on: date) -> Settings:
    """What the bureau's dated settings say to the law engine."""
    return law_settings(bureau.id, on)


def setting(key: str, bureau: Bureau, on: date) -> str:
    """A dated setting of the bureau, else the one for all bureaus, else nothing."""
    return settings_of(bureau.id, on).get(key, "")
