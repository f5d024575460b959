"""Papers of the clue (stages clue and filing of the register), and what all papers share (`common`)."""

from cases.base.documents import DocumentForm
from cases.intake.papers.common import IncompleteDocument, LegalForm
from cases.intake.papers.forms import FilingApproval, SourceRecord

_FORMS: tuple[LegalForm, ...] = (SourceRecord(), FilingApproval())
FORMS: tuple[DocumentForm, ...] = _FORMS
NEEDS: dict[str, tuple[str, ...]] = {form.form: tuple(form.needs) for form in _FORMS}
"""The keys of `given` without which each form cannot be issued."""

__all__ = ["FORMS", "NEEDS", "IncompleteDocument", "LegalForm"]
