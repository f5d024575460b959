"""DOC4: the party is told that it may be listed (L44 13)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Heading, Para, Style
from cases.intake.papers.common import Content, LegalForm, copies, paragraphs, seal, you
from cases.law import deadlines
from cases.law.official import numeral
from cases.penalty.papers import reads, wording
from cases.penalty.papers.investigation import contact_block
from integrity.blacklist.papers.wording import L44, LIST, contact, grounds, reasons

_PL, _PP = "《中华人民共和国行政处罚法》", "《市场监督管理行政处罚程序规定》"


@paper("blacklist")
class ListingNotice(LegalForm):
    """DOC4 列入告知书: the intended listing, its facts, reasons and basis, and the party's rights."""

    form = "DOC4"
    style = Style.RED_HEAD
    article = "L44 13"
    states = {
        "facts_text": "违法事实",
        "grounds": "列入情形",
        "heavy": "较重行政处罚",
        "weighing": "情节评估",
        "items": "拟处罚内容",
    }

    def collect(self, issue: Issue) -> dict[str, Any]:
        listing, case = issue.subject, issue.subject.case
        notice, party = reads.notice(case), self.party(listing.party, issue)
        return {
            "addressee": party["name"],
            "party": party,
            "case_number": case.number,
            "cause": case.cause,
            "facts_text": notice.facts_text if notice else "",
            "items": wording.penalty_items(notice) if notice else [],
            "grounds": grounds(listing),
            "heavy": listing.get_heavy_by_display(),
            "weighing": listing.weighing,
            "consent_required": listing.consent_required,
            "days": deadlines.deadline("D12", issue.on).length,
            "contact": contact(issue),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        who = you(content["party"])
        return [
            Para(
                f"由本局立案调查的{who}{_suspected(content['cause'])}一案（{content['case_number']}），本局拟作出较重行政处罚，"
                f"并拟将{who}列入{LIST}。根据{L44}第十三条的规定，现将拟列入的事实、理由、依据和{who}享有的权利告知如下："
            ),
            Heading("一、事实"),
            *paragraphs(content["facts_text"]),
            Heading("二、理由和依据"),
            *reasons(content, who, intended=True),
            Heading("三、列入的后果"),
            Para(
                f"决定列入的，依照{L44}第十四条的规定通过国家企业信用信息公示系统公示，依照第十五条的规定实施相应的管理措施，"
                "并依照第二十一条的规定自列入之日起满三年移出；依照法律法规实施限制措施超过三年的，按照实际限制期限执行。"
            ),
            Heading(f"四、{who}享有的权利"),
            *_rights(content, who),
            *contact_block(content),
            copies(),
            seal(content),
        ]


def _rights(content: Content, who: str) -> list[Block]:
    days = numeral(content["days"])
    consent = (
        [Para(f"依据{L44}第二十二条的规定，本局作出列入决定前，须报经上一级市场监督管理部门同意。")]
        if content["consent_required"]
        else []
    )
    return [
        Para(
            f"依据{L44}第十三条、{_PL}第四十四条、第四十五条和{_PP}第五十七条的规定，{who}有权对拟列入事项进行陈述、申辩，"
            f"并可以提交事实、理由和证据；自收到本告知书之日起{days}个工作日内未提出的，视为放弃此权利。"
            "本局不因陈述、申辩而加重处理。"
        ),
        Para(
            f"依据{L44}第十三条和{_PL}第六十四条的规定，{who}有权要求就拟列入事项举行听证；要求听证的，应当自收到本告知书之日起{days}个"
            f"工作日内提出，听证与行政处罚程序一并实施；期限内未要求的，视为放弃此权利。{who}不承担本局组织听证的费用。"
        ),
        Para(f"依据{L44}第十二条第二款的规定，{who}有证据足以证明没有主观故意的，不列入{LIST}。"),
        *consent,
    ]


def _suspected(cause: str) -> str:
    text = cause.removesuffix("案")
    return text if text.startswith("涉嫌") else f"涉嫌{text}"
