"""DOC6: the superior consents (L44 22)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Para, Style
from cases.intake.papers.common import Content, LegalForm, in_chinese, seal
from integrity.blacklist.papers.wording import L44, LIST, cited, grounds


@paper("blacklist")
class SuperiorConsent(LegalForm):
    """DOC6 上一级机关同意意见: the superior's own paper to the bureau that lists."""

    form = "DOC6"
    style = Style.RED_HEAD
    article = "L44 22"
    states = {"grounds": "列入情形", "opinion": "同意意见", "signed_by": "签署人"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        listing = issue.subject
        return {
            "addressee": listing.authority.name,
            "party_name": listing.party.name,
            "party_code": listing.party.uscc or "",
            "case_number": listing.case.number,
            "grounds": grounds(listing),
            "heavy": listing.get_heavy_by_display(),
            "requested_on": listing.consent_requested_on,
            "request": listing.consent_request,
            "opinion": listing.consent_opinion,
            "signed_by": listing.consent_by,
        }

    def compose(self, content: Content) -> Sequence[Block]:
        code = f"（统一社会信用代码：{content['party_code']}）" if content["party_code"] else ""
        return [
            Para(
                f"你局{in_chinese(content['requested_on'])}就{content['case_number']}案报请将{content['party_name']}{code}列入{LIST}"
                f"的请示收悉。根据{L44}第二十二条的规定，经审查，答复如下："
            ),
            Para(f"一、{cited(content)}，拟作出的处罚属于较重行政处罚（{content['heavy']}）。"),
            Para(f"二、同意你局将{content['party_name']}列入{LIST}。{content['opinion']}"),
            Para("三、请你局与行政处罚决定一并作出列入决定，依法送达当事人，并在法定期限内公示。"),
            Para(f"签署人：{content['signed_by']}"),
            seal(content),
        ]
