"""DOC13: the reasoned opinion, and the minutes of the leading group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.accountability.review.papers.common import ReviewForm, checklist, finding_blocks, in_words
from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Column, Field, Fields, Heading, Para, Style, Table
from cases.intake.papers.common import Content, in_chinese, paragraphs


@paper("responsibility")
class Minutes(ReviewForm):
    """DOC13 责任论证意见与集体研究记录: reasoned opinion, exemption checklist, minutes with dissent.

    Takes `meeting` (the row); without it the paper is the opinion that goes to the meeting.
    """

    form = "DOC13"
    style = Style.FORM
    article = "O41-9, CSR39"
    states = {"argument": "论证意见", "verification": "陈述申辩复核情况", "findings": "调查认定的事实"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        review, meeting = issue.subject, issue.given.get("meeting")
        return {
            **self.common(issue),
            "argument": review.argument,
            "proposed": in_words(review.proposed_outcome, review.proposed_measures),
            "meeting": {
                "held_on": meeting.held_on,
                "presided_by": meeting.presided_by,
                "attendees": meeting.attendees,
                "views": meeting.views,
                "conclusion": meeting.conclusion,
                "decided": in_words(meeting.outcome, meeting.measures),
            }
            if meeting
            else {},
        }

    def compose(self, content: Content) -> Sequence[Block]:
        return [
            Fields(
                [
                    Field("审查编号", content["number"], wide=False),
                    Field("被审查人", content["name"], wide=False),
                    Field("任职单位", f"{content['bureau']}{content['unit']}"),
                    Field("责任身份", content["capacity"], wide=False),
                    Field("启动情形", content["trigger"], wide=False),
                    Field("告知的拟处理意见", content["proposed"]),
                ]
            ),
            Heading("一、三项要件的认定"),
            *finding_blocks(content),
            Heading("二、陈述申辩及复核"),
            *paragraphs(content["defence"]),
            *paragraphs(content["verification"]),
            Heading("三、尽职免责情形逐项审查"),
            *checklist(content),
            Heading("四、论证意见"),
            *paragraphs(content["argument"]),
            *(_meeting(content["meeting"]) if content["meeting"] else []),
        ]


def _meeting(meeting: Mapping[str, Any]) -> list[Block]:
    rows = [[v["name"], "不同意" if v.get("dissent") else "同意", v["view"]] for v in meeting["views"]]
    return [
        Heading("五、集体研究记录"),
        Para(f"{in_chinese(meeting['held_on'])}，{meeting['presided_by']}主持，参加人员：{'、'.join(meeting['attendees'])}。"),
        Table([Column("姓名", 1.0), Column("表决", 0.8, "center"), Column("意见（含不同意见）", 4.0)], rows),
        *paragraphs(meeting["conclusion"]),
        Para(f"研究决定：{meeting['decided']}。"),
    ]
