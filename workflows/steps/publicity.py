"""Steps of a publication."""

from __future__ import annotations

from workflows.steps.step import CO, CREDIT, Step

STEPS = (
    Step("enter_publicity", "录入公示信息", "Enter the publication", CO, ("publicity.enter",), ("D16", "D17"), by="handlers"),
    Step(
        "review_publicity",
        "审核公示信息",
        "Review the publication",
        CREDIT,
        ("publicity.review", "publicity.leave_unpublished"),
        ("D16", "D17"),
    ),
    Step("publish", "公示处罚信息", "Publish the penalty", CREDIT, ("publicity.publish", "publicity.push"), ("D16", "D17")),
    Step(
        "record_publication",
        "登记外省已公示",
        "Record publication elsewhere",
        CREDIT,
        ("publicity.record_publication",),
        ("D17-publish",),
    ),
    Step("withdraw", "撤回公示信息", "Withdraw the publication", CREDIT, ("publicity.withdraw",), ("D18",)),
)
