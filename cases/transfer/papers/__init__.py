"""Papers of the transfer: X1, 5, 24, 52, 6 and the approval of a step, form 8."""

from cases.base.documents import DocumentForm
from cases.intake.papers.matter import MatterApproval
from cases.transfer.papers.goods import GoodsList, GoodsNotice, GoodsRecord
from cases.transfer.papers.letters import SuspicionReport, TransferLetter

FORMS: tuple[DocumentForm, ...] = (
    SuspicionReport(),
    MatterApproval(),
    TransferLetter(),
    GoodsList(),
    GoodsRecord(),
    GoodsNotice(),
)

__all__ = ["FORMS"]
