"""Papers of the ordinary penalty procedure: forms 33 to 56 of the set of 2021, and DOC3 of publicity."""

from cases.base import documents
from cases.intake.papers.common import IncompleteDocument, LegalForm
from cases.intake.papers.matter import MatterApproval
from cases.penalty.papers import approval, archive, change, decision, filing, hearing, investigation, notice, publication, service

# the approval of a step, which several procedures issue
documents.register("penalty", MatterApproval())
FORMS = documents.papers_of("penalty")
NEEDS: dict[str, tuple[str, ...]] = {form.form: tuple(form.needs) for form in FORMS if isinstance(form, LegalForm)}
"""The keys of `given` without which each form cannot be issued."""

__all__ = [
    "FORMS",
    "IncompleteDocument",
    "LegalForm",
    "NEEDS",
    "approval",
    "archive",
    "change",
    "decision",
    "filing",
    "hearing",
    "investigation",
    "notice",
    "publication",
    "service",
]
