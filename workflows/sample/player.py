"""Playing a sample case: each step is done by the person who would do it, through the commands, on simulated days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from cases.base.calendar import current_calendar
from cases.base.work import SHANGHAI, legal_date
from cases.parties.models import Party
from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import Proposal
from workflows import commands
from workflows.sample.cast import Cast

SEVEN = dict.fromkeys(("jurisdiction", "party", "facts", "nature", "basis", "procedure", "fitness"), True)


@dataclass
class Player:
    """One case being played. `now` is the simulated moment; `handlers` are the two case officers' sign-in names."""

    cast: Cast
    now: datetime
    handlers: tuple[str, str] = ("officer1", "officer2")
    clue_id: int = 0
    case_id: int = 0

    # --- time ---------------------------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        return legal_date(self.now)

    def wait(self, days: int) -> None:
        """Let calendar days pass, then go on to the next working morning."""
        day = self.today + timedelta(days=days)
        calendar = current_calendar()
        while not calendar.is_workday(day):
            day += timedelta(days=1)
        self.now = datetime(day.year, day.month, day.day, 9, 0, tzinfo=SHANGHAI)

    def by(self, who: str) -> dict[str, Any]:
        """The actor and the moment of the next act; acts of one day are twenty minutes apart."""
        self.now += timedelta(minutes=20)
        return {"actor": self.cast.actor(who, self.now), "now": self.now}

    # --- from the clue to the case ------------------------------------------------------------------------------

    def register(self, *, source: str, content: str, provider: str, party: Party | None, facts: Mapping[str, Any]) -> None:
        clue = commands.register_clue(
            **self.by("intake"), authority=self.cast.bureau, source=source, received_on=self.today, content=content,
            provider=provider, party=party, facts=facts,
        )  # fmt: skip
        self.clue_id = clue.pk

    def verify(self, *, findings: str, opinion: str, party: Party, facts: Mapping[str, Any]) -> None:
        officers = [self.cast.officer(who) for who in self.handlers]
        commands.assign_verifiers(**self.by("unithead"), clue=self.clue_id, officers=officers)
        self.wait(3)
        commands.report_findings(
            **self.by(self.handlers[0]), clue=self.clue_id, findings=findings, opinion=opinion, party=party, facts=facts
        )

    def file(self, *, cause: str, reason: str) -> None:
        self.wait(1)
        case = commands.file_case(
            **self.by("leader"), clue=self.clue_id, officers=[self.cast.officer(who) for who in self.handlers],
            cause=cause, reason=reason, prima_facie=True, punishable=True, jurisdiction=True,
        )  # fmt: skip
        self.case_id = case.pk

    def not_file(self, *, ground: str, reason: str) -> None:
        self.wait(1)
        commands.not_file(**self.by("leader"), clue=self.clue_id, ground=ground, reason=reason)

    # --- investigation and review -------------------------------------------------------------------------------

    def investigate(self, *, facts: Mapping[str, Any], evidence: tuple[tuple[str, str, str], ...]) -> None:
        """Evidence as (kind, title, what it proves); each piece gets a small text file."""
        collectors = [self.cast.officer(who) for who in self.handlers]
        for kind, title, proves in evidence:
            self.wait(1)
            commands.add_evidence(
                **self.by(self.handlers[0]), case=self.case_id, kind=kind, title=title, proves=proves, source="当事人处",
                taken_on=self.today, collectors=collectors, place="当事人经营场所", method="现场提取",
                content=f"{title}\n{proves}\n（示例文件）\n".encode(), file_name=f"{title}.txt", media_type="text/plain",
            )  # fmt: skip
        commands.record_facts(**self.by(self.handlers[0]), case=self.case_id, facts=facts)

    def report(self, proposal: Proposal, *, nature: str, opinion: str) -> None:
        case = PenaltyCase.objects.get(pk=self.case_id)
        self.wait(2)
        commands.finish_investigation(
            **self.by(self.handlers[0]), case=self.case_id, proposal=proposal,
            report={
                "party_text": f"当事人：{case.party.name}。",
                "source_text": f"本案线索来源见{case.clue.number}，{case.filed_on:%Y年%m月%d日}经批准立案，依法调查，未采取行政强制措施。",
                "nature_text": nature,
                "opinion_text": opinion,
            },
        )  # fmt: skip

    def submit(self, *, kind: str = "case") -> None:
        commands.submit_review(**self.by("unithead"), case=self.case_id, kind=kind, opinion="调查终结，证据齐全，送审。")

    def return_back(self, *, by: str, opinion: str) -> None:
        self.wait(2)
        points = {**SEVEN, "facts": False}
        commands.return_investigation(**self.by(by), case=self.case_id, points=points, opinion=opinion)

    def agree(self, *, by: str = "reviewer") -> None:
        self.wait(2)
        commands.pass_review(**self.by(by), case=self.case_id, points=SEVEN, opinion="经审核，同意办案机构意见。")

    # --- the party is heard -------------------------------------------------------------------------------------

    def notify(self, proposal: Proposal) -> None:
        self.wait(1)
        commands.approve_notice(
            **self.by("leader"), case=self.case_id, proposal=proposal, opinion="同意，依法告知当事人。"
        )

    def serve_notice(self) -> None:
        self.wait(1)
        commands.serve_notice(
            **self.by(self.handlers[0]), case=self.case_id, mode="in_person", served_on=self.today, receiver="单位负责人"
        )

    def waive(self) -> None:
        commands.waive_rights(
            **self.by(self.handlers[0]), case=self.case_id, received_on=self.today, stated_by="单位负责人"
        )

    def defend(self, *, content: str, accepted: bool, recheck: str) -> None:
        self.wait(2)
        commands.record_defence(
            **self.by(self.handlers[0]), case=self.case_id, received_on=self.today, stated_by="单位负责人", content=content
        )
        self.wait(2)
        commands.recheck_defence(**self.by(self.handlers[0]), case=self.case_id, accepted=accepted, recheck=recheck)

    # --- decision, execution, closure ---------------------------------------------------------------------------

    def discuss(self, *, conclusion: str) -> None:
        self.wait(1)
        views = [{"name": "吴建平", "view": "事实清楚，同意。"}, {"name": "郑国栋", "view": "裁量适当，同意。"}]
        commands.hold_discussion(
            **self.by("head"), case=self.case_id, attendees=["吴建平", "郑国栋"], views=views, conclusion=conclusion
        )

    def decide(self, proposal: Proposal, *, overdue_reason: str = "") -> None:
        self.wait(1)
        until = (self.today + timedelta(days=15)).isoformat()
        commands.decide_penalty(
            **self.by("leader"), case=self.case_id, proposal=proposal, opinion="同意，作出行政处罚决定。",
            correct_until=until, overdue_reason=overdue_reason,
        )  # fmt: skip

    def exempt(self, proposal: Proposal, *, ground: str) -> None:
        self.wait(1)
        commands.decide_exempt(
            **self.by("leader"), case=self.case_id, ground=ground, proposal=proposal, opinion="同意，依法不予行政处罚。"
        )

    def serve(self, *, exemption: bool = False) -> None:
        self.wait(1)
        act = commands.serve_exemption if exemption else commands.serve_decision
        act(**self.by(self.handlers[0]), case=self.case_id, mode="in_person", served_on=self.today, receiver="单位负责人")

    def pay(self, *, purpose: str, amount: int) -> None:
        self.wait(4)
        commands.record_payment(
            **self.by(self.handlers[0]), case=self.case_id, purpose=purpose, amount=amount, paid_on=self.today,
            receipt=f"示例{self.case_id:04d}-{purpose}",
        )  # fmt: skip

    def close(self) -> None:
        self.wait(2)
        commands.propose_closure(**self.by("unithead"), case=self.case_id, opinion="处理决定已执行完毕，提请结案。")
        commands.close_case(**self.by("leader"), case=self.case_id, opinion="同意结案。")

    def archive(self) -> None:
        self.wait(3)
        commands.archive_case(**self.by(self.handlers[0]), case=self.case_id, note="卷内文件齐全。")
