"""States of P2 and P4 (penalty-and-transfer.md §2a): ordinary procedure, execution, closure, archive."""

from __future__ import annotations

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

# groups, so that nobody guesses them from names; the party was heard, with or without a hearing
INVESTIGATING = ("INVEST",)
HEARD = ("NOTIFIED", "DEFENCE", "COLL")
HEARD_ANYHOW = ("NOTIFIED", "DEFENCE", "LEGAL2", "COLL")
BEFORE_DECISION = ("INVEST", "INV_DONE", "REVIEW", "APPR", "NOTIFIED", "DEFENCE", "COLL")
# a crime may come to light until the file is put away (T310-3)
CRIME_MAY_SHOW = (*BEFORE_DECISION, "SUSP", "DEC_PEN", "DEC_EXEMPT", "SERVED", "PAY_DUE", "EXECUTED", "CHANGED", "CLOSED")
WITH_DECISION = ("DEC_PEN", "SERVED", "PAY_DUE", "EXECUTED", "CHANGED", "CLOSED", "ARCHIVED")
