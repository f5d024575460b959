"""Work: which process drives a subject, and who is to do what next. Nothing here is law; the aggregates hold that."""

from workflows.models.clue import ClueProcess
from workflows.models.item import WorkItem
from workflows.models.penalty import PenaltyProcess
from workflows.models.publicity import PublicityProcess
from workflows.models.signal import SignalProcess

__all__ = ["ClueProcess", "PenaltyProcess", "PublicityProcess", "SignalProcess", "WorkItem"]
