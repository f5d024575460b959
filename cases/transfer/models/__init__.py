"""Tables of the criminal transfer."""

from cases.transfer.models.flag import CriminalFlag, FlagState
from cases.transfer.models.police import BACK_TO_THE_BUREAU, Convicted, CriminalOutcome, OutcomeKind, PoliceReply, ReplyKind
from cases.transfer.models.transfer import HandedGoods, TaskForceMember, Transfer

__all__ = [
    "BACK_TO_THE_BUREAU",
    "CriminalFlag",
    "Convicted",
    "CriminalOutcome",
    "FlagState",
    "HandedGoods",
    "OutcomeKind",
    "PoliceReply",
    "ReplyKind",
    "TaskForceMember",
    "Transfer",
]
