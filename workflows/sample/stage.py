"""The ground under a player: who acts when, what the story says, and what its steps share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cases.base.work import legal_date
from cases.intake.models import Clue
from cases.law.conduct import conducts
from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import Proposal
from integrity.publicity.models import PenaltyPublicity
from workflows.sample.cast import Cast
from workflows.sample.story import Piece, Sanction, Story

KNOWN_AT_ONCE = ("acted_on", "product", "conduct", "role")
NOTICE_SERVICE = "由两名执法人员当面送交，受送达人核对无误后签收。"


@dataclass
class Stage:
    """One story and how far it has come. `now` is the simulated moment, set before each step."""

    cast: Cast
    story: Story
    days: Mapping[str, date]
    now: datetime
    handlers: tuple[str, str] = field(init=False)
    clue_id: int = 0
    case_id: int = 0

    def __post_init__(self) -> None:
        self.handlers = self.story.handlers
        self._pieces: Iterator[Piece] = iter(self.story.evidence)

    def play(self, step: str, argument: str, *, at: datetime) -> None:
        """Do one step at the moment."""
        self.now = at
        method = getattr(self, step)
        method(argument) if argument else method()

    def by(self, who: str) -> dict[str, Any]:
        """The actor and the moment of an act."""
        return {"actor": self.cast.actor(who, self.now), "now": self.now}

    def on(self, who: str) -> dict[str, Any]:
        """The same for an act on the case."""
        return {**self.by(who), "case": self.case_id}

    @property
    def today(self) -> date:
        return legal_date(self.now)

    @property
    def case(self) -> PenaltyCase:
        return PenaltyCase.objects.select_related("party", "clue").get(pk=self.case_id)

    @property
    def subject(self) -> Clue | PenaltyCase:
        """The case, or the clue where none was filed."""
        return self.case if self.case_id else Clue.objects.get(pk=self.clue_id)

    @property
    def receiver(self) -> str:
        """Who receives papers and speaks for the party."""
        party = self.cast.parties[self.story.party]
        return str(party.legal_representative or party.owner_name or party.name)

    @property
    def facts(self) -> dict[str, Any]:
        """The story's facts with their days, as `assess` reads them."""
        acted = self.days["acted"].isoformat()
        return {"acted_on": acted, "conduct": [self.story.conduct], **self.story.facts}

    def _known(self) -> dict[str, Any]:
        return {key: value for key, value in self.facts.items() if key in KNOWN_AT_ONCE}

    def _officers(self) -> list[Any]:
        return [self.cast.officer(who) for who in self.handlers]

    def _name(self, who: str) -> str:
        return self.cast.officer(who).name

    def _reviewer(self) -> str:
        return "legal" if self.story.review == "legal" else "reviewer"

    def _proposal(self, sanction: Sanction) -> Proposal:
        return self.story.proposal(sanction)

    def _in_force(self) -> Sanction:
        return self.story.changed if self.story.changed and "change" in self.days else self.story.decided

    def _publicity(self) -> PenaltyPublicity:
        return PenaltyPublicity.objects.filter(decision__case=self.case_id).latest("pk")

    def _service(self) -> dict[str, Any]:
        return {"mode": "in_person", "served_on": self.today, "receiver": self.receiver, "proof": NOTICE_SERVICE}

    def _clause(self) -> str:
        return conducts()[self.story.conduct].article

    def _party_text(self, party: Any) -> str:
        known = [f"当事人：{party.name}"]
        known += [f"统一社会信用代码：{party.uscc}"] if party.uscc else []
        person = party.kind == "natural_person"
        place = "住址" if person else "住所（经营场所）"
        known += [f"{place}：{party.address}"] if person else [f"{place}：{party.address}", f"负责人：{self.receiver}"]
        return "；".join(known) + "。"

    def _source_text(self, case: PenaltyCase) -> str:
        filed = case.filed_on
        return (
            f"{self.story.content}{self.story.findings}{filed.year}年{filed.month}月{filed.day}日，"
            f"经部门负责人批准，本局依法立案（{case.number}），指定{'、'.join(self._name(w) for w in self.handlers)}为办案人员。"
            "调查期间未对当事人采取行政强制措施。"
        )
