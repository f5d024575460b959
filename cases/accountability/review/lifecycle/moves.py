"""Moves of the review (integrity-and-accountability.md §5.4), row by row in the order of the law.

`live=False` rows are declared law whose work is still to be built; the database refuses them until then.
"""

from __future__ import annotations

from cases.accountability.review.lifecycle import conditions as c
from cases.base.lifecycle import Move, Start, Stop

OPENING = (
    Move("register", (), "CLUE", "登记责任线索", "Register the clue", "CSR39",
         conditions=(c.OFFICIAL_FITS, c.TRIGGER_KNOWN, c.NO_STANDING_FILE)),
    Move("consent", ("CLUE",), "", "同意初步核实", "Consent to verification", "CSR39"),
    Move("begin_preliminary", ("CLUE",), "PRELIM", "开始初步核实", "Begin the verification", "CSR39",
         conditions=(c.CONSENTED,)),
    Move("report_preliminary", ("PRELIM",), "", "提交初步核实情况", "Report the verification", "CSR39",
         conditions=(c.REASONS_GIVEN,)),
    Move("clear", ("PRELIM",), "NO_FAULT", "核实后不予追责", "Clear after verification", "GSA53",
         conditions=(c.VERIFIED, c.REASONS_GIVEN), issues=("DOC11",)),
    Move("open", ("PRELIM",), "OPEN", "批准立案", "Open the review", "CSR39, CSR41",
         conditions=(c.VERIFIED, *c.INVESTIGATORS), clocks=(Start("J18"),)),
)  # fmt: skip

INVESTIGATION = (
    Move("recuse", ("OPEN", "NOTIFIED", "DEFENCE"), "", "调查人员回避", "Recuse an investigator", "CSR42, GSA47",
         conditions=(c.RECUSAL_FITS, *c.SUCCESSOR)),
    Move("record_finding", ("OPEN",), "", "登记调查认定", "Record a finding", "O41-9", conditions=(c.FINDING_COMPLETE,)),
    Move("refer_at_once", ("OPEN",), "REFERRED", "及时移送监察机关", "Refer at once", "SL37, T310-18, T310-19",
         clocks=(Stop("J18"),), issues=("DOC12",), live=False),
    Move("extend", ("OPEN", "NOTIFIED", "DEFENCE", "COLLECTIVE"), "", "延长办理期限", "Extend the time", "CSR44", live=False),
    Move("notify", ("OPEN",), "NOTIFIED", "告知事实与拟处理", "Tell the official the facts", "CSR39, GSA43",
         conditions=(c.HAS_FINDINGS, c.PROPOSAL_FITS, c.WAY_OF_TELLING), clocks=(Start("J18-defence"),), issues=("DOC10",)),
)  # fmt: skip

HEARING = (
    Move("defend", ("NOTIFIED",), "DEFENCE", "提出陈述申辩", "State a defence", "CSR39, GSA43",
         conditions=(c.STATED_OR_CLAIMED, c.CLAIMS_FIT, c.RECEIVED_WHEN, c.INSIDE_DEFENCE_TERM), clocks=(Stop("J18-defence"),)),
    Move("waive", ("NOTIFIED",), "DEFENCE", "放弃陈述申辩", "Waive the defence", "CSR39, GSA43", clocks=(Stop("J18-defence"),)),
    Move("deem_waived", ("NOTIFIED",), "DEFENCE", "逾期视为放弃", "Deemed waived", "CSR39, GSA43"),
    Move("revise_finding", ("DEFENCE",), "", "复核后更正认定", "Revise a finding", "CSR39, CSL63",
         conditions=(c.FINDING_COMPLETE, c.FINDING_NOT_WORSE)),
    Move("decide_claim", ("DEFENCE",), "", "审查免责主张", "Decide a claimed ground", "O41-9",
         conditions=(c.CLAIM_REASONED, c.GROUND_OPEN)),
    Move("submit", ("DEFENCE",), "COLLECTIVE", "提请集体研究", "Submit to the leading group", "CSR39, O41-9",
         conditions=(c.DEFENCE_VERIFIED, c.CLAIMS_DECIDED), issues=("DOC13",)),
)  # fmt: skip

