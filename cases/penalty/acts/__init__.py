"""The acts of the penalty procedure by stage, in the order of the law; importing the package registers them all."""

# isort: skip_file
from cases.penalty.acts import (
    opening,
    officers,
    beside,
    investigation,
    several,
    evidence,
    review,
    notice,
    returning,
    decision,
    no_penalty,
    hearing,
    hearing_held,
    serving,
    change,
    suspicion,
    crime,
    execution,
    closure,
)
from cases.penalty import declared

__all__ = [
    "beside",
    "change",
    "closure",
    "crime",
    "decision",
    "declared",
    "evidence",
    "execution",
    "hearing",
    "hearing_held",
    "investigation",
    "no_penalty",
    "notice",
    "officers",
    "opening",
    "returning",
    "review",
    "serving",
    "several",
    "suspicion",
]
