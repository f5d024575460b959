"""Tables of the penalty procedure."""

from cases.penalty.models.case import Assignment, PenaltyCase
from cases.penalty.models.content import PenaltyContent, PenaltyKind, Tier
from cases.penalty.models.decision import Decision, DecisionKind, DecisionStatus
from cases.penalty.models.evidence import Custody, Evidence, EvidenceKind
from cases.penalty.models.execution import Payment, Service, ServiceMode
from cases.penalty.models.notice import Defence, PenaltyNotice
from cases.penalty.models.opinions import Discussion, InvestigationReport, Review, ReviewKind

__all__ = [
    "Assignment",
    "Custody",
    "Decision",
    "DecisionKind",
    "DecisionStatus",
    "Defence",
    "Discussion",
    "Evidence",
    "EvidenceKind",
    "InvestigationReport",
    "Payment",
    "PenaltyCase",
    "PenaltyContent",
    "PenaltyKind",
    "PenaltyNotice",
    "Review",
    "ReviewKind",
    "Service",
    "ServiceMode",
    "Tier",
]
