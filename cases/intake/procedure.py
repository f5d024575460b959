"""P1: from the clue to filing (penalty-and-transfer.md §2a, §3): its states, its table, and what of it is not run yet."""

from __future__ import annotations

from cases.base.lifecycle import Lifecycle, Pause, Resume, Start, Stop
from cases.base.roles import CO, LEADERS
from cases.base.states import State, States
from cases.intake.rules import VERIFIER
from cases.parties.rules import own_authority


class ClueState(States):
    """States of a clue. No set of them is written anywhere: a clue is undecided until it stands in a terminal one."""

    CLUE = State("CLUE", "线索登记", "Clue registered", phase="intake", initial=True)
    VERIFY = State("VERIFY", "核查", "Verification", phase="verification")
    VERIFY_EXT = State("VERIFY_EXT", "核查延期", "Verification extended", phase="verification")
    VERIFY_TEST = State("VERIFY_TEST", "检验鉴定", "Testing", phase="verification")
    FILED = State("FILED", "立案", "Filed", phase="outcome", terminal=True)
    NOT_FILED = State("NOT_FILED", "不予立案", "Not filed", phase="outcome", terminal=True)
    MOVED = State("MOVED", "移送", "Moved to another body", phase="outcome", terminal=True)


CLUE = Lifecycle("clue", "线索核查", "Clue", ClueState)

S = ClueState

CLUE.declared(
    "send_to_test",
    sources=(S.VERIFY,),
    target=S.VERIFY_TEST,
    zh="送检鉴定",
    en="Send to test",
    article="PP18",
    who=CO,
    rules=VERIFIER,
    clocks=(Pause("D01", "testing"),),
    issues=("16", "30", "31"),
)
CLUE.declared(
    "receive_test",
    sources=(S.VERIFY_TEST,),
    target=S.VERIFY,
    zh="收到检验结果",
    en="Receive test result",
    article="PP18",
    who=CO,
    rules=VERIFIER,
    clocks=(Resume("D01"),),
    issues=("32",),
)
CLUE.declared(
    "extend",
    sources=(S.VERIFY,),
    target=S.VERIFY_EXT,
    zh="批准延长核查期限",
    en="Extend verification",
    article="PP18",
    who=LEADERS,
    rules=(own_authority,),
    issues=("8",),
)
CLUE.declared(
    "move_on",
    sources=(S.CLUE, S.VERIFY, S.VERIFY_EXT),
    target=S.MOVED,
    zh="移送其他机关",
    en="Move to another body",
    article="PP14, PP17",
    grant="PP14",
    who=LEADERS,
    rules=(own_authority,),
    clocks=(Stop("D01"),),
    issues=("4",),
)
CLUE.declared(
    "reopen",
    sources=(S.NOT_FILED,),
    target=S.VERIFY,
    zh="发现新证据重新核查",
    en="Reopen on new evidence",
    article="PP19",
    who=LEADERS,
    rules=(own_authority,),
    clocks=(Start("D01"),),
    issues=("1",),
)
