"""The list of serious violations (integrity-and-accountability.md §3), the whole table; not all of it is live."""

from __future__ import annotations

from cases.base.lifecycle import Lifecycle, Move, Start, Stop
from cases.base.states import State
from integrity.blacklist import conditions as c

STATES = (
    State("ASSESSING", "列入评估", "Being assessed", phase="assessment", initial=True),
    State("NOTIFIED", "已作列入告知", "Party notified", phase="notice"),
    State("DEFENCE", "列入申辩复核", "Defence re-checked", phase="notice"),
    State("AWAITING_SUPERIOR", "报请上级同意", "Awaiting the superior", phase="notice"),
    State("LISTED", "已决定列入", "Listed", phase="listed"),
    State("PUBLISHED", "列入公示中", "Published", phase="listed"),
    State("EARLY_REVIEW", "提前移出审查", "Early removal reviewed", phase="listed"),
    State("RELISTED", "恢复列入", "Listed again", phase="listed"),
    State("REMOVED_TERM", "期满移出", "Removed at term", phase="outcome", terminal=True),
    State("REMOVED_EARLY", "已提前移出", "Removed early", phase="outcome", terminal=True),
    State("REVOKED", "列入已撤销", "Listing revoked", phase="outcome", terminal=True),
    State("NOT_LISTED", "不予列入", "Not listed", phase="outcome", terminal=True),
)

# groups, so that nobody guesses them from names
PENDING = ("ASSESSING", "NOTIFIED", "DEFENCE", "AWAITING_SUPERIOR")
TOLD = ("NOTIFIED", "DEFENCE", "AWAITING_SUPERIOR")
# an application for early removal hides nothing, and what is listed again is published again
SHOWN = ("PUBLISHED", "EARLY_REVIEW", "RELISTED")
ON_LIST = ("LISTED", *SHOWN)
REMOVED = ("REMOVED_EARLY", "REMOVED_TERM")
WITH_DECISION = (*ON_LIST, *REMOVED, "REVOKED")
UNHEARD_CLOCK = Stop("D12")

ASSESSMENT = (
    Move("open", (), "ASSESSING", "启动列入评估", "Open the assessment", "L44 2, 13"),
    Move("open_refusal", (), "ASSESSING", "因拒不履行启动列入评估", "Open it for refusing to perform", "L44 11", live=False),
    Move("propose", ("ASSESSING",), "", "提出列入意见", "Propose to list or not", "L44 12", conditions=(c.WEIGHED,)),
    Move(
        "notify",
        ("ASSESSING",),
        "NOTIFIED",
        "确认拟列入并制发告知书",
        "Confirm and issue the notice",
        "L44 13",
        conditions=(c.PROPOSED, c.FOUR_EYES, c.LEGAL_REVIEW),
        issues=("DOC4",),
    ),
    Move(
        "disagree",
        ("ASSESSING",),
        "",
        "不同意列入意见",
        "Disagree with the proposal",
        "L44 12",
        conditions=(c.PROPOSED, c.REASON_GIVEN),
    ),
    Move(
        "return_proposal", ("ASSESSING",), "", "退回重新提出意见", "Return the proposal", "L44 12", conditions=(c.REASON_GIVEN,)
    ),
    Move(
        "leave_unlisted",
        ("ASSESSING",),
        "NOT_LISTED",
        "决定不予列入",
        "Decide not to list",
        "L44 12",
        conditions=(c.NOT_LISTED_GROUND, c.REASON_GIVEN),
    ),
)

NOTICE = (
    Move(
        "serve_notice",
        ("NOTIFIED",),
        "",
        "送达列入告知书",
        "Serve the notice",
        "L44 13; PL44",
        clocks=(Start("D12", "notice_served_on"),),
    ),
    Move(
        "record_defence",
        ("NOTIFIED",),
        "DEFENCE",
        "记录列入陈述申辩",
        "Record the defence",
        "L44 13; PL45",
        conditions=(c.NOTICE_SERVED, c.HEARD_AFTER_NOTICE, c.INSIDE_D12),
        clocks=(UNHEARD_CLOCK,),
    ),
    Move(
        "waive",
        ("NOTIFIED",),
        "",
        "放弃列入陈述申辩",
        "Waive the defence",
        "L44 13; PL44",
        conditions=(c.NOTICE_SERVED, c.HEARD_AFTER_NOTICE),
        clocks=(UNHEARD_CLOCK,),
    ),
    Move("deem_waived", ("NOTIFIED",), "", "逾期视为放弃列入陈述申辩", "Deemed waived", "L44 13; PP57"),
    Move(
        "ask_hearing",
        ("NOTIFIED",),
        "DEFENCE",
        "要求就列入听证",
        "Ask for a hearing on the listing",
        "L44 13; PL64",
        conditions=(c.NOTICE_SERVED, c.HEARD_AFTER_NOTICE, c.INSIDE_D12),
        clocks=(UNHEARD_CLOCK,),
        live=False,
    ),
    Move("recheck_defence", ("DEFENCE",), "", "复核列入陈述申辩", "Re-check the defence", "L44 13; PL45"),
    Move(
        "request_consent",
        ("NOTIFIED", "DEFENCE"),
        "AWAITING_SUPERIOR",
        "报请上级同意",
        "Ask the superior",
        "L44 22",
        conditions=(c.CONSENT_NEEDED, c.PARTY_HEARD),
    ),
    Move(
        "give_consent",
        ("AWAITING_SUPERIOR",),
        "",
        "同意列入",
        "Consent",
        "L44 22",
        conditions=(c.CONSENT_OPEN, c.REASON_GIVEN),
        issues=("DOC6",),
    ),
    Move(
        "refuse_consent",
        ("AWAITING_SUPERIOR",),
        "NOT_LISTED",
        "不同意列入",
        "Refuse consent",
        "L44 22",
        conditions=(c.CONSENT_OPEN, c.REASON_GIVEN),
    ),
)

