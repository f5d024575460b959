"""One flow a procedure; it reads like the procedure and says only who works next."""

from __future__ import annotations

from viewflow.workflow import flow

from cases.accountability.signals.models import SupervisionSignal
from cases.base.models import Aggregate
from cases.intake.models import Clue
from cases.penalty.models import PenaltyCase
from integrity.publicity.models import PenaltyPublicity
from workflows.flows.clue import ClueFlow
from workflows.flows.penalty import PenaltyFlow
from workflows.flows.publicity import PublicityFlow
from workflows.flows.signal import SignalFlow

__all__ = ["FLOWS", "ClueFlow", "PenaltyFlow", "PublicityFlow", "SignalFlow"]

# which flow drives a subject
FLOWS: dict[type[Aggregate], type[flow.Flow]] = {
    Clue: ClueFlow,
    PenaltyCase: PenaltyFlow,
    PenaltyPublicity: PublicityFlow,
    SupervisionSignal: SignalFlow,
}
