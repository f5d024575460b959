"""Tables of the kernel."""

from cases.base.models.access import FailedSignIn, RateWindow
from cases.base.models.acts import Act, Refusal
from cases.base.models.aggregates import BARRED, Aggregate, Listed
from cases.base.models.audited import AuditedModel, HistoryRow
from cases.base.models.calendar import CalendarNotice, WorkCalendarDay
from cases.base.models.chain import ChainEntry, ChainHead
from cases.base.models.clocks import Deadline, DeadlineExtension, DeadlinePause
from cases.base.models.documents import Document, NumberSeries, Rendering, StoredFile
from cases.base.models.drafts import Draft, PendingUpload, SubmittedForm
from cases.base.models.readings import Opened, Reading
from cases.base.models.settings import BureauRule, DatedSetting, LawDigest
from cases.base.models.users import User

__all__ = [
    "BARRED",
    "Act",
    "Aggregate",
    "AuditedModel",
    "BureauRule",
    "CalendarNotice",
    "ChainEntry",
    "ChainHead",
    "DatedSetting",
    "Deadline",
    "DeadlineExtension",
    "DeadlinePause",
    "Document",
    "Draft",
    "FailedSignIn",
    "HistoryRow",
    "LawDigest",
    "Listed",
    "NumberSeries",
    "Opened",
    "PendingUpload",
    "RateWindow",
    "Reading",
    "Refusal",
    "Rendering",
    "StoredFile",
    "SubmittedForm",
    "User",
    "WorkCalendarDay",
]
