"""What the sample came to: each figure is one named query, so that a test can put raw SQL beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Sum

from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.signals.models import SupervisionSignal
from cases.base import files, verify
from cases.base.models import Act, Deadline, Document, Refusal
from cases.base.models.clocks import ClockState
from cases.intake.models import Clue
from cases.penalty.models import Decision, DecisionStatus, Payment, PenaltyCase
from cases.penalty.procedure import PENALTY, Group
from cases.transfer.models import Transfer
from integrity.blacklist import selectors as blacklist
from integrity.blacklist.models import BlacklistCase
from integrity.publicity.selectors import shown
from integrity.scoring.models import CurrentScore
from integrity.views import View
from workflows.models import WorkItem


def clues() -> int:
    """Registered clues."""
    return Clue.objects.count()


def cases() -> int:
    """Filed cases."""
    return PenaltyCase.objects.count()


def closed() -> int:
    """Cases that are closed or archived now."""
    return PenaltyCase.objects.filter(state__in=PENALTY.inside(Group.FINISHED)).count()


def transfers() -> int:
    """Cases sent to the police."""
    return Transfer.objects.filter(sent_on__isnull=False).count()


def documents() -> int:
    """Issued documents, each with its PDF."""
    return Document.objects.count()


def acts() -> int:
    """Acts on clues and cases."""
    kinds = [model._meta.model_name for model in (Clue, PenaltyCase)]
    return sum(Act.objects.filter(stream__startswith=f"{kind}:").count() for kind in kinds)


def refusals() -> int:
    """Refused acts on record."""
    return Refusal.objects.count()


def decisions() -> int:
    """Decisions in force, those on no penalty included."""
    return Decision.objects.filter(status=DecisionStatus.IN_FORCE).count()


def fined() -> int:
    """Fines of the decisions in force, in fen."""
    return Decision.objects.filter(status=DecisionStatus.IN_FORCE).aggregate(sum=Sum("fine"))["sum"] or 0


def paid() -> int:
    """Fines and gains that the bank received, in fen."""
    return Payment.objects.aggregate(sum=Sum("amount"))["sum"] or 0


def overdue() -> int:
    """Clocks that run on after their last day."""
    return Deadline.objects.filter(state=ClockState.RUNNING, outcome="overdue").count()


def signals() -> int:
    """Supervision signals, answered or not."""
    return SupervisionSignal.objects.count()


def open_tasks() -> int:
    """Lines in the inboxes."""
    return WorkItem.objects.filter(done=False).count()


def scored() -> int:
    """Parties with a score."""
    return CurrentScore.objects.filter(view=View.INTERNAL, score__isnull=False).count()


def broken() -> int:
    """What `verify_audit` finds wrong in the whole history."""
    return len(verify.verify().findings)


def reviews() -> int:
    """Reviews of an official's responsibility; whose is nobody's business here."""
    return ResponsibilityReview.objects.count()


COUNTS: Mapping[str, Callable[[], int]] = {
    "clues": clues,
    "cases": cases,
    "closed": closed,
    "transfers": transfers,
    "documents": documents,
    "acts": acts,
    "refusals": refusals,
    "decisions": decisions,
    "fined_fen": fined,
    "paid_fen": paid,
    "overdue": overdue,
    "signals": signals,
    "reviews": reviews,
    "open_tasks": open_tasks,
    "scored": scored,
    "broken": broken,
}


def published(*, on: date) -> int:
    """Penalties that the public can see on the day."""
    return shown(on).count()


def listings(*, on: date) -> int:
    """Listings that the public can see on the day."""
    return blacklist.shown(on).count()


def figures(*, on: date) -> dict[str, int]:
    """All figures by name, in the order in which they are shown."""
    return {**{name: count() for name, count in COUNTS.items()}, "published": published(on=on), "listings": listings(on=on)}


def scores() -> list[tuple[str, str, int, str]]:
    """Code, name, score and class of each party on whom a decision was made, lowest first."""
    decided = Decision.objects.values("case__party")
    rows = CurrentScore.objects.filter(view=View.INTERNAL, score__isnull=False, party__in=decided).select_related("party")
    return [
        (row.party.uscc or "", row.party.public_name, row.score, row.credit_class)
        for row in rows.order_by("score", "party_id")
        if row.score is not None
    ]


def copy_papers(folder: Path, forms: tuple[str, ...]) -> list[Path]:
    """Copy the latest paper of each form from a closed case into the folder, under names people can read; the paths.

    What an earlier run left there is removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.pdf"):
        old.unlink()
    closed_cases = PenaltyCase.objects.filter(closed_on__isnull=False)
    streams = [case.stream_key for case in closed_cases]
    streams += [row.stream_key for row in BlacklistCase.objects.filter(case__in=closed_cases)]
    found = [Document.objects.filter(form=form, stream__in=streams).order_by("pk").last() for form in forms]
    return [_copy(document, folder) for document in found if document is not None]


def papers_folder() -> Path:
    """Beside the file store, never in it."""
    return Path(settings.FILE_ROOT).parent / "papers"


def _copy(document: Document, folder: Path) -> Path:
    target = folder / f"{document.form}-{document.title}-{document.reference or document.number}.pdf"
    target.write_bytes(files.read(document.file_digest))
    return target
