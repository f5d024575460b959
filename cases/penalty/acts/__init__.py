"""The acts of the penalty procedure by stage, in the order of the law; importing the package registers them all."""

# isort: skip_file
from cases.penalty import declared
from cases.penalty.acts import opening, investigation, review, notice, decision, suspicion, crime, execution, change, closure

__all__ = [
    "change",
    "closure",
    "crime",
    "decision",
    "declared",
    "execution",
    "investigation",
    "notice",
    "opening",
    "review",
    "suspicion",
]
