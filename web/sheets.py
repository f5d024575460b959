"""The pages of subjects that need no special page, by model."""

from __future__ import annotations

from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.signals.models import SupervisionSignal
from cases.base.models import Aggregate
from cases.intake.models import Clue
from cases.transfer.models import Transfer
from integrity.blacklist.models import BlacklistCase
from web.blacklist import sheet as blacklist
from web.clue import sheet as clue
from web.responsibility import sheet as responsibility
from web.sheet import Sheet
from web.signal import sheet as signal
from web.transfer import sheet as transfer

SHEETS: dict[type[Aggregate], Sheet] = {
    Clue: clue.SHEET,
    Transfer: transfer.SHEET,
    BlacklistCase: blacklist.SHEET,
    SupervisionSignal: signal.SHEET,
    ResponsibilityReview: responsibility.SHEET,
}
