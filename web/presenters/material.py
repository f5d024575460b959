"""What a person has to know to do a task: what the party said, what was proposed, what would be shown to the public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from cases.base.models import Aggregate
from cases.transfer.models import Transfer
from web.page import ActPage
from web.sheets.transfer import crimes, decided, papers, reply
from web.viewmodels import Fact
from web.wording import bracketed, listed


def material_of(subject: Aggregate, page: ActPage) -> tuple[Fact, ...]:
    """The material of an act, without what nobody has written."""
    known = MATERIAL.get(page.act, page.material)
    return tuple(fact for fact in known(subject) if fact.value)


def _suspicion(transfer: Transfer) -> list[Fact]:
    return list(crimes(transfer))


def _crime_report(transfer: Transfer) -> list[Fact]:
    """What the head reads before deciding: the crimes, the report, and who wrote it."""
    force = transfer.members.select_related("officer").order_by("pk")
    return [
        *crimes(transfer),
        Fact(label=_("涉嫌犯罪的事实和证据"), value=transfer.facts_text),
        Fact(label=_("移送的理由和依据"), value=transfer.grounds_text),
        Fact(label=_("专案组成员"), value=listed(row.officer.name for row in force)),
    ]


def _to_police(transfer: Transfer) -> list[Fact]:
    return [*_crime_report(transfer), Fact(label=_("主要负责人决定"), value=decided(transfer))]


def _with_police(transfer: Transfer) -> list[Fact]:
    return [
        Fact(label=_("接受的公安机关"), value=bracketed(transfer.police, str(transfer.sent_on))),
        *papers(transfer),
        *(reply(row) for row in transfer.replies.order_by("pk")),
    ]


MATERIAL: dict[str, Callable[[Any], list[Fact]]] = {
    "transfer.form_task_force": _suspicion,
    "transfer.report": _suspicion,
    "transfer.approve": _crime_report,
    "transfer.reject": _crime_report,
    "transfer.send": _to_police,
    "transfer.record_receipt": _with_police,
    "transfer.police_file": _with_police,
    "transfer.police_refuse": _with_police,
    "transfer.hand_over": _with_police,
    "transfer.record_outcome": _with_police,
    "transfer.resume_case": _with_police,
    "transfer.end_case": _with_police,
    "transfer.keep_case": _with_police,
}
