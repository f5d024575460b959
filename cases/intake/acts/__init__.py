"""The acts on a clue by stage, in the order of the law; importing the package registers them all."""

# isort: skip_file
from cases.intake.acts import verification, filing, officers

__all__ = ["filing", "officers", "verification"]
