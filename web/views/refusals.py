"""The page of a refused act: what, why, which article, what to do."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.base.actors import Actor
from cases.base.errors import Busy, Conflict, NotFound, NotPermitted, Refused, WrongState
from cases.base.models import Aggregate
from web.addresses import subject_url
from web.presenters.cures import now_possible, ways
from web.presenters.shell import language, shell_for
from web.presenters.verbs import verb_name
from web.sheets import SHEETS
from web.viewmodels import Link, RefusedPage, Way

STALE = frozenset({"stale_task", "wrong_state", "claimed_by_other"})
# told without an act having been tried
UNRECORDED = frozenset({"submitted_twice", "other_words"})


def status_of(refusal: Refused) -> int:
    """403 for who may not, 404 for what is not there, 409 for what the law or somebody faster forbids."""
    if isinstance(refusal, NotPermitted):
        return 403
    return 404 if isinstance(refusal, NotFound) else 409


def refused(
    request: HttpRequest,
    refusal: Refused,
    *,
    back: Link | None = None,
    about: Aggregate | None = None,
    draft_kept: bool = False,
    done_at: datetime | None = None,
    status: int | None = None,
) -> HttpResponse:
    """The refusal page; nothing was written but the refusal entry. `about` is the subject it links to; `draft_kept` whether
    there is a draft of what was typed; `done_at` when the act was done that came a second time."""
    now, stale, forbidden = timezone.now(), refusal.code in STALE, isinstance(refusal, NotPermitted)
    page = RefusedPage(
        code=refusal.code,
        sentence=_sentence(refusal, about, request),
        article=refusal.article,
        act=verb_name(refusal.act) if refusal.act else "",
        what_to_do="" if done_at else _what_to_do(refusal, stale=stale),
        ways=() if done_at else _ways(refusal, about, request),
        stale=stale,
        forbidden=forbidden,
        recorded=request.method == "POST" and refusal.code not in UNRECORDED,
        done_at=done_at,
        draft_kept=draft_kept and not forbidden,
        back=back or Link(label=_("返回待办"), url=reverse("web:inbox")),
        at=now,
        case=Link(label=_("查看案件"), url=subject_url(about)) if about is not None else None,
    )
    context = {"shell": shell_for(request, now=now), "page": page}
    return render(request, "web/refused.html", context, status=status or status_of(refusal))


def _sentence(refusal: Refused, about: Aggregate | None, request: HttpRequest) -> str:
    """What the law answers; the state of a subject is not named to a reader from whom its page hides it."""
    veiled = isinstance(refusal, WrongState) and _veiled(about, request)
    return _("该步骤现在不能办理。") if veiled else refusal.text.within(language())


def _veiled(about: Aggregate | None, request: HttpRequest) -> bool:
    """Whether the page of the subject hides its state from this reader; one whose actor is not known sees as little."""
    actor: Actor | None = getattr(request, "actor", None)
    sheet = SHEETS.get(type(about)) if about is not None else None
    return about is not None and sheet is not None and (actor is None or bool(sheet.read_by(about, actor).veil(about)))


def _what_to_do(refusal: Refused, *, stale: bool) -> str:
    """The general answer of a kind of refusal; the ways that its condition or rule declares stand below it."""
    if refusal.code == "claimed_by_other":
        return _("由领取人办理；领取人不能办理的，请其在任务页退回，再由有权办理的人员领取。")
    if stale:
        return _("请返回刷新页面，查看最新进展后再办理。")
    if isinstance(refusal, NotPermitted):
        return _("请由有权办理的人员办理；您有多个任职的，可以在右上角切换身份。")
    if isinstance(refusal, Busy | Conflict):
        return _("请稍后返回本页，核对最新情况后再试一次。")
    if isinstance(refusal, NotFound) and refusal.cure is None:
        return _("请返回刷新页面，从现有的记录中重新选择。")
    return "" if refusal.cure else _("请按上述要求补正后重新提交；需要帮助请联系本单位法规机构。")


def _ways(refusal: Refused, about: Aggregate | None, request: HttpRequest) -> tuple[Way, ...]:
    """What the refusal declares; of a page that is old, what the reader may do now as well, unless the state is hidden."""
    actor: Actor | None = getattr(request, "actor", None)
    stale = refusal.code in STALE and refusal.code != "claimed_by_other"
    if stale and (about is None or actor is None or _veiled(about, request)):
        return ()
    declared = ways(refusal.cure, refusal.act, actor=actor, about=about) if refusal.cure is not None else ()
    return (*declared, *now_possible(about, actor)) if stale and about is not None and actor is not None else declared