MEETING = (*c.ATTENDEES, c.VIEWS_RECORDED, c.REASONS_GIVEN)
DECISION = (
    Move("decide_no_fault", ("COLLECTIVE",), "NO_FAULT", "决定不予追责", "Decide: no fault", "GSA53, CSR39",
         conditions=(*MEETING, c.ELEMENT_MISSING), clocks=(Stop("J18"),), issues=("DOC11", "DOC13")),
    Move("decide_exempt", ("COLLECTIVE",), "EXEMPT", "决定免予追责", "Decide: exempt", "CSR39, O41-9",
         conditions=(*MEETING, c.GROUND_ACCEPTED), clocks=(Stop("J18"),), issues=("DOC11", "DOC13")),
    Move("decide_measure", ("COLLECTIVE",), "MEASURE", "决定给予处理", "Decide on a measure", "CSR39, GSA12",
         conditions=(*MEETING, c.THREE_ELEMENTS, c.MEASURES_KNOWN, c.NOT_HEAVIER), clocks=(Stop("J18"),),
         issues=("DOC11", "DOC13")),
    Move("refer", ("COLLECTIVE",), "REFERRED", "决定移送处理", "Refer the matter", "SL37, T310-18, T310-19, CSR34",
         conditions=(*MEETING, c.RECIPIENT_FITS, c.NOT_HEAVIER), clocks=(Stop("J18"),), issues=("DOC12", "DOC13")),
    Move("discipline", ("COLLECTIVE",), "DISCIPLINE", "给予处分", "Impose discipline", "CSR34, CSR39",
         clocks=(Stop("J18"),), issues=("DOC11",), live=False),
)  # fmt: skip

AFTER = (
    Move("inform", ("NO_FAULT", "EXEMPT", "REFERRED"), "SERVED", "告知处理结果", "Tell the official the outcome",
         "CSR39, CSR46, GSA53", conditions=(c.WAY_OF_TELLING, c.CLARIFIED)),
    Move("serve_measure", ("MEASURE",), "SERVED", "送达处理决定", "Serve the measure", "CSR39, CSR46, GSA46",
         conditions=(c.WAY_OF_TELLING,), clocks=(Start("J23", "served_on"),)),
    Move("serve_discipline", ("DISCIPLINE",), "SERVED", "送达处分决定", "Serve the discipline", "CSR39, CSR46, GSA46, GSA54",
         clocks=(Start("J19"), Start("J21")), live=False),
    Move("ask_review", ("SERVED",), "REMEDY", "申请内部复核", "Ask for internal review", "CSL95",
         conditions=(c.INSIDE_J23,), clocks=(Stop("J23"), Start("J23-reply"))),
    Move("answer_review", ("REMEDY",), "SERVED", "作出复核结论", "Answer the request for review", "CSL96, GSA55",
         conditions=(c.ANSWER_NOT_AGGRAVATED, c.ANSWER_FITS), clocks=(Stop("J23-reply"),), issues=("DOC11",)),
    Move("restore", ("REMEDY",), "LIFTED", "撤销处分并恢复", "Annul and restore", "GSA60", live=False),
    Move("end_appeal", ("REMEDY",), "ARCHIVED", "申诉终结归档", "Archive after the appeal", "CSL96", live=False),
    Move("lift", ("SERVED",), "LIFTED", "处分期满解除", "Lift the sanction", "GSA26, CSL65", live=False),
    Move("archive", ("SERVED",), "ARCHIVED", "归档", "Archive", "CSR39", conditions=(c.TERMS_OVER,)),
    Move("archive_lifted", ("LIFTED",), "ARCHIVED", "解除后归档", "Archive after lifting", "CSR39", live=False),
)  # fmt: skip

MOVES = (*OPENING, *INVESTIGATION, *HEARING, *DECISION, *AFTER)
