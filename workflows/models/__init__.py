"""Work: which process drives a subject, and who is to do what next. Nothing here is law; the aggregates hold that."""

from workflows.models.blacklist import BlacklistProcess
from workflows.models.clue import ClueProcess
from workflows.models.item import WorkItem
from workflows.models.penalty import PenaltyProcess
from workflows.models.publicity import PublicityProcess
from workflows.models.responsibility import ResponsibilityProcess
from workflows.models.signal import SignalProcess
from workflows.models.transfer import TransferProcess

__all__ = [
    "BlacklistProcess",
    "ClueProcess",
    "PenaltyProcess",
    "PublicityProcess",
    "ResponsibilityProcess",
    "SignalProcess",
    "TransferProcess",
    "WorkItem",
]
