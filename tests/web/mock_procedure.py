"""A copy of the ordinary procedure's outline, without its conditions: enough to draw, nothing to run."""

from __future__ import annotations

from cases.base.lifecycle import Lifecycle, Move
from cases.base.states import State

STATES = (
    State("INVEST", "调查取证", "Investigation", phase="investigation", initial=True),
    State("SUSP", "中止调查", "Suspended", phase="investigation"),
    State("TERM", "终止调查", "Terminated", phase="investigation"),
    State("INV_DONE", "调查终结", "Investigation finished", phase="investigation"),
    State("REVIEW", "案件审核（法制审核）", "Review", phase="review"),
    State("APPR", "报批", "Approval", phase="review"),
    State("NOTIFIED", "已告知", "Party notified", phase="notice"),
    State("DEFENCE", "陈述申辩复核", "Defence re-checked", phase="notice"),
    State("HEAR", "听证", "Hearing", phase="notice"),
    State("LEGAL2", "听证后法制审核", "Legal review after hearing", phase="notice"),
    State("COLL", "集体讨论", "Collective discussion", phase="decision"),
    State("DEC_PEN", "已作出处罚决定", "Penalty decided", phase="decision"),
    State("DEC_EXEMPT", "不予处罚", "No penalty", phase="decision"),
    State("DEC_UNPROVEN", "违法事实不成立", "Facts not proven", phase="decision"),
    State("DEC_OTHER", "移送其他机关", "Sent to another body", phase="decision"),
    State("DEC_CRIME", "移送司法机关", "Sent to the police", phase="decision"),
    State("SERVED", "已送达", "Served", phase="execution"),
    State("PAY_DUE", "待缴款", "Payment due", phase="execution"),
    State("DEFERRED", "暂缓、分期缴纳", "Payment deferred", phase="execution"),
    State("SURCHARGE", "加处罚款", "Surcharge running", phase="execution"),
    State("DUNNED", "催告", "Dunned", phase="execution"),
    State("COURT_APPLIED", "申请法院强制执行", "Court applied to", phase="execution"),
    State("COURT_EXEC", "法院强制执行", "Court execution", phase="execution"),
    State("EXECUTED", "执行完毕", "Executed", phase="execution"),
    State("EXEC_END", "终结执行", "Execution ended", phase="execution"),
    State("CHANGED", "决定已变更", "Decision changed", phase="closure"),
    State("ANNULLED", "决定已撤销", "Decision annulled", phase="closure"),
    State("CLOSED", "结案", "Closed", phase="closure"),
    State("ARCHIVED", "归档", "Archived", phase="closure", terminal=True),
)
_HEARD = ("NOTIFIED", "DEFENCE", "COLL")
_DECIDED = ("DEC_PEN", "SERVED", "PAY_DUE", "EXECUTED", "CHANGED", "CLOSED", "ARCHIVED")
_NO_PENALTY = ("APPR", "DEFENCE", "COLL")

