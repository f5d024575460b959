"""From what a story says to what an act takes: people, days, sums, proposals. What is not listed here goes as it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cases.accountability.review.models import ExemptionClaim
from cases.accountability.review.selectors import accountable_officials
from cases.base.models import Document
from cases.law.money import to_fen
from cases.parties.models import Authority, Officer, Party
from cases.penalty.payments import decision_of
from cases.penalty.proposal import Charge, Proposal
from integrity.listing import ListingDecision
from integrity.publicity.models import PenaltyPublicity
from workflows.sample.stage import Stage
from workflows.sample.story import Step
from workflows.sample.wording import filled

# the kind of penalty that follows from a sum, in the order in which decisions name them
KINDS = {"confiscated_gains": "confiscate_gains", "confiscated_goods": "confiscate_goods", "fine": "fine"}


def given(stage: Stage, step: Step) -> dict[str, Any]:
    """The arguments of the act. Their texts may name each other, so they are filled twice."""
    texts = {name: value for name, value in step.arguments.items() if isinstance(value, str)}
    words = {**texts, **stage.words()}
    said = filled(filled(dict(step.arguments), words), words)
    return {name: _read(stage, step.verb, name, value) for name, value in said.items()}


def proposal(block: Mapping[str, Any]) -> Proposal:
    """A penalty as the officers put it forward. `kinds` names those without a sum; the others follow from the sums. `charges`:
    those of several acts, of which the whole consists."""
    if "charges" in block:
        texts = {name: block[name] for name in ("facts_text", "reasons_text") if name in block}
        return Proposal.joined([Charge(**_summed(charge)) for charge in block["charges"]], **texts)
    return Proposal(**_summed(block))


def _summed(block: Mapping[str, Any]) -> dict[str, Any]:
    sums = {name: to_fen(block.get(name, "0.00")) for name in KINDS}
    kinds = (*block.get("kinds", ()), *(kind for name, kind in KINDS.items() if sums[name]))
    return {**block, **sums, "kinds": kinds, "broken": tuple(block.get("broken", ()))}


def _read(stage: Stage, verb: str, name: str, value: Any) -> Any:
    reader = READERS.get(f"{verb}.{name}") or READERS.get(name)
    return reader(stage, value) if reader else value


def _authority(stage: Stage, key: str) -> Authority:
    return {"bureau": stage.cast.bureau, "city": stage.cast.city}[key]


def _party(stage: Stage, key: str) -> Party:
    return stage.cast.parties[key]


def _officers(stage: Stage, people: list[str]) -> list[Officer]:
    return [stage.officer(who) for who in people]


def _names(stage: Stage, people: list[str]) -> list[str]:
    return [stage.officer(who).name for who in people]


def _officials(stage: Stage, people: list[str]) -> list[tuple[Officer, str]]:
    """The capacity is read from what the officer did on the case."""
    officers = _officers(stage, people)
    return [row for row in accountable_officials(stage.case.stream_key) if row[0] in officers]


def _views(stage: Stage, views: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"name": stage.officer(view.pop("who")).name, **view} for view in views]


def _facts(stage: Stage, wanted: str | list[str] | dict[str, Any]) -> dict[str, Any]:
    """All facts of the story, or those named, as `assess` reads them; or those of another act, as they are written."""
    acted_on = stage.days["acted"].isoformat()
    if isinstance(wanted, dict):
        return {"acted_on": acted_on, **wanted}
    facts = {"acted_on": acted_on, "conduct": [stage.story.conduct], **stage.story.facts}
    return facts if wanted == "all" else {name: fact for name, fact in facts.items() if name in wanted}


def _class(stage: Stage, wanted: str) -> str:
    """A class of publicity, or `as_assessed`: the one that the law engine found."""
    if wanted != "as_assessed":
        return wanted
    rows = PenaltyPublicity.objects.filter(decision__case=stage.case.pk)
    return rows.latest("pk").publicity_class


def _amount(stage: Stage, wanted: str) -> int:
    """A sum, or what the decision in force says."""
    decision = decision_of(stage.case)
    due = {"fine": decision.fine, "gains": decision.confiscated_gains}
    return due[wanted] if wanted in due else to_fen(wanted)


def _evidence(stage: Stage, title: str) -> int:
    return stage.case.evidences.get(title=title).pk


def _document(stage: Stage, form: str) -> int:
    """The last paper of this form on the case."""
    return Document.objects.filter(stream=stage.case.stream_key, form=form).latest("pk").pk


def _claim(stage: Stage, ground: str) -> int:
    return ExemptionClaim.objects.get(review=stage.review_id, ground=ground).pk


# the arguments that are days, and those that are people of the cast
DAYS = frozenset({"received_on", "taken_on", "served_on", "paid_on", "receipt_on", "replied_on", "handed_over_on"})
DAYS |= {"seized_on", "until", "correct_until", "restricted_until"}
PEOPLE = frozenset({"officers", "collectors", "investigators", "attendees", "officials", "leaving", "coming"})

# by the argument's name; where the acts differ, by verb and name
READERS: Mapping[str, Callable[[Stage, Any], Any]] = {
    **dict.fromkeys(DAYS, Stage.day),
    **dict.fromkeys(PEOPLE, _officers),
    **dict.fromkeys(("leaving", "coming"), Stage.officer),
    "penalty.discuss.attendees": _names,
    "penalty.add_evidence.content": lambda _stage, text: text.encode(),
    "correct_until": lambda stage, text: stage.day(text).isoformat() if text else "",
    "authority": _authority,
    "party": _party,
    "officials": _officials,
    "views": _views,
    "facts": _facts,
    "proposal": lambda _stage, block: proposal(block),
    # what is decided together with the act, by what it is
    "also": lambda _stage, block: {"listing": ListingDecision(**block["listing"])},
    "fine": lambda _stage, text: to_fen(text),
    "amount": _amount,
    "publicity_class": _class,
    "evidence": _evidence,
    "penalty.serve_paper.document": _document,
    "claim": _claim,
}
