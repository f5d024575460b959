"""Class and term of a decision's publication: what the law engine says of the decision, by the settings of its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cases.base.bureau import law_settings
from cases.law.gravity import is_never_published
from cases.law.publicity import PublicityTerm, terms_by_class
from cases.law.publicity_rows import Gravity, regime_of
from cases.law.truth import Truth, any_of
from cases.penalty import assessment
from cases.penalty.models import Decision
from integrity.publicity.models import PenaltyPublicity

# while a class is open, what is not light stands for it
_PROVISIONAL = (Gravity.GENERAL, Gravity.SEVERE, Gravity.LIGHT)


@dataclass(frozen=True, slots=True)
class Term:
    """Class, regime and last days.

    `certain`: the law engine settled the class; else it stands provisionally, until the reviewer sets it. `limited`: it is
    shown at least until the restriction that was imposed is over. `min_end` and `max_end` are None until known.
    """

    publicity_class: str
    certain: bool
    regime: str
    anchor: str
    published: bool
    limited: bool
    min_end: date | None
    max_end: date | None

    def columns(self) -> dict[str, Any]:
        """What a publication keeps of it."""
        return {
            "publicity_class": str(self.publicity_class),
            "class_certain": self.certain,
            "regime": self.regime,
            "anchor": self.anchor,
            "min_end": self.min_end,
            "max_end": self.max_end,
        }

    def keep(self, publicity: PenaltyPublicity) -> None:
        for name, value in self.columns().items():
            setattr(publicity, name, value)


def term_decided(decision: Decision) -> Term:
    """The term as far as the decision settles it."""
    facts = assessment.decided_facts(decision.case, decision, on=decision.decided_on)
    settings = law_settings(decision.case.authority_id, decision.decided_on)
    if facts.penalty is not None and is_never_published(facts, facts.penalty, settings=settings):
        return Term(Gravity.LIGHT, True, regime_of(decision.decided_on) or "", "", False, False, None, None)
    return _provisional(terms_of(decision))


def _provisional(found: Mapping[Gravity, Term]) -> Term:
    chosen = next((found[g] for g in _PROVISIONAL if g in found), None)
    return replace(chosen, certain=len(found) == 1) if chosen else _UNKNOWN


# decided before there was a rule of publicity
_UNKNOWN = Term(Gravity.GENERAL, False, "", "", True, False, None, None)


def terms_of(
    decision: Decision, *, published_on: date | None = None, restricted_until: date | None = None
) -> dict[Gravity, Term]:
    """The term of a decision under each class that it may be of, by the bureau's settings of its day.

    Counted from publication where its regime, or the bureau's setting, says so. A changed decision ends no later than it
    would if it had been the first one (RC 63(2), AL 77(2): nobody is worse off for having asked).
    """
    found = _terms(decision, decision.decided_on, published_on, restricted_until)
    root = decision.root
    if root == decision:
        return found
    first = PenaltyPublicity.objects.filter(decision=root).first()
    begun = first.published_on if first is not None and first.published_on else published_on
    as_first = _terms(decision, root.decided_on, begun, restricted_until)
    return {gravity: _no_later(term, as_first.get(gravity)) for gravity, term in found.items()}


def term_now(publicity: PenaltyPublicity) -> Term:
    """The term of a publication by the rules as they stand in the tables: of its class, or, where it cannot be of that, of what
    stands for it until it is reviewed."""
    known = {"published_on": publicity.published_on, "restricted_until": publicity.restricted_until}
    found = terms_of(publicity.decision, **known)
    stated = {str(gravity): term for gravity, term in found.items()}.get(publicity.publicity_class)
    if stated is not None:
        return replace(stated, certain=publicity.class_certain or len(found) == 1)
    return _provisional(found)


def limited(publicity: PenaltyPublicity) -> bool:
    """Whether it is shown at least until the restriction that was imposed is over."""
    return term_now(publicity).limited


def _no_later(term: Term, other: Term | None) -> Term:
    if other is None:
        return term
    return replace(term, min_end=_earlier(term.min_end, other.min_end), max_end=_earlier(term.max_end, other.max_end))


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _terms(decision: Decision, decided_on: date, published_on: date | None, restricted_until: date | None) -> dict[Gravity, Term]:
    facts = assessment.decided_facts(decision.case, decision, on=decided_on)
    known = replace(facts, published_on=published_on, restricted_until=restricted_until or facts.restricted_until)
    if known.penalty is None:
        return {}
    settings = law_settings(decision.case.authority_id, decided_on)
    return _as_kept(terms_by_class(known, known.penalty, settings=settings))


def _as_kept(found: Mapping[Gravity, PublicityTerm]) -> dict[Gravity, Term]:
    return {
        gravity: Term(
            gravity, True, term.regime or "", term.anchor or "", True, term.until_restriction_over, term.min_end, term.max_end
        )
        for gravity, term in found.items()
    }


def food_case(decision: Decision) -> Truth:
    """Whether it is a food case, for the term, the paper that announces it and the score alike."""
    return any_of(assessment.food_case(decision.case, code) for code in decision.conducts)
