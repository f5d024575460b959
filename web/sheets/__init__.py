"""The pages of subjects that need no page of their own, by model."""

from __future__ import annotations

from cases.base.models import Aggregate
from cases.intake.models import Clue
from cases.transfer.models import Transfer
from web.sheets import clue, transfer
from web.sheets.sheet import Sheet

__all__ = ["SHEETS", "Sheet"]

SHEETS: dict[type[Aggregate], Sheet] = {Clue: clue.SHEET, Transfer: transfer.SHEET}
