"""What is done about each step that waits in the older database: by whom, which acts, what is typed.

Everything here is what is stored or typed: names of steps, acts and form fields, sign-in names of the sample.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# how the stream of a subject begins, and what its kind is called in addresses
KINDS = {
    "clue": "clue",
    "penaltycase": "case",
    "penaltypublicity": "publicity",
    "transfer": "transfer",
    "blacklistcase": "listing",
    "supervisionsignal": "signal",
    "responsibilityreview": "responsibility",
}
SEVEN = dict.fromkeys(("jurisdiction", "party", "facts", "nature", "basis", "procedure", "fitness"), "on")
FILING = dict.fromkeys(("prima_facie", "punishable", "jurisdiction"), "on")
SERVED = {"receiver": "收件人", "proof": "当面签收"}
FACTS = {
    "conduct": ["PQL49"],
    "product": "product",
    "goods_value": "3600",
    "sales_amount": "1080",
    "unsold_value": "2520",
    "illegal_gains": "240",
    # asked since before the report: which review is due depends on them (PP50)
    "complex": "no",
    "public_interest": "no",
}
REPORT = {
    "party_text": "当事人情况。",
    "source_text": "检查发现。",
    "nature_text": "构成违法。",
    "opinion_text": "建议处罚。",
    "facts_text": "销售不合格产品。",
    "reasons_text": "予以一般处罚。",
    "kinds": ["fine", "confiscate_gains", "confiscate_goods"],
    "fine": "5,400",
    "confiscated_gains": "240",
    "confiscated_goods": "2,520",
    "goods_description": "不合格产品14台",
    "tier": "ordinary",
}


@dataclass(frozen=True)
class Deed:
    """Acts of one step in order, the last of which ends it, and the steps that wait after it.

    `who` does what is not for the person named on the line. `after` is a step under the same case number that comes first
    where it waits, and `adds` one step more that waits then.
    """

    acts: tuple[tuple[str, Mapping[str, Any]], ...]
    then: tuple[str, ...] = ()
    who: str = ""
    after: str = ""
    adds: str = ""


def deed(act: str, *then: str, who: str = "", after: str = "", adds: str = "", **typed: Any) -> Deed:
    """A step that one act ends."""
    return Deed(((act, typed),), then, who, after, adds)


DEEDS: dict[str, Deed] = {
    "assign_verifiers": deed("clue.assign", "verify_clue", who="unithead", officers=["officer1", "officer2"]),
    "verify_clue": deed("clue.report_findings", "decide_filing", findings="属实。", opinion="file"),
    "decide_filing": deed(
        "clue.file",
        "investigate",
        who="leader",
        officers=["officer3", "officer4"],
        cause="涉嫌违法案",
        reason="符合条件。",
        **FILING,
    ),
    "investigate": Deed(
        (
            ("penalty.record_facts", FACTS),
            ("penalty.add_evidence", {"kind": "record", "title": "补充笔录", "proves": "现场情况", "source": "制作"}),
            ("penalty.finish_investigation", REPORT),
        ),
        ("submit_review",),
    ),
    "submit_review": deed("penalty.submit_review", "review", who="unithead", opinion="同意送审。"),
    "review": deed("penalty.pass_review", "approve", who="reviewer", opinion="同意。", **SEVEN),
    "approve": deed("penalty.approve_notice", "serve_notice", who="leader", opinion="同意告知。"),
    "serve_notice": deed("penalty.serve_notice", "await_party", after="confirm_listing", adds="hear_listing", **SERVED),
    "await_party": deed("penalty.waive", "decide", stated_by="负责人"),
    "recheck": deed("penalty.recheck_defence", "decide", accepted="no", recheck="没有新的事实。"),
    "discuss": deed("penalty.discuss", "decide", who="head", attendees="甲\n乙\n丙", views="甲：同意。", conclusion="一致同意。"),
    "decide": deed(
        "penalty.decide_penalty",
        "enter_publicity",
        "serve_decision",
        who="leader",
        after="superior_consent",
        adds="publish_listing",
        opinion="同意处罚。",
        listing_reason="情节严重。",
    ),
    "serve_decision": deed("penalty.serve_decision", "await_payment", **SERVED),
    "await_payment": Deed(
        (
            ("penalty.record_payment", {"purpose": "fine", "amount": "60000", "receipt": "票据一"}),
            ("penalty.record_payment", {"purpose": "gains", "amount": "260", "receipt": "票据二"}),
        ),
        ("propose_closure",),
    ),
    "propose_closure": deed("penalty.propose_closure", "close", who="unithead", opinion="提请结案。"),
    "archive": deed("penalty.archive", note="齐全。"),
    "serve_exemption": deed("penalty.serve_exemption", "propose_closure", **SERVED),
    "serve_annulment": deed("penalty.serve_annulment", "propose_closure", **SERVED),
    "enter_publicity": deed("publicity.enter", "review_publicity", redactions="", secrecy_reviewed="on"),
    "review_publicity": deed("publicity.review", "publish", who="credit", publicity_class="severe", reason="属实。"),
    "publish": deed("publicity.publish", who="credit"),
    "withdraw": deed("publicity.withdraw", who="credit", reason="决定已撤销。"),
    "confirm_listing": deed("blacklist.notify", who="credit", opinion="同意。"),
    "superior_consent": deed("blacklist.give_consent", who="cityleader", reason="程序合法。"),
    "form_task_force": deed("transfer.form_task_force", "report_crime", who="leader", officers=["officer3", "officer4"]),
    "record_reply": deed("transfer.police_file", "hand_over", document="示公立字〔2026〕9号", replied_on="2026-06-11"),
    "resume_case": deed("transfer.resume_case", "investigate", who="leader", reason="依法应当处罚。"),
    "answer_signal": deed("signal.explain", who="supervisor", answer="已查明原因。"),
    "weigh_claims": deed("responsibility.submit", "decide_responsibility", verification="申辩已核实。", argument="应当追究。"),
    "hear_official": deed("responsibility.defend", "weigh_claims", content="有原因。"),
}
