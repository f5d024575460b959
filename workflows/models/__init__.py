"""Work: which process drives a subject, and who is to do what next. Nothing here is law; the aggregates hold that."""

from workflows.models.item import WorkItem
from workflows.models.process import (
    BlacklistProcess,
    ClueProcess,
    PenaltyProcess,
    PublicityProcess,
    ResponsibilityProcess,
    SignalProcess,
    TransferProcess,
)
from workflows.models.sweep import SweepRun, last_sweep, note_sweep, sweep_state

__all__ = [
    "BlacklistProcess",
    "ClueProcess",
    "PenaltyProcess",
    "PublicityProcess",
    "ResponsibilityProcess",
    "SignalProcess",
    "SweepRun",
    "TransferProcess",
    "WorkItem",
    "last_sweep",
    "note_sweep",
    "sweep_state",
]
