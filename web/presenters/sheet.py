"""The page of any subject on the common sheet: head, diagram, clocks, papers, trail, and what its `Sheet` adds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from cases.base import selectors as base
from cases.base.actors import Actor
from cases.base.models import Act, Aggregate
from cases.base.work import legal_date
from web.diagram import draw
from web.presenters.actions import actions_of
from web.presenters.case import documents_of_page
from web.presenters.clocks import clock_of
from web.presenters.header import header_of
from web.presenters.history import history_of
from web.presenters.shell import language
from web.sheets import SHEETS
from web.viewmodels import CasePage, Tone
from workflows.selectors import open_items


def sheet_page(subject: Aggregate, *, actor: Actor, now: datetime) -> CasePage:
    """The page of a subject as this actor sees it."""
    today, stream = legal_date(now), subject.stream_key
    sheet = SHEETS[type(subject)].read_by(subject, actor)
    withheld = subject.withheld_from(actor)
    papers = [paper for paper in base.documents_of(stream) if paper.form not in withheld]
    veil, header = sheet.veil(subject), header_of(subject, today=today)
    drawn = (
        None
        if sheet.trail is not None
        else draw(subject.lifecycle, current=subject.state, visited=visited(stream), language=language())
    )
    return CasePage(
        header=replace(header, state=veil, tone=Tone.INFO, waiting_for="") if veil else header,
        diagram=drawn,
        alerts=sheet.alerts(subject),
        actions=(*sheet.links(subject), *actions_of(subject, open_items(stream), actor=actor)),
        clocks=tuple(clock_of(c, today=today) for c in base.clocks_of(stream) if sheet.clocks is None or c.rule in sheet.clocks),
        facts=sheet.facts(subject),
        documents=documents_of_page(papers),
        people=sheet.people(subject),
        history=history_of([stream], papers=papers, only=sheet.trail),
    )


def visited(stream: str) -> dict[str, date | None]:
    """The states the subject has been in, with the day it first came there."""
    found: dict[str, date | None] = {}
    for act in Act.objects.filter(stream=stream).exclude(to_state="").order_by("pk"):
        found.setdefault(act.to_state, legal_date(act.at))
    return found
