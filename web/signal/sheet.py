"""The sheet of a supervision signal."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.accountability.review.people import would_handle
from cases.accountability.signals.models import Capacity, SupervisionSignal
from cases.accountability.signals.procedure import SignalState
from cases.base.actors import Actor
from web.addresses import address_of
from web.sheet import Sheet
from web.signal.evidence import evidence_facts, rule_facts
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
    return tuple(Person(role=label_of(Capacity, o.capacity), name=o.name) for o in signal.officers.order_by("pk"))


def _links(signal: SupervisionSignal) -> tuple[CaseAction, ...]:
    """The way to what it is about."""
    return (CaseAction(label=signal.about_number, url=address_of(signal.about)),)


def _alerts(signal: SupervisionSignal) -> tuple[Notice, ...]:
    text = _("监督信号只提示需要核实的情况，不是认定结论；有无责任由责任认定程序决定。")
    return (Notice(text=text, tone=Tone.INFO, title=_("监督信号"), article="SUP22 19"),)


def _reader(signal: SupervisionSignal, actor: Actor) -> Sheet:
    """Whoever could not read a review of these officials sees of every answer only that there is one: were an
    explanation shown to them, "answered" alone would say that a review was opened. Who answered knows anyway."""
    return SHEET if signal.state == SignalState.RAISED or _knows(signal, actor) else VEILED


def _knows(signal: SupervisionSignal, actor: Actor) -> bool:
    if signal.answered_by_id is not None and signal.answered_by_id == actor.officer_id:
        return True
    concerned = {row.officer_id: row.officer for row in signal.officers.select_related("officer")}
    return actor.officer_id not in concerned and would_handle(
        actor, authority=signal.authority, officials=list(concerned.values()), about=signal.about, since=signal.raised_on
    )


def _answered(signal: SupervisionSignal) -> str:
    return _("已答复")


def _without_answer(signal: SupervisionSignal) -> tuple[Fact, ...]:
    return (*rule_facts(signal), *evidence_facts(signal), Fact(label=_("答复"), value=_answered(signal)))


VEILED = Sheet(
    facts=_without_answer, people=_people, links=_links, alerts=_alerts, veil=_answered, trail=frozenset({"signal.raise"})
)
SHEET = Sheet(facts=_facts, people=_people, links=_links, alerts=_alerts, reader=_reader)
