"""What each paper must state, with the item of law that wants it (compulsory.csv): a refusal names both."""

from __future__ import annotations

from pathlib import Path

from cases.law import tables

FOLDER = Path(__file__).parent


def compulsory(form: str) -> dict[str, str]:
    """The keys of a form's content that may not be empty, each with its Chinese name and its article."""
    return {row["key"]: _named(row) for row in tables.read("compulsory", FOLDER) if row["form"] == form}


def _named(row: tables.Row) -> str:
    return f"{row['zh']}（{row['article']}）" if row["article"] else row["zh"]