DECISION = (
    Move(
        "list",
        TOLD,
        "LISTED",
        "决定列入",
        "Decide to list",
        "L44 2, 13",
        conditions=(c.PENALTY_DECIDED, c.HEAVY, c.AS_TOLD, c.PARTY_HEARD, c.NOT_ACCEPTED, c.CONSENT_GIVEN, c.REASON_GIVEN),
        clocks=(Stop("D12"), Start("J07", "listed_on"), Start("J08", "listed_on"), Start("J09", "listed_on")),
        issues=("DOC5",),
    ),
    Move(
        "leave_unlisted",
        TOLD,
        "NOT_LISTED",
        "决定不予列入",
        "Decide not to list",
        "L44 12",
        conditions=(c.NOT_LISTED_GROUND, c.REASON_GIVEN),
        clocks=(UNHEARD_CLOCK,),
    ),
    Move(
        "drop",
        PENDING,
        "NOT_LISTED",
        "不再具备列入条件，终止评估",
        "End it: the conditions are gone",
        "L44 2",
        clocks=(UNHEARD_CLOCK,),
    ),
    Move(
        "serve_listing",
        ON_LIST,
        "",
        "送达列入决定书",
        "Serve the decision",
        "L44 13",
        clocks=(Start("D50", "served_on"), Start("D51", "served_on")),
    ),
    Move("publish", ("LISTED",), "PUBLISHED", "公示列入信息", "Publish the listing", "L44 14", clocks=(Stop("J07"),)),
    Move(
        "push",
        ("LISTED",),
        "",
        "推送外省公示",
        "Push to another province",
        "L44 14",
        clocks=(Stop("J07-push"), Start("J07-publish")),
        live=False,
    ),
    Move(
        "follow_change",
        ON_LIST,
        "",
        "依变更后的决定维持列入",
        "Rest on the changed decision",
        "L44 19",
        conditions=(c.HEAVY, c.AS_TOLD),
    ),
)

REMOVAL = (
    Move(
        "apply_early",
        ("PUBLISHED", "RELISTED"),
        "EARLY_REVIEW",
        "登记提前移出申请",
        "Record the application",
        "L44 16-17",
        clocks=(Start("J10"),),
        live=False,
    ),
    Move(
        "accept_early",
        ("EARLY_REVIEW",),
        "",
        "受理提前移出申请",
        "Accept the application",
        "L44 17",
        clocks=(Stop("J10"), Start("J11")),
        live=False,
    ),
    Move(
        "remove_early",
        ("EARLY_REVIEW",),
        "REMOVED_EARLY",
        "决定提前移出",
        "Remove early",
        "L44 17-18",
        clocks=(Stop("J11"), Stop("J08"), Start("J12")),
        issues=("DOC8",),
        live=False,
    ),
    Move(
        "refuse_early",
        ("EARLY_REVIEW",),
        "PUBLISHED",
        "不予提前移出",
        "Refuse early removal",
        "L44 17",
        clocks=(Stop("J10"), Stop("J11")),
        issues=("DOC8",),
        live=False,
    ),
    Move(
        "relist", ("REMOVED_EARLY",), "RELISTED", "撤销移出，恢复列入", "List again", "L44 20", clocks=(Start("J08"),), live=False
    ),
    Move(
        "remove_at_term",
        ON_LIST,
        "REMOVED_TERM",
        "期满移出",
        "Remove at term",
        "L44 21",
        conditions=(c.TERM_OVER,),
        clocks=(Stop("J07"), Stop("J08"), Stop("J09"), Stop("J10"), Stop("J11")),
    ),
    Move(
        "revoke",
        ("LISTED",),
        "REVOKED",
        "撤销列入决定",
        "Revoke the listing",
        "L44 19",
        conditions=(c.PENALTY_FALLEN,),
        clocks=(Stop("J07"), Stop("J08"), Stop("J09"), Stop("D50"), Stop("D51")),
    ),
    Move(
        "revoke",
        SHOWN,
        "REVOKED",
        "撤销列入决定",
        "Revoke the listing",
        "L44 19",
        conditions=(c.PENALTY_FALLEN,),
        clocks=(Stop("J08"), Stop("J09"), Stop("J10"), Stop("J11"), Stop("D50"), Stop("D51"), Start("J12", "ended_on")),
    ),
    Move(
        "take_down",
        ("REVOKED",),
        "",
        "撤下列入公示",
        "Take the listing down",
        "L44 19",
        conditions=(c.TO_TAKE_DOWN,),
        clocks=(Stop("J12"),),
    ),
)

BLACKLIST = Lifecycle(
    "blacklist", "严重违法失信名单列入", "List of serious violations", STATES, (*ASSESSMENT, *NOTICE, *DECISION, *REMOVAL)
)
