"""A case at any stage, played through the commands by the people who would do each step, on hand-picked days.

`case_at("APPR")` gives a `Played` case standing in that stage; `played.do("approve")` does the next step. Every default
of a step can be changed: `played.do("approve", by="co1", proposal=...)`. All names are fictional.

The days are working days of spring 2026 (国办发明电〔2025〕7号), so that due dates can be counted by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
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
from cases.penalty.proposal import Charge, Proposal
from integrity.blacklist.models import BlacklistCase
from integrity.publicity.models import PenaltyPublicity
from tests.factories.parties import LONG_AGO, appointment_of, make_authority, make_officer, make_party, seeding
from tests.factories.played import handed_out, unset
from tests.factories.steps import STEPS
from workflows.models import WorkItem

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
# 100,000 yuan and more are in the range of a hearing for a company (HR5)
HEAVY = replace(PROPOSAL, fine=100_000_00, tier="severe", reasons_text="情节恶劣，从重处罚。")
# records not kept, not put right when ordered to, and serious: the business is stopped for a time (FSL126)
STOP = Proposal(
    conduct="FSL126",
    kinds=("warning", "fine", "stop_business"),
    fine=5_000_00,
    tier="lenient",
    measures={"stop_business": "责令停业七日"},
    facts_text="未建立进货查验记录，责令改正后拒不改正，情节严重。",
    reasons_text="从轻。",
)
# expired food and records refused, each with its own tier: 50,000 and 8,000 come to 58,000
BOTH = Proposal.joined(
    (
        Charge(
            conduct="FSL124",
            kinds=("fine", "confiscate_gains", "confiscate_goods"),
            fine=50_000_00,
            confiscated_gains=300_00,
            confiscated_goods=334_00,
            goods_description="超过保质期的糕点20盒",
            tier="lenient",
        ),
        Charge(conduct="FSL126-1-3", kinds=("warning", "fine"), fine=8_000_00, tier="lenient"),
    ),
    facts_text="当事人于2026年2月20日销售超过保质期的糕点；未建立并遵守进货查验记录制度，责令改正后拒不改正。",
    reasons_text="初次违法，主动配合，均从轻处罚，合并执行。",
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
    ("contact.phone", "0000-0000000", "PP57"),
    ("contact.address", "虚构区虚构路1号", "PP57"),
)


@pytest.fixture
def plain_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are numbered, frozen and stored as ever, but not set in type: for tests that are not about the PDF."""
    monkeypatch.setattr(documents, "render", unset)
    monkeypatch.setattr(documents, "lay_out", unset)


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
def make_company(**more: Any) -> Party:
    """A fictional company with everything that the papers state about a party; `more` as in `make_party`."""
    return make_party(legal_representative="林例示", **more)


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

    @property
    def listing(self) -> BlacklistCase:
        """Its last listing."""
        return BlacklistCase.objects.select_related("authority", "party", "case").filter(case=self.case_id).latest("pk")

    def open_steps(self) -> list[str]:
        """The steps that wait for somebody, of the case, its clue and its publications."""
        rows = WorkItem.objects.filter(done=False)
        return sorted(rows.filter(home=self.stream).values_list("step", flat=True))

    def item(self, step: str) -> WorkItem:
        """The open inbox line of a step."""
        return WorkItem.objects.get(done=False, step=step, home=self.stream)


