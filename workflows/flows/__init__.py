"""One flow a procedure; it reads like the procedure and says only who works next."""

from __future__ import annotations

from viewflow.workflow import flow

from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.signals.models import SupervisionSignal
from cases.base.models import Aggregate
from cases.intake.models import Clue
from cases.penalty.models import PenaltyCase
from cases.transfer.models import Transfer
from integrity.blacklist.models import BlacklistCase
from integrity.publicity.models import PenaltyPublicity
from workflows.flows.blacklist import BlacklistFlow
from workflows.flows.clue import ClueFlow
from workflows.flows.penalty import PenaltyFlow
from workflows.flows.publicity import PublicityFlow
from workflows.flows.responsibility import ResponsibilityFlow
from workflows.flows.signal import SignalFlow
from workflows.flows.transfer import TransferFlow

__all__ = [
    "FLOWS",
    "BlacklistFlow",
    "ClueFlow",
    "PenaltyFlow",
    "PublicityFlow",
    "ResponsibilityFlow",
    "SignalFlow",
    "TransferFlow",
]

# which flow drives a subject
FLOWS: dict[type[Aggregate], type[flow.Flow]] = {
    Clue: ClueFlow,
    PenaltyCase: PenaltyFlow,
    PenaltyPublicity: PublicityFlow,
    SupervisionSignal: SignalFlow,
    BlacklistCase: BlacklistFlow,
    ResponsibilityReview: ResponsibilityFlow,
    Transfer: TransferFlow,
}
