"""Class and term of a decision's publication, from what the law engine said when it was decided and the settings of that day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cases.base.bureau import law_settings
from cases.law.publicity import publicity_term
from cases.law.publicity_rows import Gravity, publicity_row
from cases.law.truth import Truth
from cases.penalty import assessment
from cases.penalty.models import Decision
from integrity.publicity.models import PenaltyPublicity

RESIDUAL = Gravity.GENERAL


@dataclass(frozen=True, slots=True)
class Term:
    """Class, regime and last days.

    `certain`: the law engine settled the class; else the residual one (一般), until the reviewer sets it.
    `published` None: unknown until then.
    """

    publicity_class: str
    certain: bool
    regime: str
    anchor: str
    published: Truth
    min_end: date | None
    max_end: date | None

    def columns(self) -> dict[str, Any]:
        """What a publication keeps of it."""
        return {
            "publicity_class": self.publicity_class,
            "anchor": self.anchor,
            "min_end": self.min_end,
            "max_end": self.max_end,
            "to_be_published": self.published is not False,
        }


def term_decided(decision: Decision) -> Term:
    """The term as far as the decision's own outcome settles it."""
    said = decision.outcome.get("publicity") or {}
    settled = said.get("class")
    found = term_of_class(settled or RESIDUAL, decision)
    return replace(found, certain=settled is not None, published=said.get("published"))


def term_of_class(publicity_class: str, decision: Decision, *, published_on: date | None = None) -> Term:
    """The term of a decision if it is of this class, by the bureau's settings of its day.

    Counted from publication where its regime, or the bureau's setting, says so. A changed decision ends no later than it
    would if it had been the first one (RC 63(2), AL 77(2): nobody is worse off for having asked).
    """
    term = _term(publicity_class, decision, decision.decided_on, published_on)
    root = decision.root
    if root == decision:
        return term
    first = PenaltyPublicity.objects.filter(decision=root).first()
    begun = first.published_on if first is not None and first.published_on else published_on
    as_first = _term(publicity_class, decision, root.decided_on, begun)
    return replace(term, min_end=_earlier(term.min_end, as_first.min_end), max_end=_earlier(term.max_end, as_first.max_end))


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _term(publicity_class: str, decision: Decision, decided_on: date, published_on: date | None) -> Term:
    gravity = Gravity(publicity_class)
    term = publicity_term(
        gravity=gravity,
        decided_on=decided_on,
        published_on=published_on,
        food=food_case(decision),
        settings=law_settings(decision.case.authority_id, decided_on),
    )
    row = publicity_row(gravity, decided_on=decided_on)
    anchor = term.anchor or (row.anchor if row else "")
    return Term(gravity.value, True, term.regime or "", anchor, term.published, term.min_end, term.max_end)


def food_case(decision: Decision) -> Truth:
    """Whether it is a food case, for the term, the paper that announces it and the score alike."""
    return assessment.food_case(decision.case, decision.conduct)
