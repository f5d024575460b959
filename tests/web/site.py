"""The site as a signed-in person meets it, without a browser: pages are opened, their forms filled and sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.apps import apps
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model, QuerySet
from django.test import Client

from cases.base.work import SHANGHAI
from cases.parties.models import Officer
from tests.factories.counting import all_rows

# what a refusal leaves, and what a sign-in or an opened page does
BOOKS = frozenset(
    (
        *("Refusal", "ChainEntry", "ChainHead", "Session", "AccessAttempt", "AccessLog"),
        *("SubmittedForm", "Draft", "PendingUpload", "Reading"),
    )
)

SEVERAL = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)


def moment(day: date, hour: int = 11) -> datetime:
    return datetime.combine(day, time(hour), SHANGHAI)


class Person:
    """An officer at a browser that shows no pictures."""

    def __init__(self, officer: Officer, *, language: str = "zh-hans") -> None:
        assert officer.user is not None
        self.officer, self.client = officer, Client(raise_request_exception=True)
        self.client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
        self.client.cookies["django_language"] = language

    def open(self, address: str) -> Any:
        return self.client.get(address)

    def send(self, address: str, fields: Mapping[str, Any], **more: Any) -> Any:
        for value in fields.values():
            if isinstance(value, UploadedFile):
                # what was sent before was read to its end
                value.seek(0)
        return self.client.post(address, fields, **more)

    def fill(self, address: str, **changes: Any) -> Any:
        """Open a form, change these fields, send it."""
        opened = self.open(address)
        assert opened.status_code == 200, (address, opened.status_code, opened.content.decode()[-2000:])
        return self.send(address, {**sent(opened.context["page"].form), **told(changes), "token": opened.context["page"].token})


def sent(form: forms.BaseForm) -> dict[str, Any]:
    """What a browser sends of a form as it is shown."""
    shown = {}
    for field in form:
        value = field.value()
        if isinstance(field.field, forms.BooleanField):
            value = "on" if value else None
        elif isinstance(field.field, forms.ChoiceField) and not isinstance(field.field, SEVERAL):
            # a list without an empty line shows its first one
            value = value if value not in (None, "") else str(next(iter(list(field.field.choices)), ("",))[0])  # type: ignore[arg-type]
        if value not in (None, "", []):
            shown[field.html_name] = value
    return told(shown)


def told(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as a form sends them; None is left out."""
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | QuerySet):
        return [_plain(v) for v in value]
    return value.pk if isinstance(value, Model) else value


def counts() -> dict[str, int]:
    """Rows of every table but the books, in one statement."""
    rows = all_rows()
    return {m.__name__: rows[m._meta.db_table] for m in apps.get_models() if m.__name__ not in BOOKS}


def why(answer: Any) -> str:
    """Why an answer is not what a test wanted: the form's errors or the refusal."""
    page = answer.context["page"] if answer.context else None
    form = getattr(page, "form", None)
    return f"{answer.status_code} {dict(form.errors) if form is not None else getattr(page, 'sentence', page)}"
