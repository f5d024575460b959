"""Law of the list that is declared and shown, and not run yet: a row leaves when its act comes.

The database refuses these moves until then (integrity-and-accountability.md §3).
"""

from __future__ import annotations

from cases.base.lifecycle import Start, Stop
from cases.base.roles import CO, CREDIT, LEADERS, SYSTEM
from cases.parties.rules import own_authority, system_only
from integrity.blacklist.acts.notice import HEARD_AFTER_NOTICE, INSIDE_D12, NOTICE_SERVED
from integrity.blacklist.procedure import BLACKLIST
from integrity.blacklist.procedure import BlacklistState as S
from integrity.blacklist.rules import DECIDER, HANDLER

BLACKLIST.declared(
    "open_refusal",
    target=S.ASSESSING,
    zh="因拒不履行启动列入评估",
    en="Open it for refusing to perform",
    article="L44 11",
    who=SYSTEM,
    rules=(system_only,),
)
BLACKLIST.declared(
    "ask_hearing",
    sources=(S.NOTIFIED,),
    target=S.DEFENCE,
    zh="要求就列入听证",
    en="Ask for a hearing on the listing",
    article="L44 13; PL64",
    grant="L44 13",
    who=CO,
    rules=HANDLER,
    needs=(NOTICE_SERVED, HEARD_AFTER_NOTICE, INSIDE_D12),
    clocks=(Stop("D12"),),
)
BLACKLIST.declared(
    "push",
    sources=(S.LISTED,),
    zh="推送外省公示",
    en="Push to another province",
    article="L44 14",
    who=CREDIT,
    rules=(own_authority,),
    clocks=(Stop("J07-push"), Start("J07-publish")),
)
BLACKLIST.declared(
    "apply_early",
    sources=(S.PUBLISHED, S.RELISTED),
    target=S.EARLY_REVIEW,
    zh="登记提前移出申请",
    en="Record the application",
    article="L44 16-17",
    grant="L44 16",
    who=CREDIT,
    rules=(own_authority,),
    clocks=(Start("J10"),),
)
BLACKLIST.declared(
    "accept_early",
    sources=(S.EARLY_REVIEW,),
    zh="受理提前移出申请",
    en="Accept the application",
    article="L44 17",
    who=CREDIT,
    rules=(own_authority,),
    clocks=(Stop("J10"), Start("J11")),
)
BLACKLIST.declared(
    "remove_early",
    sources=(S.EARLY_REVIEW,),
    target=S.REMOVED_EARLY,
    zh="决定提前移出",
    en="Remove early",
    article="L44 17-18",
    grant="L44 17",
    who=CREDIT,
    rules=(own_authority,),
    clocks=(Stop("J11"), Stop("J08"), Start("J12")),
    issues=("DOC8",),
)
BLACKLIST.declared(
    "refuse_early",
    sources=(S.EARLY_REVIEW,),
    target=S.PUBLISHED,
    zh="不予提前移出",
    en="Refuse early removal",
    article="L44 17",
    who=CREDIT,
    rules=(own_authority,),
    clocks=(Stop("J10"), Stop("J11")),
    issues=("DOC8",),
)
BLACKLIST.declared(
    "relist",
    sources=(S.REMOVED_EARLY,),
    target=S.RELISTED,
    zh="撤销移出，恢复列入",
    en="List again",
    article="L44 20",
    who=LEADERS,
    rules=DECIDER,
    clocks=(Start("J08"),),
)
