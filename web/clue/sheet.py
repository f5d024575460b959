"""The sheet of a clue."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.base.actors import Actor
from cases.base.permissions import permitted
from cases.intake.models import PROTECTED, Clue, Reporter, Source
from cases.intake.reporters import ADMIT, OPEN
from cases.penalty.models import PenaltyCase
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


def _links(clue: Clue, actor: Actor) -> tuple[CaseAction, ...]:
    """The way to the case that the clue became, for who may read it, and to the reporter, for who may open it."""
    rows = PenaltyCase.visible_to(actor).filter(clue=clue).order_by("pk")
    links = tuple(CaseAction(label=case.number, url=reverse("web:case", args=[case.pk])) for case in rows)
    reporter = CaseAction(label=_("投诉举报人信息"), url=reverse("web:reporter", args=[clue.pk]))
    return (*links, reporter) if _asked(clue, actor) else links


def _asked(clue: Clue, actor: Actor) -> bool:
    """Whether there is a reporter whom the actor may open, or say who may."""
    asked = clue.source in PROTECTED or Reporter.objects.filter(clue=clue).exists()
    return asked and any(permitted(actor, act, clue) for act in (OPEN, ADMIT))


def _reader(clue: Clue, actor: Actor) -> Sheet:
    return replace(SHEET, links=partial(_links, actor=actor))


SHEET = Sheet(facts=_facts, people=_people, reader=_reader)
