"""A page is submitted once, and what was typed into it is kept."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from cases.base.errors import Refused, Text
from web.forms.base import ActForm
from web.models import SubmittedForm

# never kept in a draft: what is sealed once it is stored
SECRET = frozenset({"party_identity", "party_born_on"})
_TOKEN = re.compile(r"[\w-]{16,43}", re.ASCII)


def typed(request: HttpRequest, form: type[ActForm]) -> dict[str, Any]:
    """What was typed into the fields of the form, for a draft; sealed fields left out."""
    found = {}
    for name in form.base_fields.keys() & request.POST.keys() - SECRET:
        values = [value.replace("\x00", "") for value in request.POST.getlist(name)]
        found[name] = values if len(values) > 1 else values[0]
    return found


def first_time(token: str, now: datetime) -> bool:
    """Whether this rendering of the form is submitted for the first time."""
    if not _TOKEN.fullmatch(token):
        return False
    try:
        with transaction.atomic():
            SubmittedForm.objects.create(token=token, at=now)
    except IntegrityError:
        return False
    return True


def twice() -> Refused:
    """The refusal of a second submit."""
    return Refused(
        "submitted_twice",
        Text("同一页面已经提交过一次，没有重复办理。", "This page was submitted already; nothing was done twice."),
    )
