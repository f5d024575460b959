"""Publicity of a penalty (integrity-and-accountability.md §2): its states, and what is law but not run yet."""

from __future__ import annotations

from enum import Flag, auto

from cases.base.lifecycle import Lifecycle, Start
from cases.base.roles import CREDIT, SYSTEM
from cases.base.states import State, States
from cases.parties.rules import own_authority, system_only


class Group(Flag):
    """Groups of states, so that nobody guesses them from names.

    UNSHOWN — nobody outside the bureau has it yet; when the decision falls it is dropped.
    SHOWN — the public may read it.
    SENT — the public, or another province's bureau, has it; when the decision falls it is withdrawn.
    """

    UNSHOWN = auto()
    SHOWN = auto()
    SENT = auto()
    ALL = UNSHOWN | SHOWN | SENT


G = Group


class PublicityState(States):
    """States of a publication. What is corrected or masked is out of sight, and is withdrawn separately."""

    NOT_APPLICABLE = State("NOT_APPLICABLE", "不予公示", "Not published", phase="outcome", terminal=True)
    REVIEW = State(
        "REVIEW",
        "公示审核",
        "Review before publication",
        phase="review",
        initial=True,
        inside=G.UNSHOWN,
        outside=G.SHOWN | G.SENT,
    )
    READY = State("READY", "待公示", "Ready to publish", phase="review", inside=G.UNSHOWN, outside=G.SHOWN | G.SENT)
    PUSHED = State(
        "PUSHED", "已推送外省", "Pushed to another province", phase="review", inside=G.SENT, outside=G.UNSHOWN | G.SHOWN
    )
    PUBLISHED = State("PUBLISHED", "公示中", "Published", phase="public", inside=G.SHOWN | G.SENT, outside=G.UNSHOWN)
    CORRECTING = State("CORRECTING", "更正中", "Being corrected", phase="public", outside=G.ALL)
    TEMP_MASKED = State("TEMP_MASKED", "暂时屏蔽", "Masked for a time", phase="public", outside=G.ALL)
    WITHDRAWN = State("WITHDRAWN", "已撤回", "Withdrawn", phase="outcome", terminal=True)
    EXPIRED = State("EXPIRED", "公示期满", "Term over", phase="outcome", terminal=True)
    REPAIRED = State("REPAIRED", "已信用修复", "Repaired", phase="outcome", terminal=True)


PUBLICITY = Lifecycle("publicity", "行政处罚信息公示", "Publicity of a penalty", PublicityState, groups=Group)

S = PublicityState

PUBLICITY.declared(
    "correct",
    sources=(S.PUBLISHED,),
    target=S.CORRECTING,
    zh="启动更正",
    en="Begin to correct",
    article="O45 12",
    who=CREDIT,
    rules=(own_authority,),
)
PUBLICITY.declared(
    "republish",
    sources=(S.CORRECTING,),
    target=S.PUBLISHED,
    zh="更正后公示",
    en="Publish corrected",
    article="O45 12",
    who=CREDIT,
    rules=(own_authority,),
)
PUBLICITY.declared(
    "mask",
    sources=(S.PUBLISHED,),
    target=S.TEMP_MASKED,
    zh="破产重整期间屏蔽",
    en="Mask under a court ruling",
    article="R107 22",
    who=SYSTEM,
    rules=(system_only,),
)
PUBLICITY.declared(
    "unmask",
    sources=(S.TEMP_MASKED,),
    target=S.PUBLISHED,
    zh="恢复公示",
    en="Show again",
    article="R107 22",
    who=SYSTEM,
    rules=(system_only,),
)
PUBLICITY.declared(
    "withdraw_others",
    sources=(S.CORRECTING, S.TEMP_MASKED),
    target=S.WITHDRAWN,
    zh="撤回公示信息",
    en="Withdraw",
    article="O45 11; PP63",
    grant="O45 11",
    who=CREDIT,
    rules=(own_authority,),
    clocks=(Start("D18"),),
)
PUBLICITY.declared(
    "repair",
    sources=(S.PUBLISHED,),
    target=S.REPAIRED,
    zh="信用修复停止公示",
    en="End by credit repair",
    article="O45 16; R107 11-17",
    who=SYSTEM,
    rules=(system_only,),
)
