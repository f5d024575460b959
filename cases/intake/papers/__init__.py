"""Papers of the clue (stages clue and filing of the register), and what all papers share (`common`)."""

from cases.base import documents
from cases.intake.papers import forms
from cases.intake.papers.common import IncompleteDocument, LegalForm
from cases.intake.papers.matter import MatterApproval

# the approval of a step, which several procedures issue
documents.register("clue", MatterApproval())
FORMS = documents.papers_of("clue")
NEEDS: dict[str, tuple[str, ...]] = {form.form: tuple(form.needs) for form in FORMS if isinstance(form, LegalForm)}
"""The keys of `given` without which each form cannot be issued."""

__all__ = ["FORMS", "IncompleteDocument", "LegalForm", "NEEDS", "forms"]
