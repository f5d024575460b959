"""Tables of the penalty procedure."""

from cases.penalty.models.case import Assignment, PenaltyCase
from cases.penalty.models.content import PenaltyContent, PenaltyKind, Tier, parts_of
from cases.penalty.models.decision import Decision, DecisionKind, DecisionStatus
from cases.penalty.models.evidence import Custody, Evidence, EvidenceGroup, EvidenceKind
from cases.penalty.models.execution import Payment, Service, ServiceMode, receipt_key
from cases.penalty.models.hearing import HearingEnd, HearingRefusal, HearingRequest, HearingStop, HearingWay
from cases.penalty.models.item import DecisionItem, items_of
from cases.penalty.models.joinder import Joinder
from cases.penalty.models.notice import Defence, PartyRight, PenaltyNotice
from cases.penalty.models.opinions import Discussion, InvestigationReport, Review, ReviewAdvice, ReviewKind

__all__ = [
    "Assignment",
    "Custody",
    "Decision",
    "DecisionItem",
    "DecisionKind",
    "DecisionStatus",
    "Defence",
    "Discussion",
    "Evidence",
    "EvidenceGroup",
    "EvidenceKind",
    "HearingEnd",
    "HearingRefusal",
    "HearingRequest",
    "HearingStop",
    "HearingWay",
    "InvestigationReport",
    "Joinder",
    "PartyRight",
    "Payment",
    "PenaltyCase",
    "PenaltyContent",
    "PenaltyKind",
    "PenaltyNotice",
    "Review",
    "ReviewAdvice",
    "ReviewKind",
    "Service",
    "ServiceMode",
    "Tier",
    "items_of",
    "parts_of",
    "receipt_key",
]
