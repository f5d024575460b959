"""The page of a clue, on the same sheet as a case."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.base import selectors as base
from cases.base.actors import Actor
from cases.base.models import Act
from cases.base.permissions import permitted
from cases.base.work import legal_date
from cases.intake.lifecycle import CLUE
from cases.intake.models import Clue
from web.acts import ACT_PAGES
from web.diagram import draw
from web.presenters.case import documents_of_page
from web.presenters.clocks import clock_of
from web.presenters.header import header_of
from web.presenters.history import history_of
from web.presenters.shell import language
from web.presenters.task import act_name
from web.viewmodels import CaseAction, CasePage, Fact, Person


def clue_page(clue: Clue, *, actor: Actor, now: datetime) -> CasePage:
    """The page of a clue as this actor sees it."""
    today = legal_date(now)
    acts = Act.objects.filter(stream=clue.stream_key).exclude(to_state="").order_by("pk")
    visited = {act.to_state: legal_date(act.at) for act in reversed(acts)}
    verifiers = clue.verifiers.select_related("officer")
    return CasePage(
        header=header_of(clue, today=today),
        diagram=draw(CLUE, current=clue.state, visited=dict(reversed(visited.items())), language=language()),
        actions=_actions(clue, actor), clocks=tuple(clock_of(c, today=today) for c in base.clocks_of(clue.stream_key)),
        facts=_facts(clue), documents=documents_of_page(list(base.documents_of(clue.stream_key))),
        people=tuple(Person(role=_("核查人员"), name=v.officer.name) for v in verifiers),
        history=history_of([clue.stream_key]),
    )  # fmt: skip


def _facts(clue: Clue) -> tuple[Fact, ...]:
    return (
        Fact(label=_("来源"), value=clue.get_source_display()),
        Fact(label=_("线索内容"), value=clue.content),
        Fact(label=_("核查情况"), value=clue.findings or _("尚未提交"), missing=not clue.findings),
    )


def _actions(clue: Clue, actor: Actor) -> tuple[CaseAction, ...]:
    opened = clue.cases.first()
    found = [CaseAction(label=opened.number, url=reverse("web:case", args=[opened.pk]))] if opened else []
    for move in CLUE.moves:
        act = CLUE.full(move.act)
        if move.live and clue.state in move.sources and act in ACT_PAGES and permitted(actor, act, clue):
            found.append(
                CaseAction(label=act_name(clue, act), url=reverse("web:act", args=["clue", clue.pk, act]))
            )
    return tuple(found)
