"""DOC1, the summary of a penalty (O45 4): number, party, violation, penalty, authority, date."""

from __future__ import annotations

from typing import Any

from cases.law.conduct import conducts
from cases.law.money import to_yuan
from cases.penalty.models import Decision, PenaltyKind

_AMOUNTS = {"fine": "fine", "confiscate_gains": "confiscated_gains", "confiscate_goods": "confiscated_goods"}


def summary_of(decision: Decision) -> dict[str, Any]:
    """The six particulars; natural persons are masked."""
    case = decision.case
    found = [row for code in decision.conducts if (row := conducts().get(code))]
    return {
        "number": decision.document.reference if decision.document else "",
        "party": case.party.public_name,
        "violation": "；".join(row.title_zh for row in found) or case.cause,
        "violation_en": "; ".join(row.title_en for row in found),
        "penalty": "；".join(_kind_text(decision, kind) for kind in decision.kinds),
        "authority": case.authority.name,
        "decided_on": decision.decided_on.isoformat(),
    }


def _kind_text(decision: Decision, kind: str) -> str:
    name = PenaltyKind(kind).label
    column = _AMOUNTS.get(kind)
    return f"{name}{to_yuan(getattr(decision, column))}元" if column else name
