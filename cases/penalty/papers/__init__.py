"""Papers of the ordinary penalty procedure: forms 33 to 56 of the set of 2021, and DOC3 of publicity."""

from cases.base.documents import DocumentForm
from cases.intake.papers.common import IncompleteDocument, LegalForm
from cases.intake.papers.matter import MatterApproval
from cases.penalty.papers.approval import ClosingApproval, DiscussionMinutes, HandlingApproval
from cases.penalty.papers.archive import FileCover, FileDirectory, FileNote
from cases.penalty.papers.change import AnnulledDecision, ChangedDecision
from cases.penalty.papers.decision import ExemptDecision, PenaltyDecision
from cases.penalty.papers.investigation import FinalReport, OrderToCorrect, ReviewForm
from cases.penalty.papers.notice import DefenceRecord, IntendedPenalty
from cases.penalty.papers.publication import PublicityNotice
from cases.penalty.papers.service import ServiceReceipt

_FORMS: tuple[LegalForm, ...] = (
    MatterApproval(),
    OrderToCorrect(),
    FinalReport(),
    ReviewForm(),
    IntendedPenalty(),
    DefenceRecord(),
    DiscussionMinutes(),
    HandlingApproval(),
    PenaltyDecision(),
    ChangedDecision(),
    AnnulledDecision(),
    ExemptDecision(),
    ServiceReceipt(),
    ClosingApproval(),
    FileCover(),
    FileDirectory(),
    FileNote(),
    PublicityNotice(),
)
FORMS: tuple[DocumentForm, ...] = _FORMS
NEEDS: dict[str, tuple[str, ...]] = {form.form: tuple(form.needs) for form in _FORMS}
"""The keys of `given` without which each form cannot be issued."""

__all__ = ["FORMS", "NEEDS", "IncompleteDocument", "LegalForm"]
