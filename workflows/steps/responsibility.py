"""Steps of a review of responsibility. Each names who alone may take it, so that no other inbox shows it."""

from __future__ import annotations

from cases.base.roles import LEADERS, Role
from cases.parties.selectors import STAFF
from workflows.steps.step import Step

SUPERVISION = frozenset({Role.SUPERVISION})
GROUP = frozenset({Role.SUPERVISION, Role.LR})
R = "responsibility."

STEPS = (
    Step("consent_preliminary", "同意初步核实", "Consent to verification", LEADERS, (R + "consent",), (), by="heads"),
    Step(
        "begin_preliminary",
        "开始初步核实",
        "Begin the verification",
        SUPERVISION,
        (R + "begin_preliminary",),
        (),
        by="supervisors",
    ),
    Step(
        "report_preliminary",
        "提交初步核实情况",
        "Report the verification",
        SUPERVISION,
        (R + "report_preliminary",),
        (),
        by="supervisors",
    ),
    Step("decide_opening", "决定是否立案", "Decide on opening", LEADERS, (R + "open", R + "clear"), (), by="heads"),
    Step(
        "establish_facts",
        "调查并告知事实",
        "Establish and tell the facts",
        GROUP,
        (R + "notify", R + "record_finding"),
        ("J18",),
        by="investigators",
    ),
    Step("hear_official", "陈述申辩", "State a defence", STAFF, (R + "defend", R + "waive"), ("J18-defence",), by="official"),
    Step(
        "weigh_claims",
        "复核申辩、审查免责主张",
        "Verify the defence, decide the claims",
        GROUP,
        (R + "submit", R + "decide_claim", R + "revise_finding"),
        ("J18",),
        by="investigators",
    ),
    Step(
        "decide_responsibility",
        "集体研究决定",
        "Collective decision",
        LEADERS,
        (R + "decide_measure", R + "decide_exempt", R + "decide_no_fault", R + "refer"),
        ("J18",),
        by="heads",
    ),
    Step(
        "tell_official",
        "告知处理结果",
        "Tell the official the outcome",
        GROUP,
        (R + "serve_measure", R + "inform"),
        (),
        by="tellers",
    ),
    Step(
        "answer_request",
        "办理内部复核",
        "Answer the request for review",
        LEADERS,
        (R + "answer_review",),
        ("J23-reply",),
        by="heads",
    ),
    Step("archive_review", "审查归档", "Archive the review", GROUP, (R + "archive",), ("J23",), by="tellers"),
)