MOVES = (
    Move("open", (), "INVEST", "立案开始办理", "Open the case", "PP19"),
    Move("add_evidence", ("INVEST",), "", "登记证据", "Add evidence", "PP23"),
    Move("suspend", ("INVEST",), "SUSP", "中止调查", "Suspend", "PP46", live=False),
    Move("resume", ("SUSP",), "INVEST", "恢复调查", "Resume", "PP46", live=False),
    Move("terminate", ("INVEST",), "TERM", "终止调查", "Terminate", "PP47", live=False),
    Move("finish", ("INVEST",), "INV_DONE", "调查终结", "Finish investigation", "PP48"),
    Move("submit", ("INV_DONE",), "REVIEW", "送审", "Submit to review", "PP49"),
    Move("send_back", ("REVIEW",), "INVEST", "退回补充调查", "Return for more investigation", "PP54"),
    Move("pass", ("REVIEW",), "APPR", "审核同意", "Pass review", "PP53"),
    Move("notify", ("APPR",), "NOTIFIED", "送达告知书", "Serve the notice", "PP57"),
    Move("renotify", _HEARD, "APPR", "重新告知", "Notify again", "PP57", live=False),
    Move("defend", ("NOTIFIED",), "DEFENCE", "记录陈述申辩", "Record defence", "PP58"),
    Move("ask_hearing", ("NOTIFIED",), "HEAR", "申请听证", "Ask for a hearing", "PP57", live=False),
    Move("report_hearing", ("HEAR",), "LEGAL2", "听证报告送审", "Hearing report", "PP50", live=False),
    Move("discuss", ("NOTIFIED", "DEFENCE"), "COLL", "集体讨论", "Collective discussion", "PP60"),
    Move("discuss_heard", ("LEGAL2",), "COLL", "听证后集体讨论", "Discussion", "PP50", live=False),
    Move("decide", _HEARD, "DEC_PEN", "作出处罚决定", "Decide the penalty", "PP60"),
    Move("exempt", ("APPR",), "DEC_EXEMPT", "不予处罚", "No penalty", "PP60"),
    Move("unproven", _NO_PENALTY, "DEC_UNPROVEN", "事实不成立", "Facts not proven", "PP60", live=False),
    Move("other_body", _NO_PENALTY, "DEC_OTHER", "移送其他机关", "Send to another body", "PP60", live=False),
    Move("police", _NO_PENALTY, "DEC_CRIME", "移送司法机关", "Send to the police", "PP60", live=False),
    Move("change", _DECIDED, "CHANGED", "变更处罚决定", "Change the decision", "PL75"),
    Move("annul", _DECIDED, "ANNULLED", "撤销处罚决定", "Annul the decision", "PL75"),
    Move("anew", ("ANNULLED", "CLOSED"), "INVEST", "重新作出决定", "Decide anew", "ARL64", live=False),
    Move("serve", ("DEC_PEN", "CHANGED"), "SERVED", "送达决定书", "Serve the decision", "PP81"),
    Move("demand", ("SERVED",), "PAY_DUE", "开始缴款期限", "Payment falls due", "PP72"),
    Move("executed", ("SERVED", "PAY_DUE"), "EXECUTED", "执行完毕", "Execution complete", "PP77"),
    Move("defer", ("PAY_DUE",), "DEFERRED", "暂缓、分期", "Defer payment", "PP74", live=False),
    Move("surcharge", ("PAY_DUE",), "SURCHARGE", "加处罚款", "Surcharge", "PP75", live=False),
    Move("dun", ("PAY_DUE", "SURCHARGE", "DEFERRED"), "DUNNED", "催告", "Dun", "CE54", live=False),
    Move("apply", ("DUNNED",), "COURT_APPLIED", "申请强制执行", "Apply to the court", "CE53", live=False),
    Move("court", ("COURT_APPLIED",), "COURT_EXEC", "法院强制执行", "Court executes", "CE55", live=False),
    Move(
        "end", ("PAY_DUE", "DUNNED", "COURT_APPLIED", "COURT_EXEC"), "EXEC_END", "终结执行", "End execution", "PP77", live=False
    ),
    Move("close", ("EXECUTED", "DEC_EXEMPT", "ANNULLED"), "CLOSED", "批准结案", "Close the case", "PP77"),
    Move("archive", ("CLOSED",), "ARCHIVED", "归档", "Archive", "PP78"),
    Move(
        "close_unexecuted",
        ("TERM", "DEC_UNPROVEN", "DEC_OTHER", "DEC_CRIME", "EXEC_END", "COURT_EXEC"),
        "CLOSED",
        "结案",
        "Close the case",
        "PP77",
        live=False,
    ),
)

PROCEDURE = Lifecycle("mock", "行政处罚普通程序", "Ordinary penalty procedure", STATES, MOVES)
