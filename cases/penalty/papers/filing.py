"""Form 7 for a party that is filed against beside another (PP19): a case of its own, on the same clue."""

from __future__ import annotations

from typing import Any

from cases.base.documents import Issue, paper
from cases.intake.papers.forms import FilingApproval


@paper("penalty")
class JoinedFiling(FilingApproval):
    """7 立案审批表 of the case opened beside: what form 7 needs; the findings are those on which it was proposed."""

    def collect(self, issue: Issue) -> dict[str, Any]:
        case = issue.subject
        return self.of(case.clue, issue, party=case.party, findings=issue.given["reason"])
