"""Moves of the ordinary procedure (penalty-and-transfer.md §4, §6), row by row in the order of the law.

`live=False` rows are declared law whose work is still to be built; the database refuses them until then.
"""

from __future__ import annotations

from cases.base.lifecycle import Move, Pause, Resume, Start, Stop
from cases.penalty.lifecycle import conditions as c
from cases.penalty.lifecycle.states import BEFORE_DECISION, CRIME_MAY_SHOW, HEARD, HEARD_ANYHOW, WITH_DECISION

INVESTIGATION = (
    Move("open", (), "INVEST", "立案开始办理", "Open the case", "PP19, PP64", clocks=(Start("D10", "filed_on"),)),
    Move("record_facts", ("INVEST",), "", "登记案件事实", "Record facts", "PP21"),
    Move("add_evidence", ("INVEST",), "", "登记证据", "Add evidence", "PP23",
         conditions=(c.TWO_COLLECTORS, c.KIND_OF_EVIDENCE)),
    Move("hand_over_evidence", ("INVEST", "INV_DONE", "REVIEW", "APPR", "NOTIFIED", "DEFENCE", "COLL", "DEC_PEN",
                                "SERVED", "PAY_DUE", "EXECUTED"), "", "移交证据保管", "Hand over evidence", "PP24"),
    Move("replace_officer", ("INVEST",), "", "更换办案人员（回避）", "Replace an officer", "PP4",
         conditions=(c.REPLACEMENT_FITS,)),
    Move("order_correction", ("INVEST",), "", "责令改正", "Order correction", "PL28",
         conditions=(c.TIME_TO_CORRECT,), issues=("33",)),
    Move("suspend", ("INVEST",), "SUSP", "中止调查", "Suspend", "PP46, PP64",
         clocks=(Pause("D10", "suspension"),), issues=("8",), live=False),
    Move("resume", ("SUSP",), "INVEST", "恢复调查", "Resume", "PP46", clocks=(Resume("D10"),),
         issues=("8",), live=False),
    Move("terminate", ("INVEST",), "TERM", "终止调查", "Terminate", "PP47",
         clocks=(Stop("D10"), Start("D40")), issues=("8",), live=False),
    Move("finish_investigation", ("INVEST",), "INV_DONE", "调查终结", "Finish investigation", "PP48",
         conditions=(c.TWO_HANDLERS, c.HAS_EVIDENCE, c.REPORT_COMPLETE), issues=("35",)),
)  # fmt: skip

REVIEW = (
    Move("submit_review", ("INV_DONE",), "REVIEW", "送审", "Submit to review", "PP49, PP52",
         conditions=(c.RIGHT_REVIEW,), clocks=(Start("D11"),)),
    Move("submit_legal", ("APPR",), "REVIEW", "补送法制审核", "Submit to legal review too", "PP50",
         conditions=(c.LEGAL_LACKING,), clocks=(Start("D11"),)),
    Move("return_investigation", ("REVIEW",), "INVEST", "退回补充调查", "Return for more investigation", "PP54",
         conditions=(c.REVIEWER_FITS,), clocks=(Stop("D11"),), issues=("36",)),
    Move("pass_review", ("REVIEW",), "APPR", "审核同意", "Pass review", "PP53-56",
         conditions=(c.REVIEWER_FITS, c.SEVEN_POINTS), clocks=(Stop("D11"),), issues=("36",)),
)  # fmt: skip

NOTICE = (
    Move("approve_notice", ("APPR",), "", "批准处罚告知", "Approve the notice", "PP57",
         conditions=(c.PENALTY_INTENDED, c.NOT_TIME_BARRED, c.ESTABLISHED, c.WITHIN_BAND, c.CITY_LEVEL), issues=("37",)),
    Move("serve_notice", ("APPR",), "NOTIFIED", "送达告知书", "Serve the notice", "PP57, PP82",
         conditions=(c.NOTICE_APPROVED, c.WAY_OF_SERVICE, c.SERVED_NOT_LATER),
         clocks=(Start("D12", "notice_served_on"),), issues=("50",)),
    Move("renotify", ("NOTIFIED", "DEFENCE", "COLL"), "APPR", "重新告知", "Notify again", "PP57",
         clocks=(Stop("D12"),), live=False),
    Move("record_defence", ("NOTIFIED",), "DEFENCE", "记录陈述申辩", "Record defence", "PP58",
         conditions=(c.HEARD_AFTER_NOTICE, c.INSIDE_D12), clocks=(Stop("D12"),), issues=("38",)),
    Move("recheck_defence", ("DEFENCE",), "", "复核陈述申辩", "Re-check the defence", "PP58"),
    Move("waive", ("NOTIFIED",), "", "放弃陈述申辩", "Waive the rights", "PP57, PL62",
         conditions=(c.HEARD_AFTER_NOTICE,), clocks=(Stop("D12"),)),
    Move("deem_waived", ("NOTIFIED",), "", "逾期视为放弃", "Deemed waived", "PP57"),
    Move("ask_hearing", ("NOTIFIED",), "HEAR", "申请听证", "Ask for a hearing", "PP57, PP64",
         clocks=(Pause("D10", "hearing"),), live=False),
    Move("report_hearing", ("HEAR",), "LEGAL2", "听证报告送法制审核", "Hearing report to legal review", "PP50",
         clocks=(Resume("D10"), Start("D11")), issues=("40", "41"), live=False),
)  # fmt: skip

