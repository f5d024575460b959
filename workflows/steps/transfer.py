"""Steps of a transfer."""

from __future__ import annotations

from cases.base.roles import LEADERS
from workflows.steps.step import CO, Step

STEPS = (
    Step(
        "form_task_force", "指定专案组", "Name the task force", LEADERS, ("transfer.form_task_force", "transfer.clear_flag"), ()
    ),
    Step("report_crime", "提出移送报告", "Report to the head", CO, ("transfer.report",), (), by="taskforce"),
    Step("decide_transfer", "决定是否移送", "Decide on the transfer", LEADERS, ("transfer.approve", "transfer.reject"), ("D60",)),
    Step("send_to_police", "移送公安机关", "Send to the police", CO, ("transfer.send",), ("D61",), by="taskforce"),
    Step("record_receipt", "登记移送回执", "Record the receipt", CO, ("transfer.record_receipt",), (), by="taskforce"),
    Step(
        "record_reply",
        "登记公安机关决定",
        "Record the answer of the police",
        CO,
        ("transfer.police_file", "transfer.police_refuse"),
        ("D62",),
        by="taskforce",
    ),
    Step("hand_over", "移交涉案物品和材料", "Hand over goods and papers", CO, ("transfer.hand_over",), ("D65",), by="taskforce"),
    Step(
        "settle_case",
        "决定行政案件去向",
        "Decide what becomes of the penalty case",
        LEADERS,
        ("transfer.end_case", "transfer.keep_case"),
        (),
    ),
    Step("resume_case", "恢复行政处罚程序", "Go on with the penalty case", LEADERS, ("transfer.resume_case",), ("D63",)),
)
