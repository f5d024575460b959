"""The pages of subjects that need no page of their own, by model."""

from __future__ import annotations

from cases.accountability.review.models import ResponsibilityReview
from cases.base.models import Aggregate
from cases.intake.models import Clue
from web.sheets import clue, responsibility
from web.sheets.sheet import Sheet

__all__ = ["SHEETS", "Sheet"]

SHEETS: dict[type[Aggregate], Sheet] = {Clue: clue.SHEET, ResponsibilityReview: responsibility.SHEET}
