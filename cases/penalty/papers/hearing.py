"""DOC14: the party is told why no hearing is held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Para, Style
from cases.intake.papers.common import Content, LegalForm, copies, in_chinese, paragraphs, seal, you
from cases.penalty.papers import reads
from cases.penalty.papers.investigation import contact, contact_block

_PL, _HR = "《中华人民共和国行政处罚法》", "《市场监督管理行政处罚听证办法》"
GROUNDS = {
    "late": f"该申请超过{_PL}第六十四条和{_HR}第七条规定的五个工作日期限",
    "out_of_range": f"本局拟作出的行政处罚不属于{_PL}第六十三条和{_HR}第五条规定的听证范围",
}


@paper("penalty")
class HearingRefused(LegalForm):
    """DOC14 不予举行听证告知书 (PL63, HR5, HR7). Needs `request` (the row, refused with its ground). Takes `contact`."""

    form = "DOC14"
    style = Style.RED_HEAD
    article = "PL63, HR5, HR7"
    needs = {"request": "听证申请"}
    states = {"asked_by": "申请人", "sent_on": "提出日期", "ground": "不予举行的情形", "reason": "理由"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        request = issue.given["request"]
        told = reads.last_issued(issue.subject, "37")
        party = self.party(issue.subject.party, issue)
        return {
            "addressee": party["name"],
            "party": party,
            "notice": told.reference if told else "",
            "asked_by": request.asked_by,
            "sent_on": request.sent_on,
            "received_on": request.received_on,
            "ground": request.ground,
            "reason": request.ended_text,
            "contact": contact(issue),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        who = you(content["party"])
        about = f"就本局《行政处罚告知书》（{content['notice']}）" if content["notice"] else ""
        return [
            Para(
                f"{who}于{in_chinese(content['sent_on'])}{about}提出听证申请（本局于{in_chinese(content['received_on'])}收到）。"
                f"经审查，{GROUNDS[content['ground']]}，本局决定不予举行听证。"
            ),
            Para("理由："),
            *paragraphs(content["reason"]),
            Para(
                f"{who}在作出行政处罚决定前提出的陈述、申辩意见，属于法定期限内提出的，本局依法听取并复核，不因此给予更重的处罚。"
            ),
            *contact_block(content),
            copies(),
            seal(content),
        ]
