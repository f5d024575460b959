"""The ground under a player: who acts when, and what its texts and arguments may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cases.base.work import legal_date
from cases.intake.models import Clue
from cases.parties.models import Officer, Party
from cases.penalty.models import PenaltyCase
from cases.transfer.models import Transfer
from workflows.sample import timeline
from workflows.sample.cast import Cast
from workflows.sample.story import Story
from workflows.sample.wording import Day

# the two who handle the case, in their order; `Stage.words` fills in the others
HANDLERS = ("handler1", "handler2")
WORDS = frozenset({*HANDLERS, "today", "story", "party", "receiver", "case", "transfer"})


@dataclass
class Stage:
    """One story and how far it has come. `now` is the simulated moment, set before each step."""

    cast: Cast
    story: Story
    days: Mapping[str, date]
    now: datetime
    handlers: tuple[str, ...] = field(init=False)
    clue_id: int = 0
    case_id: int = 0
    review_id: int = 0

    def __post_init__(self) -> None:
        self.handlers = self.story.handlers

    @property
    def case(self) -> PenaltyCase:
        return PenaltyCase.objects.select_related("party", "clue").get(pk=self.case_id)

    @property
    def subject(self) -> Clue | PenaltyCase:
        """The case, or the clue where none was filed."""
        return self.case if self.case_id else Clue.objects.get(pk=self.clue_id)

    @property
    def transfer(self) -> Transfer | None:
        return Transfer.objects.filter(case=self.case_id).order_by("pk").last()

    @property
    def party(self) -> Party:
        told = self.cast.parties[self.story.party]
        return self.case.party if self.case_id and self.case.lead_id else told

    @property
    def receiver(self) -> str:
        """Who receives papers and speaks for the party."""
        return str(self.party.legal_representative or self.party.owner_name or self.party.name)

    def sign_in(self, who: str) -> str:
        """The sign-in name of a person, who may be named as a handler of the case."""
        return self.handlers[HANDLERS.index(who)] if who in HANDLERS else who

    def officer(self, who: str) -> Officer:
        return self.cast.officer(self.sign_in(who))

    def day(self, text: str) -> date:
        """The day that a text such as `today+15` means."""
        return timeline.day(text, {**self.days, "today": legal_date(self.now)})

    def words(self) -> dict[str, Any]:
        """What the texts of a step may name: days, people, the story and its rows."""
        days = {name: Day.of(day) for name, day in self.days.items()}
        people = {who: self.officer(who).name for who in HANDLERS}
        rows = {"case": self.case, "transfer": self.transfer} if self.case_id else {}
        story = {"story": self.story, "party": self.party, "receiver": self.receiver}
        return {**days, "today": Day.of(legal_date(self.now)), **people, **rows, **story}
