"""A page is sent once, and what was typed into it is kept until its act is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.crypto import salted_hmac

from cases.base.errors import Refused, Text
from web.forms.base import ActForm
from workflows import openings
from workflows.openings import Sending

# never kept in a draft: what is sealed once it is stored
SECRET = frozenset({"party_identity", "party_born_on"})
# what a page sends besides the fields of its form
_MARKS = frozenset({"csrfmiddlewaretoken", "token"})


def typed(request: HttpRequest, form: type[ActForm]) -> dict[str, Any]:
    """What was typed into the fields of the form, for a draft; sealed fields left out."""
    return typed_in(request.POST, form)


def typed_in(given: QueryDict, form: type[ActForm]) -> dict[str, Any]:
    """The same of any sending."""
    found = {}
    for name in filter(form.has, given.keys() - SECRET):
        values = [value.replace("\x00", "") for value in given.getlist(name)]
        found[name] = values if len(values) > 1 else values[0]
    return found


def part_of(given: Mapping[str, Any], form: type[ActForm]) -> dict[str, str]:
    """Which part of its subject a form is asked for or was sent about; nothing where it is about the whole, or none is named."""
    named = str(given.get(form.part) or "") if form.part else ""
    return {form.part: named} if named else {}


def sending(request: HttpRequest) -> Sending | None:
    """The form that is sent; None if its page was not made for this person (or by a version before)."""
    mark = request.POST.get("token", "")
    return Sending(mark, _digest(request)) if openings.belongs(mark, request.user.pk) else None


def opening_of(request: HttpRequest, account: int) -> str:
    """The opening that an answer goes on with: that of the page which was sent, or a new one."""
    mark = request.POST.get("token", "")
    return mark if openings.belongs(mark, account) else openings.mint(account)


def _digest(request: HttpRequest) -> str:
    """Tells the same sending, sent again, from another one of the same page; keyed, since numbers of people are in it."""
    said = [(name, request.POST.getlist(name)) for name in sorted(request.POST.keys() - _MARKS)]
    came = [(name, [(f.name, f.size) for f in request.FILES.getlist(name)]) for name in sorted(request.FILES)]
    return salted_hmac("web.sending", repr((said, came)), algorithm="sha256").hexdigest()


def other_words() -> Refused:
    """The refusal of a page whose act is done and that now says something else."""
    said = Text(
        "用这一页的办理已经完成。这次填写的内容与已办理的不同，没有办理，已另存为草稿；确需再次办理的，请打开核对后提交。",
        "The act of this page is done. What came now is different and was not done; it is kept as a draft: open and compare it.",
    )
    return Refused("other_words", said)
