"""P5: the transfer of a suspected crime to the police (penalty-and-transfer.md §2a, §7): states, groups, the table, and what
of it is not run yet. A row not run yet of an act that is stands beside the act."""

from __future__ import annotations

from enum import Flag, auto
from typing import Any

from cases.base.lifecycle import Lifecycle, Start, Stop
from cases.base.roles import CO, LEADERS
from cases.base.states import State, States
from cases.parties.rules import own_authority
from cases.transfer.rules import MEMBER


class Group(Flag):
    """Groups of states, as the law looks at a transfer.

    UNREPORTED — nothing was put before the head yet: the report may still be written. UNDECIDED — the head has not decided: no
    decision on the case meanwhile. DECIDED — the head has: approval or rejection, with its day, stands. WITH_POLICE — it is for
    the police to say whether they file: nothing is fined. FILED — they have filed. WAITING — the case waits for the police, or
    for what the bureau makes of their refusal. TURNED_DOWN — the head or the police said no.
    """

    UNREPORTED = auto()
    UNDECIDED = auto()
    DECIDED = auto()
    WITH_POLICE = auto()
    FILED = auto()
    WAITING = auto()
    TURNED_DOWN = auto()


_BEFORE = Group.UNREPORTED | Group.UNDECIDED
_AFTER = Group.DECIDED | Group.WITH_POLICE | Group.FILED | Group.WAITING | Group.TURNED_DOWN
# what the police have to answer, and what they have answered
_ASKED: dict[str, Any] = {
    "inside": Group.DECIDED | Group.WITH_POLICE | Group.WAITING,
    "outside": _BEFORE | Group.FILED | Group.TURNED_DOWN,
}
_FILED: dict[str, Any] = {
    "inside": Group.DECIDED | Group.FILED,
    "outside": _BEFORE | Group.WITH_POLICE | Group.WAITING | Group.TURNED_DOWN,
}


class TransferState(States):
    """States of a transfer."""

    SUSPECT = State(
        "SUSPECT", "涉嫌犯罪待处理", "Suspected crime", phase="suspicion", initial=True, inside=_BEFORE, outside=_AFTER
    )
    CLEARED = State("CLEARED", "不再达到移送标准", "Threshold no longer reached", phase="suspicion", terminal=True)
    TASKFORCE = State("TASKFORCE", "专案组核实", "Task force", phase="suspicion", inside=_BEFORE, outside=_AFTER)
    REPORTED = State(
        "REPORTED",
        "报告待批",
        "Reported to the head",
        phase="decision",
        inside=Group.UNDECIDED,
        outside=_AFTER | Group.UNREPORTED,
    )
    APPROVED = State("APPROVED", "批准移送", "Approved", phase="decision", **_ASKED)
    REJECTED = State(
        "REJECTED", "不批准移送", "Rejected", phase="decision", terminal=True, inside=Group.DECIDED | Group.TURNED_DOWN
    )
    SENT = State("SENT", "已移送", "Sent to the police", phase="police", **_ASKED)
    RECEIPTED = State("RECEIPTED", "公安机关已接受", "Receipted", phase="police", **_ASKED)
    FORWARDED = State("FORWARDED", "公安机关转送", "Passed on by the police", phase="police", **_ASKED)
    PS_FILED = State("PS_FILED", "公安机关立案", "Filed by the police", phase="police", **_FILED)
    PS_REFUSED = State(
        "PS_REFUSED",
        "公安机关不予立案",
        "Refused by the police",
        phase="police",
        inside=Group.DECIDED | Group.WAITING | Group.TURNED_DOWN,
        outside=_BEFORE | Group.WITH_POLICE | Group.FILED,
    )
    RECONSIDER = State("RECONSIDER", "提请复议", "Reconsideration asked", phase="dispute", **_ASKED)
    RECONSIDER_FAIL = State(
        "RECONSIDER_FAIL",
        "复议维持",
        "Refusal upheld",
        phase="dispute",
        inside=Group.DECIDED | Group.WAITING,
        outside=_BEFORE | Group.WITH_POLICE | Group.FILED | Group.TURNED_DOWN,
    )
    PR_SUPERVISE = State("PR_SUPERVISE", "建议立案监督", "Procuratorate asked", phase="dispute", **_ASKED)
    HANDED_OVER = State("HANDED_OVER", "已移交物品和材料", "Goods handed over", phase="end", **_FILED)
    ADMIN_RESUME = State(
        "ADMIN_RESUME", "恢复行政处理", "Back to the penalty case", phase="end", terminal=True, inside=Group.DECIDED
    )


TRANSFER = Lifecycle("transfer", "涉嫌犯罪案件移送", "Transfer of a suspected crime", TransferState, groups=Group)

S = TransferState

TRANSFER.declared(
    "forward",
    sources=(S.RECEIPTED,),
    target=S.FORWARDED,
    zh="登记公安机关转送",
    en="Record that it was passed on",
    article="T310-7",
    who=CO,
    rules=MEMBER,
)
TRANSFER.declared(
    "ask_reconsideration",
    sources=(S.PS_REFUSED,),
    target=S.RECONSIDER,
    zh="提请复议",
    en="Ask the police to reconsider",
    article="T310-9",
    who=LEADERS,
    rules=(own_authority,),
    clocks=(Stop("D63"), Start("D63-reply")),
    issues=("X2",),
)
TRANSFER.declared(
    "uphold_refusal",
    sources=(S.RECONSIDER,),
    target=S.RECONSIDER_FAIL,
    zh="登记复议维持",
    en="Record that the refusal was upheld",
    article="T310-9",
    who=CO,
    rules=MEMBER,
    clocks=(Stop("D63-reply"), Start("D64")),
)
TRANSFER.declared(
    "reverse_refusal",
    sources=(S.RECONSIDER,),
    target=S.PS_FILED,
    zh="登记复议后立案",
    en="Record the filing after reconsideration",
    article="T310-9",
    who=CO,
    rules=MEMBER,
    clocks=(Stop("D63-reply"), Start("D65")),
)
TRANSFER.declared(
    "ask_procuratorate",
    sources=(S.PS_REFUSED, S.RECONSIDER_FAIL),
    target=S.PR_SUPERVISE,
    zh="建议立案监督",
    en="Ask the procuratorate to supervise",
    article="T310-9, MPS182",
    grant="T310-9",
    who=LEADERS,
    rules=(own_authority,),
    # each runs from the paper of the procuratorate that reached the police, not from the asking
    clocks=(Stop("D63"), Stop("D64"), Start("P5-explain", "explanation_asked_on"), Start("P5-file", "filing_ordered_on")),
    issues=("X3",),
)
TRANSFER.declared(
    "file_after_supervision",
    sources=(S.PR_SUPERVISE,),
    target=S.PS_FILED,
    zh="登记监督后立案",
    en="Record the filing after supervision",
    article="MPS182",
    who=CO,
    rules=MEMBER,
    clocks=(Stop("P5-explain"), Stop("P5-file"), Start("D65")),
)
