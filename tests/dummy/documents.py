"""The one document of the dummy procedure; it borrows form 33 of the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base.documents import DocumentForm, Issue, paper
from cases.base.pdf import Block, Para


@paper("dummy")
class Notice(DocumentForm):
    form = "33"

    def snapshot(self, issue: Issue) -> dict[str, Any]:
        return {"addressee": "某某食品店", "purpose": issue.subject.purpose, "opinion": issue.given.get("opinion", "")}

    def compose(self, content: Mapping[str, Any]) -> Sequence[Block]:
        return (Para(f"准予：{content['purpose']}。{content['opinion']}"),)
