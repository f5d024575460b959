"""Parties: the list, the page of one, and the acts on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.base.permissions import permitted
from cases.parties.models import Party, PartyKind
from cases.parties.selectors import STAFF, alike, credit_code, find_parties
from web.acting import ActingRequest, acting
from web.forms.base import ActForm
from web.forms.party_acts import CorrectPartyForm, MergePartyForm, SplitPartyForm
from web.presenters.party import party_page, party_row
from web.presenters.shell import shell_for
from web.viewmodels import PartyList, Search
from web.views.asked import searched
from web.views.registering import Registration
from workflows import parties as commands
from workflows.openings import Sending

FOUND = 30


@acting
@require_GET
def parties(request: ActingRequest) -> HttpResponse:
    """Whom the words may mean; nobody before there are words."""
    if request.actor.role not in STAFF:
        raise Http404
    text = searched(request)
    found = find_parties(text=text) if credit_code(text) else alike(text, first=FOUND)
    page = PartyList(
        rows=tuple(party_row(p) for p in found if _readable(request, p)),
        search=Search(url=reverse("web:parties"), query=text, hint=_("名称、曾用名或统一社会信用代码")),
    )
    return render(request, "web/parties.html", {"shell": shell_for(request, now=timezone.now()), "page": page})


@acting
@require_GET
def party(request: ActingRequest, pk: int) -> HttpResponse:
    """One party; a natural person only for the bureau concerned."""
    found = _party(pk)
    if not permitted(request.actor, "parties.read_party", found):
        raise Http404
    page = party_page(found, actor=request.actor)
    return render(request, "web/party.html", {"shell": shell_for(request, now=timezone.now()), "page": page})


def _readable(request: ActingRequest, row: Party) -> bool:
    return row.kind != PartyKind.NATURAL_PERSON or permitted(request.actor, "parties.read_party", row)


def _party(pk: int) -> Party:
    found = Party.objects.select_related("region", "merged_into").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class PartyAct(Registration):
    """An act on a party that exists: its page shows the party, and it goes back there."""

    title: str = ""

    def home(self) -> str:
        return reverse("web:party", args=self.args)

    def _new(self, request: ActingRequest) -> Any:
        return _party(self.args[0])

    def given(self, subject: Any, form: ActForm) -> Mapping[str, Any]:
        return form.arguments()

    def _do(self, request: ActingRequest, now: datetime, sent: Sending, arguments: Mapping[str, Any]) -> None:
        assert self.command is not None
        self.command(actor=request.actor, now=now, sent=sent, party=self.args[0], **arguments)


ACTS: Mapping[str, dict[str, Any]] = {
    "correct": {
        "act": "parties.correct_party",
        "form": CorrectPartyForm,
        "title": gettext_noop("更正当事人信息"),
        "consequence": gettext_noop("已经制发的文书不变；此后制发的文书使用更正后的信息。"),
        "done": gettext_noop("当事人信息已更正。"),
        "command": commands.correct_party,
    },
    "merge": {
        "act": "parties.merge_parties",
        "form": MergePartyForm,
        "title": gettext_noop("合并当事人"),
        "consequence": gettext_noop("两条登记的历史和案件都保留；诚信档案和评分归入所选当事人。"),
        "done": gettext_noop("当事人已合并。"),
        "command": commands.merge_parties,
    },
    "split": {
        "act": "parties.split_party",
        "form": SplitPartyForm,
        "title": gettext_noop("撤销合并当事人"),
        "consequence": gettext_noop("诚信档案和评分随各自的案件分开。"),
        "done": gettext_noop("合并已撤销。"),
        "command": commands.split_party,
    },
}


def _act(verb: str, pk: int) -> PartyAct:
    return PartyAct(
        stream=f"party:{pk}",
        subject=lambda authority: authority,
        template=f"web/party_{verb}.html",
        url=f"web:{verb}_party",
        draft_url=f"web:{verb}_party_draft",
        args=(pk,),
        **ACTS[verb],
    )


@acting
@require_http_methods(["GET", "POST"])
def act(request: ActingRequest, pk: int, verb: str) -> HttpResponse:
    """The page of an act on a party."""
    return _act(verb, pk).register(request)


@acting
@require_POST
def draft(request: ActingRequest, pk: int, verb: str) -> HttpResponse:
    """Keep what is typed so far; sealed fields never enter a draft."""
    return _act(verb, pk).draft(request)
