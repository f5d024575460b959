"""What a person has to know of a transfer to act on it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.transfer.enclosures import tested_reports
from cases.transfer.models import Transfer
from cases.transfer.selectors import members_of
from web.transfer.sheet import crimes, decided, papers, reply
from web.viewmodels import Fact
from web.wording import bracketed, listed


def crime_report(transfer: Transfer) -> tuple[Fact, ...]:
    """What the head reads before deciding: the crimes, the report, and who wrote it."""
    return (
        *crimes(transfer),
        Fact(label=_("涉嫌犯罪的事实和证据"), value=transfer.facts_text),
        Fact(label=_("移送的理由和依据"), value=transfer.grounds_text),
        Fact(label=_("专案组成员"), value=listed(officer.name for officer in members_of(transfer))),
    )


def to_police(transfer: Transfer) -> tuple[Fact, ...]:
    """The same, with what the head decided."""
    tested = tested_reports(transfer)
    known = listed(tested) if tested else _("案卷中没有检验报告或者鉴定结论，移送书将如实写明")
    return (
        *crime_report(transfer),
        Fact(label=_("检验报告、鉴定结论"), value=known),
        Fact(label=_("主要负责人决定"), value=decided(transfer)),
    )


def with_police(transfer: Transfer) -> tuple[Fact, ...]:
    """What went to the police, and what they answered."""
    return (
        Fact(label=_("接受的公安机关"), value=bracketed(transfer.police, str(transfer.sent_on))),
        *papers(transfer),
        *(reply(row) for row in transfer.replies.order_by("pk")),
    )
