"""Administrative divisions and development zones: looked up by everybody, set by the security administrator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.base.permissions import permitted
from cases.parties.models import Region, RegionLevel
from web.acting import ActingRequest, acting
from web.forms.base import ActForm
from web.forms.divisions import AddDivisionForm, EndDivisionForm
from web.presenters.shell import shell_for
from web.viewmodels import CaseAction, DivisionList, DivisionRow, Search
from web.views.asked import searched
from web.views.registering import Registration
from web.wording import label_of
from workflows import parties as commands
from workflows.openings import Sending

MOST = 100


@acting
@require_GET
def divisions(request: ActingRequest) -> HttpResponse:
    """Every meaning that a code has had, and every code of a name; what acts entered or ended, before words are given."""
    text = searched(request)
    chosen = Q(code__startswith=text) | Q(name__contains=text) if text else Q(by_act=True)
    rows = Region.objects.filter(chosen).order_by("code", "valid_from")[:MOST]
    may = permitted(request.actor, "parties.add_division", None)
    page = DivisionList(
        rows=tuple(_row(r) for r in rows),
        search=Search(url=reverse("web:divisions"), query=text, hint=_("区划代码或名称")),
        actions=tuple(CaseAction(label=_(a["title"]), url=reverse(f"web:{v}_division")) for v, a in ACTS.items()) if may else (),
    )
    return render(request, "web/divisions.html", {"shell": shell_for(request, now=timezone.now()), "page": page})


def _row(row: Region) -> DivisionRow:
    return DivisionRow(
        code=row.code,
        name=row.name,
        level=label_of(RegionLevel, row.level),
        parent=row.parent,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        successors=" ".join(row.successors),
    )


@dataclass(frozen=True, slots=True)
class DivisionAct(Registration):
    """An act on the table of divisions."""

    title: str = ""

    def home(self) -> str:
        return reverse("web:divisions")

    def given(self, subject: Any, form: ActForm) -> Mapping[str, Any]:
        return form.arguments()

    def _do(self, request: ActingRequest, now: datetime, sent: Sending, arguments: Mapping[str, Any]) -> None:
        assert self.command is not None
        self.command(actor=request.actor, now=now, sent=sent, **arguments)


ACTS: Mapping[str, dict[str, Any]] = {
    "add": {
        "act": "parties.add_division",
        "form": AddDivisionForm,
        "title": gettext_noop("登记区划"),
        "consequence": gettext_noop("自启用日期起，机关和当事人可以归入该区划；行为记入审计日志。"),
        "done": gettext_noop("区划已登记。"),
        "command": commands.add_division,
    },
    "end": {
        "act": "parties.end_division",
        "form": EndDivisionForm,
        "title": gettext_noop("停用区划"),
        "consequence": gettext_noop("最后使用日之后，该代码可以另行登记；原有记录不变。"),
        "done": gettext_noop("区划已停用。"),
        "command": commands.end_division,
    },
}


def _act(verb: str) -> DivisionAct:
    return DivisionAct(
        stream=f"regions:{verb}",
        subject=lambda authority: authority,
        template=f"web/division_{verb}.html",
        url=f"web:{verb}_division",
        draft_url=f"web:{verb}_division_draft",
        **ACTS[verb],
    )


@acting
@require_http_methods(["GET", "POST"])
def act(request: ActingRequest, verb: str) -> HttpResponse:
    """The page of an act on the table of divisions."""
    return _act(verb).register(request)


@acting
@require_POST
def draft(request: ActingRequest, verb: str) -> HttpResponse:
    """Keep what is typed so far."""
    return _act(verb).draft(request)
