"""The sheet of a supervision signal."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.signals.models import Capacity, SupervisionSignal
from cases.base.actors import Actor
from cases.base.roles import Role
from web.addresses import address_of
from web.presenters.signal import evidence_facts, rule_facts
from web.sheets.sheet import Sheet
from web.viewmodels import CaseAction, Fact, Notice, Person, Tone
from web.wording import bracketed, label_of


def _facts(signal: SupervisionSignal) -> tuple[Fact, ...]:
    return (*rule_facts(signal), *evidence_facts(signal), *_answer(signal))


def _answer(signal: SupervisionSignal) -> tuple[Fact, ...]:
    """Who answered what; until then that nobody has."""
    if signal.answered_by is None:
        return (Fact(label=_("答复"), value=_("尚未答复"), missing=True),)
    facts = [
        Fact(label=_("答复"), value=signal.answer),
        Fact(label=_("答复人"), value=bracketed(signal.answered_by.name, str(signal.answered_on))),
    ]
    if signal.corrected_on:
        facts.append(Fact(label=_("纠正日期"), value=str(signal.corrected_on)))
    return tuple(facts)


def _people(signal: SupervisionSignal) -> tuple[Person, ...]:
    """Whom it concerns, by their acts."""
    return tuple(
        Person(role=label_of(Capacity, o.capacity), name=o.name) for o in signal.officers.order_by("pk")
    )


def _links(signal: SupervisionSignal) -> tuple[CaseAction, ...]:
    """The way to what it is about."""
    return (CaseAction(label=signal.about_number, url=address_of(signal.about)),)


def _alerts(signal: SupervisionSignal) -> tuple[Notice, ...]:
    text = _("监督信号只提示需要核实的情况，不是认定结论；有无责任由责任认定程序决定。")
    return (Notice(text=text, tone=Tone.INFO, title=_("监督信号"), article="SUP22 19"),)


def _reader(signal: SupervisionSignal, actor: Actor) -> Sheet:
    """Whoever may not read reviews is told of every answer only that there is one: were an explanation shown to them,
    "answered" alone would say that a review was opened."""
    return SHEET if signal.state == "RAISED" or _reads_reviews(signal, actor) else VEILED


def _reads_reviews(signal: SupervisionSignal, actor: Actor) -> bool:
    """Supervision or the head, whom the signal does not concern, and every review that it led to is open to them."""
    if not (actor.role == Role.SUPERVISION or actor.presiding) or signal.officers.filter(officer=actor.officer_id).exists():
        return False
    reviews = ResponsibilityReview.objects.filter(origin=signal.stream_key)
    readable = ResponsibilityReview.visible_to(actor).filter(origin=signal.stream_key)
    return readable.count() == reviews.count()


def _answered(signal: SupervisionSignal) -> str:
    return _("已答复")


def _without_answer(signal: SupervisionSignal) -> tuple[Fact, ...]:
    return (*rule_facts(signal), *evidence_facts(signal), Fact(label=_("答复"), value=_answered(signal)))


VEILED = Sheet(
    facts=_without_answer, people=_people, links=_links, alerts=_alerts, veil=_answered, trail=frozenset({"signal.raise"})
)
SHEET = Sheet(facts=_facts, people=_people, links=_links, alerts=_alerts, reader=_reader)
