"""DOC11: what was decided, and the answer to a request for internal review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.accountability.review.choices import Outcome
from cases.accountability.review.papers.common import GSA, ReviewForm, about, checklist, days, finding_blocks, in_words
from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Field, Fields, Heading, Para
from cases.intake.papers.common import Content, copies, in_chinese, paragraphs, seal


@paper("responsibility")
class Decision(ReviewForm):
    """DOC11 处理决定书: person, facts, kind, basis, every claimed ground with its reason, remedy and period, organ, date.

    Needs `opinion`. Takes `remedy` (the row), when it answers a request for internal review.
    """

    form = "DOC11"
    article = "CSR45, GSA45"
    needs = {"opinion": "处理理由"}
    states = {"name": "被审查人", "decided": "处理结果", "opinion": "处理理由"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        review, remedy = issue.subject, issue.given.get("remedy")
        return {
            **self.common(issue),
            "outcome": review.outcome,
            "opinion": issue.given["opinion"],
            "decided": in_words(review.outcome, review.measures),
            "basis": review.proposed_basis,
            "told_on": review.notified_on,
            "days": days("J23", issue),
            "wrongly_accused": review.wrongly_accused,
            "remedy": {"asked_on": remedy.asked_on, "grounds": remedy.grounds, "answer": remedy.get_answer_display()}
            if remedy
            else {},
        }

    def addressee(self, content: Content) -> str:
        return str(content["name"])

    def compose(self, content: Content) -> Sequence[Block]:
        if content["remedy"]:
            return [*self._answer(content), copies(), seal(content)]
        return [
            Fields(
                [
                    Field("被审查人", content["name"]),
                    Field("任职单位", f"{content['bureau']}{content['unit']}"),
                    Field("责任身份", content["capacity"]),
                ]
            ),
            Para(f"本局对你履行行政执法职责的情况进行了审查（{content['number']}）{about(content)}。"),
            *_findings_and_claims(content),
            Heading(f"{'三' if content['findings'] else '一'}、处理决定"),
            *paragraphs(content["opinion"]),
            Para(self._decided(content)),
            *self._after(content),
            copies(),
            seal(content),
        ]

    def _decided(self, content: Content) -> str:
        basis = f"依据{content['basis'].rstrip('。')}，" if content["outcome"] == Outcome.MEASURE and content["basis"] else ""
        return f"{basis}经{'集体研究' if content['findings'] else '核实'}，本局决定：{content['decided']}。"

    def _after(self, content: Content) -> list[Block]:
        if content["outcome"] == Outcome.MEASURE:
            return [
                Para(
                    f"如不服本决定，可以自收到本决定书之日起{content['days']}日内向本局申请复核；复核期间不停止决定的执行，"
                    "不因申请复核而加重处理。"
                )
            ]
        if content["wrongly_accused"]:
            return [Para(f"经查，反映你的问题不属实，依据{GSA}第五十三条的规定，本局将以适当方式予以澄清，消除不良影响。")]
        return []

    def _answer(self, content: Content) -> list[Block]:
        asked = content["remedy"]
        return [
            Para(
                f"你于{in_chinese(asked['asked_on'])}就本局的处理决定（{content['number']}）申请复核，理由是：{asked['grounds']}"
            ),
            Para("本局进行了复核，意见如下："),
            *paragraphs(content["opinion"]),
            Para(f"复核结论：{asked['answer']}。处理结果为：{content['decided']}。"),
        ]


def _findings_and_claims(content: Content) -> list[Block]:
    if not content["findings"]:
        return []
    told = f"本局于{in_chinese(content['told_on'])}将认定的事实和拟处理意见告知你。" if content["told_on"] else ""
    return [
        Heading("一、查明的事实"),
        *finding_blocks(content),
        Heading("二、陈述申辩和免责主张的审查"),
        Para(f"{told}{content['defence']}"),
        *paragraphs(content["verification"]),
        *checklist(content),
    ]
