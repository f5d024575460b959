"""A case at any stage, played through the commands by the people who would do each step, on hand-picked days.

`case_at("APPR")` gives a `Played` case standing in that stage; `played.do("approve")` does the next step. Every default
of a step can be changed: `played.do("approve", by="co1", proposal=...)`. All names are fictional.

The days are working days of spring 2026 (国办发明电〔2025〕7号), so that due dates can be counted by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from itertools import count
from typing import Any

import pytest

from cases.base import documents
from cases.base.actors import Actor
from cases.base.models import DatedSetting
from cases.base.roles import Role
from cases.base.work import SHANGHAI
from cases.intake.models import Clue
from cases.parties.models import Authority, Officer, Party
from cases.parties.selectors import actor_of
from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import Proposal
from integrity.publicity.models import PenaltyPublicity
from tests.factories.acts import act
from tests.factories.parties import LONG_AGO, appointment_of, make_authority, make_officer, make_party, seeding
from tests.factories.played import handed_out, unset
from workflows.models import WorkItem

_numbers = count(1)
SEVEN = dict.fromkeys(("jurisdiction", "party", "facts", "nature", "basis", "procedure", "fitness"), True)
REPORT = {
    "party_text": "当事人：虚构市例示食品有限公司。",
    "source_text": "现场检查发现，依法立案调查，未采取强制措施。",
    "nature_text": "经营超过保质期的食品。",
    "opinion_text": "建议依据食品安全法第一百二十四条处罚。",
}

# food past its date: value 1,234 yuan, so a fine of 50,000 to 100,000 (FSL124, below 10,000)
FACTS: dict[str, Any] = {
    "acted_on": "2026-02-20",
    "product": "food",
    "conduct": ["FSL124"],
    "role": "seller",
    "goods_value": "1234.00",
    "sales_amount": "900.00",
    "unsold_value": "334.00",
    "illegal_gains": "300.00",
    "substance": "none",
    "complex": False,
    "public_interest": False,
    "serious": False,
    "deaths": 0,
    "ill": 0,
}
PROPOSAL = Proposal(
    conduct="FSL124",
    kinds=("fine", "confiscate_gains", "confiscate_goods"),
    fine=50_000_00,
    confiscated_gains=300_00,
    confiscated_goods=334_00,
    goods_description="超过保质期的糕点20盒",
    tier="lenient",
    facts_text="当事人于2026年2月20日销售超过保质期的糕点。",
    reasons_text="初次违法，主动配合，从轻处罚。",
)
NO_PENALTY = Proposal(
    conduct="FSL124",
    kinds=(),
    facts_text="当事人销售超过保质期的糕点1盒，已当场下架。",
    reasons_text="违法行为轻微并及时改正，没有造成危害后果。",
)
PEOPLE: dict[str, Role] = {
    "intake": Role.INTAKE,
    "co1": Role.CO,
    "co2": Role.CO,
    "co3": Role.CO,
    "uh": Role.UH,
    "ar": Role.AR,
    "lr": Role.LR,
    "bl": Role.BL,
    "bh": Role.BH,
    "credit": Role.CREDIT,
    "credit2": Role.CREDIT,
}
# what a bureau must have set before it can issue a decision
SETTINGS = (
    ("payment.bank", "虚构银行虚构支行（账号：0000 0000）", "PP72"),
    ("remedy.government", "虚构区人民政府", "ARL24"),
    ("remedy.court", "虚构区人民法院", "ALL46"),
    ("archive.retention", "永久", "PP78"),
)


@pytest.fixture
def plain_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are numbered, frozen and stored as ever, but not set in type: for tests that are not about the PDF."""
    monkeypatch.setattr(documents, "render", unset)


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of a day, in Shanghai."""
    return datetime.combine(day, time(hour, minute), SHANGHAI)


@dataclass
class Office:
    """A bureau and who works there, by the short names of `PEOPLE`; `hire` adds people."""

    authority: Authority
    officers: dict[str, Officer] = field(default_factory=dict)

    def actor(self, who: str, on: date) -> Actor:
        """The actor that this person is on that day, under the first appointment."""
        return actor_of(appointment_of(self.officers[who]), on=on)

    def hire(self, who: str, role: Role, **more: Any) -> Officer:
        """Add a person; `more` as in `make_officer`."""
        self.officers[who] = make_officer(role=role, authority=more.pop("authority", self.authority), **more)
        return self.officers[who]


@handed_out()
def make_office(*, people: Mapping[str, Role] = PEOPLE, **authority: Any) -> Office:
    """A fictional county bureau with its people."""
    office = Office(make_authority(**authority))
    for who, role in people.items():
        office.hire(who, role)
    with seeding() as work:
        for key, value, article in SETTINGS:
            row = DatedSetting(key=key, authority=office.authority.pk, value=value, valid_from=LONG_AGO, article=article)
            work.save(row)
    return office


@handed_out()
def make_company() -> Party:
    """A fictional company with everything that the papers state about a party."""
    return make_party(legal_representative="林例示")


@dataclass
class Played:
    """A case being played: what its steps take by default, and the rows it has come to."""

    office: Office
    party: Party
    facts: dict[str, Any] = field(default_factory=lambda: dict(FACTS))
    proposal: Proposal = PROPOSAL
    clue_id: int = 0
    case_id: int = 0
    last: Any = None

    def do(self, step: str, *, by: str = "", on: date | None = None, hour: int = 10, **changes: Any) -> Any:
        """Do a step: `by` another person, `on` another day, with other arguments."""
        known = STEPS[step]
        day = on or known.day
        given = {**known.given(self, day), **changes}
        actor = given.pop("actor", None) or self.office.actor(by or known.who, day)
        self.last = known.command(actor=actor, now=at(day, hour), **given)
        if isinstance(self.last, Clue) and not self.clue_id:
            self.clue_id = self.last.pk
        if isinstance(self.last, Clue) and self.last.state == "FILED" and not self.case_id:
            self.case_id = self.last.cases.get().pk
        return self.last

    def play(self, *steps: str) -> Played:
        """Do several steps, each by its usual person on its usual day."""
        for step in steps:
            self.do(step)
        return self

    @property
    def clue(self) -> Clue:
        return Clue.objects.get(pk=self.clue_id)

    @property
    def case(self) -> PenaltyCase:
        return PenaltyCase.objects.select_related("party", "authority", "clue").get(pk=self.case_id)

    @property
    def state(self) -> str:
        return str(self.case.state if self.case_id else self.clue.state)

    @property
    def stream(self) -> str:
        return f"penaltycase:{self.case_id}" if self.case_id else f"clue:{self.clue_id}"

    @property
    def publicity(self) -> PenaltyPublicity:
        """The last decision's publication."""
        return PenaltyPublicity.objects.filter(decision__case=self.case_id).latest("pk")

    def open_steps(self) -> list[str]:
        """The steps that wait for somebody, of the case, its clue and its publications."""
        rows = WorkItem.objects.filter(done=False)
        return sorted(rows.filter(home=self.stream).values_list("step", flat=True))

    def item(self, step: str) -> WorkItem:
        """The open inbox line of a step."""
        return WorkItem.objects.get(done=False, step=step, home=self.stream)