DECISION = (
    Move("discuss", ("NOTIFIED", "DEFENCE"), "COLL", "集体讨论", "Collective discussion", "PP60, PL57",
         conditions=(c.PARTY_HEARD,), issues=("42",)),
    Move("discuss_after_hearing", ("LEGAL2",), "COLL", "听证后集体讨论", "Discussion after hearing",
         "PP50, PP60", issues=("42",), live=False),
    Move("decide_penalty", HEARD, "DEC_PEN", "作出处罚决定", "Decide the penalty", "PP60, PP62",
         conditions=(c.PENALTY_INTENDED, c.PARTY_HEARD, c.REVIEW_PASSED, c.DISCUSSED_IF_DUE, c.NOT_TIME_BARRED, c.AS_TOLD,
                     c.WITHIN_BAND, c.NOT_HEAVIER, c.ESTABLISHED, c.AS_DISCUSSED, c.CITY_LEVEL,
                     c.NO_FINE_AFTER_CONVICTION, c.INSIDE_D10),
         clocks=(Stop("D10"), Start("D14")), issues=("43", "45", "33", "DOC3")),
    Move("decide_exempt", ("APPR",), "DEC_EXEMPT", "作出不予处罚决定", "Decide on no penalty", "PP60, PL33",
         conditions=(c.EXEMPTION_GROUND, c.NOTHING_IMPOSED, c.INSIDE_D10),
         # PP77(4): the time to close runs from this decision
         clocks=(Stop("D10"), Start("D14"), Start("D40")), issues=("43", "46")),
    Move("decide_exempt", HEARD_ANYHOW, "DEC_EXEMPT", "作出不予处罚决定", "Decide on no penalty", "PP60, PL33",
         clocks=(Stop("D10"), Start("D14"), Start("D40")), issues=("43", "46"), live=False),
    Move("decide_unproven", ("APPR", *HEARD_ANYHOW), "DEC_UNPROVEN", "认定违法事实不成立", "Facts not proven", "PP60",
         clocks=(Stop("D10"), Start("D40")), issues=("43",), live=False),
    Move("send_to_other_body", ("APPR", *HEARD_ANYHOW), "DEC_OTHER", "移送其他行政机关", "Send to another body",
         "PP60", clocks=(Stop("D10"), Start("D40")), issues=("43", "4"), live=False),
    Move("send_to_police", ("APPR", *HEARD_ANYHOW), "DEC_CRIME", "移送司法机关", "Send to the police", "PP60, T310-5",
         clocks=(Stop("D10"), Start("D40")), issues=("43", "5"), live=False),
    Move("change_decision", WITH_DECISION, "CHANGED", "变更处罚决定", "Change the decision", "PL75, PP63",
         conditions=(c.CHANGE_HAS_BASIS, c.PENALTY_INTENDED, c.WITHIN_BAND, c.NOT_HEAVIER, c.CITY_LEVEL),
         # the new decision is served, paid and contested anew: nothing of the old one's time runs on
         clocks=(Stop("D14"), Stop("D30"), Stop("D40"), Stop("D50"), Stop("D51"), Start("D14")), issues=("45B", "DOC3")),
    Move("annul_decision", (*WITH_DECISION, "DEC_EXEMPT"), "ANNULLED", "撤销处罚决定", "Annul the decision", "PL75, PP63",
         conditions=(c.CHANGE_HAS_BASIS,),
         clocks=(Stop("D14"), Stop("D30"), Stop("D50"), Stop("D51"), Stop("D40"), Start("D40")), issues=("45C",)),
    Move("decide_anew", ("ANNULLED", "CLOSED"), "INVEST", "责令重新作出决定", "Decide anew", "ARL64",
         clocks=(Stop("D40"), Start("D10")), issues=("8",), live=False),
)  # fmt: skip

# what the engine cannot settle people do: they point the crime out, or rule it out, and give their reasons
SUSPICION = (
    Move("point_out_crime", CRIME_MAY_SHOW, "", "提出涉嫌犯罪", "Point out a suspected crime", "T310-3",
         conditions=(c.CRIME_REASONED,)),
    Move("rule_out_crime", BEFORE_DECISION, "", "排除涉嫌犯罪", "Rule out a suspected crime", "T310-3, PL27",
         conditions=(c.CRIME_REASONED,)),
)  # fmt: skip

