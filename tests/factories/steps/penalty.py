"""How the acts on a case are tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from cases.base.models import Document
from tests.factories.steps.clue import handlers, leaving
from tests.factories.steps.content import NO_PENALTY, REPORT, SEVEN, TICKED, TYPED_PROPOSAL
from tests.factories.steps.step import Night, Step

if TYPE_CHECKING:
    from tests.factories.cases import Played

ANSWERED = dict.fromkeys(SEVEN, "yes")
HELD = {"place": "三楼会议室", "reporter": "王守正", "recorder": "何记"}

_numbers = count(1)
RECONSIDERED = "虚构区人民政府行政复议决定书（虚复〔2026〕1号）"
SERVED = {"receiver": "林例示"}
STATED = {"stated_by": "林例示"}


def _of(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {"case": p.case_id, **more}


def _proposed(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {"case": p.case_id, "proposal": p.proposal, **more}


def _service(p: Played, day: date) -> dict[str, Any]:
    return {"case": p.case_id, "mode": "in_person", "served_on": day, "receiver": "林例示"}


def _answer(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {"case": p.case_id, "received_on": day, "stated_by": "林例示", **more}


def _evidence(p: Played, day: date) -> dict[str, Any]:
    return {
        "case": p.case_id,
        "kind": "record",
        "title": "现场笔录",
        "proves": "现场有超过保质期的糕点",
        "source": "执法人员制作",
        "taken_on": day,
        "collectors": handlers(p),
        "content": f"笔录{next(_numbers)}".encode(),
        "file_name": "笔录.txt",
        "media_type": "text/plain",
    }


def _last(p: Played) -> int:
    last = p.case.evidences.order_by("-position").first()
    return last.pk if last else 0


def _evidence_of(p: Played, day: date) -> dict[str, Any]:
    return {
        "case": p.case_id,
        "evidence": _last(p),
        "from_holder": "人员甲",
        "to_holder": "证据保管室",
        "place": "保管室3号柜",
        "reason": "集中保管。",
    }


def _pay(purpose: str) -> Callable[[Played, date], dict[str, Any]]:
    def given(p: Played, day: date) -> dict[str, Any]:
        amount = p.proposal.fine if purpose == "fine" else p.proposal.confiscated_gains
        receipt = f"票据{next(_numbers)}"
        return {"case": p.case_id, "purpose": purpose, "amount": amount, "paid_on": day, "receipt": receipt}

    return given


def _payment(p: Played) -> int:
    return int(p.case.payments.order_by("pk").values_list("pk", flat=True)[0])


def _order(p: Played) -> int:
    found = Document.objects.filter(stream=p.stream, form="33").order_by("-pk").first()
    return int(found.pk) if found else 0


def _service_of_order(p: Played, day: date) -> dict[str, Any]:
    return {**_service(p, day), "document": _order(p)}


def _lighter(p: Played, day: date) -> dict[str, Any]:
    lighter = replace(p.proposal, confiscated_goods=300_00)
    return {"case": p.case_id, "proposal": lighter, "basis": RECONSIDERED, "opinion": "按复议决定变更。"}


SECOND_ACT = {"conduct": ["FSL126-1-3"], "role": "seller", "refused_to_correct": True, "serious": False, "substance": "none"}

# who in the company answers for it
JOINED: dict[str, Any] = {
    "new_party": {
        "kind": "natural_person",
        "name": "李并立",
        "address": "虚构市虚构路7号",
        "identity_kind": "passport",
        "identity_number": "E00000001",
        "born_on": date(1980, 1, 1),
    },
    "conduct": "FSIR75",
    "cause": "对经营超过保质期食品负有直接责任案",
    "reason": "故意实施违法行为，应当处罚到人。",
}

STEPS: dict[str, Step[Played]] = {
    "evidence": Step(
        "co1",
        date(2026, 3, 11),
        "penalty.add_evidence",
        _evidence,
        stage="INVEST",
        fields={"kind": "record", "title": "现场笔录", "proves": "现场情况", "source": "制作"},
    ),
    "correct_evidence": Step(
        "co1",
        date(2026, 3, 11),
        "penalty.correct_evidence",
        lambda p, day: {"case": p.case_id, "evidence": _last(p), "title": "现场检查笔录", "reason": "名称误填。"},
        stage="EVIDENCE",
        fields=lambda p: {"evidence": _last(p), "title": "现场检查笔录", "reason": "名称误填。"},
    ),
    "withdraw_evidence": Step(
        "co1",
        date(2026, 3, 11),
        "penalty.withdraw_evidence",
        lambda p, day: {"case": p.case_id, "evidence": _last(p), "reason": "重复登记。"},
        stage="EVIDENCE",
        fields=lambda p: {"evidence": _last(p), "reason": "重复登记。"},
    ),
    "hand_over": Step(
        "co1",
        date(2026, 3, 11),
        "penalty.hand_over_evidence",
        _evidence_of,
        stage="EVIDENCE",
        fields={"to_holder": "保管室", "place": "3号柜", "reason": "集中保管"},
    ),
    "replace": Step(
        "bl",
        date(2026, 3, 11),
        "penalty.replace_officer",
        lambda p, day: {"case": p.case_id, **leaving(p), "cause": "recusal", "reason": "与当事人有近亲属关系，申请回避。"},
        stage="INVEST",
        fields=lambda p: {**leaving(p), "cause": "recusal", "reason": "申请回避。"},
    ),
    "order": Step(
        "co1",
        date(2026, 3, 11),
        "penalty.order_correction",
        _of(act="经营超过保质期的食品", conduct="FSL124", basis="食品安全法 §124", until=date(2026, 3, 20)),
        stage="INVEST",
        fields={
            "act": "经营超过保质期的食品",
            "conduct": "FSL124",
            "basis": "食品安全法第一百二十四条",
            "until": date(2026, 3, 20),
        },
    ),
    "point_out": Step(
        "co1",
        date(2026, 3, 11),
        "penalty.point_out_crime",
        _of(crime="刑法 §213", reason="假冒他人注册商标。"),
        stage="INVEST",
        fields={"crime": "other", "article": "213", "reason": "假冒注册商标。"},
    ),
    "facts": Step(
        "co1",
        date(2026, 3, 12),
        "penalty.record_facts",
        lambda p, day: {"case": p.case_id, "facts": p.facts},
        stage="INVEST",
        fields={"goods_value": "1,234.00", "sales_amount": "900", "unsold_value": "334"},
    ),
    # records not kept, and not put right when ordered to: a second act (FSL126)
    "second_act": Step(
        "co1",
        date(2026, 3, 13),
        "penalty.add_act",
        _of(facts=SECOND_ACT),
        stage="ESTABLISHED",
        fields={"conduct": ["FSL126-1-3"], "role": "seller", "refused_to_correct": "yes"},
    ),
    "drop_act": Step(
        "co1",
        date(2026, 3, 14),
        "penalty.remove_act",
        _of(conduct="FSL126-1-3", reason="经核查进货查验记录齐全。"),
        stage="TWO_ACTS",
        fields={"conduct": "FSL126-1-3", "reason": "经核查进货查验记录齐全。"},
    ),
    "propose_party": Step(
        "co1",
        date(2026, 3, 13),
        "penalty.propose_party",
        _of(**JOINED),
        stage="ESTABLISHED",
        fields={
            "party_kind": "natural_person",
            "party_name": "李并立",
            "party_address": "虚构市虚构路7号",
            "party_identity_kind": "passport",
            "party_identity": "E00000001",
            "party_born_on": "1980-01-01",
            "conduct": "FSIR75",
            "cause": "对经营超过保质期食品负有直接责任案",
            "reason": "故意实施违法行为，应当处罚到人。",
        },
    ),
    "join": Step(
        "bl",
        date(2026, 3, 14),
        "penalty.join_party",
        _of(opinion="同意一并立案。"),
        stage="PARTY_PROPOSED",
        fields={"opinion": "同意一并立案。"},
    ),
    "leave_party": Step(
        "bl",
        date(2026, 3, 14),
        "penalty.leave_party",
        _of(opinion="现有证据不能证明其故意。"),
        stage="PARTY_PROPOSED",
        fields={"opinion": "现有证据不能证明其故意。"},
    ),
    "complete": Step(
        "co1", date(2026, 4, 2), "penalty.complete_facts", _of(facts={"harm": False}), stage="INV_DONE", fields={"harm": "no"}
    ),
    "finish": Step(
        "co1",
        date(2026, 4, 1),
        "penalty.finish_investigation",
        _proposed(report=REPORT),
        stage="ESTABLISHED",
        fields={**REPORT, **TYPED_PROPOSAL},
    ),
    "submit": Step(
        "uh",
        date(2026, 4, 2),
        "penalty.submit_review",
        _of(kind="case", opinion="同意送审。"),
        stage="INV_DONE",
        fields={"opinion": "同意送审。"},
    ),
    "submit_legal": Step("uh", date(2026, 4, 2), "penalty.submit_review", _of(kind="legal", opinion="同意送审。")),
    "submit_too": Step(
        "uh",
        date(2026, 4, 9),
        "penalty.submit_legal",
        _of(opinion="拟列入名单，补送法制审核。"),
        stage="APPR",
        fields={"opinion": "拟列入名单，补送法制审核。"},
    ),
    "agree": Step(
        "ar",
        date(2026, 4, 8),
        "penalty.pass_review",
        _of(points=SEVEN, opinion="同意。"),
        stage="REVIEW",
        fields={**TICKED, "opinion": "同意。"},
    ),
    "agree_legal": Step("lr", date(2026, 4, 8), "penalty.pass_review", _of(points=SEVEN, opinion="同意。")),
    "send_back": Step(
        "ar",
        date(2026, 4, 8),
        "penalty.return_investigation",
        _of(
            points={**SEVEN, "facts": False}, opinion="补充进货渠道证据。", advice="supplement", remarks={"facts": "缺进货票据。"}
        ),
        stage="REVIEW",
        fields={
            **dict.fromkeys(SEVEN, "yes"),
            "facts": "no",
            "remark_facts": "缺票据。",
            "advice": "supplement",
            "opinion": "补充。",
        },
    ),
    "back_to_officers": Step(
        "uh",
        date(2026, 4, 2),
        "penalty.return_to_officers",
        _of(reason="违法所得计算有误。"),
        stage="INV_DONE",
        fields={"reason": "违法所得计算有误。"},
    ),
    "back_from_approval": Step(
        "bl",
        date(2026, 4, 9),
        "penalty.return_from_approval",
        _of(reason="补充进货渠道证据。"),
        stage="APPR",
        fields={"reason": "补充证据。"},
    ),
    "back_to_review": Step(
        "bl",
        date(2026, 4, 9),
        "penalty.return_to_review",
        _of(reason="请复核裁量阶次。"),
        stage="APPR",
        fields={"reason": "请复核裁量阶次。"},
    ),
    "back_from_notice": Step(
        "bl",
        date(2026, 4, 16),
        "penalty.return_from_notice",
        _of(reason="当事人提出新的事实，需要查证。"),
        stage="DEFENCE",
        fields={"reason": "需要查证。"},
    ),
    "renotify": Step(
        "bl",
        date(2026, 4, 16),
        "penalty.renotify",
        _of(reason="适用依据变更。"),
        stage="NOTIFIED",
        fields={"reason": "适用依据变更。"},
    ),
    "rule_out": Step(
        "bl",
        date(2026, 4, 9),
        "penalty.rule_out_crime",
        _of(crime="刑法 §147", reason="不是农药、兽药、化肥、种子。"),
        stage="APPR",
        fields={"crime": "刑法 §147", "reason": "不是农药。"},
    ),
    "approve": Step(
        "bl",
        date(2026, 4, 9),
        "penalty.approve_notice",
        _proposed(opinion="同意告知。"),
        stage="APPR",
        fields={"opinion": "同意告知。"},
    ),
    "exempt": Step(
        "bl",
        date(2026, 4, 9),
        "penalty.decide_exempt",
        _of(ground="minor_corrected_no_harm", proposal=NO_PENALTY, opinion="同意不予处罚。"),
        stage="TO_EXEMPT",
        fields={"ground": "minor_corrected_no_harm", "opinion": "同意。"},
    ),
    "serve_exempt": Step("co2", date(2026, 4, 13), "penalty.serve_exemption", _service, stage="DEC_EXEMPT", fields=SERVED),
    "serve_unproven": Step("co2", date(2026, 4, 21), "penalty.serve_exemption", _service),
    "serve_notice": Step("co2", date(2026, 4, 10), "penalty.serve_notice", _service, stage="APPROVED", fields=SERVED),
    "waive": Step("co2", date(2026, 4, 10), "penalty.waive", _answer(), stage="NOTIFIED", fields=STATED),
    "waive_part": Step(
        "co2",
        date(2026, 4, 10),
        "penalty.waive_part",
        _answer(right="hearing"),
        stage="TOLD_OF_HEARING",
        fields={**STATED, "right": "hearing"},
    ),
    "defend": Step(
        "co2",
        date(2026, 4, 14),
        "penalty.record_defence",
        _answer(content="请求从轻。"),
        stage="NOTIFIED",
        fields={**STATED, "content": "请求从轻。"},
    ),
    "recheck": Step(
        "co1",
        date(2026, 4, 15),
        "penalty.recheck_defence",
        _of(accepted=False, recheck="没有新的事实和证据。"),
        stage="DEFENCE",
        fields={"accepted": "no", "recheck": "没有新的事实。"},
    ),
    "ask_hearing": Step(
        "co1",
        date(2026, 4, 17),
        "penalty.ask_hearing",
        _of(way="written", asked_by="林例示", sent_on=date(2026, 4, 16), received_on=date(2026, 4, 17), content="要求听证。"),
        stage="NOTIFIED",
        fields={"way": "written", "asked_by": "林例示", "sent_on": date(2026, 4, 16), "received_on": date(2026, 4, 17)},
    ),
    "ask_late": Step(
        "co1",
        date(2026, 4, 20),
        "penalty.ask_hearing",
        _of(way="written", asked_by="林例示", sent_on=date(2026, 4, 20), received_on=date(2026, 4, 20)),
    ),
    "withdraw_hearing": Step(
        "co1",
        date(2026, 4, 20),
        "penalty.withdraw_hearing",
        _of(withdrawn_on=date(2026, 4, 20), paper="撤回听证申请书"),
        stage="HEAR",
        fields={"withdrawn_on": date(2026, 4, 20), "paper": "撤回听证申请书"},
    ),
    "refuse_hearing": Step(
        "bl",
        date(2026, 4, 21),
        "penalty.refuse_hearing",
        _of(ground="late", reason="申请于期限届满后提出。"),
        stage="HEAR_LATE",
        fields={"ground": "late", "reason": "申请于期限届满后提出。"},
    ),
    "file_hearing": Step(
        "lr",
        date(2026, 4, 30),
        "penalty.file_hearing",
        lambda p, day: {
            "case": p.case_id,
            "notice_served_on": date(2026, 4, 20),
            "held_on": date(2026, 4, 29),
            "presided_by": p.office.officers["lr"],
            "minutes": b"%PDF-1.4 /Type /Page minutes",
            "report": b"%PDF-1.4 /Type /Page report",
        },
        stage="HEAR",
        fields=lambda p: {
            "notice_served_on": date(2026, 4, 20),
            "held_on": date(2026, 4, 29),
            "presided_by": p.office.officers["lr"],
            "minutes": SimpleUploadedFile("笔录.pdf", b"%PDF-1.4 /Type /Page minutes", "application/pdf"),
            "report": SimpleUploadedFile("报告.pdf", b"%PDF-1.4 /Type /Page report", "application/pdf"),
        },
    ),
    "end_hearing": Step(
        "lr",
        date(2026, 4, 30),
        "penalty.end_hearing",
        lambda p, day: {
            "case": p.case_id,
            "ground": "absent",
            "notice_served_on": date(2026, 4, 20),
            "held_on": date(2026, 4, 29),
            "presided_by": p.office.officers["lr"],
            "reason": "等候三十分钟未到场，电话联系，当事人表示不来，没有说明理由。",
            "minutes": b"%PDF-1.4 /Type /Page minutes",
        },
        stage="HEAR",
        fields=lambda p: {
            "ground": "absent",
            "notice_served_on": date(2026, 4, 20),
            "held_on": date(2026, 4, 29),
            "presided_by": p.office.officers["lr"],
            "reason": "没有说明理由。",
            "minutes": SimpleUploadedFile("笔录.pdf", b"%PDF-1.4 /Type /Page minutes", "application/pdf"),
        },
    ),
    "agree_heard": Step("lr", date(2026, 5, 6), "penalty.pass_review", _of(points=SEVEN, opinion="同意。")),
    "discuss_heard": Step(
        "bh",
        date(2026, 5, 7),
        "penalty.discuss_after_hearing",
        _of(attendees=["甲", "乙", "丙"], views=[{"name": "甲", "view": "同意。"}], conclusion="一致同意。", fine=None, **HELD),
        stage="HEARD_REVIEWED",
        fields={"attendees": "甲\n乙\n丙", "views": "甲：同意。\n乙：同意。", "conclusion": "一致同意。", **HELD},
    ),
    "silence": Night("uh", date(2026, 4, 18), "", _of()),
    "check_received": Step(
        "uh",
        date(2026, 4, 20),
        "penalty.deem_waived",
        _of(registers="收文登记簿、快递收件，截至4月20日均未收到。"),
        stage="SILENT",
        fields={"registers": "收文登记簿"},
    ),
    "serve_paper": Step(
        "co1",
        date(2026, 3, 12),
        "penalty.serve_paper",
        _service_of_order,
        stage="ORDERED",
        fields=lambda p: {**SERVED, "document": str(_order(p))},
    ),
    "unproven": Step(
        "bl",
        date(2026, 4, 20),
        "penalty.decide_unproven",
        _of(reason="当事人提交的票据证明该批食品未超过保质期。", opinion="同意。"),
        stage="RECHECKED",
        fields={"reason": "证据不足。", "opinion": "同意。"},
    ),
    "discuss": Step(
        "bh",
        date(2026, 4, 20),
        "penalty.discuss",
        _of(attendees=["甲", "乙", "丙"], views=[{"name": "甲", "view": "同意。"}], conclusion="一致同意。", fine=None, **HELD),
        stage="TO_DISCUSS",
        fields={"attendees": "甲\n乙\n丙", "views": "甲：同意。\n乙：同意。", "conclusion": "一致同意。", **HELD},
    ),
    "decide": Step(
        "bl",
        date(2026, 4, 21),
        "penalty.decide_penalty",
        _proposed(opinion="同意处罚。", correct_until="2026-05-15"),
        stage="WAIVED",
        fields={"opinion": "同意处罚。"},
    ),
    "serve": Step("co2", date(2026, 4, 22), "penalty.serve_decision", _service, stage="DEC_PEN", fields=SERVED),
    "pay": Step(
        "co1",
        date(2026, 4, 27),
        "penalty.record_payment",
        _pay("fine"),
        stage="PAY_DUE",
        fields={"purpose": "fine", "amount": "50000", "receipt": "票据页1"},
    ),
    "pay_gains": Step("co1", date(2026, 4, 27), "penalty.record_payment", _pay("gains")),
    "take_back": Step(
        "uh",
        date(2026, 4, 28),
        "penalty.take_back_payment",
        lambda p, day: {"case": p.case_id, "payment": _payment(p), "reason": "银行退票。"},
        stage="EXECUTED",
        fields=lambda p: {"payment": str(_payment(p)), "reason": "银行退票。"},
    ),
    "propose": Step(
        "uh",
        date(2026, 5, 6),
        "penalty.propose_closure",
        _of(opinion="已执行完毕，提请结案。"),
        stage="EXECUTED",
        fields={"opinion": "提请结案。"},
    ),
    "close": Step(
        "bl", date(2026, 5, 8), "penalty.close", _of(opinion="同意结案。"), stage="PROPOSED", fields={"opinion": "同意结案。"}
    ),
    "archive": Step("co1", date(2026, 5, 11), "penalty.archive", _of(note="齐全。"), stage="CLOSED", fields={"note": "齐全。"}),
    "change": Step(
        "bl",
        date(2026, 5, 12),
        "penalty.change_decision",
        _lighter,
        stage="PAY_DUE",
        fields={"basis": RECONSIDERED, "opinion": "变更。", "confiscated_goods": "300"},
    ),
    "annul": Step(
        "bl",
        date(2026, 5, 12),
        "penalty.annul_decision",
        _of(basis="虚构区人民政府行政复议决定书（虚复〔2026〕2号）", opinion="予以撤销。"),
        stage="PAY_DUE",
        fields={"basis": "自行纠正", "opinion": "撤销。"},
    ),
    "serve_annulment": Step("co2", date(2026, 5, 13), "penalty.serve_annulment", _service, stage="ANNULLED", fields=SERVED),
}
