"""DOC10-13: what the official is told, what was decided, what is referred, and the minutes behind it."""

from cases.accountability.review.papers import decision, minutes, notice, referral
from cases.base import documents

FORMS = documents.papers_of("responsibility")

__all__ = ["FORMS", "decision", "minutes", "notice", "referral"]
