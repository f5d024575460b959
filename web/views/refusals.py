"""A refused act as a page of its own: what, why, which article, what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.base.errors import NotFound, NotPermitted, Refused
from cases.base.models import Aggregate
from web.presenters.shell import language, shell_for
from web.presenters.task import subject_url
from web.presenters.verbs import verb_name
from web.viewmodels import Link, RefusedPage

STALE = frozenset({"stale_task", "wrong_state", "claimed_by_other", "submitted_twice"})


def status_of(refusal: Refused) -> int:
    """403 for who may not, 404 for what is not there, 409 for what the law or somebody faster forbids."""
    if isinstance(refusal, NotPermitted):
        return 403
    return 404 if isinstance(refusal, NotFound) else 409


def refused(
    request: HttpRequest, refusal: Refused, *, back: Link | None = None, about: Aggregate | None = None,
    draft_kept: bool = True, status: int | None = None,
) -> HttpResponse:  # fmt: skip
    """The refusal page; nothing was written but the refusal entry. `about` is the subject it links to."""
    now, stale = timezone.now(), refusal.code in STALE
    page = RefusedPage(
        code=refusal.code, sentence=refusal.text.within(language()), article=refusal.article,
        act=verb_name(refusal.act) if refusal.act else "",
        what_to_do=_("请返回刷新页面，查看最新进展后再办理。") if stale else (
            _("请按上述要求补正后重新提交；需要帮助请联系本单位法规机构。")),
        stale=stale, draft_kept=draft_kept and not isinstance(refusal, NotPermitted), back=back, at=now,
        case=Link(label=_("查看案件"), url=subject_url(about)) if about is not None else None,
    )  # fmt: skip
    context = {"shell": shell_for(request, now=now), "page": page}
    return render(request, "web/refused.html", context, status=status or status_of(refusal))
