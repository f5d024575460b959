"""A refused act as a page of its own: what, why, which article, what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.base.errors import NotFound, NotPermitted, Refused
from web.presenters.shell import language, shell_for
from web.viewmodels import Link, RefusedPage

STALE = frozenset({"stale_task", "wrong_state", "claimed_by_other", "submitted_twice"})


def status_of(refusal: Refused) -> int:
    """403 for who may not, 404 for what is not there, 409 for what the law or somebody faster forbids."""
    if isinstance(refusal, NotPermitted):
        return 403
    return 404 if isinstance(refusal, NotFound) else 409


def refused(
    request: HttpRequest, refusal: Refused, *, back: Link | None = None, status: int | None = None
) -> HttpResponse:
    """The refusal page; nothing was written but the refusal entry."""
    now, stale = timezone.now(), refusal.code in STALE
    page = RefusedPage(
        code=refusal.code, sentence=refusal.text.within(language()), article=refusal.article, act=refusal.act,
        what_to_do=_("请返回刷新页面，查看最新进展后再办理。") if stale else _("请按上述要求补正后重新提交；需要帮助请联系本单位法规机构。"),
        stale=stale, draft_kept=True, back=back, at=now,
    )  # fmt: skip
    context = {"shell": shell_for(request, now=now), "page": page}
    return render(request, "web/refused.html", context, status=status or status_of(refusal))
