"""What is still unknown of a case and would stop it: asked before the report, of several acts of the one that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cases.base.bureau import law_settings
from cases.law.bands import Band, band_for
from cases.law.chronology import consistent
from cases.law.conduct import conducts
from cases.law.fact_types import Facts
from cases.law.facts import parse_facts
from cases.law.finding import Finding, Question
from cases.law.review import legal_review_required
from cases.law.settings import Settings
from cases.law.several import COMMON, acts_of, whole
from cases.penalty.assessment import OWN, facts_of
from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Lack:
    """A fact that is asked for, and why; of one of several acts its number (from 1) and item."""

    fact: str
    label: str
    why: str
    number: int | None = None
    conduct: str = ""

    @property
    def zh(self) -> str:
        return f"{f'行为{self.number}（{self.conduct}）：' if self.number else ''}{self.label}（{self.why}）"

    @property
    def en(self) -> str:
        return f"{self.fact} of act {self.number} ({self.conduct})" if self.number else self.fact


def lacking(case: PenaltyCase, proposal: Proposal) -> tuple[Lack, ...]:
    """What is unknown and would stop every later act: which review is due (PP50), and the band of each fine proposed (PP60).

    Not what the case itself will know: the day of the decision comes with the decision.
    """
    settings = law_settings(case.authority_id, case.filed_on)
    known = consistent(parse_facts(facts_of(case, proposal=proposal)), settings=settings).value
    review = legal_review_required(whole(known), hearing_required=False, settings=settings)
    asked = [] if review.value is not None else [lack for question in review.questions for lack in _of_whole(known, question)]
    fined = {charge.conduct for charge in proposal.parts if "fine" in charge.kinds and charge.conduct in conducts()}
    for number, act in enumerate(acts_of(known), start=1):
        asked += [_of_act(known, number, question) for question in _of_bands(act, fined, settings)]
    return tuple(dict.fromkeys(lack for lack in asked if lack.fact not in OWN))


def _of_whole(known: Facts, question: Question) -> Iterator[Lack]:
    """What is asked of the whole is asked of each act of which it is unknown, unless the case has it once."""
    for number, act in enumerate(acts_of(known), start=1):
        if question.fact in COMMON or getattr(act, question.fact, None) is None:
            yield _of_act(known, number, question)


def _of_act(known: Facts, number: int, question: Question) -> Lack:
    if not known.acts or question.fact in COMMON:
        return Lack(question.fact, question.label, question.why)
    return Lack(question.fact, question.label, question.why, number, "、".join(known.acts[number - 1].conduct))


def _of_bands(act: Facts, fined: Iterable[str], settings: Settings) -> Iterator[Question]:
    for code in act.conduct:
        if code in fined:
            yield from _of_band(band_for(code, act, settings=settings))


def _of_band(band: Finding[Band]) -> tuple[Question, ...]:
    below = band.value.needs_mitigation_ground is True
    return band.questions if band.value.contains_fine is None and not below else ()
