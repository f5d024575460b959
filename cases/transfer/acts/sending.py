"""移送公安机关、登记回执 (T310-6, T310-7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import CO
from cases.transfer.acts.stated import stated
from cases.transfer.models import HandedGoods, Transfer
from cases.transfer.procedure import TRANSFER
from cases.transfer.procedure import TransferState as S
from cases.transfer.rules import MEMBER


def _papers_listed(q: Question[Transfer]) -> Text | None:
    goods = q.given["goods"]
    if q.given["papers"] and all(item.get("name", "").strip() and item.get("quantity", "").strip() for item in goods):
        return None
    return Text(
        "须列明随案移送的材料（移送书、调查报告、检验报告或者鉴定结论等）；涉案物品逐项写明名称和数量。",
        "List the papers that go along; each of the goods has a name and a quantity.",
    )


def _addressees_named(q: Question[Transfer]) -> Text | None:
    if stated(q, "police", "procuratorate"):
        return None
    return Text(
        "须写明接受移送的同级公安机关和抄送的同级人民检察院。",
        "Name the police of the same level, and the procuratorate that gets the copy.",
    )


def _receipt_dated(q: Question[Transfer]) -> Text | None:
    day, sent = q.given["receipt_on"], q.subject.sent_on
    if stated(q, "receipt_by") and sent is not None and sent <= day <= q.today:
        return None
    return Text(
        "须写明签收人；回执日期不得早于移送日期，也不得晚于今天。",
        "Name who signed; the receipt is not earlier than the sending, nor later than today.",
    )


PAPERS_LISTED = Condition("papers_listed", "材料和物品列明", "papers and goods listed", "T310-6", _papers_listed, GIVEN)
ADDRESSEES_NAMED = Condition(
    "addressees_named", "写明公安机关和检察院", "addressees named", "T310-6, FD15", _addressees_named, GIVEN
)
RECEIPT_DATED = Condition("receipt_dated", "回执签收", "receipt signed", "T310-7", _receipt_dated, GIVEN)


@TRANSFER.act(
    "send",
    sources=(S.APPROVED,),
    target=S.SENT,
    zh="移送公安机关",
    en="Send to the police",
    article="T310-5, T310-6, FD15",
    grant="T310-5",
    who=CO,
    rules=MEMBER,
    needs=(PAPERS_LISTED, ADDRESSEES_NAMED),
    clocks=(Stop("D61"),),
    issues=("5", "24"),
)
def send(
    p: Passage[Transfer], *, police: str, procuratorate: str, papers: Sequence[str], goods: Sequence[Mapping[str, str]]
) -> Transfer:
    """移送公安机关 within 24 hours, with report, papers and the list of goods; copy to the procuratorate; forms 5, 24.

    `goods`: name, spec, quantity, state each.
    """
    subject = p.subject
    subject.police, subject.procuratorate, subject.papers = police, procuratorate, list(papers)
    subject.sent_on = p.work.today
    for position, item in enumerate(goods, start=1):
        p.work.save(HandedGoods(transfer=subject, position=position, **item))
    for form in ("5", "24"):
        documents.issue(p.work, subject, form)
    p.note(police=police, procuratorate=procuratorate, goods=len(goods))
    return subject


@TRANSFER.act(
    "record_receipt",
    sources=(S.SENT,),
    target=S.RECEIPTED,
    zh="登记移送回执",
    en="Record the receipt",
    article="T310-7, MPS180",
    grant="T310-7",
    who=CO,
    rules=MEMBER,
    needs=(RECEIPT_DATED,),
    clocks=(Start("D62", "receipt_on"),),
)
def record_receipt(p: Passage[Transfer], *, receipt_on: date, receipt_by: str) -> Transfer:
    """登记移送回执: the police signed; D62 (3 days) runs for them."""
    p.subject.receipt_on, p.subject.receipt_by = receipt_on, receipt_by
    return p.subject
