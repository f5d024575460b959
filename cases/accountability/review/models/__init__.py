"""The rows of a review of responsibility."""

from cases.accountability.review.models.defence import ExemptionClaim, OfficialDefence
from cases.accountability.review.models.finding import FaultFinding
from cases.accountability.review.models.outcome import CollectiveDecision, Remedy, ToldOfficial
from cases.accountability.review.models.review import Investigator, Participant, ResponsibilityReview, ReviewRow

__all__ = [
    "CollectiveDecision",
    "ExemptionClaim",
    "FaultFinding",
    "Investigator",
    "OfficialDefence",
    "Participant",
    "Remedy",
    "ResponsibilityReview",
    "ReviewRow",
    "ToldOfficial",
]
