"""The sheet of a transfer: what is suspected, who says so, what went to the police and what they made of it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.transfer.models import Convicted, CriminalOutcome, HandedGoods, OutcomeKind, PoliceReply, ReplyKind, Transfer
from cases.transfer.procedure import TransferState
from web.sheet import Sheet
from web.viewmodels import CaseAction, Fact, Person
from web.wording import bracketed, clauses, label_of, listed, stated


def crimes(transfer: Transfer) -> tuple[Fact, ...]:
    """Each crime with what reaches its threshold."""
    return tuple(Fact(label=crime["crime"], value=crime["reason"]) for crime in transfer.crimes)


def papers(transfer: Transfer) -> tuple[Fact, ...]:
    """What went along: the papers, then the goods one by one."""
    goods = tuple(transfer.goods.order_by("position"))
    return (
        Fact(label=_("随案材料"), value=listed(transfer.papers)),
        *(Fact(label=_("涉案物品 %(n)s") % {"n": row.position}, value=item(row)) for row in goods),
    )


def item(row: HandedGoods) -> str:
    """甲（规格）；数量；状态."""
    return clauses(part for part in (bracketed(row.name, row.spec), row.quantity, row.state) if part)


def reply(row: PoliceReply) -> Fact:
    """What the police answered, by which paper."""
    said = _("%(document)s，%(replied)s 作出，%(received)s 收到") % {
        "document": row.document,
        "replied": row.replied_on,
        "received": row.received_on,
    }
    kind = _("公安机关立案") if row.kind == ReplyKind.FILED else _("公安机关不予立案")
    return Fact(label=kind, value=stated(said, row.reasons) if row.reasons else said)


def decided(transfer: Transfer) -> str:
    """What the head decided, when and why."""
    if transfer.decided_on is None:
        return ""
    word = _("不批准移送") if transfer.state == TransferState.REJECTED else _("批准移送")
    return stated(f"{transfer.approved_by} {transfer.decided_on} {word}", transfer.decision_reason)


def _facts(transfer: Transfer) -> tuple[Fact, ...]:
    rows = (
        *crimes(transfer),
        Fact(label=_("涉嫌犯罪的事实和证据"), value=transfer.facts_text or _("专案组尚未报告"), missing=not transfer.facts_text),
        Fact(label=_("移送的理由和依据"), value=transfer.grounds_text),
        Fact(label=_("主要负责人决定"), value=decided(transfer)),
        *_sent(transfer),
        *(reply(row) for row in transfer.replies.order_by("pk")),
        Fact(label=_("移交物品和材料"), value=str(transfer.handed_over_on or "")),
        *_outcome(transfer),
    )
    return tuple(row for row in rows if row.value)


def _sent(transfer: Transfer) -> tuple[Fact, ...]:
    if transfer.sent_on is None:
        return ()
    slip = bracketed(str(transfer.receipt_on), transfer.receipt_by) if transfer.receipt_on else ""
    return (
        Fact(label=_("接受的公安机关"), value=bracketed(transfer.police, str(transfer.sent_on))),
        Fact(label=_("抄送的人民检察院"), value=transfer.procuratorate),
        *papers(transfer),
        Fact(label=_("移送回执"), value=slip or _("尚未收到"), missing=not slip),
    )


def _outcome(transfer: Transfer) -> tuple[Fact, ...]:
    row = CriminalOutcome.objects.filter(transfer=transfer).first()
    if row is None:
        return ()
    said = bracketed(label_of(OutcomeKind, row.kind), f"{row.document} {row.decided_on}")
    fine = _yuan(row.court_fine) if row.court_fine else ""
    return (
        Fact(label=_("刑事处理结果"), value=said),
        Fact(label=_("被判处刑罚的主体"), value=label_of(Convicted, row.convicted) if row.convicted else ""),
        Fact(label=_("判处罚金（元）"), value=fine),
        Fact(label=_("已缴罚款折抵（元）"), value=_yuan(row.offset) if row.offset else ""),
    )


def _yuan(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02d}"


def _people(transfer: Transfer) -> tuple[Person, ...]:
    force = transfer.members.select_related("officer").order_by("pk")
    head = transfer.approved_by
    return (
        *(Person(role=_("专案组成员"), name=row.officer.name, note=row.end_reason) for row in force),
        *((Person(role=_("主要负责人"), name=head.name, since=transfer.decided_on),) if head else ()),
    )


def _links(transfer: Transfer) -> tuple[CaseAction, ...]:
    """The way back to the case."""
    return (CaseAction(label=transfer.case.number, url=reverse("web:case", args=[transfer.case_id])),)


SHEET = Sheet(facts=_facts, people=_people, links=_links)