# the head has approved a transfer to the police (T310-5): the case waits for them, goes on, or ends for the crime
CRIME = (
    Move("halt_for_transfer", BEFORE_DECISION, "SUSP", "因移送公安机关中止办理", "Halt for the transfer to the police",
         "PP46, PP64, T310-11", clocks=(Pause("D10", "criminal_transfer"), Stop("D11"), Stop("D12")), issues=("8",)),
    Move("resume_from_transfer", ("SUSP",), "INVEST", "恢复办理", "Go on after the transfer", "PP46, T310-10",
         clocks=(Resume("D10"),), issues=("8",)),
    Move("reopen_after_crime", ("DEC_CRIME", "CLOSED"), "INVEST", "刑事程序未追究，恢复办理", "Reopen: no crime was punished",
         "T310-10, T310-13", conditions=(c.ENDED_FOR_CRIME,), clocks=(Stop("D40"), Start("D10")), issues=("8",)),
    Move("end_for_crime", ("SUSP",), "DEC_CRIME", "移送司法机关，终结行政程序", "End the case for the crime", "PP60, T310-5",
         clocks=(Stop("D10"), Start("D40")), issues=("8",)),
)  # fmt: skip

EXECUTION = (
    Move("serve_decision", ("DEC_PEN", "CHANGED"), "SERVED", "送达决定书", "Serve the decision", "PP81-82",
         conditions=(c.WAY_OF_SERVICE, c.SERVED_NOT_LATER),
         clocks=(Stop("D14"), Start("D50", "served_on"), Start("D51", "served_on")), issues=("50",)),
    Move("serve_exemption", ("DEC_EXEMPT",), "", "送达不予处罚决定书", "Serve the decision on no penalty", "PP81-82",
         conditions=(c.WAY_OF_SERVICE, c.SERVED_NOT_LATER), clocks=(Stop("D14"),), issues=("50",)),
    Move("serve_annulment", ("ANNULLED",), "", "送达撤销决定书", "Serve the annulment", "PP81-82",
         conditions=(c.WAY_OF_SERVICE, c.SERVED_NOT_LATER), issues=("50",)),
    Move("demand_payment", ("SERVED",), "PAY_DUE", "开始缴款期限", "Payment falls due", "PP72",
         conditions=(c.SOMETHING_TO_PAY,), clocks=(Start("D30", "served_on"),)),
    Move("record_payment", ("PAY_DUE",), "", "登记缴款", "Record payment", "PP72",
         conditions=(c.PURPOSE_OF_PAYMENT, c.RECEIPT_NAMED, c.NOT_OVERPAID)),
    Move("finish_execution", ("SERVED", "PAY_DUE"), "EXECUTED", "执行完毕", "Execution complete", "PP77",
         conditions=(c.FULLY_PAID,), clocks=(Stop("D30"), Start("D40"))),
    Move("defer", ("PAY_DUE",), "DEFERRED", "批准暂缓、分期缴纳", "Defer payment", "PP74, PP76", issues=("47",), live=False),
    Move("surcharge", ("PAY_DUE",), "SURCHARGE", "加处罚款", "Surcharge", "PP75, PL72", clocks=(Start("D31"),), live=False),
    Move("dun", ("PAY_DUE", "SURCHARGE", "DEFERRED"), "DUNNED", "催告", "Dun", "CE54", clocks=(Start("D33"),),
         issues=("48",), live=False),
    Move("apply_to_court", ("DUNNED",), "COURT_APPLIED", "申请法院强制执行", "Apply to the court", "CE53-55, PP76",
         issues=("49",), live=False),
    Move("court_executes", ("COURT_APPLIED",), "COURT_EXEC", "法院强制执行", "Court executes", "CE55", live=False),
    Move("end_execution", ("PAY_DUE", "DUNNED", "COURT_APPLIED", "COURT_EXEC"), "EXEC_END", "终结执行", "End execution",
         "PP77", clocks=(Stop("D30"), Start("D40")), live=False),
)  # fmt: skip

CLOSURE = (
    Move("propose_closure", ("EXECUTED", "DEC_EXEMPT", "ANNULLED", "DEC_CRIME"), "", "提请结案", "Propose closure", "PP77",
         conditions=(c.SERVED_IF_EXEMPT,)),
    Move("close", ("EXECUTED", "DEC_EXEMPT", "ANNULLED", "DEC_CRIME"), "CLOSED", "批准结案", "Close the case", "PP77",
         conditions=(c.CLOSURE_PROPOSED,), clocks=(Stop("D40"),), issues=("53",)),
    Move("archive", ("CLOSED",), "ARCHIVED", "归档", "Archive", "PP78", conditions=(c.FILE_COMPLETE,),
         issues=("54", "55", "56")),
    Move("close_unexecuted", ("TERM", "DEC_UNPROVEN", "DEC_OTHER", "EXEC_END", "COURT_EXEC"), "CLOSED",
         "结案", "Close the case", "PP77", clocks=(Stop("D40"),), issues=("53",), live=False),
)  # fmt: skip

MOVES = (*INVESTIGATION, *REVIEW, *NOTICE, *DECISION, *SUSPICION, *CRIME, *EXECUTION, *CLOSURE)
