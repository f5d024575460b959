"""The page of a clue, on the same sheet as a case."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.base import selectors as base
from cases.base.actors import Actor
from cases.base.models import Act
from cases.base.work import legal_date
from cases.intake.lifecycle import CLUE
from cases.intake.models import Clue, Source
from web.diagram import draw
from web.presenters.actions import actions_of
from web.presenters.case import documents_of_page
from web.presenters.clocks import clock_of
from web.presenters.header import header_of
from web.presenters.history import history_of
from web.presenters.shell import language
from web.viewmodels import CaseAction, CasePage, Fact, Person
from web.wording import label_of
from workflows.models import WorkItem


def clue_page(clue: Clue, *, actor: Actor, now: datetime) -> CasePage:
    """The page of a clue as this actor sees it."""
    today = legal_date(now)
    acts = Act.objects.filter(stream=clue.stream_key).exclude(to_state="").order_by("pk")
    visited = {act.to_state: legal_date(act.at) for act in reversed(acts)}
    verifiers = clue.verifiers.select_related("officer")
    return CasePage(
        header=header_of(clue, today=today),
        diagram=draw(CLUE, current=clue.state, visited=dict(reversed(visited.items())), language=language()),
        actions=(*_opened(clue), *actions_of(clue, _items(clue), actor=actor)),
        clocks=tuple(clock_of(c, today=today) for c in base.clocks_of(clue.stream_key)),
        facts=_facts(clue), documents=documents_of_page(list(base.documents_of(clue.stream_key))),
        people=tuple(Person(role=_("核查人员"), name=v.officer.name) for v in verifiers),
        history=history_of([clue.stream_key]),
    )  # fmt: skip


def _facts(clue: Clue) -> tuple[Fact, ...]:
    return (
        Fact(label=_("来源"), value=label_of(Source, clue.source)),
        Fact(label=_("线索内容"), value=clue.content),
        Fact(label=_("核查情况"), value=clue.findings or _("尚未提交"), missing=not clue.findings),
    )


def _opened(clue: Clue) -> tuple[CaseAction, ...]:
    """The way to the case that the clue became."""
    return tuple(
        CaseAction(label=case.number, url=reverse("web:case", args=[case.pk])) for case in clue.cases.all()
    )


def _items(clue: Clue) -> QuerySet[WorkItem]:
    return WorkItem.objects.filter(clue=clue, done=False).select_related("owner")
