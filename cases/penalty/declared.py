"""Law of the ordinary procedure that is declared and shown, and not run yet: a row leaves when its act comes.

The database refuses these moves until then (penalty-and-transfer.md §4, §6).
"""

from __future__ import annotations

from cases.base.lifecycle import Pause, Resume, Start, Stop
from cases.base.roles import BH, LEADERS, REVIEWERS
from cases.penalty.procedure import HEARD_ANYHOW, PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.rules import APART, DECIDER

PENALTY.declared(
    "suspend",
    sources=(S.INVEST,),
    target=S.SUSP,
    zh="中止调查",
    en="Suspend",
    article="PP46, PP64",
    who=LEADERS,
    rules=DECIDER,
    grant="PP46",
    clocks=(Pause("D10", "suspension"),),
    issues=("8",),
)
PENALTY.declared(
    "resume",
    sources=(S.SUSP,),
    target=S.INVEST,
    zh="恢复调查",
    en="Resume",
    article="PP46",
    who=LEADERS,
    rules=DECIDER,
    clocks=(Resume("D10"),),
    issues=("8",),
    advances=True,
)
PENALTY.declared(
    "terminate",
    sources=(S.INVEST,),
    target=S.TERM,
    zh="终止调查",
    en="Terminate",
    article="PP47",
    who=LEADERS,
    rules=DECIDER,
    clocks=(Stop("D10"), Start("D40")),
    issues=("8",),
)
PENALTY.declared(
    "report_hearing",
    sources=(S.HEAR,),
    target=S.LEGAL2,
    zh="听证报告送法制审核",
    en="Hearing report to legal review",
    article="PP50",
    who=REVIEWERS,
    rules=APART,
    clocks=(Resume("D10"), Start("D11")),
    issues=("40", "41"),
)
PENALTY.declared(
    "send_to_other_body",
    sources=(S.APPR, *HEARD_ANYHOW),
    target=S.DEC_OTHER,
    zh="移送其他行政机关",
    en="Send to another body",
    article="PP60",
    who=LEADERS,
    rules=DECIDER,
    clocks=(Stop("D10"), Start("D40")),
    issues=("43", "4"),
)
PENALTY.declared(
    "send_to_police",
    sources=(S.APPR, *HEARD_ANYHOW),
    target=S.DEC_CRIME,
    zh="移送司法机关",
    en="Send to the police",
    article="PP60, T310-5",
    who=BH,
    rules=DECIDER,
    grant="T310-5",
    clocks=(Stop("D10"), Start("D40")),
    issues=("43", "5"),
)
PENALTY.declared(
    "decide_anew",
    sources=(S.ANNULLED, S.CLOSED),
    target=S.INVEST,
    zh="责令重新作出决定",
    en="Decide anew",
    article="ARL64",
    who=LEADERS,
    rules=DECIDER,
    clocks=(Stop("D40"), Start("D10")),
    issues=("8",),
    advances=True,
)
PENALTY.declared(
    "defer",
    sources=(S.PAY_DUE,),
    target=S.DEFERRED,
    zh="批准暂缓、分期缴纳",
    en="Defer payment",
    article="PP74, PP76",
    who=LEADERS,
    rules=DECIDER,
    grant="PP74",
    issues=("47",),
)
PENALTY.declared(
    "surcharge",
    sources=(S.PAY_DUE,),
    target=S.SURCHARGE,
    zh="加处罚款",
    en="Surcharge",
    article="PP75, PL72",
    who=LEADERS,
    rules=DECIDER,
    grant="PP75",
    clocks=(Start("D31"),),
)
PENALTY.declared(
    "dun",
    sources=(S.PAY_DUE, S.SURCHARGE, S.DEFERRED),
    target=S.DUNNED,
    zh="催告",
    en="Dun",
    article="CE54",
    who=LEADERS,
    rules=DECIDER,
    clocks=(Start("D33"),),
    issues=("48",),
)
PENALTY.declared(
    "apply_to_court",
    sources=(S.DUNNED,),
    target=S.COURT_APPLIED,
    zh="申请法院强制执行",
    en="Apply to the court",
    article="CE53-55, PP76",
    who=LEADERS,
    rules=DECIDER,
    grant="CE53",
    issues=("49",),
)
PENALTY.declared(
    "court_executes",
    sources=(S.COURT_APPLIED,),
    target=S.COURT_EXEC,
    zh="法院强制执行",
    en="Court executes",
    article="CE55",
    who=LEADERS,
    rules=DECIDER,
)
PENALTY.declared(
    "end_execution",
    sources=(S.PAY_DUE, S.DUNNED, S.COURT_APPLIED, S.COURT_EXEC),
    target=S.EXEC_END,
    zh="终结执行",
    en="End execution",
    article="PP77",
    who=LEADERS,
    rules=DECIDER,
    clocks=(Stop("D30"), Start("D40")),
)
PENALTY.declared(
    "close_unexecuted",
    sources=(S.TERM, S.DEC_OTHER, S.EXEC_END, S.COURT_EXEC),
    target=S.CLOSED,
    zh="结案",
    en="Close the case",
    article="PP77",
    who=LEADERS,
    rules=APART,
    clocks=(Stop("D40"),),
    issues=("53",),
)
