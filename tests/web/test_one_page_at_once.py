"""Threads on PostgreSQL: the same page sent by all at once is one act, and an autosave in the middle of it leaves nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from cases.base.models import Act, Draft, SubmittedForm
from tests.web.act_cases import BY_ACT
from tests.web.conftest import Clock
from tests.web.site import Person, sent
from workflows.detection import detect

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("plain_papers", "file_root")]

RECORD, APPROVE = BY_ACT["penalty.add_evidence"], BY_ACT["penalty.approve_notice"]
TYPED = {"kind": "record", "title": "现场笔录", "proves": "现场情况", "source": "制作"}


def _page(row: Any, clock: Clock, fields: dict[str, Any]) -> tuple[Person, str, dict[str, Any]]:
    played = row.play()
    clock(row.day)
    person, address = Person(played.office.officers[row.who]), row.address(played)
    page = person.open(address).context["page"]
    return person, address, {**sent(page.form), **fields, "token": page.token}


def _also(person: Person) -> Client:
    """The same session in another window."""
    # what fails in one thread is told to the clients of all
    client = Client(raise_request_exception=False)
    client.cookies = person.client.cookies
    return client


def _at_once(deeds: list[Callable[[], int]]) -> list[int]:
    """The status that each answered, all let go in the same moment."""
    gate = Barrier(len(deeds))

    def run(deed: Callable[[], int]) -> int:
        try:
            gate.wait(30)
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(run, deeds))


@pytest.mark.parametrize(("row", "fields"), [(RECORD, TYPED), (APPROVE, {"opinion": "同意。"})], ids=["again", "ends its step"])
def test_identical_posts_make_exactly_one_act(row: Any, fields: dict[str, Any], clock: Clock, cloned_db: str) -> None:
    person, address, form = _page(row, clock, fields)
    known = Act.objects.filter(verb=row.act).count()
    said = _at_once([lambda: _also(person).post(address, form).status_code] * 6)
    assert sorted(said) == [302, 409, 409, 409, 409, 409]
    assert Act.objects.filter(verb=row.act).count() == known + 1
    assert SubmittedForm.objects.count() == 1
    assert not Draft.objects.exists()


def test_an_autosave_while_the_act_is_done_waits_for_it_and_keeps_nothing(
    clock: Clock, cloned_db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, address, form = _page(RECORD, clock, TYPED)
    assert person.send(f"{address}draft/", form).status_code == 200
    nearly = Event()

    def slow(*given: Any) -> None:
        detect(*given)
        nearly.set()
        time.sleep(1)

    monkeypatch.setattr("workflows.door.detect", slow)

    def autosave() -> int:
        nearly.wait(30)
        return _also(person).post(f"{address}draft/", form).status_code

    said = _at_once([lambda: _also(person).post(address, form).status_code, autosave])
    assert said == [302, 204]
    assert not Draft.objects.exists()


def test_an_autosave_while_the_act_fails_is_kept(clock: Clock, cloned_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waited for an act that was rolled back: its text is the newest there is."""
    person, address, form = _page(RECORD, clock, TYPED)
    nearly = Event()

    def broken(*_: Any) -> None:
        nearly.set()
        time.sleep(1)
        raise RuntimeError("the machine stops here")

    monkeypatch.setattr("workflows.door.detect", broken)

    def autosave() -> int:
        nearly.wait(30)
        return _also(person).post(f"{address}draft/", form).status_code

    assert _at_once([lambda: _also(person).post(address, form).status_code, autosave]) == [500, 200]
    assert Draft.objects.get().content["title"] == "现场笔录"
    assert not SubmittedForm.objects.exists()


def test_autosaves_and_a_sending_in_any_order_leave_no_draft(clock: Clock, cloned_db: str) -> None:
    person, address, form = _page(RECORD, clock, TYPED)
    for turn in range(6):
        page = person.open(address).context["page"]
        now = {**form, "title": f"笔录{turn}", "token": page.token}
        save = lambda: _also(person).post(f"{address}draft/", now).status_code  # noqa: B023, E731 - called before the next turn
        said = _at_once([save, save, lambda: _also(person).post(address, now).status_code, save])  # noqa: B023
        assert said[2] == 302
        assert set(said) <= {200, 204, 302}
        assert not Draft.objects.exists(), turn
    assert Act.objects.filter(verb=RECORD.act).count() == 6
