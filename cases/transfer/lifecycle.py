"""P5: the transfer of a suspected crime to the police (penalty-and-transfer.md §2a, §7), row by row."""

from __future__ import annotations

from cases.base.lifecycle import Lifecycle, Move, Start, State, Stop
from cases.transfer import conditions as c

STATES = (
    State("SUSPECT", "涉嫌犯罪待处理", "Suspected crime", phase="suspicion", initial=True),
    State("CLEARED", "不再达到移送标准", "Threshold no longer reached", phase="suspicion", terminal=True),
    State("TASKFORCE", "专案组核实", "Task force", phase="suspicion"),
    State("REPORTED", "报告待批", "Reported to the head", phase="decision"),
    State("APPROVED", "批准移送", "Approved", phase="decision"),
    State("REJECTED", "不批准移送", "Rejected", phase="decision", terminal=True),
    State("SENT", "已移送", "Sent to the police", phase="police"),
    State("RECEIPTED", "公安机关已接受", "Receipted", phase="police"),
    State("FORWARDED", "公安机关转送", "Passed on by the police", phase="police"),
    State("PS_FILED", "公安机关立案", "Filed by the police", phase="police"),
    State("PS_REFUSED", "公安机关不予立案", "Refused by the police", phase="police"),
    State("RECONSIDER", "提请复议", "Reconsideration asked", phase="dispute"),
    State("RECONSIDER_FAIL", "复议维持", "Refusal upheld", phase="dispute"),
    State("PR_SUPERVISE", "建议立案监督", "Procuratorate asked", phase="dispute"),
    State("HANDED_OVER", "已移交物品和材料", "Goods handed over", phase="end"),
    State("ADMIN_RESUME", "恢复行政处理", "Back to the penalty case", phase="end", terminal=True),
)

PREPARATION = (
    Move("raise_flag", (), "SUSPECT", "提示涉嫌犯罪", "Point out the suspicion of a crime", "T310-3"),
    Move("clear_flag", ("SUSPECT",), "CLEARED", "解除涉嫌犯罪提示", "Withdraw the suspicion", "T310-3",
         conditions=(c.NO_LONGER_REACHED, c.REASON_GIVEN)),
    Move("form_task_force", ("SUSPECT",), "TASKFORCE", "指定专案组", "Name the task force", "T310-5",
         conditions=(c.TASK_FORCE, c.NOT_RECUSED)),
    Move("report", ("TASKFORCE",), "REPORTED", "提出移送报告", "Report to the head", "T310-5",
         conditions=(c.REPORT_COMPLETE,), clocks=(Start("D60"),), issues=("X1",)),
    Move("approve", ("REPORTED",), "APPROVED", "批准移送", "Approve the transfer", "T310-5",
         conditions=(c.REASON_GIVEN,), clocks=(Stop("D60"), Start("D61")), issues=("8",)),
    Move("reject", ("REPORTED",), "REJECTED", "不批准移送", "Reject the transfer", "T310-5",
         conditions=(c.REASON_GIVEN,), clocks=(Stop("D60"),), issues=("8",)),
)  # fmt: skip

POLICE = (
    Move("send", ("APPROVED",), "SENT", "移送公安机关", "Send to the police", "T310-5, T310-6, FD15",
         conditions=(c.PAPERS_LISTED, c.ADDRESSEES_NAMED), clocks=(Stop("D61"),), issues=("5", "24")),
    Move("record_receipt", ("SENT",), "RECEIPTED", "登记移送回执", "Record the receipt", "T310-7, MPS180",
         conditions=(c.RECEIPT_DATED,), clocks=(Start("D62", "receipt_on"),)),
    Move("forward", ("RECEIPTED",), "FORWARDED", "登记公安机关转送", "Record that it was passed on", "T310-7", live=False),
    Move("police_file", ("RECEIPTED",), "PS_FILED", "登记公安机关立案", "Record the filing by the police", "T310-8",
         conditions=(c.POLICE_PAPER,), clocks=(Stop("D62"), Start("D65", "reply_received_on"))),
    Move("police_file", ("FORWARDED",), "PS_FILED", "登记公安机关立案", "Record the filing by the police", "T310-7, T310-8",
         conditions=(c.POLICE_PAPER,), clocks=(Stop("D62"), Start("D65", "reply_received_on")), live=False),
    Move("police_refuse", ("RECEIPTED",), "PS_REFUSED", "登记公安机关不予立案", "Record the refusal of the police", "T310-8",
         conditions=(c.POLICE_PAPER, c.POLICE_REASONS), clocks=(Stop("D62"), Start("D63", "reply_received_on"))),
    Move("police_refuse", ("FORWARDED",), "PS_REFUSED", "登记公安机关不予立案", "Record the refusal of the police",
         "T310-7, T310-8", conditions=(c.POLICE_PAPER, c.POLICE_REASONS),
         clocks=(Stop("D62"), Start("D63", "reply_received_on")), live=False),
    Move("hand_over", ("PS_FILED",), "HANDED_OVER", "移交涉案物品和材料", "Hand over goods and papers", "T310-12",
         conditions=(c.HANDOVER_SIGNED,), clocks=(Stop("D65"),), issues=("24", "52", "6")),
    Move("record_outcome", ("PS_FILED", "HANDED_OVER"), "", "登记刑事处理结果", "Record the criminal outcome",
         "T310-11, T310-13, PL35", conditions=(c.OUTCOME_STATED,), clocks=(Stop("D65"),)),
)  # fmt: skip

