"""DOC4, DOC5 and DOC6: the party is told, the listing is decided, the superior consents (L44 13, 22)."""

from cases.base import documents
from integrity.blacklist.papers import consent, decision, notice

FORMS = documents.papers_of("blacklist")

__all__ = ["FORMS", "consent", "decision", "notice"]
