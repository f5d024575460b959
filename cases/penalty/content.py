"""From a proposal to the columns that a report, notice or decision freezes: the band and the version of the law."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from cases.law.conduct import conducts, law_versions
from cases.law.wording import day
from cases.penalty import assessment
from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import Proposal
from cases.penalty.several import conduct_in


def content_columns(case: PenaltyCase, proposal: Proposal, *, on: date) -> dict[str, Any]:
    """The columns of PenaltyContent for this proposal as the law engine sees the case on `on`."""
    outcome = assessment.assess_case(case, proposal=proposal, on=on).as_json()
    columns = proposal.columns()
    charges = [{**charge, **_clause(outcome, charge["conduct"], on)} for charge in columns["charges"] or ()] or None
    return {**columns, **_clause(outcome, proposal.conduct, on), "charges": charges}


def _clause(outcome: dict[str, Any], conduct: str, on: date) -> dict[str, Any]:
    """The clause applied to an act, the band it gave in fen, and what it orders beside the penalties."""
    band = assessment.band_of(outcome, conduct) or {}
    return {
        "law": band.get("law") or "",
        "law_version": band.get("law_version") or "",
        "band_min": _fen(band.get("min")),
        "band_max": _fen(band.get("max")),
        "orders": band.get("orders") or None,
        "clause": clause_of(band, on=on) if band else None,
    }


def clause_of(band: dict[str, Any], *, on: date) -> dict[str, Any]:
    """The rules that punish and that were broken, in the words of the version applied; `corrects`: 责令改正 goes with them;
    `text`: which text of the law that is, where another is in force on the day (PL37)."""
    measures = band["measures"]
    corrects = "order_correct" in (*measures["must"], *measures["may"], *measures["open"])
    return {**{key: band[key] for key in ("cite", "duty", "act")}, "corrects": corrects, "text": _earlier_text(band, on)}


def _earlier_text(band: dict[str, Any], on: date) -> str:
    conduct, applied = conducts().get(band["conduct"]), band["law_version"]
    versions = law_versions(conduct.law) if conduct and applied else ()
    ended = any(v.valid_from.isoformat() == applied and v.valid_to and v.valid_to < on for v in versions)
    return f"（{day(date.fromisoformat(applied))}起施行的文本）" if ended else ""


def clause_for(case: PenaltyCase, conduct: str, *, on: date) -> dict[str, Any]:
    """The clause of an item under the facts of the case on a day, with what it orders."""
    known = case if conduct in conduct_in(case.facts) else assessment.with_known(case, {"conduct": [conduct]})
    band = assessment.band_of(assessment.assess_case(known, on=on).as_json(), conduct)
    assert band is not None, "the engine answers for every conduct that it is asked of"
    return {**clause_of(band, on=on), "orders": band["orders"]}


def of_prices(conduct: str) -> bool:
    """Whether the item is of the rules on prices, where what was overpaid goes back before the decision (PRP16)."""
    return conduct in conducts() and conducts()[conduct].law == "PRP"


def _fen(yuan: str | None) -> int | None:
    return None if yuan is None else int(Decimal(yuan) * 100)
