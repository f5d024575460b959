"""The acts of the dummy procedure, one function an act under its row, as a procedure package has them."""

from __future__ import annotations

from cases.base import documents, gate, numbering
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Pause, Resume, Start, Stop
from cases.base.roles import CO, LEADERS, SYSTEM
from cases.base.work import Work
from tests.dummy.lifecycle import DUMMY
from tests.dummy.lifecycle import RequestState as S
from tests.dummy.models import Bureau, Paper, Request
from tests.dummy.permissions import own_bureau

OWN = (own_bureau,)


def _has_purpose(question: Question[Request]) -> Text | None:
    return None if question.subject.purpose else Text("没有写明用途。", "The purpose is missing.")


def _given_opinion(question: Question[Request]) -> Text | None:
    return None if question.given.get("opinion") else Text("没有附审查意见。", "No opinion was given.")


HAS_PURPOSE = Condition("has_purpose", "写明用途", "The purpose is stated", "样例规定 §2", _has_purpose, by("dummy.amend"))
HAS_OPINION = Condition("has_opinion", "附审查意见", "An opinion is given", "样例规定 §3", _given_opinion, GIVEN)


@DUMMY.act(
    "enter", target=S.ENTERED, zh="登记", en="Enter", article="样例规定 §1", who=CO | SYSTEM, rules=OWN, clocks=(Start("D01"),)
)
def enter(work: Work, *, bureau: Bureau, purpose: str = "", amount: int = 0) -> Request:
    number = numbering.next_number(authority=bureau.pk, type_code="样", year=work.today.year)
    request = Request(
        state=S.ENTERED,
        opened_on=work.today,
        authority=bureau,
        purpose=purpose,
        amount=amount,
        number=numbering.reference(short_name=bureau.short_name, type_code="样", year=work.today.year, number=number),
    )
    with gate.opening(work, "enter", request) as p:
        p.note(purpose=purpose)
    return request


@DUMMY.act(
    "amend",
    sources=(S.ENTERED, S.WEIGHED),
    zh="补正",
    en="Amend",
    article="样例规定 §2",
    who=CO | SYSTEM,
    rules=OWN,
    reason="reason",
)
def amend(p: Passage[Request], *, purpose: str, reason: str = "") -> Request:
    p.subject.purpose = purpose
    p.work.save(Paper(request=p.subject, title="补正材料"))
    return p.subject


@DUMMY.act(
    "weigh",
    sources=(S.ENTERED,),
    target=S.WEIGHED,
    zh="审查",
    en="Weigh",
    article="样例规定 §2",
    who=CO,
    rules=OWN,
    needs=(HAS_PURPOSE,),
    clocks=(Stop("D01"), Start("D10")),
)
def weigh(p: Passage[Request]) -> Request:
    return p.subject


@DUMMY.act(
    "hold",
    sources=(S.WEIGHED,),
    zh="中止",
    en="Hold",
    article="样例规定 §2",
    who=CO,
    rules=OWN,
    clocks=(Pause("D10", "testing"),),
)
def hold(p: Passage[Request]) -> Request:
    return p.subject


@DUMMY.act(
    "go_on", sources=(S.WEIGHED,), zh="恢复", en="Go on", article="样例规定 §2", who=CO, rules=OWN, clocks=(Resume("D10"),)
)
def go_on(p: Passage[Request]) -> Request:
    return p.subject


@DUMMY.act(
    "grant",
    sources=(S.WEIGHED,),
    target=S.GRANTED,
    zh="准予",
    en="Grant",
    article="样例规定 §3",
    who=LEADERS,
    rules=OWN,
    needs=(HAS_OPINION,),
    clocks=(Stop("D10"),),
    issues=("33",),
)
def grant(p: Passage[Request], *, opinion: str) -> Request:
    """Grant it and issue the notice."""
    p.subject.opinion = opinion
    issued = documents.issue(p.work, p.subject, "33", given={"opinion": opinion})
    p.note(document=issued.reference)
    return p.subject
