"""DOC12: what is referred to another organ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.accountability.review.choices import Recipient
from cases.accountability.review.papers.common import CSR, ReviewForm, finding_blocks
from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Gap, Heading, Para, Signatures
from cases.intake.papers.common import Content, numbered, paragraphs, seal, signature


@paper("responsibility")
class Referral(ReviewForm):
    """DOC12 移送函: clue summary, evidence list, persons, receipt. Needs `opinion`."""

    form = "DOC12"
    article = "SL37, T310-18, T310-19"
    needs = {"opinion": "移送理由"}
    states = {"recipient": "移送机关", "findings": "问题线索", "opinion": "移送理由"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        return {
            **self.common(issue),
            "opinion": issue.given["opinion"],
            "recipient": issue.subject.recipient_name,
            "kind": issue.subject.recipient,
        }

    def addressee(self, content: Content) -> str:
        return str(content["recipient"])

    def compose(self, content: Content) -> Sequence[Block]:
        basis = (
            "《中华人民共和国监察法》第三十七条、《行政执法机关移送涉嫌犯罪案件的规定》第十八条、第十九条"
            if content["kind"] == Recipient.COMMISSION
            else f"{CSR}第三十四条"
        )
        return [
            Para(f"本局在执法责任审查（{content['number']}）中发现，下列事项应当由你单位处理。依据{basis}的规定，现予移送。"),
            Heading("一、所涉人员"),
            Para(f"{content['name']}，任职于{content['bureau']}{content['unit']}，系{content['capacity']}。"),
            Heading("二、问题线索"),
            *finding_blocks(content),
            Heading("三、移送理由"),
            *paragraphs(content["opinion"]),
            Heading("四、随附材料"),
            *numbered(
                [
                    f"执法责任审查案卷复印件（{content['number']}）。",
                    *([f"所涉案件案卷（{content['case']}）。"] if content["case"] else []),
                    "本移送函回执。",
                ]
            ),
            seal(content),
            Gap(1.5),
            Para("回执：上述材料已收到。", indent=0),
            Signatures([signature("接收人")]),
        ]
