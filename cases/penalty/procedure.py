"""P2 and P4 (penalty-and-transfer.md §2a): ordinary procedure, execution, closure, archive; the states, and what waits.

The acts that are live stand in `acts/`, by stage; what is law and not run yet, in `declared.py`.
"""

from __future__ import annotations

from enum import Flag, auto

from cases.base.cures import by
from cases.base.lifecycle import Lifecycle
from cases.base.states import State, States


class Group(Flag):
    """Groups of states, so that nobody guesses them from names.

    UNDECIDED — the bureau owes its decision: supervision looks at the case (R04, R05).
    HALTED — a transfer to the police halts it (T310-11); a leader may rule a crime out before the decision.
    CRIME_MAY_SHOW — a crime may come to light and be pointed out, until the file is put away (T310-3).
    HEARD — the party was told and is heard, without a hearing: the decision may come.
    EVIDENCE_MOVES — evidence may change hands.
    WITH_DECISION — a penalty was decided, which may be changed or annulled (PL75).
    BY_DECISION — a case comes here by a decision alone; the database asks for one in force.
    TO_CLOSE — nothing is left to do but to close.
    FINISHED — the case is closed.
    STAFFED — officers are named to it and act, until the file is put away: who leaves is replaced (PP4, PP19).
    """

    UNDECIDED = auto()
    HALTED = auto()
    CRIME_MAY_SHOW = auto()
    HEARD = auto()
    EVIDENCE_MOVES = auto()
    WITH_DECISION = auto()
    BY_DECISION = auto()
    TO_CLOSE = auto()
    FINISHED = auto()
    STAFFED = auto()
    # several at once, to say it shortly below: what goes before a decision, what comes with it and after
    UNDER_WAY = UNDECIDED | HALTED | CRIME_MAY_SHOW | EVIDENCE_MOVES | STAFFED
    EARLIER = UNDECIDED | HALTED | HEARD
    LATER = WITH_DECISION | BY_DECISION | TO_CLOSE | FINISHED
    # what no live act reaches yet is in none; its act says which when it comes
    ALL = EARLIER | CRIME_MAY_SHOW | EVIDENCE_MOVES | LATER | STAFFED


G = Group


