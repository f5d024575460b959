"""Importing the enterprise registry's file."""

from cases.parties.registry.importing import Tally, import_enterprises
from cases.parties.registry.reading import COLUMNS, OPTIONAL, Reject, UnreadableFile

__all__ = ["COLUMNS", "OPTIONAL", "Reject", "Tally", "UnreadableFile", "import_enterprises"]
