"""The acts of the dummy procedure, one function an act, as a procedure package has them."""

from __future__ import annotations

from cases.base import documents, gate, numbering
from cases.base.work import Work
from tests.dummy.models import Bureau, Paper, Request


def enter_request(*, work: Work, bureau: Bureau, purpose: str = "", amount: int = 0) -> Request:
    number = numbering.next_number(authority=bureau.pk, type_code="样", year=work.today.year)
    request = Request(
        state="ENTERED",
        opened_on=work.today,
        authority=bureau,
        purpose=purpose,
        amount=amount,
        number=numbering.reference(short_name=bureau.short_name, type_code="样", year=work.today.year, number=number),
    )
    with gate.opening(work, "enter", request) as p:
        p.note(purpose=purpose)
    return request


def amend_request(*, work: Work, request: int, purpose: str, reason: str = "") -> Request:
    with gate.passing(work, "amend", Request, request, reason=reason) as p:
        p.subject.purpose = purpose
        work.save(Paper(request=p.subject, title="补正材料"))
    return p.subject


def weigh_request(*, work: Work, request: int) -> Request:
    with gate.passing(work, "weigh", Request, request) as p:
        pass
    return p.subject


def hold_request(*, work: Work, request: int) -> Request:
    with gate.passing(work, "hold", Request, request) as p:
        pass
    return p.subject


def go_on_with_request(*, work: Work, request: int) -> Request:
    with gate.passing(work, "go_on", Request, request) as p:
        pass
    return p.subject


def grant_request(*, work: Work, request: int, opinion: str) -> Request:
    """Grant it and issue the notice."""
    with gate.passing(work, "grant", Request, request, given={"opinion": opinion}) as p:
        p.subject.opinion = opinion
        issued = documents.issue(work, p.subject, "33", given={"opinion": opinion})
        p.note(document=issued.reference)
    return p.subject
