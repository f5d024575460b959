"""Which form and which command belong to an act: one row an act of the workbench, a file a procedure."""

from __future__ import annotations

from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.signals.models import SupervisionSignal
from cases.base.models import Aggregate
from cases.intake.models import Clue
from cases.penalty.models import PenaltyCase
from cases.transfer.models import Transfer
from integrity.blacklist.models import BlacklistCase
from integrity.publicity.models import PenaltyPublicity
from web import clue, transfer
from web.acts import blacklist, penalty, publicity, responsibility, signal
from web.page import ActPage

__all__ = ["ACT_PAGES", "KINDS", "MODELS", "MODEL_OF", "ActPage", "kind_of", "subject_of"]

TABLES = (clue, penalty, publicity, transfer, blacklist, signal, responsibility)
ACT_PAGES: dict[str, ActPage] = {row.act: row for table in TABLES for row in table.ROWS}
# kinds of subject, as addresses name them
MODELS: dict[str, type[Aggregate]] = {
    "clue": Clue,
    "case": PenaltyCase,
    "publicity": PenaltyPublicity,
    "transfer": Transfer,
    "listing": BlacklistCase,
    "signal": SupervisionSignal,
    "responsibility": ResponsibilityReview,
}
MODEL_OF: dict[str, type[Aggregate]] = {model.lifecycle.name: model for model in MODELS.values()}
KINDS: dict[type[Aggregate], str] = {model: kind for kind, model in MODELS.items()}
_OF_STREAM = {model._meta.model_name: kind for kind, model in MODELS.items()}


def subject_of(stream: str) -> tuple[str, int]:
    """Which kind of subject a stream belongs to, as addresses name it, and its id."""
    model, _colon, pk = stream.partition(":")
    return _OF_STREAM[model], int(pk)


def kind_of(stream: str) -> type[Aggregate]:
    """The model of the subject a stream belongs to."""
    return MODELS[subject_of(stream)[0]]
