"""A page that comes a second time after its act was done: said, with the way to what was done; never said of what was not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from cases.base.models import Draft, SubmittedForm
from web.acting import ActingRequest
from web.addresses import address_of
from web.forms.base import ActForm
from web.viewmodels import Link, Notice, Tone
from web.views.once import other_words, part_of, typed
from web.views.refusals import refused
from workflows import openings, uploads
from workflows.inbox import save_draft
from workflows.openings import AlreadyDone, Sending


def seen_before(
    request: ActingRequest, sent: Sending | None, *, stream: str, act: str, form: type[ActForm], now: datetime
) -> HttpResponse | None:
    """The answer to a form whose act is done; None if it is not."""
    done = openings.spent(sent.opening) if sent else None
    if sent is None or done is None:
        return None
    if done.digest in ("", sent.digest):
        return refused(request, AlreadyDone(), back=_outcome(done), done_at=done.at)
    given: dict[str, Any] = {
        "stream": stream,
        "act": act,
        "content": typed(request, form),
        "opening": openings.mint(request.actor.account),
    }
    kept = save_draft(actor=request.actor, now=now, **given)
    back = Link(label=_("打开草稿核对"), url=request.get_full_path())
    return refused(request, other_words(), back=back, draft_kept=kept is not None)


def _outcome(done: SubmittedForm) -> Link | None:
    return Link(label=_("查看办理结果"), url=address_of(done.outcome)) if done.outcome else None


def keep(
    request: ActingRequest, *, stream: str, act: str, form: type[ActForm], now: datetime, sent: ActForm | None = None
) -> Draft | None:
    """Keep what was typed as a draft of its opening, and the good files of a form that was sent; None if its act is done."""
    given: dict[str, Any] = {
        "stream": stream,
        "act": act,
        "content": typed(request, form),
        "opening": request.POST.get("token", ""),
        "part": part_of(request.POST, form),
    }
    draft = save_draft(actor=request.actor, now=now, **given)
    if draft is not None and sent is not None:
        _let_wait(draft.opening, sent, now)
    return draft


def _let_wait(opening: str, form: ActForm, now: datetime) -> None:
    """The files that passed their checks wait; what the person took off does no longer."""
    for name, upload in form.uploaded().items():
        if upload:
            uploads.wait(opening, name, upload, now=now)
        else:
            uploads.drop(opening, name)


def older_page() -> Notice:
    """What is said over a form whose page was made by an earlier version, or for somebody else who was signed in here."""
    text = _("这一页是在系统更新之前或者以他人身份打开的，还没有办理。请核对填写的内容后再提交一次。")
    return Notice(text=text, tone=Tone.WARN, title=_("请再提交一次"))
