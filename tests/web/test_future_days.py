"""No form takes a day that has not come for what has happened: each date field of each form, filled with tomorrow.

The acts themselves are tried in tests/procedures; what may lie ahead stands in tests/tables/future_days.csv.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import translation

from tests.factories.cases import make_company, make_office
from tests.factories.parties import make_party
from tests.factories.reviews import make_two_offices
from tests.future_days import ahead
from tests.web.conftest import Clock
from tests.web.site import Person, counts, sent, told, why
from tests.web.test_act_arguments import OPENED, _of_case
from web.acts import ACT_PAGES
from web.forms.base import ActForm
from web.views.clue import CLUE
from web.views.divisions import ACTS as DIVISIONS
from web.views.party import ACTS as PARTIES
from web.views.responsibility import REVIEW

pytestmark = [pytest.mark.above, pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
AHEAD = ahead()
TODAY = date(2026, 3, 2)


def days(form: ActForm, act: str) -> Iterator[str]:
    """The fields of what has happened; the table names those of the act, in whatever they are handed over."""
    planned = {field.rpartition(".")[2] for field in AHEAD.get(act, ())}
    yield from (n for n, field in form.fields.items() if isinstance(field, forms.DateField) and n not in planned)


def asked(form: ActForm, act: str, more: dict[str, Any]) -> list[str]:
    """The date fields of a form, each of which has refused tomorrow, in both languages, in words about today."""
    typed, files = _sent(form, more)
    given = {"subject": form.subject, "actor": form.actor, "today": form.today}
    # what cannot be typed is not listened to; who may type it is asked by the form all the same
    assert [n for n in days(form, act) if form.fields[n].disabled and n not in form.past] == []
    tomorrow, found = form.today + timedelta(days=1), [n for n in days(form, act) if not form.fields[n].disabled]
    for name in found:
        for language, word in (("zh-hans", "今天"), ("en", "today")):
            with translation.override(language):
                wrong = type(form)(data={**typed, name: tomorrow.isoformat()}, files=files, **given)
                assert not wrong.is_valid(), (act, name)
                assert word in str(wrong.errors.get(name)), (act, name, dict(wrong.errors))
    return found


def _sent(form: ActForm, more: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    typed = told(more)
    return {**sent(form), **typed}, {name: value for name, value in typed.items() if isinstance(value, UploadedFile)}


@pytest.mark.parametrize("act", ACT_PAGES)
def test_a_form_says_that_the_day_has_not_come(act: str) -> None:
    page = ACT_PAGES[act]
    if not any(isinstance(field, forms.DateField) for field in page.form.base_fields.values()):
        return
    opened = OPENED.get(page.procedure, _of_case)(act)
    form = page.form(subject=opened.subject, actor=opened.actor, today=opened.day)
    asked(form, act, dict(opened.typed))


def test_what_is_registered_has_happened() -> None:
    """The registrations and the acts on a party, which have pages of their own."""
    office, two = make_office(), make_two_offices()
    clerk, supervisor = office.actor("intake", TODAY), two.actor("sup1", TODAY)
    person = make_party(kind="natural_person", name="张例示", uscc="")
    rows = [
        (CLUE.act, CLUE.form, CLUE.subject(office.authority), clerk),
        (REVIEW.act, REVIEW.form, REVIEW.subject(two.authority), supervisor),
        *((row["act"], row["form"], subject, clerk) for row in PARTIES.values() for subject in (person, make_company())),
        *((row["act"], row["form"], None, clerk) for row in DIVISIONS.values()),
    ]
    found = {(act, n) for act, form, subject, actor in rows for n in asked(_form(form, subject, actor), act, {})}
    assert found == {
        ("clue.register", "received_on"),
        ("clue.register", "party_born_on"),
        ("parties.correct_party", "party_born_on"),
    }


def _form(kind: Any, subject: Any, actor: Any) -> ActForm:
    form: ActForm = kind(subject=subject, actor=actor, today=TODAY)
    return form


def test_a_page_sent_with_tomorrow_leaves_nothing(clock: Clock) -> None:
    clock(TODAY)
    person = Person(make_office().officers["intake"])
    person.open("/clues/new/")
    rows = counts()
    answer = person.fill("/clues/new/", received_on=TODAY + timedelta(days=1), content="检查发现。")
    assert (answer.status_code, list(answer.context["page"].form.errors)) == (422, ["received_on"]), why(answer)
    assert counts() == rows
    assert person.fill("/clues/new/", received_on=TODAY, content="检查发现。").status_code == 302
