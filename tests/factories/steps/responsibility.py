"""How the acts on a review of responsibility are tried; people are named by their place in it (`WHO` of `reviews`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.factories.steps.step import Step

if TYPE_CHECKING:
    from tests.factories.reviews import Reviewed

FAULT: dict[str, Any] = {
    "conduct": "立案后连续四十日未开展调查",
    "duty": "市场监督管理行政处罚程序规定第六十四条",
    "unlawful": True,
    "unlawful_reasons": "无正当理由停止调查。",
    "mind": "gross_negligence",
    "mind_reasons": "多次收到期限提示仍未办理。",
    "harm": "bad_influence",
    "harm_reasons": "投诉人多次反映，造成不良影响。",
}
NO_ELEMENT = {**FAULT, "mind": "none", "mind_reasons": "期间按照分工办理突发事件，没有重大过失。"}
CLAIM = {"finding": 1, "ground": "G03", "statement": "等待检验机构出具报告。"}
TYPED_FAULT = {**FAULT, "unlawful": "yes"}
TYPED_DEFENCE = {
    "content": "有原因。",
    "finding_1": 1,
    "ground_1": "G03",
    "statement_1": "等待检验。",
    "finding_2": 1,
    "ground_2": "G12",
    "statement_2": "不可抗力。",
}


def _of(**more: Any) -> Callable[[Reviewed, date], dict[str, Any]]:
    return lambda r, day: {"review": r.review_id, **more}


def _register(r: Reviewed, day: date) -> dict[str, Any]:
    return {
        "authority": r.officer("registrar").appointments.get().authority,
        "trigger": "signal",
        "summary": "案件立案后长期未开展调查。",
        "officials": [(r.official, r.capacity)],
        "about": r.about,
    }


def _investigators(r: Reviewed, day: date) -> dict[str, Any]:
    return {"review": r.review_id, "investigators": [r.officer("first"), r.officer("second")]}


def _recuse(r: Reviewed, day: date) -> dict[str, Any]:
    return {
        "review": r.review_id,
        "leaving": r.officer("second"),
        "coming": r.officer("spare"),
        "reason": "与被审查人有近亲属关系。",
    }


def type_meeting(**more: Any) -> Callable[[Reviewed], Mapping[str, Any]]:
    def typed(r: Reviewed) -> Mapping[str, Any]:
        people = [r.officer(w) for w in ("head", "deputy1", "deputy2")]
        views = "\n".join(f"{o.name}：同意。" for o in people)
        return {"attendees": people, "views": views, "dissenters": [people[2]], "reasons": "事实清楚。", **more}

    return typed


STEPS: dict[str, Step[Reviewed]] = {
    "register": Step("registrar", date(2026, 3, 16), "responsibility.register", _register, stage=""),
    "consent": Step("head", date(2026, 3, 17), "responsibility.consent", _of(), stage="CLUE", fields={}),
    "begin": Step("supervisor", date(2026, 3, 18), "responsibility.begin_preliminary", _of(), stage="CONSENTED", fields={}),
    "report": Step(
        "supervisor",
        date(2026, 3, 23),
        "responsibility.report_preliminary",
        _of(findings="初步核实属实。", suggestion="open"),
        stage="PRELIM",
        fields={"findings": "属实。", "suggestion": "open"},
    ),
    "clear": Step(
        "head",
        date(2026, 3, 24),
        "responsibility.clear",
        _of(reasons="没有违法履职情形。"),
        stage="VERIFIED",
        fields={"reasons": "没有违法履职。"},
    ),
    "open": Step(
        "head",
        date(2026, 3, 24),
        "responsibility.open",
        _investigators,
        stage="VERIFIED",
        fields=lambda r: {"investigators": [r.officer("first"), r.officer("second")]},
    ),
    "recuse": Step(
        "head",
        date(2026, 3, 25),
        "responsibility.recuse",
        _recuse,
        stage="OPEN",
        fields=lambda r: {"leaving": r.officer("second"), "coming": r.officer("spare"), "reason": "近亲属。"},
    ),
    "finding": Step(
        "first", date(2026, 3, 26), "responsibility.record_finding", _of(finding=FAULT), stage="OPEN", fields=TYPED_FAULT
    ),
    "no_element": Step("first", date(2026, 3, 26), "responsibility.record_finding", _of(finding=NO_ELEMENT)),
    "notify": Step(
        "first",
        date(2026, 3, 30),
        "responsibility.notify",
        _of(outcome="MEASURE", measures=["criticise", "circulate"], basis="地方执法责任追究规定第十条", way="in_person"),
        stage="FOUND",
        fields={"outcome": "MEASURE", "measures": ["criticise"], "basis": "地方规定第十条", "way": "in_person"},
    ),
    "notify_none": Step(
        "first",
        date(2026, 3, 30),
        "responsibility.notify",
        _of(outcome="NO_FAULT", basis="市场监管总局令第41号第九条", way="in_person"),
    ),
    "notify_referral": Step(
        "first",
        date(2026, 3, 30),
        "responsibility.notify",
        _of(outcome="REFERRED", basis="行政机关公务员处分条例第三十四条", way="in_person"),
    ),
    "defend": Step(
        "official",
        date(2026, 4, 8),
        "responsibility.defend",
        _of(content="有客观原因。", claims=[CLAIM]),
        stage="NOTIFIED",
        fields=TYPED_DEFENCE,
    ),
    "waive": Step("official", date(2026, 4, 1), "responsibility.waive", _of(), stage="NOTIFIED", fields={}),
    "accept": Step(
        "first",
        date(2026, 4, 13),
        "responsibility.decide_claim",
        lambda r, day: {"review": r.review_id, "claim": r.claim(), "decision": "accepted", "reasons": "属实。"},
    ),
    "reject": Step(
        "first",
        date(2026, 4, 13),
        "responsibility.decide_claim",
        lambda r, day: {"review": r.review_id, "claim": r.claim(), "decision": "rejected", "reasons": "检验期间已扣除。"},
        stage="DEFENCE",
        fields=lambda r: {"claim": r.claim(), "decision": "rejected", "reasons": "已扣除。"},
    ),
    "revise": Step(
        "first",
        date(2026, 4, 13),
        "responsibility.revise_finding",
        _of(position=1, finding=NO_ELEMENT),
        stage="DEFENCE",
        fields={"position": 1, **TYPED_FAULT, "mind": "none"},
    ),
    "submit": Step(
        "second",
        date(2026, 4, 15),
        "responsibility.submit",
        _of(verification="逐项复核。", argument="建议按告知处理。"),
        stage="WAIVED",
        fields={"verification": "已复核。", "argument": "建议。"},
    ),
    "measure": Step(
        "head",
        date(2026, 4, 20),
        "responsibility.decide_measure",
        lambda r, day: r.meeting(measures=["criticise", "circulate"]),
        stage="COLLECTIVE",
        fields=type_meeting(measures=["criticise"]),
    ),
    "exempt": Step(
        "head",
        date(2026, 4, 20),
        "responsibility.decide_exempt",
        lambda r, day: r.meeting(),
        stage="TO_EXEMPT",
        fields=type_meeting(),
    ),
    "no_fault": Step(
        "head",
        date(2026, 4, 20),
        "responsibility.decide_no_fault",
        lambda r, day: r.meeting(),
        stage="TO_FIND_NONE",
        fields=type_meeting(),
    ),
    "refer": Step(
        "head",
        date(2026, 4, 20),
        "responsibility.refer",
        lambda r, day: r.meeting(recipient="appointing_organ", recipient_name="虚构县人民政府"),
        stage="TO_REFER",
        fields=type_meeting(recipient="appointing_organ", recipient_name="虚构县人民政府"),
    ),
    "serve": Step(
        "first",
        date(2026, 4, 21),
        "responsibility.serve_measure",
        _of(way="in_person"),
        stage="MEASURE",
        fields={"way": "electronic"},
    ),
    "inform": Step(
        "first", date(2026, 4, 21), "responsibility.inform", _of(way="in_person"), stage="EXEMPT", fields={"way": "in_person"}
    ),
    "ask": Step(
        "official",
        date(2026, 4, 28),
        "responsibility.ask_review",
        _of(grounds="处理过重。"),
        stage="SERVED",
        fields={"grounds": "过重。"},
    ),
    "answer": Step(
        "head",
        date(2026, 5, 12),
        "responsibility.answer_review",
        _of(answer="lightened", reasons="情节较轻。", measures=["criticise"], way="in_person"),
        stage="REMEDY",
        fields={"answer": "lightened", "measures": ["criticise"], "reasons": "情节较轻。", "way": "in_person"},
    ),
    "archive": Step("first", date(2026, 5, 27), "responsibility.archive", _of(), stage="ANSWERED", fields={}),
}
