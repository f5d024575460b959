"""The sheet of a clue."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.base.actors import Actor
from cases.base.permissions import permitted
from cases.intake.models import PROTECTED, Clue, Reporter, Source
from cases.intake.reporters import ADMIT, OPEN
from web.sheet import Sheet
from web.viewmodels import CaseAction, Fact, Person
from web.wording import label_of


def _facts(clue: Clue) -> tuple[Fact, ...]:
    return (
        Fact(label=_("来源"), value=label_of(Source, clue.source)),
        *((Fact(label=_("提供线索的单位"), value=clue.provider),) if clue.provider else ()),
        Fact(label=_("线索内容"), value=clue.content),
        Fact(label=_("核查情况"), value=clue.findings or _("尚未提交"), missing=not clue.findings),
    )


def _people(clue: Clue) -> tuple[Person, ...]:
    verifiers = clue.verifiers.select_related("officer")
    return tuple(Person(role=_("核查人员"), name=v.officer.name, note=v.end_reason) for v in verifiers)


def _links(clue: Clue) -> tuple[CaseAction, ...]:
    """The way to the case that the clue became."""
    return tuple(CaseAction(label=case.number, url=reverse("web:case", args=[case.pk])) for case in clue.cases.all())


def _reporter(clue: Clue) -> tuple[CaseAction, ...]:
    return (*_links(clue), CaseAction(label=_("投诉举报人信息"), url=reverse("web:reporter", args=[clue.pk])))


def _reader(clue: Clue, actor: Actor) -> Sheet:
    """Who may open the reporter, or say who may, finds the way there; for everybody else there is none."""
    asked = clue.source in PROTECTED or Reporter.objects.filter(clue=clue).exists()
    return WITH_REPORTER if asked and any(permitted(actor, act, clue) for act in (OPEN, ADMIT)) else SHEET


WITH_REPORTER = Sheet(facts=_facts, people=_people, links=_reporter)
SHEET = Sheet(facts=_facts, people=_people, links=_links, reader=_reader)
