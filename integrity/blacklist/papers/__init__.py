"""DOC4, DOC5 and DOC6: the party is told, the listing is decided, the superior consents (L44 13, 22)."""

from cases.base.documents import DocumentForm
from cases.intake.papers.common import LegalForm
from integrity.blacklist.papers.consent import SuperiorConsent
from integrity.blacklist.papers.decision import ListingDecision
from integrity.blacklist.papers.notice import ListingNotice

_FORMS: tuple[LegalForm, ...] = (ListingNotice(), ListingDecision(), SuperiorConsent())
FORMS: tuple[DocumentForm, ...] = _FORMS
