"""The engine's answer as a value, and its JSON by contracts.md §2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law.bands import Band
from cases.law.blacklist import Blacklist
from cases.law.crimes import Transfer
from cases.law.discretion import Tiers
from cases.law.exemption import ExemptionRow
from cases.law.finding import Question, Reason
from cases.law.money import to_yuan
from cases.law.publicity import Publicity
from cases.law.truth import Truth


@dataclass(frozen=True, slots=True)
class JudgedAct:
    """What the law says about one of several acts: its norms, whether its time is over, the grounds for no or a lower penalty."""

    conduct: tuple[str, ...]
    bands: tuple[Band, ...]
    limitation_passed: Truth
    relief: tuple[ExemptionRow, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "conduct": list(self.conduct),
            "bands": [_band(band) for band in self.bands],
            "limitation_passed": self.limitation_passed,
            "relief": [_ground(row) for row in self.relief],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the law says about one set of facts. None is "not known"; money is in fen. `acts`: each of several by itself; then
    `bands` are those of all, and `limitation_passed` is true where the time of all is over."""

    id: object
    bands: tuple[Band, ...]
    hearing_required: Truth
    legal_review_required: Truth
    city_level_required: Truth
    transfer: tuple[Transfer, ...]
    limitation_passed: Truth
    decision_due: date | None
    publicity: Publicity
    blacklist: Blacklist
    relief: tuple[ExemptionRow, ...]
    acts: tuple[JudgedAct, ...] = ()
    questions: tuple[Question, ...]
    reasons: tuple[Reason, ...]

    def as_json(self) -> dict[str, Any]:
        """The contract's shape: every key present, in its order; amounts as decimal yuan, dates ISO."""
        return {
            "id": self.id,
            "bands": [_band(band) for band in self.bands],
            "hearing_required": self.hearing_required,
            "legal_review_required": self.legal_review_required,
            "city_level_required": self.city_level_required,
            "transfer": [{"crime": t.label, "certain": t.certain, "reason": t.reason} for t in self.transfer],
            "limitation_passed": self.limitation_passed,
            "decision_due": _iso(self.decision_due),
            "publicity": _publicity(self.publicity),
            "blacklist": {
                "heavy_penalty": self.blacklist.heavy_penalty,
                "grounds": list(self.blacklist.grounds),
                "possible": list(self.blacklist.possible),
            },
            "relief": [_ground(row) for row in self.relief],
            "acts": [act.as_json() for act in self.acts],
            "questions": [str(question) for question in self.questions],
            "reasons": [{"field": r.field, "article": r.article, "because": r.because} for r in self.reasons],
        }


def _ground(row: ExemptionRow) -> dict[str, str]:
    return {"code": row.code, "effect": row.effect, "article": row.article}


def _band(band: Band) -> dict[str, Any]:
    return {
        "conduct": band.conduct,
        "law": band.law,
        "law_version": _iso(band.law_version),
        "min": None if band.low is None else to_yuan(band.low),
        "max": None if band.high is None else to_yuan(band.high),
        "contains_fine": band.contains_fine,
        "needs_mitigation_ground": band.needs_mitigation_ground,
        "item": band.row.item if band.row else None,
        "cite": band.clause.cite,
        "duty": band.clause.duty,
        "act": band.clause.act,
        "measures": {"must": list(band.given.must), "may": list(band.given.may), "open": list(band.given.open)},
        "orders": list(band.orders),
        "not_given": [str(kind) for kind in band.not_given],
        "missing": list(band.missing),
        "tiers": _tiers(band.tiers),
        "tier_fits": band.tier_fits,
        "mitigated_from": None if band.mitigated_from is None else to_yuan(band.mitigated_from),
    }


def _tiers(tiers: Tiers | None) -> dict[str, list[str]] | None:
    return None if tiers is None else {str(tier): [to_yuan(end) for end in ends] for tier, ends in tiers.items()}


def _publicity(publicity: Publicity) -> dict[str, Any]:
    term = publicity.term
    return {
        "published": term.published,
        "class": None if term.gravity is None else str(term.gravity),
        "regime": term.regime,
        "publish_by": _iso(publicity.publish_by),
        "min_end": _iso(term.min_end),
        "max_end": _iso(term.max_end),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
