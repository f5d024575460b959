"""The fault run (tests/attack/faults) reads the pages as they are, and calls lost, half and false what is."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from cases.base.models import SubmittedForm
from cases.intake.models import Clue
from tests.attack.faults import judged
from tests.attack.faults.client import HIDDEN, Answer
from tests.attack.faults.people import MARKED, REGISTER, Told
from tests.factories.cases import make_office
from tests.web.conftest import Clock, clock
from tests.web.site import Person
from workflows.models import WorkItem

__all__ = ["clock"]

MARK = f"{MARKED}第1件"
DONE, ALREADY, REFUSED = (
    Answer(302, "", "/"),
    Answer(409, '<p class="refusal-code"><code>submitted_twice</code></p>'),
    Answer(409, '<p class="refusal-code"><code>busy</code></p>'),
)


@pytest.mark.parametrize(
    ("answer", "rows", "verdict"),
    [
        (DONE, 1, "done"),
        (DONE, 0, "lost"),
        (DONE, 2, "twice"),
        (ALREADY, 1, "already_done"),
        (ALREADY, 0, "false_already"),
        (REFUSED, 0, "refused"),
        (REFUSED, 1, "false_refusal"),
        # a person who is sent to the sign-in page was not told that anything was done
        (Answer(302, "", "/sign-in/?next=/"), 1, "false_refusal"),
        (None, 0, "gave_up"),
        (None, 1, "gave_up"),
        (None, 2, "twice"),
    ],
)
def test_what_was_told_and_what_is_there(answer: Answer | None, rows: int, verdict: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told({(REGISTER, MARK): answer})
    monkeypatch.setattr(judged, "_there", lambda: Counter({(REGISTER, MARK): rows}))
    assert judged.verdicts(told) == {verdict: 1}


def registered(clock: Clock) -> tuple[Any, Any]:
    """The answers to a clue that is sent twice, with what the run finds on the page."""
    clock(date(2026, 3, 2))
    person = Person(make_office().officers["intake"])
    hidden = dict(HIDDEN.findall(person.open("/clues/new/").content.decode()))
    form = {**hidden, "source": "inspection", "received_on": "2026-03-01", "content": MARK}
    return person.send("/clues/new/", form), person.send("/clues/new/", form)


def as_read(answer: Any) -> Answer:
    return Answer(answer.status_code, answer.content.decode(), answer.headers.get("Location", ""))


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_the_run_reads_the_pages_as_they_are(clock: Clock) -> None:
    first, second = map(as_read, registered(clock))
    assert (first.done, first.already) == (True, False)
    assert (second.done, second.already) == (False, True)
    told = Told({(REGISTER, MARK): second})
    assert judged.verdicts(told) == {"already_done": 1}
    assert list(judged.halves()) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_an_act_without_its_step_or_its_spent_form_is_half(clock: Clock) -> None:
    registered(clock)
    WorkItem.objects.filter(stream=Clue.objects.get().stream_key).delete()
    assert [line.split(": ")[1] for line in judged.halves()] == ["step []"]
    SubmittedForm.objects.all().delete()
    assert list(judged.halves())[1] == "0 forms are spent and 1 acts stand there"
