"""Tables of the criminal transfer."""

from cases.transfer.models.flag import CriminalFlag, FlagState
from cases.transfer.models.police import CriminalOutcome, OutcomeKind, PoliceReply, ReplyKind
from cases.transfer.models.transfer import HandedGoods, TaskForceMember, Transfer

__all__ = [
    "CriminalFlag",
    "CriminalOutcome",
    "FlagState",
    "HandedGoods",
    "OutcomeKind",
    "PoliceReply",
    "ReplyKind",
    "TaskForceMember",
    "Transfer",
]
