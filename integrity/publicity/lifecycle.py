"""Publicity of a penalty (integrity-and-accountability.md §2), the whole table; not all of it is live."""

from __future__ import annotations

from cases.base.lifecycle import Lifecycle, Move, Start, Stop
from cases.base.states import State
from integrity.publicity import conditions as c

STATES = (
    State("NOT_APPLICABLE", "不予公示", "Not published", phase="outcome", terminal=True),
    State("REVIEW", "公示审核", "Review before publication", phase="review", initial=True),
    State("READY", "待公示", "Ready to publish", phase="review"),
    State("PUSHED", "已推送外省", "Pushed to another province", phase="review"),
    State("PUBLISHED", "公示中", "Published", phase="public"),
    State("CORRECTING", "更正中", "Being corrected", phase="public"),
    State("TEMP_MASKED", "暂时屏蔽", "Masked for a time", phase="public"),
    State("WITHDRAWN", "已撤回", "Withdrawn", phase="outcome", terminal=True),
    State("EXPIRED", "公示期满", "Term over", phase="outcome", terminal=True),
    State("REPAIRED", "已信用修复", "Repaired", phase="outcome", terminal=True),
)

# groups, so that nobody guesses them from names
UNSHOWN = ("REVIEW", "READY")
SHOWN = ("PUBLISHED",)
SENT = ("PUSHED", "PUBLISHED")

OPENING = (
    Move("open", (), "REVIEW", "启动处罚信息公示", "Open publication", "O45 2, 8-9", clocks=(Start("D16", "decided_on"),)),
    Move(
        "open_other_province",
        (),
        "REVIEW",
        "启动处罚信息推送",
        "Open pushing to another province",
        "O45 2, 8, 10",
        clocks=(Start("D17", "decided_on"),),
    ),
    Move("exclude", (), "NOT_APPLICABLE", "认定不予公示", "Establish that it is not published", "O45 2; GB22"),
)

REVIEW = (
    Move(
        "enter",
        ("REVIEW",),
        "",
        "录入公示信息",
        "Enter what is to be published",
        "O45 4-7, 16",
        conditions=(c.SECRECY_REVIEWED, c.REDACTIONS_FIT, c.NO_PERSONAL_DATA),
    ),
    Move(
        "review",
        ("REVIEW",),
        "READY",
        "审核公示信息",
        "Review what is to be published",
        "O45 4-7, 16",
        conditions=(c.ENTERED, c.FOUR_EYES, c.CLASS_FITS, c.TO_BE_PUBLISHED),
    ),
    Move(
        "leave_unpublished",
        ("REVIEW",),
        "NOT_APPLICABLE",
        "审核后不予公示",
        "Leave unpublished after review",
        "GB22",
        conditions=(c.CLASS_FITS, c.NOT_TO_BE_PUBLISHED),
        clocks=(Stop("D16"), Stop("D17")),
    ),
)

PUBLICATION = (
    Move("publish", ("READY",), "PUBLISHED", "公示", "Publish", "O45 9", conditions=(c.SAME_PROVINCE,), clocks=(Stop("D16"),)),
    Move(
        "push",
        ("READY",),
        "PUSHED",
        "推送外省",
        "Push to another province",
        "O45 10",
        conditions=(c.OTHER_PROVINCE,),
        clocks=(Stop("D17"), Start("D17-publish")),
    ),
    Move(
        "record_publication",
        ("PUSHED",),
        "PUBLISHED",
        "登记外省已公示",
        "Record that the other province published",
        "O45 10",
        conditions=(c.NOT_ORDERED,),
        clocks=(Stop("D17-publish"),),
    ),
    Move("correct", ("PUBLISHED",), "CORRECTING", "启动更正", "Begin to correct", "O45 12", live=False),
    Move("republish", ("CORRECTING",), "PUBLISHED", "更正后公示", "Publish corrected", "O45 12", live=False),
    Move("mask", ("PUBLISHED",), "TEMP_MASKED", "破产重整期间屏蔽", "Mask under a court ruling", "REP25", live=False),
    Move("unmask", ("TEMP_MASKED",), "PUBLISHED", "恢复公示", "Show again", "REP25", live=False),
)

ENDING = (
    Move(
        "drop",
        UNSHOWN,
        "WITHDRAWN",
        "决定变更撤销，终止公示",
        "Drop: the decision no longer stands",
        "O45 11",
        clocks=(Stop("D16"), Stop("D17")),
    ),
    Move(
        "order_withdrawal",
        SENT,
        "",
        "决定变更撤销，停止展示待撤回",
        "Stop showing; to be withdrawn",
        "O45 11; PP63",
        clocks=(Stop("D17-publish"), Start("D18", "withdrawal_ordered_on")),
    ),
    Move(
        "withdraw",
        SENT,
        "WITHDRAWN",
        "撤回公示信息并说明理由",
        "Withdraw, with the reasons",
        "O45 11; PP63; PL48",
        conditions=(c.WITHDRAWAL_ORDERED, c.REASON_GIVEN),
        clocks=(Stop("D18"),),
    ),
    Move(
        "withdraw_others",
        ("CORRECTING", "TEMP_MASKED"),
        "WITHDRAWN",
        "撤回公示信息",
        "Withdraw",
        "O45 11; PP63",
        clocks=(Start("D18"),),
        live=False,
    ),
    Move("expire", ("PUBLISHED",), "EXPIRED", "公示期满", "Term over", "O45 13", conditions=(c.NOT_ORDERED, c.MAXIMUM_OVER)),
    Move("repair", ("PUBLISHED",), "REPAIRED", "信用修复停止公示", "End by credit repair", "O45 14; REP25", live=False),
)

PUBLICITY = Lifecycle(
    "publicity", "行政处罚信息公示", "Publicity of a penalty", STATES, (*OPENING, *REVIEW, *PUBLICATION, *ENDING)
)
