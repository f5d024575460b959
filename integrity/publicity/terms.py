"""Class and term of a decision's publication, from what the law engine said when it was decided and the settings of that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.base.bureau import law_settings
from cases.law.publicity import publicity_term
from cases.law.publicity_rows import Gravity, publicity_row
from cases.law.truth import Truth
from cases.penalty import assessment
from cases.penalty.models import Decision

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
    return Term(
        found.publicity_class,
        settled is not None,
        found.regime,
        found.anchor,
        said.get("published"),
        found.min_end,
        found.max_end,
    )


def term_of_class(publicity_class: str, decision: Decision, *, published_on: date | None = None) -> Term:
    """The term of a decision if it is of this class, by the bureau's settings of its day.

    Counted from publication where its regime, or the bureau's setting, says so.
    """
    gravity = Gravity(publicity_class)
    term = publicity_term(
        gravity=gravity,
        decided_on=decision.decided_on,
        published_on=published_on,
        food=food_case(decision),
        settings=law_settings(decision.case.authority_id, decision.decided_on),
    )
    row = publicity_row(gravity, decided_on=decision.decided_on)
    anchor = term.anchor or (row.anchor if row else "")
    return Term(gravity.value, True, term.regime or "", anchor, term.published, term.min_end, term.max_end)


def food_case(decision: Decision) -> Truth:
    """Whether it is a food case, for the term, the paper that announces it and the score alike."""
    return assessment.food_case(decision.case, decision.conduct)
