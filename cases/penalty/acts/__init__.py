"""The acts of the penalty procedure by stage, in the order of the law; importing the package registers them all."""

# isort: skip_file
from cases.penalty.acts import opening, investigation, evidence, review, notice, decision, change, suspicion, crime, execution
from cases.penalty.acts import closure
from cases.penalty import declared

__all__ = [
    "change",
    "closure",
    "crime",
    "decision",
    "declared",
    "evidence",
    "execution",
    "investigation",
    "notice",
    "opening",
    "review",
    "suspicion",
]
