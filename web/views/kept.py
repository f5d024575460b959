"""What somebody typed into a form and sent when it could not be done: the session was over, or the page too old.

Nobody is signed in then, so nothing is written: what was typed travels sealed in the sign-in page, and is kept as a draft once
the person for whom the form was opened has signed in. Files do not travel.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from cases.base.sealing import SealBroken
from cases.parties.sealing import sealer
from web.acts import ACT_PAGES
from web.forms.base import ActForm
from web.kinds import MODEL_OF, MODELS
from web.views.once import typed
from workflows import openings

PURPOSE = "web.kept"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed, into which form, under which opening; `url` leads back to the form."""

    stream: str
    act: str
    opening: str
    url: str
    content: dict[str, Any]

    def sealed(self) -> str:
        """As a page may carry it."""
        return sealer().seal(json.dumps(asdict(self)), purpose=PURPOSE)

    def keep(self, account: int, now: datetime) -> bool:
        """As a draft of the person for whom the form was opened. False for anybody else, and if its act is done."""
        if not openings.belongs(self.opening, account):
            return False
        given: dict[str, Any] = {"stream": self.stream, "act": self.act, "content": self.content, "opening": self.opening}
        return openings.keep(account=account, now=now, **given) is not None


def unsealed(text: str) -> Kept | None:
    """What a page carried; None if it is not ours."""
    try:
        return Kept(**json.loads(sealer().open(text, purpose=PURPOSE))) if text else None
    except (SealBroken, ValueError, TypeError):
        return None


def kept_of(request: HttpRequest) -> Kept | None:
    """What a request sends to a form; None for every other request."""
    found = _form_at(request.path_info) if request.method == "POST" else None
    try:
        if found is None or "token" not in request.POST:
            return None
        stream, act, form = found
        back = request.get_full_path().replace("/draft/", "/")
        return Kept(stream, act, request.POST["token"], back, typed(request, form))
    except SuspiciousOperation:
        return None


def _form_at(path: str) -> tuple[str, str, type[ActForm]] | None:
    """The form of an address (its own, or that of its drafts): the stream of its subject, the act, its fields."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.view_name in ("web:act", "web:draft"):
        return _of_act(**match.kwargs)
    return next(((r.stream, r.act, r.form) for r in _registrations() if match.view_name in (r.url, r.draft_url)), None)


def _of_act(kind: str, pk: int, verb: str) -> tuple[str, str, type[ActForm]] | None:
    page = ACT_PAGES.get(verb)
    if page is None or MODELS.get(kind) is not MODEL_OF[page.procedure]:
        return None
    return f"{MODELS[kind]._meta.model_name}:{pk}", page.act, page.form


def _registrations() -> Iterable[Any]:
    from web.views.clue import CLUE
    from web.views.responsibility import REVIEW

    return (CLUE, REVIEW)
