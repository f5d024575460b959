"""移送、回执、公安机关答复、移交、刑事处理结果 (T310-6 to T310-13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cases.base import documents, gate
from cases.base.work import Work
from cases.penalty.payments import in_force
from cases.transfer.models import CriminalOutcome, HandedGoods, PoliceReply, ReplyKind, Transfer

# the criminal case is over and left something to the bureau (T310-11, T310-13)
BACK_TO_THE_BUREAU = ("withdrawn", "not_prosecuted", "acquitted", "exempted")


def send_to_police(
    *, work: Work, transfer: int, police: str, procuratorate: str, papers: Sequence[str], goods: Sequence[Mapping[str, str]]
) -> Transfer:
    """移送公安机关 within 24 hours, with report, papers and the list of goods; copy to the procuratorate; forms 5, 24.

    `goods`: name, spec, quantity, state each.
    """
    given = {"police": police, "procuratorate": procuratorate, "papers": papers, "goods": goods}
    with gate.passing(work, "send", Transfer, transfer, given=given) as p:
        subject = p.subject
        subject.police, subject.procuratorate, subject.papers = police, procuratorate, list(papers)
        subject.sent_on = work.today
        for position, item in enumerate(goods, start=1):
            work.save(HandedGoods(transfer=subject, position=position, **item))
        for form in ("5", "24"):
            documents.issue(work, subject, form)
        p.note(police=police, procuratorate=procuratorate, goods=len(goods))
    return p.subject


def record_receipt(*, work: Work, transfer: int, receipt_on: date, receipt_by: str) -> Transfer:
    """登记移送回执: the police signed; D62 (3 days) runs for them."""
    given = {"receipt_on": receipt_on, "receipt_by": receipt_by}
    with gate.passing(work, "record_receipt", Transfer, transfer, given=given) as p:
        p.subject.receipt_on, p.subject.receipt_by = receipt_on, receipt_by
    return p.subject


def police_file(*, work: Work, transfer: int, document: str, replied_on: date, received_on: date) -> Transfer:
    """登记公安机关立案; D65 (3 days to hand over goods) runs."""
    given = {"document": document, "replied_on": replied_on, "received_on": received_on}
    with gate.passing(work, "police_file", Transfer, transfer, given=given) as p:
        work.save(PoliceReply(transfer=p.subject, kind=ReplyKind.FILED, **given))
        p.note(document=document)
    return p.subject


def police_refuse(*, work: Work, transfer: int, document: str, replied_on: date, received_on: date, reasons: str) -> Transfer:
    """登记公安机关不予立案, with its reasons; D63 (3 days to ask for reconsideration) runs."""
    given = {"document": document, "replied_on": replied_on, "received_on": received_on, "reasons": reasons}
    with gate.passing(work, "police_refuse", Transfer, transfer, reason=reasons, given=given) as p:
        work.save(PoliceReply(transfer=p.subject, kind=ReplyKind.REFUSED, **given))
        p.note(document=document)
    return p.subject


def hand_over(*, work: Work, transfer: int, handed_over_on: date, received_by: str) -> Transfer:
    """移交涉案物品和材料, signed; the party is told in writing where goods go along (CE21); forms 24, 52, 6."""
    given = {"handed_over_on": handed_over_on, "received_by": received_by}
    with gate.passing(work, "hand_over", Transfer, transfer, given=given) as p:
        p.subject.handed_over_on = handed_over_on
        for form in ("24", "52", "6"):
            documents.issue(work, p.subject, form, given=given)
        p.note(received_by=received_by)
    return p.subject


def record_outcome(
    *, work: Work, transfer: int, kind: str, document: str, decided_on: date, court_fine: int | None = None
) -> CriminalOutcome:
    """登记刑事处理结果. `court_fine` in fen; what was paid as an administrative fine counts towards it (PL35)."""
    given = {"kind": kind, "document": document, "decided_on": decided_on, "court_fine": court_fine}
    with gate.passing(work, "record_outcome", Transfer, transfer, given=given) as p:
        row = CriminalOutcome(transfer=p.subject, **given, offset=_offset(p.subject, court_fine))
        work.save(row)
        if kind in BACK_TO_THE_BUREAU and p.subject.settled_on is None:
            p.subject.settled_on = work.today
        p.note(kind=kind, document=document, court_fine=court_fine, offset=row.offset)
    return row


def _offset(transfer: Transfer, court_fine: int | None) -> int:
    """The administrative fine already paid, as far as the court's goes."""
    decision = in_force(transfer.case)
    if decision is None or court_fine is None:
        return 0
    paid: int = sum(decision.payments.filter(purpose="fine").values_list("amount", flat=True))
    return min(paid, court_fine)
