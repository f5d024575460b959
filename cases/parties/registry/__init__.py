"""Importing the enterprise registry's file."""

from cases.parties.registry.importing import Tally, import_enterprises
from cases.parties.registry.reading import COLUMNS, Reject, UnreadableFile

__all__ = ["COLUMNS", "Reject", "Tally", "UnreadableFile", "import_enterprises"]
