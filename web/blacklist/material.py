"""What a person has to know of a listing to act on it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.penalty.models import PenaltyCase
from integrity.blacklist.models import BlacklistCase
from web.blacklist.sheet import SHEET
from web.viewmodels import Fact


def listing(subject: BlacklistCase) -> tuple[Fact, ...]:
    """The facts of the case as the party was told of them, the listing so far, what the superior was asked."""
    rows = {fact.label: fact for fact in SHEET.facts(subject)}
    return (
        Fact(label=_("违法事实和证据"), value=_told(subject.case)),
        *rows.values(),
        Fact(label=_("报请意见"), value=subject.consent_request),
    )


def _told(case: PenaltyCase) -> str:
    notice = case.penaltynotices.order_by("-version").first()
    return str(notice.facts_text) if notice else ""
