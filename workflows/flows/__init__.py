"""One flow a procedure; it reads like the procedure and says only who works next."""

from workflows.flows.clue import ClueFlow
from workflows.flows.penalty import PenaltyFlow
from workflows.flows.publicity import PublicityFlow

__all__ = ["ClueFlow", "PenaltyFlow", "PublicityFlow"]
