"""One case from clue to archive as people type it in: who does what, on which page, with what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from cases.parties.uscc import make_valid
from tests.browser.driving import Value

PARTY = "示例县晨光烘焙有限公司"
HANDLERS = ("李向东", "王思远")
FACTS = "当事人在经营场所销售超过保质期的面包共20袋，货值金额334元，已售出54袋，销售金额900元，违法所得300元。"
REASONS = "当事人初次违法，案发后主动下架并配合调查，依法从轻处罚。"
SEVEN = ("jurisdiction", "party", "facts", "nature", "basis", "procedure", "fitness")
OFFICERS, LEADERS = frozenset({"officer1", "officer2"}), frozenset({"leader", "head", "deputy1", "deputy2"})


@dataclass(frozen=True)
class Turn:
    """One act. `task` is its inbox line, `label` the act among those the step offers; without a task it is opened from
    the case page. `again`: the task is held already; `keys`: it is done by keyboard alone.

    `entitled` are the people of the cast whom the law lets do it (penalty-and-transfer.md §2, §4, §6).
    """

    who: str
    act: str
    entitled: frozenset[str]
    fill: Mapping[str, Value] = field(default_factory=dict)
    task: str = ""
    label: str = ""
    again: bool = False
    keys: bool = False


def code(region: str) -> str:
    """The credit code of the party: of the bureau's own region, so that the bureau itself publishes."""
    return make_valid(f"91{region}00000999")


def clue(today: date, region: str) -> dict[str, Value]:
    """登记线索 with a party that nobody has registered yet."""
    return {
        "source": "inspection",
        "received_on": today,
        "content": "监督检查发现货架上摆放超过保质期的面包。",
        "party_kind": "company",
        "party_name": PARTY,
        "party_uscc": code(region),
        "party_address": "示例县城关镇东街1号",
        "party_representative": "林晨光",
    }


def proposal() -> dict[str, Value]:
    return {
        "conduct": "FSL124-1-5b",
        "kinds": ("fine", "confiscate_gains", "confiscate_goods"),
        "fine": "50,000",
        "confiscated_gains": "300",
        "confiscated_goods": "334.00",
        "goods_description": "超过保质期的面包20袋",
        "tier": "lenient",
        "facts_text": FACTS,
        "reasons_text": REASONS,
    }


def turns(today: date, evidence: Path) -> tuple[Turn, ...]:
    """Everything after the registration, in order."""
    acted = today - timedelta(days=3)
    service: dict[str, Value] = {"mode": "in_person", "served_on": today, "proof": "当面签收。"}
    known: dict[str, Value] = {
        "conduct": ("FSL124-1-5b",),
        "product": "food",
        "role": "seller",
        "acted_on": acted,
        "goods_value": "1234.00",
        "sales_amount": "900",
        "unsold_value": "334",
        "illegal_gains": "300",
        "substance": "none",
        "deaths": "0",
        "ill": "0",
        "complex": "no",
        "public_interest": "no",
        "serious": "no",
    }
    unit, credit = frozenset({"unithead"}), frozenset({"credit"})
    return (
        Turn("unithead", "clue.assign", unit, {"officers": HANDLERS}, task="指派核查人员"),
        Turn(
            "officer1",
            "clue.report_findings",
            OFFICERS,
            {
                "findings": "现场查见超过保质期的面包20袋，价签标示16.70元/袋。",
                "opinion": "file",
                "product": "food",
                "conduct": ("FSL124-1-5b",),
                "acted_on": acted,
            },
            task="核查线索",
        ),
        Turn(
            "leader",
            "clue.file",
            LEADERS,
            {
                "cause": "销售超过保质期的食品案",
                "officers": HANDLERS,
                "prima_facie": True,
                "punishable": True,
                "jurisdiction": True,
                "reason": "符合立案条件，同意立案。",
            },
            task="决定是否立案",
        ),
        Turn("officer2", "penalty.record_facts", OFFICERS, known, label="登记案件事实"),
        Turn(
            "officer1",
            "penalty.add_evidence",
            OFFICERS,
            {
                "kind": "record",
                "title": "现场检查笔录",
                "proves": "货架上摆放超过保质期的面包",
                "source": "执法人员制作",
                "taken_on": today,
                "collectors": HANDLERS,
                "file": evidence,
            },
            label="登记证据",
        ),
        Turn(
            "officer1",
            "penalty.finish_investigation",
            OFFICERS,
            {
                "party_text": f"{PARTY}，住所：示例县城关镇东街1号。",
                "source_text": "监督检查发现，依法立案调查。",
                "nature_text": "构成经营超过保质期食品的违法行为。",
                "opinion_text": "建议依据食品安全法第一百二十四条处罚。",
                **proposal(),
            },
            task="调查取证",
        ),
        Turn("unithead", "penalty.submit_review", unit, {"kind": "case", "opinion": "同意送审。"}, task="送审"),
        Turn("reviewer", "penalty.pass_review", frozenset({"reviewer", "legal"}), task="案件审核", keys=True),
        Turn("leader", "penalty.approve_notice", LEADERS, {"opinion": "同意告知。"}, task="审批处理意见"),
        Turn("officer2", "penalty.serve_notice", OFFICERS, service, task="送达告知书"),
        Turn("officer2", "penalty.waive", OFFICERS, {"received_on": today}, task="听取陈述申辩", label="放弃陈述申辩"),
        Turn("leader", "penalty.decide_penalty", LEADERS, {"opinion": "同意处罚。"}, task="作出处罚决定"),
        Turn("officer1", "publicity.enter", OFFICERS, {"secrecy_reviewed": True}, task="录入公示信息"),
        Turn("credit", "publicity.review", credit, {"reason": "内容与决定书一致。"}, task="审核公示信息"),
        Turn("credit", "publicity.publish", credit, task="公示处罚信息"),
        Turn("officer2", "penalty.serve_decision", OFFICERS, service, task="送达决定书"),
        Turn(
            "officer1",
            "penalty.record_payment",
            OFFICERS,
            {"purpose": "fine", "amount": "50000", "receipt": "示例票据0001"},
            task="登记缴款",
        ),
        Turn(
            "officer1",
            "penalty.record_payment",
            OFFICERS,
            {"purpose": "gains", "amount": "300", "receipt": "示例票据0002"},
            task="登记缴款",
            again=True,
        ),
        Turn("unithead", "penalty.propose_closure", unit, {"opinion": "已履行完毕，提请结案。"}, task="提请结案"),
        Turn("leader", "penalty.close", LEADERS, {"opinion": "同意结案。"}, task="批准结案"),
        Turn("officer1", "penalty.archive", OFFICERS, {"note": "材料齐全。"}, task="整理归档"),
    )
