"""告知、送达告知、陈述申辩、放弃 (PP57-58)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cases.base import documents, gate
from cases.base.errors import NotFound, Text
from cases.base.models import Document
from cases.base.work import Work
from cases.penalty import assessment
from cases.penalty.models import Defence, PenaltyCase, PenaltyNotice, Service
from cases.penalty.proposal import Proposal
from cases.penalty.services.content import content_columns


def approve_notice(*, work: Work, case: int, proposal: Proposal, opinion: str) -> PenaltyNotice:
    """批准处罚告知: what is intended, with the hearing right if the penalty is in its range; form 37."""
    given = {"proposal": proposal}
    with gate.passing(work, "approve_notice", PenaltyCase, case, reason=opinion, given=given) as p:
        outcome = assessment.assess_case(p.subject, proposal=proposal, on=work.today).as_json()
        notice = PenaltyNotice(
            case=p.subject,
            version=p.subject.penaltynotices.count() + 1,
            approved_by=work.actor.name,
            approved_on=work.today,
            hearing_right=outcome["hearing_required"] is not False,
            **content_columns(p.subject, proposal, on=work.today),
        )
        work.save(notice)
        documents.issue(work, p.subject, "37", given={"notice": notice, "measures": notice.measures})
        p.note(version=notice.version, hearing_right=notice.hearing_right)
    return notice


def serve_notice(
    *, work: Work, case: int, mode: str, served_on: date, receiver: str, proof: str = "", enclosed: Sequence[Document] = ()
) -> Service:
    """送达告知书: D12 (5 working days) runs from the service; form 50 names what else is `enclosed`."""
    notice_form = latest_document(work.lock(PenaltyCase, case), "37")
    given = {"mode": mode, "served_on": served_on, "issued_on": issued_on(notice_form)}
    with gate.passing(work, "serve_notice", PenaltyCase, case, given=given) as p:
        notice = latest_notice(p.subject)
        notice.served_on = p.subject.notice_served_on = served_on
        p.subject.waived_on = None
        work.save(notice)
        row = serve(
            work, p.subject, notice_form, mode=mode, served_on=served_on, receiver=receiver, proof=proof, enclosed=enclosed
        )
        p.note(served_on=served_on.isoformat(), mode=mode)
    return row


def record_defence(*, work: Work, case: int, received_on: date, stated_by: str, content: str) -> Defence:
    """记录陈述申辩: the party's statement inside D12, recorded by an officer of the case; form 38."""
    given = {"received_on": received_on}
    with gate.passing(work, "record_defence", PenaltyCase, case, given=given) as p:
        row = Defence(
            case=p.subject,
            notice=latest_notice(p.subject),
            waiver=False,
            received_on=received_on,
            stated_by=stated_by,
            content=content,
        )
        work.save(row)
        p.subject.waived_on = None
        documents.issue(work, p.subject, "38", given={"defence": row})
        p.note(stated_by=stated_by)
    return row


def recheck_defence(*, work: Work, case: int, accepted: bool, recheck: str) -> Defence:
    """复核陈述申辩: what the re-check gave; facts, reasons and evidence that hold must be accepted (PL45)."""
    with gate.passing(work, "recheck_defence", PenaltyCase, case, reason=recheck) as p:
        row = p.subject.defences.filter(waiver=False).latest("pk")
        row.accepted, row.recheck, row.rechecked_on = accepted, recheck, work.today
        work.save(row)
        p.note(accepted=accepted)
    return row


def waive_rights(*, work: Work, case: int, received_on: date, stated_by: str) -> Defence:
    """放弃陈述申辩: the party's express waiver, recorded by an officer of the case."""
    given = {"received_on": received_on}
    with gate.passing(work, "waive", PenaltyCase, case, given=given) as p:
        row = Defence(
            case=p.subject,
            notice=latest_notice(p.subject),
            waiver=True,
            received_on=received_on,
            stated_by=stated_by,
            content="当事人明确表示放弃陈述、申辩和要求听证的权利。",
        )
        work.save(row)
        p.subject.waived_on = received_on
        p.note(stated_by=stated_by)
    return row


def deem_waived(*, work: Work, case: int) -> PenaltyCase:
    """逾期视为放弃: D12 ran out unused (PP57); done by the deadline sweep."""
    with gate.passing(work, "deem_waived", PenaltyCase, case) as p:
        p.subject.waived_on = work.today
    return p.subject


def latest_notice(case: PenaltyCase) -> PenaltyNotice:
    """The notice now in question."""
    return case.penaltynotices.latest("version")


def latest_document(case: PenaltyCase, *forms: str) -> Document:
    """The last issued document of one of these forms; NotFound if none was issued."""
    found = Document.objects.filter(stream=case.stream_key, form__in=forms).order_by("-pk").first()
    if found is None:
        raise NotFound("no_document", Text("文书尚未制发，不能送达。", "The document has not been issued yet."), "PP82")
    return found


def issued_on(document: Document) -> date:
    """The legal date of issue."""
    return date.fromisoformat(document.snapshot["issued_on"])


def serve(
    work: Work,
    case: PenaltyCase,
    document: Document,
    *,
    mode: str,
    served_on: date,
    receiver: str,
    proof: str,
    enclosed: Sequence[Document] = (),
) -> Service:
    """Record a service and issue its receipt, form 50 (PP81-82)."""
    row = Service(
        case=case, document=document, mode=mode, served_on=served_on, receiver=receiver, proof=proof, servers=work.actor.name
    )
    work.save(row)
    documents.issue(work, case, "50", given={"service": row, "enclosed": enclosed})
    return row
