"""Papers of the transfer: X1, 5, 24, 52, 6 and the approval of a step, form 8."""

from cases.base import documents
from cases.intake.papers.matter import MatterApproval
from cases.transfer.papers import goods, letters

# the approval of a step, which several procedures issue
documents.register("transfer", MatterApproval())
FORMS = documents.papers_of("transfer")

__all__ = ["FORMS", "goods", "letters"]
