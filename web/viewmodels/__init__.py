"""What the templates take: frozen values with nothing left to decide.

A view loads, words and links; a template only lays out. So every text here is already in the reader's
language (`Text.within`), every link is a plain path, money is integer fen, dates are legal dates, moments
are aware.
Each page template gets two names: `shell` (a `Shell`) and `page` (the page's own value).
"""

from web.viewmodels.case import (
    CaseAction,
    CaseHeader,
    CasePage,
    DecisionBox,
    DocumentRow,
    EntryKind,
    EvidenceRow,
    Fact,
    FieldChange,
    HistoryEntry,
    IntegrityBox,
    Payment,
    Person,
    ScoreChange,
)
from web.viewmodels.clocks import Clock, Due, Step, due_on
from web.viewmodels.law import Band, CrimeFlag, Finding, Guard, LawPanel
from web.viewmodels.lists import CaseList, CaseRow, Choice, Filter, Inbox, InboxRow, Pager, Search
from web.viewmodels.marks import NEAR_DAYS, SOON_DAYS, Answer, Level, Tone
from web.viewmodels.pages import ClueForm, DocumentPage, RefusedPage, SignInPage, Verified, VerifyPage
from web.viewmodels.public import (
    ListedPage,
    ListedRow,
    PaperLine,
    PublicEntry,
    PublicIndex,
    PublicPart,
    PublishedPage,
    PublishedRow,
)
from web.viewmodels.reporter import Reader, ReadingRow, ReadingsPage, ReporterPage
from web.viewmodels.shell import Appointment, Link, Notice, Shell
from web.viewmodels.supervision import (
    FigureCell,
    FigureGroup,
    FigureHead,
    FigureRow,
    MatterRow,
    MattersPage,
    PeriodForm,
    SupervisionPage,
)
from web.viewmodels.task import DraftState, TaskPage

__all__ = [
    "Reader",
    "ReadingRow",
    "ReadingsPage",
    "ReporterPage",
    "Level",
    "SOON_DAYS",
    "NEAR_DAYS",
    "Tone",
    "Answer",
    "Link",
    "Appointment",
    "Shell",
    "Notice",
    "Due",
    "due_on",
    "Step",
    "Clock",
    "Choice",
    "Filter",
    "Search",
    "Pager",
    "InboxRow",
    "Inbox",
    "CaseRow",
    "CaseList",
    "Band",
    "Finding",
    "CrimeFlag",
    "LawPanel",
    "Guard",
    "Fact",
    "CaseHeader",
    "CaseAction",
    "EvidenceRow",
    "DocumentRow",
    "Person",
    "FieldChange",
    "EntryKind",
    "HistoryEntry",
    "Payment",
    "DecisionBox",
    "ScoreChange",
    "IntegrityBox",
    "CasePage",
    "DraftState",
    "TaskPage",
    "SignInPage",
    "RefusedPage",
    "DocumentPage",
    "Verified",
    "VerifyPage",
    "PublishedRow",
    "PublishedPage",
    "ListedRow",
    "ListedPage",
    "PaperLine",
    "PublicEntry",
    "PublicIndex",
    "PublicPart",
    "ClueForm",
    "FigureCell",
    "FigureGroup",
    "FigureHead",
    "FigureRow",
    "MatterRow",
    "MattersPage",
    "PeriodForm",
    "SupervisionPage",
]
