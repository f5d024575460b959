"""The sheet of a clue."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.intake.models import Clue, Source
from web.sheet import Sheet
from web.viewmodels import CaseAction, Fact, Person
from web.wording import label_of


def _facts(clue: Clue) -> tuple[Fact, ...]:
    return (
        Fact(label=_("来源"), value=label_of(Source, clue.source)),
        Fact(label=_("线索内容"), value=clue.content),
        Fact(label=_("核查情况"), value=clue.findings or _("尚未提交"), missing=not clue.findings),
    )


def _people(clue: Clue) -> tuple[Person, ...]:
    verifiers = clue.verifiers.select_related("officer")
    return tuple(Person(role=_("核查人员"), name=v.officer.name, note=v.end_reason) for v in verifiers)


def _links(clue: Clue) -> tuple[CaseAction, ...]:
    """The way to the case that the clue became."""
    return tuple(CaseAction(label=case.number, url=reverse("web:case", args=[case.pk])) for case in clue.cases.all())


SHEET = Sheet(facts=_facts, people=_people, links=_links)
