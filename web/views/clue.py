"""Clues: registering one, and its page."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.intake.models import Clue
from cases.parties.models import Authority
from web.acting import ActingRequest, acting
from web.clue.verification import RegisterForm
from web.presenters.of_party import party_actions, party_alerts
from web.presenters.sheet import sheet_page
from web.presenters.shell import shell_for
from web.reading import opened
from web.views.registering import Registration


def _new(authority: Authority) -> SimpleNamespace:
    """A clue has no party before it is registered: whose it would be is all there is to look at."""
    return SimpleNamespace(authority=authority, authority_id=authority.pk, authority_id_=authority.pk)


CLUE = Registration(
    stream="clue:new",
    act="clue.register",
    form=RegisterForm,
    subject=_new,
    template="web/clue_new.html",
    url="web:register_clue",
    draft_url="web:clue_draft",
    consequence=gettext_noop("登记后十五个工作日内应当核查并决定是否立案。"),
    done=gettext_noop("线索已登记，等待办案机构负责人指派核查。"),
)


@acting
@require_http_methods(["GET", "POST"])
def register(request: ActingRequest) -> HttpResponse:
    """登记线索."""
    return CLUE.register(request)


@acting
@require_POST
def draft(request: ActingRequest) -> HttpResponse:
    """Keep what is typed so far."""
    return CLUE.draft(request)


@acting
@require_GET
def clue(request: ActingRequest, pk: int) -> HttpResponse:
    """One clue in the actor's scope; a filed one leads on to its case."""
    now = timezone.now()
    found = opened(request, Clue, pk, related=("party", "authority"))
    page = sheet_page(found, actor=request.actor, now=now)
    page = replace(
        page,
        alerts=(*page.alerts, *party_alerts(found, request.actor)),
        actions=(*page.actions, *party_actions(found, request.actor)),
    )
    return render(request, "web/case.html", {"shell": shell_for(request, now=now), "page": page})
