"""Form 8: a step of a procedure is approved (延期、中止、恢复、移送等)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.actors import Actor
from cases.base.documents import Issue
from cases.base.pdf import Block, Field, Fields, Style
from cases.base.roles import LEADERS
from cases.base.work import Work
from cases.intake.papers.common import PROPOSER, PROPOSING_HEAD, Content, LegalForm, approval_blocks, party_cells, party_facts
from cases.parties.models import Officer
from cases.parties.replacing import Cause, Leaving


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
        party = given.get("party") or subject.party
        return {
            "number": subject.number,
            "about": subject.listed.title,
            "party": party_facts(party) if party else None,
            "matter": given["matter"],
            "reason": given["reason"],
            "decision": given["decision"],
            "approvals": _signed_by_three(self.approvals(issue, last="负责人")),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        return [
            Fields([Field("编号", content["number"]), Field("案件名称", content["about"])]),
            # a clue may be about somebody who is still to be found
            *([party_cells(content["party"])] if content["party"] else []),
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
    """Who handles the matter, the head of that unit and the decider, as the official form has them; open where none acted.

    What the law leaves to the head of the unit goes no further.
    """
    proposed = boxes[:-1] or [PROPOSER]
    between = [] if boxes[-1]["label"] == PROPOSING_HEAD["label"] else [PROPOSING_HEAD]
    return [*proposed, *between, boxes[-1]]


def naming(work: Work, row: Leaving, coming: Officer, *, leaving: Officer, named: Sequence[str], place: str, basis: str) -> Any:
    """What form 8 says of an officer who takes over from another as `place` (办案人员): who named the successor, and why.

    `named`: all who are so named from now on. A recusal is the leader's to decide (PP4), the naming the unit head's (PP19).
    """
    rules = [*(["第四条第一款"] if row.end_cause == Cause.RECUSAL else []), *filter(None, [basis])]
    cited = f"依据《市场监督管理行政处罚程序规定》{'、'.join(rules)}，" if rules else ""
    decision = f"由{coming.name}接替{leaving.name}，{place}为{'、'.join(named)}"
    why = f"{leaving.name}不再担任{place}（{row.get_end_cause_display()}）：{row.end_reason}"
    box = {"label": _decider(work.actor), "opinion": f"{decision}。", "name": work.actor.name, "on": work.today.isoformat()}
    reason = f"{why}\n{cited}另行指定{coming.name}为{place}。"
    return {"matter": f"更换{place}", "reason": reason, "decision": decision, "approvals": [box]}


def _decider(actor: Actor) -> str:
    return "部门负责人意见" if actor.role in LEADERS else PROPOSING_HEAD["label"]