INTAKE = ("register", "assign", "findings")
INVESTIGATED = (*INTAKE, "file", "evidence", "facts", "finish")
REVIEWED = (*INVESTIGATED, "submit", "agree")
TOLD = (*REVIEWED, "approve", "serve_notice")
DECIDED = (*TOLD, "waive", "decide")
TO_DISCUSS = (*INVESTIGATED, "submit_legal", "agree_legal", "approve", "serve_notice", "waive")
TWO_ACTS = (*INVESTIGATED[:-1], "second_act")
PAID = (*DECIDED, "serve", "pay", "pay_gains")
# the steps that lead to each stage; a state where several stages share one has a name of its own here
PATHS: dict[str, tuple[str, ...]] = {
    "CLUE": INTAKE[:1],
    "VERIFY": INTAKE[:2],
    "FOUND": INTAKE,
    "NOT_FILED": (*INTAKE, "not_file"),
    "INVEST": (*INTAKE, "file"),
    "EVIDENCE": (*INTAKE, "file", "evidence"),
    "ESTABLISHED": INVESTIGATED[:-1],
    "TWO_ACTS": TWO_ACTS,
    "PARTY_PROPOSED": (*INVESTIGATED[:-1], "propose_party"),
    "TWO_DECIDED": (*TWO_ACTS, "finish", "submit", "agree", "approve", "serve_notice", "waive", "decide"),
    "INV_DONE": INVESTIGATED,
    "REVIEW": (*INVESTIGATED, "submit"),
    "LEGAL_REVIEW": (*INVESTIGATED, "submit_legal"),
    "RETURNED": (*INVESTIGATED, "submit", "send_back"),
    "APPR": REVIEWED,
    "TO_EXEMPT": REVIEWED,
    "APPROVED": (*REVIEWED, "approve"),
    "NOTIFIED": TOLD,
    "TOLD_OF_HEARING": TOLD,
    "ORDERED": (*INTAKE, "file", "order"),
    "WAIVED": (*TOLD, "waive"),
    "SILENT": (*TOLD, "silence"),
    "HEAR": (*TOLD, "ask_hearing"),
    "HEAR_LATE": (*TOLD, "ask_late"),
    "LEGAL2": (*TOLD, "ask_hearing", "file_hearing"),
    "HEARD_REVIEWED": (*TOLD, "ask_hearing", "file_hearing", "agree_heard"),
    "DEFENCE": (*TOLD, "defend"),
    "RECHECKED": (*TOLD, "defend", "recheck"),
    "TO_DISCUSS": TO_DISCUSS,
    "COLL": (*TO_DISCUSS, "discuss"),
    "DEC_PEN": DECIDED,
    "DEC_EXEMPT": (*REVIEWED, "exempt"),
    "EXEMPT_SERVED": (*REVIEWED, "exempt", "serve_exempt"),
    "DEC_UNPROVEN": (*TOLD, "defend", "recheck", "unproven"),
    "PAY_DUE": (*DECIDED, "serve"),
    "EXECUTED": PAID,
    "PROPOSED": (*PAID, "propose"),
    "CLOSED": (*PAID, "propose", "close"),
    "ARCHIVED": (*PAID, "propose", "close", "archive"),
    "CHANGED": (*DECIDED, "serve", "change"),
    "ANNULLED": (*DECIDED, "serve", "annul"),
    "ENTERED": (*DECIDED, "enter"),
    "ENTERED_SECRET": (*DECIDED, "enter_secret"),
    "PUBLISHED_STOP": (*TO_DISCUSS, "discuss", "decide", "enter", "check", "publish"),
    "CHECKED": (*DECIDED, "enter", "check"),
    "CHECKED_AWAY": (*DECIDED, "enter", "check"),
    "PUSHED": (*DECIDED, "enter", "check", "push"),
    "FALLEN": (*DECIDED, "enter", "check", "publish", "annul"),
}
MINOR = {"grounds": {"minor_corrected_no_harm": True}}
# what must be so for a stage to be reached at all
NEEDED: dict[str, dict[str, Any]] = {
    "TO_DISCUSS": {"complex": True},
    "COLL": {"complex": True},
    "LEGAL_REVIEW": {"complex": True},
    "TO_EXEMPT": MINOR,
    "DEC_EXEMPT": MINOR,
    "EXEMPT_SERVED": MINOR,
    "PUBLISHED_STOP": {"conduct": ["FSL126"], "refused_to_correct": True, "serious": True, "complex": True},
}
PROPOSED = {"PUBLISHED_STOP": STOP, "TWO_DECIDED": BOTH, "TOLD_OF_HEARING": HEAVY}
# where the party is registered in another province
AWAY = ("CHECKED_AWAY", "PUSHED")


def case_at(
    stage: str, *, office: Office | None = None, party: Party | None = None, proposal: Proposal | None = None, **facts: Any
) -> Played:
    """A case in a stage of `PATHS`; `facts` lie over FACTS."""
    proposal = proposal or PROPOSED.get(stage, PROPOSAL)
    return case_after(PATHS[stage], office, party or party_of(stage), proposal, {**FACTS, **NEEDED.get(stage, {}), **facts})


def party_of(stage: str) -> Party | None:
    """Whom a stage needs as its party, if not the usual company."""
    return make_company(region_code="330726") if stage in AWAY else None


@handed_out(keep=lambda steps, *_: steps in PATHS.values())
def case_after(steps: tuple[str, ...], office: Office | None, party: Party | None, proposal: Proposal, facts: Any) -> Played:
    """The case after these steps; every earlier stage may have been played before."""
    if not steps:
        return Played(office or make_office(), party or make_company(), facts, proposal)
    played = case_after(steps[:-1], office, party, proposal, facts)
    return played.play(steps[-1])
