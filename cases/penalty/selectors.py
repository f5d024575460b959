"""Named reads of a case: its notice, its papers, who is on it."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from cases.base.cures import by
from cases.base.errors import NotFound, Text
from cases.base.models import Document
from cases.parties.models import Officer
from cases.penalty.models import Evidence, PenaltyCase, PenaltyNotice
from cases.penalty.procedure import PENALTY
from cases.penalty.related import assignments_of, notices_of


def handlers_of(case: PenaltyCase) -> list[Officer]:
    """The case officers of today."""
    return [row.officer for row in assignments_of(case) if row.duty == "handler" and row.to_day is None]


def last_notice(case: PenaltyCase) -> PenaltyNotice | None:
    """The notice now in question, if there was any."""
    return next(reversed(notices_of(case)), None)


def told(case: PenaltyCase) -> PenaltyNotice | None:
    """The notice that the party was told last: a newer one may be approved and not served yet."""
    return next((row for row in reversed(notices_of(case)) if row.served_on), None)


def standing(case: PenaltyCase) -> QuerySet[Evidence]:
    """The evidence relied on: all that was not withdrawn, in its order; that of the case beside which it was filed first."""
    return Evidence.objects.filter(case__in=[case.lead_id or case.pk, case.pk], withdrawn_on=None).order_by("case", "position")


def latest_notice(case: PenaltyCase) -> PenaltyNotice:
    """The same where there must be one."""
    found = last_notice(case)
    if found is None:
        raise PenaltyNotice.DoesNotExist(f"{case} has no notice")
    return found


def latest_document(case: PenaltyCase, *forms: str) -> Document:
    """The last issued document of one of these forms; NotFound if none was issued."""
    found = Document.objects.filter(stream=case.stream_key, form__in=forms).order_by("-pk").first()
    if found is None:
        issuing = [PENALTY.full(m.act) for m in PENALTY.moves if m.live and set(m.issues) & set(forms)]
        said = Text("文书尚未制发，不能送达。", "The document has not been issued yet.")
        raise NotFound("no_document", said, "PP82", cure=by(*dict.fromkeys(issuing)))
    return found


def issued_on(document: Document) -> date:
    """The legal date of issue."""
    return date.fromisoformat(document.snapshot["issued_on"])


def proposal_waits(case: PenaltyCase) -> bool:
    """Whether filing against another party was proposed and not ruled on yet."""
    return case.joinders.filter(accepted__isnull=True).exists()
