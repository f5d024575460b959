"""Form 8: a step of a procedure is approved (延期、中止、恢复、移送等)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue
from cases.base.pdf import Block, Field, Fields, Style
from cases.intake.papers.common import PROPOSER, PROPOSING_HEAD, Content, LegalForm, approval_blocks, party_cells, party_facts


class MatterApproval(LegalForm):
    """8 行政处罚案件有关事项审批表: of any subject with a number and a party.

    Needs `matter`, `reason`, `decision` and `approvals` (the deciding head last). Takes `party`, if it is about another one.
    """

    form = "8"
    style = Style.FORM
    article = "PP46, PP64, T310-5"
    needs = {"matter": "审批事项", "reason": "理由和依据", "decision": "决定", "approvals": "审批意见"}
    states = {"number": "案号", "matter": "审批事项", "reason": "理由和依据"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        subject, given = issue.subject, issue.given
        return {
            "number": subject.number,
            "about": subject.listed.title,
            "party": party_facts(given.get("party") or subject.party),
            "matter": given["matter"],
            "reason": given["reason"],
            "decision": given["decision"],
            "approvals": _signed_by_three(self.approvals(issue, last="负责人")),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        return [
            Fields([Field("编号", content["number"]), Field("案件名称", content["about"])]),
            party_cells(content["party"]),
            Fields(
                [
                    Field("审批事项", content["matter"]),
                    Field("理由和依据", content["reason"], min_lines=5),
                    Field("决定", content["decision"]),
                ]
            ),
            *approval_blocks(content),
        ]


def _signed_by_three(boxes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Who handles the matter, the head of that unit and the decider, as the official form has them; open where none acted."""
    proposed = boxes[:-1] or [PROPOSER]
    return [*proposed, PROPOSING_HEAD, boxes[-1]]
