"""线索 (CSR 39): one file for each official whom the clue names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from uuid import UUID, uuid4

from cases.accountability.matters import participants
from cases.accountability.review import people, rules
from cases.accountability.review.models import Participant, ResponsibilityReview
from cases.accountability.review.procedure import RECUSAL, RESPONSIBILITY
from cases.accountability.review.procedure import ReviewState as S
from cases.base import gate, numbering
from cases.base.actors import Actor
from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, GIVEN
from cases.base.errors import ConditionFailed, Text
from cases.base.roles import SUPERVISION, SYSTEM
from cases.base.work import Work
from cases.parties.models import Authority, Officer

SIGNALS = Actor.system("监督信号转办")
NUMBERED = "责审"


def _official_fits(q: Question[ResponsibilityReview]) -> Text | None:
    known = {value for value, _ in q.subject._meta.get_field("capacity").flatchoices}
    if q.subject.official_id and q.subject.capacity in known:
        return None
    return Text("须写明被审查人及其责任身份。", "Name the official and the capacity in which the official answers.")


def _trigger_known(q: Question[ResponsibilityReview]) -> Text | None:
    known = {value for value, _ in q.subject._meta.get_field("trigger").flatchoices}
    if q.subject.trigger in known and q.subject.summary.strip():
        return None
    return Text("须选择启动情形并写明线索内容。", "Name what gave rise to it, and what the clue says.")


def _no_standing_file(q: Question[ResponsibilityReview]) -> Text | None:
    review = q.subject
    if not review.about or not type(review).standing(review.official_id, review.about).exists():
        return None
    return Text(
        "该人员就同一事项已有尚未归档的责任审查，不得重复登记；新的情况请移交办理机关一并审查。",
        "A review of this official over the same matter is not archived yet; hand what is new to who handles it.",
    )


OFFICIAL_FITS = Condition("official_named", "写明被审查人和责任身份", "official and capacity", "CSR39", _official_fits, GIVEN)
TRIGGER_KNOWN = Condition("trigger_known", "写明启动情形和线索内容", "trigger and clue", "CSR39", _trigger_known, GIVEN)
NO_STANDING_FILE = Condition(
    "no_standing_file", "同一事项没有未归档的审查", "no standing file over the matter", "CSR39, GSA16", _no_standing_file, DONE
)


@dataclass(frozen=True, slots=True)
class _Clue:
    """What one clue says of the matter, for each of the officials it names."""

    authority: Authority
    origin: str
    about: str
    trigger: str
    summary: str
    affair: UUID


@RESPONSIBILITY.act(
    "register",
    target=S.CLUE,
    zh="登记责任线索",
    en="Register the clue",
    article="CSR39",
    grant=f"CSR39, {RECUSAL}",
    who=SUPERVISION | SYSTEM,
    rules=(rules.not_concerned, rules.watches),
    needs=(OFFICIAL_FITS, TRIGGER_KNOWN, NO_STANDING_FILE),
)
def register(
    work: Work,
    *,
    authority: Authority,
    trigger: str,
    summary: str,
    officials: Sequence[tuple[Officer, str]],
    about: str = "",
    origin: str = "",
) -> ResponsibilityReview:
    """登记责任线索: one review for each official (officer, capacity); the first is returned, `affair` joins them.

    An official named in several capacities answers once, for the gravest; one whose file over this matter is not archived
    yet gets no second one from a signal: the first such file is returned where no new one is opened.
    `authority` would handle it; where its leaders are concerned or took part, its superior does. `about` is the stream of
    the case, `origin` that of the signal that a person answered with a review: then the system registers (empty: a
    supervisor does). ConditionFailed if nobody is named.
    """
    if not officials:
        raise ConditionFailed(
            "official_named", Text("须写明被审查人。", "Name the officials concerned."), "CSR39", act="responsibility.register"
        )
    clue = _Clue(authority, origin, about, trigger, summary, uuid4())
    with work.acting_as(SIGNALS) if origin else nullcontext():
        named = people.gravest(officials)
        held = {who: _standing(who, about) if origin else None for who in named}
        opened = [
            held[who] or _register(work, clue, who, capacity, beside={other.pk for other in named if other != who})
            for who, capacity in named.items()
        ]
    return next((review for review in opened if review.affair == clue.affair), opened[0])


def _standing(official: Officer, about: str) -> ResponsibilityReview | None:
    return ResponsibilityReview.standing(official.pk, about).first() if about else None


def _register(work: Work, clue: _Clue, official: Officer, capacity: str, beside: Collection[int]) -> ResponsibilityReview:
    """The file of one official; `beside` are the others of the affair."""
    handler = people.handling_authority(clue.authority, official=official, about=clue.about, since=work.today, beside=beside)
    number = numbering.next_number(authority=handler.pk, type_code=NUMBERED, year=work.today.year)
    review = ResponsibilityReview(
        state=S.CLUE,
        opened_on=work.today,
        authority=handler,
        bureau=people.bureau_of(official, clue.authority),
        official=official,
        capacity=capacity,
        affair=clue.affair,
        origin=clue.origin,
        about=clue.about,
        trigger=clue.trigger,
        summary=clue.summary,
        number=numbering.reference(short_name=handler.short_name, type_code=NUMBERED, year=work.today.year, number=number),
    )
    with gate.opening(work, "register", review) as p:
        for officer in sorted(participants(clue.about)):
            work.save(Participant(review=review, officer_id=officer))
        p.note(capacity=capacity, trigger=clue.trigger)
    return review
