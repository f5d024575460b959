"""The human steps: what an inbox line is called, whose it is, and which acts it offers. One row a step."""

from __future__ import annotations

from dataclasses import dataclass

from cases.base.roles import LEADERS, Role


@dataclass(frozen=True, slots=True)
class Step:
    """A task that waits for a person. `acts` are full act names, the usual one first; `clocks` in order of interest."""

    code: str
    zh: str
    en: str
    roles: frozenset[Role]
    acts: tuple[str, ...]
    clocks: tuple[str, ...]


CO, UH = frozenset({Role.CO}), frozenset({Role.UH})
REVIEWERS, BH = frozenset({Role.AR, Role.LR}), frozenset({Role.BH})

CLUE_STEPS = (
    Step("assign_verifiers", "指派核查人员", "Assign verifying officers", UH, ("clue.assign",), ("D01",)),
    Step("verify_clue", "核查线索", "Verify the clue", CO, ("clue.report_findings",), ("D01",)),
    Step(
        "decide_filing", "决定是否立案", "Decide on filing", LEADERS, ("clue.file", "clue.not_file"), ("D01",)
    ),
)

PENALTY_STEPS = (
    Step("investigate", "调查取证", "Investigate", CO,
         ("penalty.finish_investigation", "penalty.record_facts", "penalty.add_evidence", "penalty.order_correction"),
         ("D10",)),
    Step("submit_review", "送审", "Submit to review", UH, ("penalty.submit_review",), ("D10",)),
    Step("review", "案件审核", "Review", REVIEWERS, ("penalty.pass_review", "penalty.return_investigation"), ("D11", "D10")),
    Step("approve", "审批处理意见", "Approve what is intended", LEADERS,
         ("penalty.approve_notice", "penalty.decide_exempt"), ("D10",)),
    Step("serve_notice", "送达告知书", "Serve the notice", CO, ("penalty.serve_notice",), ("D10",)),
    Step("await_party", "听取陈述申辩", "Hear the party", CO, ("penalty.record_defence", "penalty.waive"), ("D12", "D10")),
    Step("recheck", "复核陈述申辩", "Re-check the defence", CO, ("penalty.recheck_defence",), ("D10",)),
    Step("discuss", "集体讨论", "Collective discussion", BH, ("penalty.discuss",), ("D10",)),
    Step("decide", "作出处罚决定", "Decide the penalty", LEADERS, ("penalty.decide_penalty",), ("D10",)),
    Step("serve_decision", "送达决定书", "Serve the decision", CO, ("penalty.serve_decision",), ("D14",)),
    Step("serve_exemption", "送达不予处罚决定书", "Serve the decision on no penalty", CO, ("penalty.serve_exemption",),
         ("D14",)),
    Step("serve_annulment", "送达撤销决定书", "Serve the annulment", CO, ("penalty.serve_annulment",), ("D40",)),
    Step("await_payment", "登记缴款", "Record payment", CO, ("penalty.record_payment",), ("D30",)),
    Step("propose_closure", "提请结案", "Propose closure", UH, ("penalty.propose_closure",), ("D40",)),
    Step("close", "批准结案", "Close the case", LEADERS, ("penalty.close",), ("D40",)),
    Step("archive", "整理归档", "Archive the file", CO, ("penalty.archive",), ()),
)  # fmt: skip

CREDIT = frozenset({Role.CREDIT})

PUBLICITY_STEPS = (
    Step("enter_publicity", "录入公示信息", "Enter the publication", CO, ("publicity.enter",), ("D16", "D17")),
    Step("review_publicity", "审核公示信息", "Review the publication", CREDIT,
         ("publicity.review", "publicity.leave_unpublished"), ("D16", "D17")),
    Step("publish", "公示处罚信息", "Publish the penalty", CREDIT, ("publicity.publish", "publicity.push"), ("D16", "D17")),
    Step("record_publication", "登记外省已公示", "Record publication elsewhere", CREDIT,
         ("publicity.record_publication",), ("D17-publish",)),
    Step("withdraw", "撤回公示信息", "Withdraw the publication", CREDIT, ("publicity.withdraw",), ("D18",)),
)  # fmt: skip

STEPS: dict[str, Step] = {s.code: s for s in (*CLUE_STEPS, *PENALTY_STEPS, *PUBLICITY_STEPS)}
STEP_OF_ACT: dict[str, Step] = {act: step for step in STEPS.values() for act in step.acts}
