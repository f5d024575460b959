"""Steps of a listing."""

from __future__ import annotations

from cases.base.roles import LEADERS
from workflows.steps.step import CO, CREDIT, UH, Step

STEPS = (
    Step("propose_listing", "评估是否列入严重违法失信名单", "Weigh whether to list", UH, ("blacklist.propose",), ()),
    Step(
        "confirm_listing",
        "确认拟列入并制发告知书",
        "Confirm and issue the notice",
        CREDIT,
        ("blacklist.notify", "blacklist.disagree"),
        (),
    ),
    Step(
        "weigh_listing",
        "决定是否不予列入",
        "Decide whether to leave it",
        LEADERS,
        ("blacklist.leave_unlisted", "blacklist.return_proposal"),
        (),
    ),
    Step(
        "hear_listing",
        "听取列入陈述申辩",
        "Hear the party on the listing",
        CO,
        ("blacklist.record_defence", "blacklist.waive"),
        ("D12",),
        by="handlers",
    ),
    Step("recheck_listing", "复核列入陈述申辩", "Re-check the defence against listing", UH, ("blacklist.recheck_defence",), ()),
    Step("request_consent", "报请上级同意列入", "Ask the superior's consent", UH, ("blacklist.request_consent",), ()),
    Step(
        "superior_consent",
        "答复是否同意列入",
        "Answer whether to consent",
        LEADERS,
        ("blacklist.give_consent", "blacklist.refuse_consent"),
        (),
        at="superior",
    ),
    Step("publish_listing", "公示列入信息", "Publish the listing", CREDIT, ("blacklist.publish",), ("J07",)),
    Step("take_down", "撤下列入公示", "Take the listing down", CREDIT, ("blacklist.take_down",), ("J12",)),
)
