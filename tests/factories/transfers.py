"""A transfer at any step, played through the commands by the people who would do it. All names are fictional.

`transfer_at("APPROVED")` gives a `Sent` whose transfer stands in that state; `sent.do("send")` does the next step. The case is
one above the line of 刑法 §140 (goods passed off as better, sales of 68,000 yuan), standing in `stage` of the penalty procedure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cases.penalty.models import PenaltyCase
from cases.transfer.models import CriminalFlag, Transfer
from tests.factories.cases import PROPOSAL, Played, at, case_at
from tests.factories.played import handed_out
from tests.factories.steps.transfer import STEPS

ABOVE: dict[str, Any] = {
    "product": "product",
    "conduct": ["PQL50"],
    "role": "producer",
    "substance": None,
    "illegal_gains": "0.00",
    "serious_injuries": 0,
    "direct_loss": "0.00",
    "harm": False,
    "sales_amount": "68000.00",
    "unsold_value": "12000.00",
    "goods_value": "80000.00",
}
FINE = replace(PROPOSAL, conduct="PQL50", fine=80_000_00, confiscated_gains=0, kinds=("fine", "confiscate_goods"))
NO_FINE = replace(FINE, fine=0, kinds=("confiscate_goods",))


@dataclass
class Sent:
    """A case under transfer."""

    played: Played

    @property
    def transfer(self) -> Transfer:
        return Transfer.objects.select_related("flag", "case", "party", "authority").get(case=self.played.case_id)

    @property
    def flag(self) -> CriminalFlag:
        return self.transfer.flag

    @property
    def case(self) -> PenaltyCase:
        return self.played.case

    @property
    def state(self) -> str:
        return str(self.transfer.state)

    def do(self, step: str, *, by: str = "", on: date | None = None, **given: Any) -> Any:
        """The step as it usually goes, but for what is given."""
        known = STEPS[step]
        day = on or known.day
        actor = self.played.office.actor(by or known.who, day)
        arguments = {**known.given(self, day), **given}
        if not arguments.keys() & {"case", "transfer"}:
            arguments["transfer"] = self.transfer.pk
        return known.command(actor=actor, now=at(day), **arguments)

    def play(self, *steps: str) -> Sent:
        for step in steps:
            self.do(step)
        return self


PATHS: dict[str, tuple[str, ...]] = {
    "SUSPECT": (),
    "FALLEN_BACK": ("fall_back",),
    "TASKFORCE": ("task_force",),
    "REPORTED": ("task_force", "report"),
    "APPROVED": ("task_force", "report", "approve"),
    "REJECTED": ("task_force", "report", "reject"),
    "SENT": ("task_force", "report", "approve", "send"),
    "RECEIPTED": ("task_force", "report", "approve", "send", "receipt"),
    "PS_FILED": ("task_force", "report", "approve", "send", "receipt", "filed"),
    "PS_REFUSED": ("task_force", "report", "approve", "send", "receipt", "refused"),
    "HANDED_OVER": ("task_force", "report", "approve", "send", "receipt", "filed", "hand_over"),
    "KEPT": ("task_force", "report", "approve", "send", "receipt", "filed", "hand_over", "keep"),
    "ENDED": ("task_force", "report", "approve", "send", "receipt", "filed", "hand_over", "end"),
    "ADMIN_RESUME": ("task_force", "report", "approve", "send", "receipt", "refused", "resume"),
}


# the facts can be mended no later
STOOD = {"FALLEN_BACK": "INVEST"}


def transfer_at(state: str, *, stage: str = "", **facts: Any) -> Sent:
    """The transfer in this state, of a case that stood in `stage` when it was flagged."""
    return transfer_after(PATHS[state], stage or STOOD.get(state, "WAIVED"), {**ABOVE, **facts})


@handed_out(keep=lambda steps, *_: steps in PATHS.values())
def transfer_after(steps: tuple[str, ...], stage: str, facts: Any) -> Sent:
    if not steps:
        return Sent(case_at(stage, proposal=FINE, **facts))
    return transfer_after(steps[:-1], stage, facts).play(steps[-1])


def decided_anew(sent: Sent, proposal: Any, *, first: date = date(2026, 5, 6)) -> Played:
    """The resumed case, taken through report, review, notice and waiver again, up to the decision."""
    played = sent.played
    played.proposal = proposal
    for step in ("finish", "submit", "agree", "approve", "serve_notice", "waive"):
        played.do(step, on=first)
    return played
