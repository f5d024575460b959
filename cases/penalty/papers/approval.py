"""Forms 42, 43 and 53: the leaders discuss, approve the handling, approve the closure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Field, Fields, Heading, Para, Signatures, Style
from cases.intake.papers.common import (
    UNIT_HEAD,
    Content,
    LegalForm,
    approval_blocks,
    in_chinese,
    names,
    paragraphs,
    party_cells,
    party_facts,
    plain,
    signature,
)
from cases.penalty.models import Decision, Review
from cases.penalty.papers import reads, wording
from cases.penalty.papers.amounts import in_both
from cases.penalty.papers.proofs import evidence_of

OUTCOMES = {"penalty": "给予行政处罚", "exempt": "不予行政处罚", "unproven": "违法事实不成立，不予行政处罚"}


@paper("penalty")
class DiscussionMinutes(LegalForm):
    """42 行政处罚案件集体讨论记录 (PP60): who was there, each leader's view, the conclusion.

    Needs `discussion` (the row). Place, reporter and recorder stay blank, to be written, where they were not recorded.
    """

    form = "42"
    style = Style.FORM
    article = "PL57, PP60"
    needs = {"discussion": "集体讨论"}
    states = {
        "held_on": "讨论时间",
        "presided_by": "主持人",
        "attendees": "出席人员",
        "views": "讨论意见",
        "conclusion": "结论性意见",
        "facts_text": "案件情况",
    }

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, held = issue.subject, issue.given["discussion"]
        report = reads.report(case)
        silent = [view["name"] for view in held.views if not str(view.get("view", "")).strip()]
        self.refuse([f"{name}的意见" for name in silent], issue)
        return {
            "case_number": case.number,
            "cause": case.cause,
            "party": case.party.name,
            "held_on": held.held_on,
            "place": held.place or "",
            "presided_by": held.presided_by,
            "attendees": [names([person]) for person in held.attendees],
            "reporter": held.reporter or "",
            "recorder": held.recorder or "",
            "facts_text": report.facts_text if report else "",
            "opinion_text": report.opinion_text if report else "",
            "reviews": [_review(row) for row in reads.reviews(case)],
            "views": [{"name": names([view]), "view": view["view"]} for view in held.views],
            "conclusion": held.conclusion,
            "fine": held.fine,
            "mitigation": held.mitigation_agreed,
        }

    def compose(self, content: Content) -> Sequence[Block]:
        head = [
            Field("案号", content["case_number"]),
            Field("案由", content["cause"]),
            Field("当事人", content["party"]),
            Field("讨论时间", in_chinese(content["held_on"]), wide=False),
            Field("主持人", content["presided_by"], wide=False),
            Field("讨论地点", content["place"]),
            Field("出席人员", "、".join(content["attendees"])),
            Field("汇报人", content["reporter"], wide=False),
            Field("记录人", content["recorder"], wide=False),
        ]
        fine = [Para(f"议定罚款：{in_both(content['fine'])}。")] if content["fine"] is not None else []
        less = [Para("一致意见：同意适用减轻处罚。")] if content["mitigation"] else []
        signers = [signature(name) for name in content["attendees"]]
        return [
            Fields(head),
            Heading("一、案件情况汇报"),
            *paragraphs(content["facts_text"]),
            *paragraphs(content["opinion_text"]),
            *(Para(f"{row['kind']}意见：{row['opinion']}") for row in content["reviews"]),
            Heading("二、讨论意见"),
            *(Para(f"{row['name']}：{row['view']}") for row in content["views"]),
            Heading("三、结论性意见"),
            *paragraphs(content["conclusion"]),
            *fine,
            *less,
            Para("出席人员签名：", indent=0),
            Signatures([*signers, signature("记录人")]),
        ]


@paper("penalty")
class HandlingApproval(LegalForm):
    """43 行政处理决定审批表 (PP60): facts, defence, content; from the unit to the deciding head.

    Needs `decision` (the row, of a penalty or of none) and `opinion` (of the deciding head, who issues the
    form). Takes `basis`.
    """

    form = "43"
    style = Style.FORM
    article = "PP60"
    needs = {"decision": "处理决定", "opinion": "部门负责人意见"}
    states = {"facts_text": "违法事实", "handling": "处理内容", "basis": "处理依据"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, given = issue.subject, issue.given
        decision = given["decision"]
        self.refuse(wording.undescribed(decision), issue)
        items = wording.penalty_items(decision)
        return {
            "case_number": case.number,
            "cause": case.cause,
            "filed_on": case.filed_on,
            "party": party_facts(case.party),
            "facts_text": decision.facts_text,
            "evidence": evidence_of(case),
            "basis": wording.handling_basis(decision),
            "reasons_text": decision.reasons_text,
            "defence_text": decision.defence_text if decision.kind != "exempt" or reads.told_notice(case) else "",
            "outcome": OUTCOMES[decision.kind],
            "items": items,
            "handling": items or [OUTCOMES[decision.kind]],
            "approvals": self._chain(issue),
        }

    def _chain(self, issue: Issue) -> list[dict[str, Any]]:
        case, report = issue.subject, reads.report(issue.subject)
        boxes = []
        if report:
            boxes.append(_box("办案人员意见", report.opinion_text, names(reads.handlers(case)), report.made_on))
        # no act of the unit head lies between the review and the decision
        boxes.append(UNIT_HEAD)
        boxes += [_box(f"{r.get_kind_display()}意见", r.opinion, r.reviewer.name, r.reviewed_on) for r in reads.reviews(case)]
        if held := reads.discussion(case):
            boxes.append(_box("集体讨论结论", held.conclusion, held.presided_by, held.held_on))
        return [*boxes, _box("部门负责人意见", issue.given["opinion"], issue.issuer, issue.on)]

    def compose(self, content: Content) -> Sequence[Block]:
        handling = [content["outcome"], *[f"{n}．{text}。" for n, text in enumerate(content["items"], 1)]]
        return [
            Fields(
                [
                    Field("案号", content["case_number"], wide=False),
                    Field("立案日期", in_chinese(content["filed_on"]), wide=False),
                    Field("案由", content["cause"]),
                ]
            ),
            party_cells(content["party"]),
            Fields(
                [
                    Field("违法事实和证据", _facts_and_evidence(content), min_lines=4),
                    *([Field("陈述申辩及采纳情况", content["defence_text"])] if content["defence_text"] else []),
                    Field("处理依据", content["basis"]),
                    *([Field("裁量理由", content["reasons_text"])] if content["reasons_text"] else []),
                    Field("处理内容", "\n".join(handling), min_lines=3),
                ]
            ),
            *approval_blocks(content),
        ]


def _facts_and_evidence(content: Content) -> str:
    """The facts, and by what they are proven; papers from before it was kept state the facts alone."""
    pieces = [f"{n}．{row['title'].rstrip('。')}" for n, row in enumerate(content.get("evidence", ()), start=1)]
    return content["facts_text"] + (f"\n主要证据：{'；'.join(pieces)}。" if pieces else "")


@paper("penalty")
class ClosingApproval(LegalForm):
    """53 结案审批表 (PP77).

    Needs `result` (what came of the case, in the proposer's words) and `approvals` (the deciding head last).
    Takes `goods` (what became of goods), `ground` (the ground of PP77, else found from the case).
    """

    form = "53"
    style = Style.FORM
    article = "PP77"
    needs = {"result": "处理结果和执行情况", "approvals": "审批意见"}
    states = {"ground": "结案理由", "filed_on": "立案日期"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, given = issue.subject, issue.given
        decision = reads.decision(case)
        paid = reads.payments(decision) if decision else []
        paper = reads.paper_of(case, decision)
        return {
            "case_number": case.number,
            "cause": case.cause,
            "party": party_facts(case.party),
            "filed_on": case.filed_on,
            "decided_on": case.decided_on,
            "served_on": case.served_on,
            "executed_on": case.executed_on,
            "decision_reference": paper.reference if paper else "",
            "status": decision.status if decision else "",
            "payments": [{"purpose": p.get_purpose_display(), "amount": p.amount, "on": p.paid_on} for p in paid],
            "result": given["result"],
            "goods": given.get("goods", ""),
            "ground": given.get("ground") or _ground(decision),
            "handlers": names(reads.handlers(case)),
            "approvals": self.approvals(issue),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        days = [("决定日期", "decided_on"), ("送达日期", "served_on"), ("执行日期", "executed_on")]
        return [
            Fields(
                [
                    Field("案号", content["case_number"], wide=False),
                    Field("立案日期", in_chinese(content["filed_on"]), wide=False),
                    Field("案由", content["cause"]),
                    Field("办案人员", content["handlers"]),
                ]
            ),
            party_cells(content["party"]),
            Fields(
                [
                    *([Field("决定书文号", content["decision_reference"], wide=False)] if content["decision_reference"] else []),
                    *(Field(zh, in_chinese(content[key]), wide=False) for zh, key in days if content[key]),
                    Field("处理结果和执行情况", content["result"], min_lines=3),
                    *_paid(content),
                    *([Field("涉案财物处理", content["goods"])] if content["goods"] else []),
                    Field("结案理由", content["ground"]),
                ]
            ),
            *approval_blocks(content),
        ]


def _ground(decision: Decision | None) -> str:
    """The ground of PP77 as far as the decision shows it."""
    if decision is None:
        return ""
    if decision.status == "annulled":
        return "行政处罚决定已被依法撤销，符合《市场监督管理行政处罚程序规定》第七十七条规定的结案条件。"
    if decision.kind == "exempt":
        return "作出不予行政处罚决定并已送达，符合《市场监督管理行政处罚程序规定》第七十七条规定的结案条件。"
    return "行政处罚决定执行完毕，符合《市场监督管理行政处罚程序规定》第七十七条规定的结案条件。"


def _paid(content: Content) -> list[Field]:
    lines = [f"{in_chinese(p['on'])}缴纳{p['purpose']}{in_both(p['amount'])}。" for p in content["payments"]]
    return [Field("罚没款缴纳", "\n".join(lines))] if lines else []


def _review(row: Review) -> dict[str, Any]:
    return {"kind": row.get_kind_display(), "opinion": row.opinion, "name": row.reviewer.name}


def _box(label: str, opinion: str, name: str, on: Any) -> dict[str, Any]:
    box: dict[str, Any] = plain({"label": label, "opinion": opinion, "name": name, "on": on})
    return box
