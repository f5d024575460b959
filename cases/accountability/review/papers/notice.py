"""DOC10: what the official is told before anything is decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.accountability.review.papers.common import CSR, GSA, ReviewForm, about, days, finding_blocks, in_words
from cases.accountability.review.people import investigators_of
from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Heading, Para
from cases.intake.papers.common import Content, copies, seal
from cases.parties.models import Officer


@paper("responsibility")
class Notice(ReviewForm):
    """DOC10 事实与拟处理告知书: findings, proposed basis, the right to state a defence and to claim grounds."""

    form = "DOC10"
    article = "CSR39, GSA43"
    states = {"findings": "调查认定的事实", "basis": "拟处理依据", "proposed": "拟处理意见"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        review = issue.subject
        return {
            **self.common(issue),
            "basis": review.proposed_basis,
            "days": days("J18-defence", issue),
            "proposed": in_words(review.proposed_outcome, review.proposed_measures),
            "investigators": [o.name for o in Officer.objects.filter(pk__in=investigators_of(review)).order_by("pk")],
        }

    def addressee(self, content: Content) -> str:
        return str(content["name"])

    def compose(self, content: Content) -> Sequence[Block]:
        return [
            Para(
                f"本局对你作为{content['capacity']}履行行政执法职责的情况进行调查（{content['number']}）{about(content)}。"
                f"依据{CSR}第三十九条、{GSA}第四十三条的规定，现将调查认定的事实及拟处理的依据告知如下："
            ),
            Heading("一、调查认定的事实"),
            *finding_blocks(content),
            Heading("二、拟处理意见及依据"),
            Para(f"依据{content['basis'].rstrip('。')}，拟{content['proposed']}。"),
            Heading("三、陈述、申辩的权利"),
            Para(
                f"你有权自收到本告知书之日起{content['days']}个工作日内进行陈述、申辩，并可以主张尽职免责情形；逾期未提出的，视为放弃。"
                "本局对你提出的事实、理由和证据进行复核，不因陈述、申辩而加重处理。"
            ),
            Para(f"本审查的调查人员为{'、'.join(content['investigators'])}，你认为其与本事项有利害关系的，有权申请回避。"),
            copies(),
            seal(content),
        ]