class PenaltyState(States):
    """States of a case. Each says of every group whether it is in or out; the archive is in what it names."""

    INVEST = State(
        "INVEST", "调查取证", "Investigation", phase="investigation", initial=True, inside=G.UNDER_WAY, outside=G.HEARD | G.LATER
    )
    SUSP = State(
        "SUSP",
        "中止调查",
        "Suspended",
        phase="investigation",
        inside=G.UNDECIDED | G.CRIME_MAY_SHOW | G.STAFFED,
        outside=G.HALTED | G.HEARD | G.EVIDENCE_MOVES | G.LATER,
    )
    TERM = State("TERM", "终止调查", "Terminated", phase="investigation", outside=G.ALL)
    INV_DONE = State(
        "INV_DONE", "调查终结", "Investigation finished", phase="investigation", inside=G.UNDER_WAY, outside=G.HEARD | G.LATER
    )
    REVIEW = State("REVIEW", "案件审核（法制审核）", "Review", phase="review", inside=G.UNDER_WAY, outside=G.HEARD | G.LATER)
    APPR = State("APPR", "报批", "Approval", phase="review", inside=G.UNDER_WAY, outside=G.HEARD | G.LATER)
    NOTIFIED = State("NOTIFIED", "已告知", "Party notified", phase="notice", inside=G.UNDER_WAY | G.HEARD, outside=G.LATER)
    DEFENCE = State(
        "DEFENCE", "陈述申辩复核", "Defence re-checked", phase="notice", inside=G.UNDER_WAY | G.HEARD, outside=G.LATER
    )
    # a transfer may be approved, and a crime come to light, while the party's hearing is prepared (T310-3, T310-11)
    HEAR = State("HEAR", "听证", "Hearing", phase="notice", inside=G.UNDER_WAY, outside=G.HEARD | G.LATER)
    LEGAL2 = State(
        "LEGAL2", "听证后法制审核", "Legal review after hearing", phase="notice", inside=G.UNDER_WAY, outside=G.HEARD | G.LATER
    )
    COLL = State("COLL", "集体讨论", "Collective discussion", phase="decision", inside=G.UNDER_WAY | G.HEARD, outside=G.LATER)
    DEC_PEN = State(
        "DEC_PEN",
        "已作出处罚决定",
        "Penalty decided",
        phase="decision",
        inside=G.WITH_DECISION | G.BY_DECISION | G.CRIME_MAY_SHOW | G.EVIDENCE_MOVES | G.STAFFED,
        outside=G.EARLIER | G.TO_CLOSE | G.FINISHED,
    )
    DEC_EXEMPT = State(
        "DEC_EXEMPT",
        "不予处罚",
        "No penalty",
        phase="decision",
        inside=G.BY_DECISION | G.CRIME_MAY_SHOW | G.TO_CLOSE | G.STAFFED,
        outside=G.EARLIER | G.EVIDENCE_MOVES | G.WITH_DECISION | G.FINISHED,
    )
    DEC_UNPROVEN = State(
        "DEC_UNPROVEN",
        "违法事实不成立",
        "Facts not proven",
        phase="decision",
        inside=G.CRIME_MAY_SHOW | G.TO_CLOSE | G.STAFFED,
        outside=G.EARLIER | G.EVIDENCE_MOVES | G.WITH_DECISION | G.BY_DECISION | G.FINISHED,
    )
    DEC_OTHER = State("DEC_OTHER", "移送其他机关", "Sent to another body", phase="decision", outside=G.ALL)
    DEC_CRIME = State(
        "DEC_CRIME",
        "移送司法机关",
        "Sent to the police",
        phase="decision",
        inside=G.TO_CLOSE | G.STAFFED,
        outside=G.EARLIER | G.CRIME_MAY_SHOW | G.EVIDENCE_MOVES | G.WITH_DECISION | G.BY_DECISION | G.FINISHED,
    )
    SERVED = State(
        "SERVED",
        "已送达",
        "Served",
        phase="execution",
        inside=G.WITH_DECISION | G.CRIME_MAY_SHOW | G.EVIDENCE_MOVES | G.STAFFED,
        outside=G.EARLIER | G.BY_DECISION | G.TO_CLOSE | G.FINISHED,
    )
    PAY_DUE = State(
        "PAY_DUE",
        "待缴款",
        "Payment due",
        phase="execution",
        inside=G.WITH_DECISION | G.CRIME_MAY_SHOW | G.EVIDENCE_MOVES | G.STAFFED,
        outside=G.EARLIER | G.BY_DECISION | G.TO_CLOSE | G.FINISHED,
    )
    DEFERRED = State("DEFERRED", "暂缓、分期缴纳", "Payment deferred", phase="execution", outside=G.ALL)
    SURCHARGE = State("SURCHARGE", "加处罚款", "Surcharge running", phase="execution", outside=G.ALL)
    DUNNED = State("DUNNED", "催告", "Dunned", phase="execution", outside=G.ALL)
    COURT_APPLIED = State("COURT_APPLIED", "申请法院强制执行", "Court applied to", phase="execution", outside=G.ALL)
    COURT_EXEC = State("COURT_EXEC", "法院强制执行", "Court execution", phase="execution", outside=G.ALL)
    EXECUTED = State(
        "EXECUTED",
        "执行完毕",
        "Executed",
        phase="execution",
        inside=G.WITH_DECISION | G.CRIME_MAY_SHOW | G.EVIDENCE_MOVES | G.TO_CLOSE | G.STAFFED,
        outside=G.EARLIER | G.BY_DECISION | G.FINISHED,
    )
    EXEC_END = State("EXEC_END", "终结执行", "Execution ended", phase="execution", outside=G.ALL)
    CHANGED = State(
        "CHANGED",
        "决定已变更",
        "Decision changed",
        phase="closure",
        inside=G.WITH_DECISION | G.BY_DECISION | G.CRIME_MAY_SHOW | G.STAFFED,
        outside=G.EARLIER | G.EVIDENCE_MOVES | G.TO_CLOSE | G.FINISHED,
    )
    ANNULLED = State(
        "ANNULLED",
        "决定已撤销",
        "Decision annulled",
        phase="closure",
        inside=G.TO_CLOSE | G.STAFFED,
        outside=G.EARLIER | G.CRIME_MAY_SHOW | G.EVIDENCE_MOVES | G.WITH_DECISION | G.BY_DECISION | G.FINISHED,
    )
    CLOSED = State(
        "CLOSED",
        "结案",
        "Closed",
        phase="closure",
        inside=G.WITH_DECISION | G.CRIME_MAY_SHOW | G.FINISHED | G.STAFFED,
        outside=G.EARLIER | G.EVIDENCE_MOVES | G.BY_DECISION | G.TO_CLOSE,
    )
    ARCHIVED = State("ARCHIVED", "归档", "Archived", phase="closure", terminal=True, inside=G.WITH_DECISION | G.FINISHED)


PENALTY = Lifecycle("penalty", "行政处罚普通程序", "Ordinary penalty procedure", PenaltyState, groups=Group)

# What brings a case back to the inquiry, whatever it has come to before the decision; where a hearing waits, it is settled first.
BACK_TO_INQUIRY = by(
    "penalty.return_to_officers",
    "penalty.return_investigation",
    "penalty.return_from_approval",
    "penalty.return_from_notice",
    "penalty.file_hearing",
    "penalty.end_hearing",
    "penalty.withdraw_hearing",
    "penalty.refuse_hearing",
)

# told and heard, with or without a hearing
HEARD = PENALTY.inside(Group.HEARD)
HEARD_ANYHOW = (*HEARD, PenaltyState.LEGAL2)
