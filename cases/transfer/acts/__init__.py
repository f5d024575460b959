"""The acts of a transfer by stage, in the order of the law; importing the package registers them all."""

# isort: skip_file
from cases.transfer.acts import suspicion, decision, sending, police, settlement

__all__ = ["decision", "police", "sending", "settlement", "suspicion"]
