"""Every act of the workbench as the factories try it: the case it is done on, who does it, and what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.factories.cases import Played, case_at
from tests.factories.listings import listing_at
from tests.factories.played import handed_out
from tests.factories.steps import STEPS, Step, transfer
from tests.factories.transfers import Sent, transfer_at

PLAYED: Mapping[str, Callable[[str], Played]] = {"blacklist": listing_at, "transfer": lambda stage: transfer_at(stage).played}
# what addresses call the subject, and its id
ADDRESSED: Mapping[str, tuple[str, Callable[[Played], int]]] = {
    "clue": ("clue", lambda played: played.clue_id),
    "penalty": ("case", lambda played: played.case_id),
    "publicity": ("publicity", lambda played: played.publicity.pk),
    "blacklist": ("listing", lambda played: played.listing.pk),
    "transfer": ("transfer", lambda played: Sent(played).transfer.pk),
}


@dataclass(frozen=True)
class ActCase:
    """An act with a page, which is opened in the stage of its step, on the step's day, by its usual person."""

    step: Step[Any]

    @handed_out()
    def play(self) -> Played:
        return PLAYED.get(self.procedure, case_at)(str(self.step.stage))

    @property
    def act(self) -> str:
        return self.step.act

    @property
    def procedure(self) -> str:
        return self.act.partition(".")[0]

    @property
    def who(self) -> str:
        return self.step.who

    @property
    def day(self) -> date:
        return self.step.day

    def fields(self, played: Played) -> Mapping[str, Any]:
        """What is typed over what the form suggests."""
        return self.step.typed(Sent(played) if self.procedure == "transfer" else played)

    def address(self, played: Played) -> str:
        kind, pk = ADDRESSED[self.procedure]
        return f"/act/{kind}/{pk(played)}/{self.act}/"


ALL_STEPS: tuple[Step[Any], ...] = (*STEPS.values(), *transfer.STEPS.values())
ACT_CASES = tuple(ActCase(step) for step in ALL_STEPS if step.fields is not None)
BY_ACT = {case.act: case for case in ACT_CASES}