BACK = (
    Move("ask_reconsideration", ("PS_REFUSED",), "RECONSIDER", "提请复议", "Ask the police to reconsider", "T310-9",
         clocks=(Stop("D63"), Start("D63-reply")), issues=("X2",), live=False),
    Move("uphold_refusal", ("RECONSIDER",), "RECONSIDER_FAIL", "登记复议维持", "Record that the refusal was upheld", "T310-9",
         clocks=(Stop("D63-reply"), Start("D64")), live=False),
    Move("reverse_refusal", ("RECONSIDER",), "PS_FILED", "登记复议后立案", "Record the filing after reconsideration", "T310-9",
         clocks=(Stop("D63-reply"), Start("D65")), live=False),
    Move("ask_procuratorate", ("PS_REFUSED", "RECONSIDER_FAIL"), "PR_SUPERVISE", "建议立案监督",
         "Ask the procuratorate to supervise", "T310-9, MPS182", issues=("X3",), live=False,
         # each runs from the paper of the procuratorate that reached the police, not from the asking
         clocks=(Stop("D63"), Stop("D64"), Start("P5-explain", "explanation_asked_on"), Start("P5-file", "filing_ordered_on"))),
    Move("file_after_supervision", ("PR_SUPERVISE",), "PS_FILED", "登记监督后立案", "Record the filing after supervision",
         "MPS182", clocks=(Stop("P5-explain"), Stop("P5-file"), Start("D65")), live=False),
    Move("resume_case", ("PS_REFUSED",), "ADMIN_RESUME", "恢复行政处罚程序", "Go on with the penalty case", "T310-10",
         conditions=(c.REASON_GIVEN,), clocks=(Stop("D63"),)),
    Move("resume_case", ("RECONSIDER_FAIL", "PR_SUPERVISE"), "ADMIN_RESUME", "恢复行政处罚程序",
         "Go on with the penalty case", "T310-10", conditions=(c.REASON_GIVEN,),
         clocks=(Stop("D64"), Stop("P5-explain"), Stop("P5-file")), live=False),
    Move("end_case", ("HANDED_OVER",), "", "因移送司法机关终结行政案件", "End the penalty case for the crime", "PP60, T310-5",
         conditions=(c.REASON_GIVEN, c.NOT_SETTLED, c.CASE_HALTED)),
    Move("keep_case", ("HANDED_OVER",), "", "恢复行政案件（不处罚款）", "Go on with the penalty case, without a fine",
         "T310-11, PP46", conditions=(c.REASON_GIVEN, c.NOT_SETTLED)),
)  # fmt: skip

TRANSFER = Lifecycle(
    "transfer", "涉嫌犯罪案件移送", "Transfer of a suspected crime", STATES, (*PREPARATION, *POLICE, *BACK)
)

# groups, so that nobody guesses them from names: the head has approved; the matter lies with the police
UPHELD = (
    "APPROVED", "SENT", "RECEIPTED", "FORWARDED", "PS_FILED", "PS_REFUSED", "RECONSIDER", "RECONSIDER_FAIL",
    "PR_SUPERVISE", "HANDED_OVER", "ADMIN_RESUME",
)  # fmt: skip
WITH_POLICE = ("APPROVED", "SENT", "RECEIPTED", "FORWARDED", "RECONSIDER", "PR_SUPERVISE")
FILED = ("PS_FILED", "HANDED_OVER")
