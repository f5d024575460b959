"""Steps of the ordinary penalty procedure."""

from __future__ import annotations

from cases.base.roles import LEADERS
from workflows.steps.step import BH, CO, REVIEWERS, UH, Step

STEPS = (
    Step(
        "investigate",
        "调查取证",
        "Investigate",
        CO,
        ("penalty.finish_investigation", "penalty.record_facts", "penalty.add_evidence", "penalty.order_correction"),
        ("D10",),
        by="handlers",
    ),
    Step("submit_review", "送审", "Submit to review", UH, ("penalty.submit_review",), ("D10",)),
    Step("review", "案件审核", "Review", REVIEWERS, ("penalty.pass_review", "penalty.return_investigation"), ("D11", "D10")),
    Step(
        "approve",
        "审批处理意见",
        "Approve what is intended",
        LEADERS,
        ("penalty.approve_notice", "penalty.decide_exempt"),
        ("D10",),
    ),
    Step("serve_notice", "送达告知书", "Serve the notice", CO, ("penalty.serve_notice",), ("D10",), by="handlers"),
    Step(
        "await_party",
        "听取陈述申辩",
        "Hear the party",
        CO,
        ("penalty.record_defence", "penalty.waive"),
        ("D12", "D10"),
        by="handlers",
    ),
    Step("recheck", "复核陈述申辩", "Re-check the defence", CO, ("penalty.recheck_defence",), ("D10",), by="handlers"),
    Step("discuss", "集体讨论", "Collective discussion", BH, ("penalty.discuss",), ("D10",)),
    Step("decide", "作出处罚决定", "Decide the penalty", LEADERS, ("penalty.decide_penalty",), ("D10",)),
    Step("serve_decision", "送达决定书", "Serve the decision", CO, ("penalty.serve_decision",), ("D14",), by="handlers"),
    Step(
        "serve_exemption",
        "送达不予处罚决定书",
        "Serve the decision on no penalty",
        CO,
        ("penalty.serve_exemption",),
        ("D14",),
        by="handlers",
    ),
    Step("serve_annulment", "送达撤销决定书", "Serve the annulment", CO, ("penalty.serve_annulment",), ("D40",), by="handlers"),
    Step("await_payment", "登记缴款", "Record payment", CO, ("penalty.record_payment",), ("D30",), by="handlers"),
    Step("propose_closure", "提请结案", "Propose closure", UH, ("penalty.propose_closure",), ("D40",)),
    Step("close", "批准结案", "Close the case", LEADERS, ("penalty.close",), ("D40",)),
    Step("archive", "整理归档", "Archive the file", CO, ("penalty.archive",), (), by="handlers"),
)