@dataclass(frozen=True)
class Step:
    """A step as it usually goes: by whom, on which day, through which command, with what."""

    who: str
    day: date
    command: Callable[..., Any]
    given: Callable[[Played, date], dict[str, Any]]


def _handlers(p: Played) -> list[Officer]:
    return [p.office.officers["co1"], p.office.officers["co2"]]


def _of_clue(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {"clue": p.clue_id, **more}


def _of_case(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {"case": p.case_id, **more}


def _service(p: Played, day: date) -> dict[str, Any]:
    return {"case": p.case_id, "mode": "in_person", "served_on": day, "receiver": "林例示"}


def _register(p: Played, day: date) -> dict[str, Any]:
    return {
        "authority": p.office.authority,
        "source": "inspection",
        "received_on": day,
        "content": "现场检查发现货架上有超过保质期的糕点。",
        "party": p.party,
        "facts": {"acted_on": p.facts.get("acted_on")},
    }


def _findings(p: Played, day: date) -> dict[str, Any]:
    return {
        "clue": p.clue_id,
        "findings": "现场查见超过保质期的糕点20盒。",
        "opinion": "file",
        "party": p.party,
        "facts": p.facts,
    }


def _file(p: Played, day: date) -> dict[str, Any]:
    return {
        "clue": p.clue_id,
        "officers": _handlers(p),
        "cause": "涉嫌经营超过保质期的食品",
        "reason": "符合立案条件。",
        "prima_facie": True,
        "punishable": True,
        "jurisdiction": True,
    }


def _evidence(p: Played, day: date) -> dict[str, Any]:
    return {
        "case": p.case_id,
        "kind": "record",
        "title": "现场笔录",
        "proves": "现场有超过保质期的糕点",
        "source": "执法人员制作",
        "taken_on": day,
        "collectors": _handlers(p),
        "content": f"笔录{next(_numbers)}".encode(),
        "file_name": "笔录.txt",
        "media_type": "text/plain",
    }


def _replace(p: Played, day: date) -> dict[str, Any]:
    return {
        "case": p.case_id,
        "leaving": p.office.officers["co2"],
        "coming": p.office.officers["co3"],
        "reason": "与当事人有近亲属关系，申请回避。",
    }


def _pay(purpose: str) -> Callable[[Played, date], dict[str, Any]]:
    def given(p: Played, day: date) -> dict[str, Any]:
        amount = p.proposal.fine if purpose == "fine" else p.proposal.confiscated_gains
        receipt = f"票据{next(_numbers)}"
        return {"case": p.case_id, "purpose": purpose, "amount": amount, "paid_on": day, "receipt": receipt}

    return given


def _publicity(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {"publicity": p.publicity.pk, **more}


def _lighter(p: Played, day: date) -> dict[str, Any]:
    return {
        "case": p.case_id,
        "proposal": replace(p.proposal, confiscated_goods=300_00),
        "basis": "虚构区人民政府行政复议决定书（虚复〔2026〕1号）",
        "opinion": "按复议决定变更。",
    }


def _evidence_of(p: Played, day: date) -> dict[str, Any]:
    last = p.case.evidences.order_by("-position").first()
    return {
        "case": p.case_id,
        "evidence": last.pk if last else 0,
        "from_holder": "人员甲",
        "to_holder": "证据保管室",
        "place": "保管室3号柜",
        "reason": "集中保管。",
    }


def _decide(p: Played, day: date) -> dict[str, Any]:
    return {"case": p.case_id, "proposal": p.proposal, "opinion": "同意处罚。", "correct_until": "2026-05-15"}


STEPS: dict[str, Step] = {
    "register": Step("intake", date(2026, 3, 2), act("clue.register"), _register),
    "assign": Step("uh", date(2026, 3, 3), act("clue.assign"), lambda p, day: {"clue": p.clue_id, "officers": _handlers(p)}),
    "findings": Step("co1", date(2026, 3, 5), act("clue.report_findings"), _findings),
    "file": Step("bl", date(2026, 3, 10), act("clue.file"), _file),
    "not_file": Step(
        "bl", date(2026, 3, 10), act("clue.not_file"), _of_clue(ground="minor_corrected_no_harm", reason="轻微并及时改正。")
    ),
    "evidence": Step("co1", date(2026, 3, 11), act("penalty.add_evidence"), _evidence),
    "hand_over": Step("co1", date(2026, 3, 11), act("penalty.hand_over_evidence"), _evidence_of),
    "replace": Step("bl", date(2026, 3, 11), act("penalty.replace_officer"), _replace),
    "order": Step(
        "co1",
        date(2026, 3, 11),
        act("penalty.order_correction"),
        _of_case(act="经营超过保质期的食品", basis="食品安全法 §124", until=date(2026, 3, 20)),
    ),
    "facts": Step("co1", date(2026, 3, 12), act("penalty.record_facts"), lambda p, day: {"case": p.case_id, "facts": p.facts}),
    "finish": Step(
        "co1",
        date(2026, 4, 1),
        act("penalty.finish_investigation"),
        lambda p, day: {"case": p.case_id, "report": REPORT, "proposal": p.proposal},
    ),
    "submit": Step("uh", date(2026, 4, 2), act("penalty.submit_review"), _of_case(kind="case", opinion="同意送审。")),
    "submit_legal": Step("uh", date(2026, 4, 2), act("penalty.submit_review"), _of_case(kind="legal", opinion="同意送审。")),
    "submit_too": Step("uh", date(2026, 4, 9), act("penalty.submit_legal"), _of_case(opinion="拟列入名单，补送法制审核。")),
    "agree": Step("ar", date(2026, 4, 8), act("penalty.pass_review"), _of_case(points=SEVEN, opinion="同意。")),
    "agree_legal": Step("lr", date(2026, 4, 8), act("penalty.pass_review"), _of_case(points=SEVEN, opinion="同意。")),
    "send_back": Step(
        "ar",
        date(2026, 4, 8),
        act("penalty.return_investigation"),
        _of_case(points={**SEVEN, "facts": False}, opinion="补充进货渠道证据。"),
    ),
    "approve": Step(
        "bl",
        date(2026, 4, 9),
        act("penalty.approve_notice"),
        lambda p, day: {"case": p.case_id, "proposal": p.proposal, "opinion": "同意告知。"},
    ),
    "exempt": Step(
        "bl",
        date(2026, 4, 9),
        act("penalty.decide_exempt"),
        _of_case(ground="minor_corrected_no_harm", proposal=NO_PENALTY, opinion="同意不予处罚。"),
    ),
    "serve_exempt": Step("co2", date(2026, 4, 13), act("penalty.serve_exemption"), _service),
    "serve_notice": Step("co2", date(2026, 4, 10), act("penalty.serve_notice"), _service),
    "waive": Step(
        "co2",
        date(2026, 4, 10),
        act("penalty.waive"),
        lambda p, day: {"case": p.case_id, "received_on": day, "stated_by": "林例示"},
    ),
    "defend": Step(
        "co2",
        date(2026, 4, 14),
        act("penalty.record_defence"),
        lambda p, day: {"case": p.case_id, "received_on": day, "stated_by": "林例示", "content": "请求从轻。"},
    ),
    "recheck": Step(
        "co1", date(2026, 4, 15), act("penalty.recheck_defence"), _of_case(accepted=False, recheck="没有新的事实和证据。")
    ),
    "discuss": Step(
        "bh",
        date(2026, 4, 20),
        act("penalty.discuss"),
        _of_case(attendees=["甲", "乙", "丙"], views=[{"name": "甲", "view": "同意。"}], conclusion="一致同意。", fine=None),
    ),
    "decide": Step("bl", date(2026, 4, 21), act("penalty.decide_penalty"), _decide),
    "serve": Step("co2", date(2026, 4, 22), act("penalty.serve_decision"), _service),
    "pay": Step("co1", date(2026, 4, 27), act("penalty.record_payment"), _pay("fine")),
    "pay_gains": Step("co1", date(2026, 4, 27), act("penalty.record_payment"), _pay("gains")),
    "propose": Step("uh", date(2026, 5, 6), act("penalty.propose_closure"), _of_case(opinion="已执行完毕，提请结案。")),
    "close": Step("bl", date(2026, 5, 8), act("penalty.close"), _of_case(opinion="同意结案。")),
    "archive": Step("co1", date(2026, 5, 11), act("penalty.archive"), _of_case(note="齐全。")),
    "change": Step("bl", date(2026, 5, 12), act("penalty.change_decision"), _lighter),
    "annul": Step(
        "bl",
        date(2026, 5, 12),
        act("penalty.annul_decision"),
        _of_case(basis="虚构区人民政府行政复议决定书（虚复〔2026〕2号）", opinion="予以撤销。"),
    ),
    "serve_annulment": Step("co2", date(2026, 5, 13), act("penalty.serve_annulment"), _service),
    "enter": Step("co1", date(2026, 4, 23), act("publicity.enter"), _publicity(secrecy_reviewed=True)),
    "check": Step("credit", date(2026, 4, 24), act("publicity.review"), _publicity(publicity_class="general", reason="属实。")),
    "publish": Step("credit", date(2026, 4, 28), act("publicity.publish"), _publicity()),
    "withdraw": Step("credit", date(2026, 5, 13), act("publicity.withdraw"), _publicity(reason="决定已撤销。")),
}

INTAKE = ("register", "assign", "findings")
INVESTIGATED = (*INTAKE, "file", "evidence", "facts", "finish")
REVIEWED = (*INVESTIGATED, "submit", "agree")
TOLD = (*REVIEWED, "approve", "serve_notice")
DECIDED = (*TOLD, "waive", "decide")
PAID = (*DECIDED, "serve", "pay", "pay_gains")
# the steps that lead to each stage; a state where several stages share one has a name of its own here
PATHS: dict[str, tuple[str, ...]] = {
    "CLUE": INTAKE[:1],
    "VERIFY": INTAKE[:2],
    "FOUND": INTAKE,
    "NOT_FILED": (*INTAKE, "not_file"),
    "INVEST": (*INTAKE, "file"),
    "EVIDENCE": (*INTAKE, "file", "evidence"),
    "INV_DONE": INVESTIGATED,
    "REVIEW": (*INVESTIGATED, "submit"),
    "LEGAL_REVIEW": (*INVESTIGATED, "submit_legal"),
    "RETURNED": (*INVESTIGATED, "submit", "send_back"),
    "APPR": REVIEWED,
    "APPROVED": (*REVIEWED, "approve"),
    "NOTIFIED": TOLD,
    "WAIVED": (*TOLD, "waive"),
    "DEFENCE": (*TOLD, "defend"),
    "RECHECKED": (*TOLD, "defend", "recheck"),
    "TO_DISCUSS": (*INVESTIGATED, "submit_legal", "agree_legal", "approve", "serve_notice", "waive"),
    "COLL": (*INVESTIGATED, "submit_legal", "agree_legal", "approve", "serve_notice", "waive", "discuss"),
    "DEC_PEN": DECIDED,
    "DEC_EXEMPT": (*REVIEWED, "exempt"),
    "EXEMPT_SERVED": (*REVIEWED, "exempt", "serve_exempt"),
    "PAY_DUE": (*DECIDED, "serve"),
    "EXECUTED": PAID,
    "PROPOSED": (*PAID, "propose"),
    "CLOSED": (*PAID, "propose", "close"),
    "ARCHIVED": (*PAID, "propose", "close", "archive"),
    "CHANGED": (*DECIDED, "serve", "change"),
    "ANNULLED": (*DECIDED, "serve", "annul"),
}
# what must be so for a stage to be reached at all
NEEDED: dict[str, dict[str, Any]] = {
    "TO_DISCUSS": {"complex": True},
    "COLL": {"complex": True},
    "LEGAL_REVIEW": {"complex": True},
    "DEC_EXEMPT": {"grounds": {"minor_corrected_no_harm": True}},
    "EXEMPT_SERVED": {"grounds": {"minor_corrected_no_harm": True}},
}


def case_at(
    stage: str, *, office: Office | None = None, party: Party | None = None, proposal: Proposal = PROPOSAL, **facts: Any
) -> Played:
    """A case in a stage of `PATHS`; `facts` lie over FACTS."""
    return case_after(PATHS[stage], office, party, proposal, {**FACTS, **NEEDED.get(stage, {}), **facts})


@handed_out(keep=lambda steps, *_: steps in PATHS.values())
def case_after(steps: tuple[str, ...], office: Office | None, party: Party | None, proposal: Proposal, facts: Any) -> Played:
    """The case after these steps; every earlier stage may have been played before."""
    if not steps:
        return Played(office or make_office(), party or make_company(), facts, proposal)
    played = case_after(steps[:-1], office, party, proposal, facts)
    return played.play(steps[-1])


def stages() -> Iterator[str]:
    """Every stage that `case_at` knows."""
    yield from PATHS
