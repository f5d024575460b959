"""Every act of the workbench: the case it is done on, who does it, and what is typed. One row an act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from cases.penalty.proposal import Proposal
from tests.factories.acts import did
from tests.factories.cases import STEPS, Played, Step, at, case_at
from tests.factories.listings import listing_at, listing_of
from tests.factories.parties import make_party
from tests.factories.played import handed_out
from tests.web import transfers
from tests.web.transfers import TRANSFER_STEPS

SEVEN = dict.fromkeys(("jurisdiction", "party", "facts", "nature", "basis", "procedure", "fitness"), "on")
TEXTS = {
    "party_text": "当事人情况。",
    "source_text": "检查发现。",
    "nature_text": "构成违法。",
    "opinion_text": "建议处罚。",
    "conduct": "FSL124",
    "kinds": ["fine", "confiscate_gains", "confiscate_goods"],
    "fine": "50,000",
    "confiscated_gains": "300",
    "confiscated_goods": "334",
    "goods_description": "糕点20盒",
    "tier": "lenient",
    "facts_text": "销售超过保质期的糕点。",
    "reasons_text": "从轻。",
}
# records not kept, and not put right when ordered to: 5,000 yuan, light, not published (FSL126, GB22)
LIGHT = Proposal(
    conduct="FSL126",
    kinds=("warning", "fine"),
    fine=5_000_00,
    tier="lenient",
    facts_text="未建立进货查验记录，责令改正后拒不改正。",
    reasons_text="从轻。",
)
Fields = Callable[[Played], Mapping[str, Any]]


@dataclass(frozen=True)
class ActCase:
    """`after` are steps done after the stage; the page is opened on the day of `step`, `by` its usual person.

    `fields` are typed over what the form suggests. `elsewhere`: the party is registered in another province;
    `pushed`: and the bureau there was told. The steps of a transfer are those of `transfers`.
    """

    act: str
    stage: str
    step: str
    fields: Fields
    kind: str = "case"
    after: tuple[str, ...] = ()
    by: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    proposal: Proposal | None = None
    elsewhere: bool = False
    pushed: bool = False

    @handed_out()
    def play(self) -> Played:
        if self.kind == "listing":
            return listing_at(self.stage, **self.facts).play(*self.after)
        more: dict[str, Any] = {"proposal": self.proposal} if self.proposal else {}
        if self.elsewhere:
            more["party"] = make_party(region_code="330726", legal_representative="林例示")
        played = case_at(self.stage, **more, **self.facts)
        for name in self.after:
            transfers.do(played, name) if name in TRANSFER_STEPS else played.do(name)
        if self.pushed:
            day = self.day
            did("publicity.push", actor=played.office.actor("credit", day), now=at(day), publicity=played.publicity.pk)
        return played

    @property
    def who(self) -> str:
        return self.by or self._usual.who

    @property
    def day(self) -> date:
        return self._usual.day

    @property
    def _usual(self) -> Step:
        return TRANSFER_STEPS.get(self.step) or STEPS[self.step]

    def address(self, played: Played) -> str:
        known = {
            "clue": lambda: played.clue_id,
            "case": lambda: played.case_id,
            "listing": lambda: listing_of(played).pk,
            "transfer": lambda: transfers.transfer_of(played).pk,
            "publicity": lambda: played.publicity.pk,
        }
        pk = known[self.kind]()
        return f"/act/{self.kind}/{pk}/{self.act}/"


def _just(**fields: Any) -> Fields:
    return lambda played: fields


def _service(played: Played) -> Mapping[str, Any]:
    return {"receiver": "林例示"}


def _officers(played: Played) -> Mapping[str, Any]:
    return {"officers": [played.office.officers["co1"].pk, played.office.officers["co2"].pk]}


def _file(played: Played) -> Mapping[str, Any]:
    ticks = dict.fromkeys(("prima_facie", "punishable", "jurisdiction"), "on")
    return {**_officers(played), **ticks, "cause": "涉嫌经营超过保质期的食品", "reason": "符合立案条件。"}


def _replace(played: Played) -> Mapping[str, Any]:
    officers = played.office.officers
    return {"leaving": officers["co2"].pk, "coming": officers["co3"].pk, "reason": "申请回避。"}


def _findings(played: Played) -> Mapping[str, Any]:
    return {
        "findings": "查见超过保质期的糕点。",
        "opinion": "file",
        "party": played.party.uscc,
        "conduct": ["FSL124"],
        "acted_on": "2026-02-20",
        "product": "food",
    }


def _ordered(played: Played) -> Mapping[str, Any]:
    return {"act": "经营超过保质期的食品", "basis": "食品安全法第一百二十四条", "until": STEPS["order"].day + timedelta(days=9)}


def _paper(**more: Any) -> Fields:
    return _just(document="虚公立字〔2026〕1号", replied_on="2026-03-18", **more)


def _transfer(act: str, step: str, fields: Fields, after: tuple[str, ...], **more: Any) -> ActCase:
    """An act on the transfer that the facts of the filing brought."""
    return ActCase(f"transfer.{act}", "INVEST", step, fields, kind="transfer", after=after, facts=transfers.ABOVE, **more)


SENT = {
    "police": "虚构区公安局",
    "procuratorate": "虚构区人民检察院",
    "papers": "移送书\n检验报告",
    "goods": "双人床；1.8米；1张；完好\n圈椅；；2把；",
}
TRANSFERS = (
    _transfer("form_task_force", "force", _officers, ()),
    _transfer("clear_flag", "withdraw_flag", _just(reason="复核后金额不足五万元。"), ("fall_back",)),
    _transfer("report", "crime_report", _just(facts_text="以次充好。", grounds_text="达到追诉标准。"), ("force",)),
    _transfer("approve", "approve_transfer", _just(reason="应当移送。"), transfers.SENT[:2]),
    _transfer("reject", "approve_transfer", _just(reason="数额有误。"), transfers.SENT[:2]),
    _transfer("send", "send", _just(**SENT), transfers.SENT[:3]),
    _transfer("record_receipt", "receipt", _just(receipt_by="值班民警"), transfers.SENT),
    _transfer("police_file", "police_file", _paper(), (*transfers.SENT, "receipt")),
    _transfer("police_refuse", "police_refuse", _paper(reasons="没有犯罪事实。"), (*transfers.SENT, "receipt")),
    _transfer("hand_over", "hand_goods", _just(received_by="经侦民警"), transfers.FILED),
    _transfer(
        "record_outcome",
        "outcome",
        _just(kind="convicted", document="虚刑初〔2026〕1号", decided_on="2026-04-17", court_fine="40,000"),
        (*transfers.FILED, "hand_goods"),
    ),
    _transfer("end_case", "settle", _just(reason="无需另行处罚。"), (*transfers.FILED, "hand_goods")),
    _transfer("keep_case", "settle", _just(reason="应当吊销许可证。"), (*transfers.FILED, "hand_goods")),
    _transfer("resume_case", "resume", _just(reason="依法应当处罚。"), transfers.REFUSED),
)

MINOR = {"grounds": {"minor_corrected_no_harm": True}}
UNFIT = {"conduct": ["FSL126"], "refused_to_correct": True}
ANNULLED = ("enter", "check", "publish", "serve", "annul")

ACT_CASES: tuple[ActCase, ...] = (
    ActCase("clue.assign", "CLUE", "assign", _officers, kind="clue"),
    ActCase("clue.report_findings", "VERIFY", "findings", _findings, kind="clue"),
    ActCase("clue.file", "FOUND", "file", _file, kind="clue"),
    ActCase("clue.not_file", "FOUND", "not_file", _just(ground="minor_corrected_no_harm", reason="轻微。"), kind="clue"),
    ActCase("penalty.record_facts", "INVEST", "facts", _just(goods_value="1,234.00", sales_amount="900", unsold_value="334")),
    ActCase(
        "penalty.add_evidence", "INVEST", "evidence", _just(kind="record", title="现场笔录", proves="现场情况", source="制作")
    ),
    ActCase("penalty.hand_over_evidence", "EVIDENCE", "hand_over", _just(to_holder="保管室", place="3号柜", reason="集中保管")),
    ActCase("penalty.replace_officer", "INVEST", "replace", _replace),
    ActCase("penalty.order_correction", "INVEST", "order", _ordered),
    ActCase("penalty.finish_investigation", "EVIDENCE", "finish", _just(**TEXTS), after=("facts",)),
    ActCase("penalty.submit_review", "INV_DONE", "submit", _just(opinion="同意送审。")),
    ActCase("penalty.submit_legal", "APPR", "submit_too", _just(opinion="拟列入名单，补送法制审核。")),
    ActCase("penalty.pass_review", "REVIEW", "agree", _just(**SEVEN, opinion="同意。")),
    ActCase("penalty.return_investigation", "REVIEW", "send_back", _just(**{**SEVEN, "facts": None}, opinion="补充。")),
    ActCase("penalty.approve_notice", "APPR", "approve", _just(opinion="同意告知。")),
    ActCase("penalty.decide_exempt", "APPR", "exempt", _just(ground="minor_corrected_no_harm", opinion="同意。"), facts=MINOR),
    ActCase("penalty.serve_notice", "APPROVED", "serve_notice", _service),
    ActCase("penalty.record_defence", "NOTIFIED", "defend", _just(stated_by="林例示", content="请求从轻。")),
    ActCase("penalty.waive", "NOTIFIED", "waive", _just(stated_by="林例示")),
    ActCase("penalty.recheck_defence", "DEFENCE", "recheck", _just(accepted="no", recheck="没有新的事实。")),
    ActCase(
        "penalty.discuss",
        "TO_DISCUSS",
        "discuss",
        _just(attendees="甲\n乙\n丙", views="甲：同意。\n乙：同意。", conclusion="一致同意。"),
    ),
    ActCase("penalty.decide_penalty", "WAIVED", "decide", _just(opinion="同意处罚。")),
    ActCase(
        "penalty.change_decision",
        "PAY_DUE",
        "change",
        _just(basis="虚构区人民政府行政复议决定书（虚复〔2026〕1号）", opinion="变更。", confiscated_goods="300"),
    ),
    ActCase("penalty.annul_decision", "PAY_DUE", "annul", _just(basis="自行纠正", opinion="撤销。")),
    ActCase("penalty.point_out_crime", "INVEST", "point_out", _just(crime="other", article="213", reason="假冒注册商标。")),
    ActCase("penalty.rule_out_crime", "INVEST", "rule_out", _just(crime="刑法 §147", reason="不是农药。")),
    ActCase("penalty.serve_decision", "DEC_PEN", "serve", _service),
    ActCase("penalty.serve_exemption", "DEC_EXEMPT", "serve_exempt", _service),
    ActCase("penalty.serve_annulment", "ANNULLED", "serve_annulment", _service),
    ActCase("penalty.record_payment", "PAY_DUE", "pay", _just(purpose="fine", amount="50000", receipt="票据页1")),
    ActCase("penalty.propose_closure", "EXECUTED", "propose", _just(opinion="提请结案。")),
    ActCase("penalty.close", "PROPOSED", "close", _just(opinion="同意结案。")),
    ActCase("penalty.archive", "CLOSED", "archive", _just(note="齐全。")),
    ActCase("publicity.enter", "DEC_PEN", "enter", _just(secrecy_reviewed="on"), kind="publicity"),
    ActCase(
        "publicity.review",
        "DEC_PEN",
        "check",
        _just(publicity_class="general", reason="属实。"),
        kind="publicity",
        after=("enter",),
    ),
    ActCase(
        "publicity.leave_unpublished",
        "DEC_PEN",
        "check",
        _just(reason="轻微。"),
        kind="publicity",
        after=("enter",),
        facts=UNFIT,
        proposal=LIGHT,
    ),
    ActCase("publicity.publish", "DEC_PEN", "publish", _just(), kind="publicity", after=("enter", "check")),
    ActCase("publicity.push", "DEC_PEN", "publish", _just(), kind="publicity", after=("enter", "check"), elsewhere=True),
    ActCase(
        "publicity.record_publication",
        "DEC_PEN",
        "publish",
        _just(),
        kind="publicity",
        after=("enter", "check"),
        elsewhere=True,
        pushed=True,
    ),
    ActCase("publicity.withdraw", "DEC_PEN", "withdraw", _just(reason="决定已撤销。"), kind="publicity", after=ANNULLED),
    ActCase("blacklist.propose", "L_ASSESSING", "weigh", _just(weighing="主观恶意明显。", to_list="yes"), kind="listing"),
    ActCase("blacklist.notify", "L_PROPOSED", "confirm", _just(opinion="同意。"), kind="listing"),
    ActCase("blacklist.disagree", "L_PROPOSED", "disagree", _just(reason="情节尚不严重。"), kind="listing"),
    ActCase("blacklist.leave_unlisted", "L_DISAGREED", "leave", _just(ground="not_grave", reason="未造成危害。"), kind="listing"),
    ActCase("blacklist.return_proposal", "L_DISAGREED", "give_back", _just(reason="请补充评估。"), kind="listing"),
    ActCase("blacklist.record_defence", "L_TOLD", "object", _just(stated_by="林例示", content="请求不列入。"), kind="listing"),
    ActCase("blacklist.waive", "L_TOLD", "waive_listing", _just(stated_by="林例示"), kind="listing"),
    ActCase(
        "blacklist.recheck_defence", "L_DEFENCE", "recheck_listing", _just(accepted="no", recheck="理由不成立。"), kind="listing"
    ),
    ActCase("blacklist.request_consent", "L_HEARD", "ask_superior", _just(opinion="拟予列入，请示。"), kind="listing"),
    ActCase("blacklist.give_consent", "L_AWAITING", "consent", _just(reason="程序合法。"), kind="listing"),
    ActCase("blacklist.refuse_consent", "L_AWAITING", "no_consent", _just(reason="依据不足。"), kind="listing"),
    ActCase("blacklist.publish", "L_SERVED", "publish_listing", _just(), kind="listing"),
    ActCase("blacklist.take_down", "L_REVOKED", "take_down", _just(), kind="listing"),
    *TRANSFERS,
)
BY_ACT = {case.act: case for case in ACT_CASES}
