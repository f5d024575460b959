"""Forms 45B and 45C: the bureau changes or annuls its own decision (PL75, PP63)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Para, Style
from cases.intake.papers.common import Content, copies, in_chinese, numbered, paragraphs, party_block, seal
from cases.penalty.papers import reads, wording
from cases.penalty.papers.compulsory import compulsory
from cases.penalty.papers.decision import DecisionPaper, PenaltyDecision, found_blocks, imposed_blocks, told_blocks, told_of
from cases.penalty.papers.proofs import evidence_blocks

WITHDRAWAL = (
    "原行政处罚信息已经公示的，本局将依据《市场监督管理行政处罚程序规定》第六十三条的规定，在三个工作日内撤回，并公开说明理由。"
)


@paper("penalty")
class ChangedDecision(PenaltyDecision):
    """45B 变更行政处罚决定书: the new decision takes the place of the old, with all that PP62 asks.

    Needs `decision` (the new row), `old` (the row it supersedes), `basis` (the document the change rests on,
    such as a reconsideration decision, or 自行纠正). Takes `bank`, `government`, `court`.
    """

    form = "45B"
    style = Style.RED_HEAD
    article = "PL75, PP62, PP63"
    needs = {"decision": "变更后的决定", "old": "原决定", "basis": "变更的依据"}
    states = compulsory("45B")

    def collect(self, issue: Issue) -> dict[str, Any]:
        decision, old, given = issue.given["decision"], issue.given["old"], issue.given
        return {
            **self.common(issue, decision),
            **self.penalty(issue, decision),
            "basis": wording.basis_of(decision, {}),
            "notice": told_of(issue.subject),
            "defence_text": decision.defence_text,
            "ground": given["basis"],
            **_old(issue, old),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        return [
            party_block(content["party"]),
            *_original(content),
            Para(f"{_ground(content)}，{_power(content)}本局决定对原行政处罚决定予以变更。"),
            Para("经查明："),
            *paragraphs(content["facts_text"]),
            *evidence_blocks(content["evidence"]),
            *told_blocks(content),
            *found_blocks(content),
            *imposed_blocks(content),
            Para("原行政处罚决定自本决定书送达之日起不再执行；已按原决定缴纳的款项予以抵扣，多缴的依法退还。"),
            *(Para(text) for text in wording.performance_texts(content)),
            Para(wording.remedy_text(content) + wording.EXECUTION_STAYS),
            Para(WITHDRAWAL),
            copies(),
            seal(content),
        ]


@paper("penalty")
class AnnulledDecision(DecisionPaper):
    """45C 撤销行政处罚决定书: nothing takes the old decision's place.

    Needs `decision` (the annulled row), `basis` (the document it rests on, or 自行纠正). Takes `opinion` (the
    reason), `government`, `court`.
    """

    form = "45C"
    article = "PL75, PP63"
    needs = {"decision": "被撤销的决定", "basis": "撤销的依据"}
    states = {"old_reference": "原决定书文号", "old_decided_on": "原决定日期", "ground": "撤销的依据"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        given, case = issue.given, issue.subject
        remedies = wording.remedies(issue)
        self.require(wording.REMEDY_NAMES, remedies, issue)
        return {
            "party": self.party(case.party, issue),
            "case_number": case.number,
            "cause": case.cause,
            "ground": given["basis"],
            "reason": given.get("opinion", ""),
            "decided_on": issue.on,
            "remedies": remedies,
            **_old(issue, given["decision"]),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        return [
            party_block(content["party"]),
            *_original(content),
            *paragraphs(content["reason"]),
            Para(f"{_ground(content)}，{_power(content)}本局决定：撤销{_name(content)}。"),
            Para("原行政处罚决定自撤销之日起不再执行；已按原决定缴纳的罚没款和被没收的财物，依法予以退还。"),
            Para(WITHDRAWAL),
            Para(wording.remedy_text(content)),
            copies(),
            seal(content),
        ]


def _old(issue: Issue, old: Any) -> dict[str, Any]:
    """The old decision as it was served; its paper is the record of what it imposed."""
    paper = reads.paper_of(issue.subject, old)
    return {
        "old_title": paper.title if paper else "",
        "old_reference": paper.reference if paper else "",
        "old_decided_on": old.decided_on,
        "old_items": paper.snapshot.get("items", []) if paper else [],
    }


def _original(content: Content) -> list[Block]:
    """What was decided before."""
    text = f"本局于{in_chinese(content['old_decided_on'])}对当事人作出{_name(content)}，决定处罚如下："
    if not content["old_items"]:
        return [Para(text.removesuffix("，决定处罚如下：") + "。")]
    return [Para(text), *numbered([f"{item}。" for item in content["old_items"]])]


def _power(content: Content) -> str:
    """PL75 is the bureau's own power; a reconsideration decision or a judgment binds it without."""
    bound = any(word in content["ground"] for word in ("复议", "判决", "裁定", "调解书"))
    return "" if bound else "依据《中华人民共和国行政处罚法》第七十五条第二款的规定，"


def _name(content: Content) -> str:
    return f"《{content['old_title']}》（{content['old_reference']}）"


def _ground(content: Content) -> str:
    ground = content["ground"].rstrip("。，")
    return ground if ground.startswith(("根据", "依据", "经", "因")) else f"根据{ground}"
