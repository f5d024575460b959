"""The acts of a transfer by stage, in the order of the law; importing the package registers them all."""

# isort: skip_file
from cases.transfer.acts import suspicion, officers, decision, sending, police, settlement

__all__ = ["decision", "officers", "police", "sending", "settlement", "suspicion"]
