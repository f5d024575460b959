"""A Work is the only way to write legal rows, and one transaction."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import serializers
from django.db import IntegrityError, OperationalError
from django_fsm import ConcurrentTransition

from cases.base import work as works
from cases.base.errors import Busy, ConditionFailed, Conflict, Text, UnguardedWrite
from cases.base.models import Act, ChainEntry, Refusal
from tests.base import scene
from tests.dummy import services
from tests.dummy.models import Paper, Request, Specimen
from tests.factories.counting import all_rows, grown

pytestmark = pytest.mark.django_db

UNGUARDED: dict[str, Callable[[Request], Any]] = {
    "save": lambda r: r.save(),
    "create": lambda r: Paper.objects.create(request=r, title="x"),
    "get_or_create": lambda r: Paper.objects.get_or_create(request=r, title="x"),
    "update_or_create": lambda r: Paper.objects.update_or_create(request=r, defaults={"title": "x"}),
    "delete": lambda r: r.delete(),
    "queryset.update": lambda r: Request.objects.filter(pk=r.pk).update(purpose="x"),
    "queryset.delete": lambda r: Request.objects.filter(pk=r.pk).delete(),
    "manager.delete": lambda r: Request.objects.delete(),
    "bulk_create": lambda r: Paper.objects.bulk_create([Paper(request=r, title="x")]),
    "bulk_update": lambda r: Request.objects.bulk_update([r], ["purpose"]),
    "related.create": lambda r: r.papers.create(title="x"),
    "related.update": lambda r: r.papers.update(title="x"),
    "related.delete": lambda r: r.papers.all().delete(),
}


@pytest.mark.parametrize("way", UNGUARDED)
def test_no_other_way_writes_a_legal_row(way: str) -> None:
    request = scene.entered(scene.make_bureau())
    before = scene.row_counts()
    with pytest.raises(UnguardedWrite):
        UNGUARDED[way](request)
    assert scene.grown(before) == {}
    assert Request.objects.get(pk=request.pk).purpose == "试验"


def test_a_save_without_history_is_refused_too() -> None:
    """simple-history lets an instance skip its history; verification would find the row, the Work does not write it."""
    with pytest.raises(UnguardedWrite, match="without its history"), scene.begin(scene.officer(scene.make_bureau())) as w:
        specimen = Specimen(text="x")
        specimen.skip_history_when_saving = True  # type: ignore[attr-defined]
        w.save(specimen)
    assert not Specimen.objects.exists()


def test_history_switched_off_in_the_settings_writes_nothing(settings: Any) -> None:
    settings.SIMPLE_HISTORY_ENABLED = False
    with pytest.raises(UnguardedWrite), scene.begin(scene.officer(scene.make_bureau())) as work:
        work.save(Specimen(text="x"))
    assert not Specimen.objects.exists()


def test_everything_of_a_work_shares_one_act_id() -> None:
    bureau = scene.make_bureau()
    with scene.begin(scene.officer(bureau)) as work:
        one = services.enter_request(work=work, bureau=bureau)
        two = services.enter_request(work=work, bureau=bureau)
    streams = [one.stream_key, two.stream_key]
    assert set(Act.objects.filter(stream__in=streams).values_list("act_id", flat=True)) == {work.act_id}
    entries = ChainEntry.objects.filter(stream__in=streams)
    assert set(entries.values_list("act_id", flat=True)) == {work.act_id}
    assert set(Request.history.values_list("act_id", flat=True)) == {work.act_id}


def test_the_actor_stands_in_history_as_text() -> None:
    """Trap: simple-history keeps a user's key alone, which says nothing once the account is gone."""
    bureau = scene.make_bureau()
    request = scene.entered(bureau)
    with scene.begin(scene.officer(bureau)) as work, work.acting_as(work.actor.for_outsider("某某食品店")):
        services.amend_request(work=work, request=request.pk, purpose="改写")
    first, second = Request.history.order_by("history_id")
    assert [(h.actor_name, h.history_user_id) for h in (first, second)] == [("张三", 7), ("某某食品店", 7)]
    act = Act.objects.get(verb="dummy.amend")
    assert (act.actor_kind, act.actor_name, act.recorded_by) == ("outsider", "某某食品店", "张三")


def test_the_moment_of_history_is_that_of_the_act() -> None:
    request = scene.entered(scene.make_bureau(), now=scene.days_later(3))
    assert request.history.get().history_date == scene.days_later(3)


def test_the_calendar_is_asked_once(django_assert_num_queries: Any) -> None:
    with scene.begin(scene.officer(scene.make_bureau())) as work, django_assert_num_queries(1):
        assert work.calendar is work.calendar


class _Coded(Exception):
    """What the driver raises, with its code."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def _caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


CONTENTION: dict[str, Callable[[], Exception]] = {
    "lock timeout": lambda: _caused(OperationalError("canceling statement"), _Coded("55P03")),
    "deadlock": lambda: _caused(OperationalError("deadlock detected"), _Coded("40P01")),
    "serialisation": lambda: _caused(OperationalError("could not serialize"), _Coded("40001")),
    "sqlite": lambda: _caused(OperationalError("database is locked"), sqlite3.OperationalError()),
    "stale row": lambda: ConcurrentTransition("changed"),
}


@pytest.mark.parametrize("way", CONTENTION)
def test_contention_is_a_refusal(way: str) -> None:
    with pytest.raises(Busy) as caught, scene.begin(scene.officer(scene.make_bureau()), act="dummy.weigh"):
        raise CONTENTION[way]()
    assert str(caught.value) == "案件正由他人办理，请稍后重试。"
    assert [(r.code, r.verb) for r in Refusal.objects.all()] == [("busy", "dummy.weigh")]


def test_another_database_error_is_no_refusal() -> None:
    with pytest.raises(OperationalError, match="disk"), scene.begin(scene.officer(scene.make_bureau())):
        raise OperationalError("disk I/O error")
    assert not Refusal.objects.exists()


def test_the_same_number_twice_is_a_refusal() -> None:
    """What only the database can see in a race: somebody else registered the same meanwhile."""
    request = scene.entered(bureau := scene.make_bureau())
    with pytest.raises(Conflict) as caught, scene.begin(scene.officer(bureau)) as work:
        work.save(Request(state="ENTERED", opened_on=work.today, authority=bureau, number=request.number))
    assert str(caught.value) == "相同的记录刚由他人登记，或者您已提交过一次；请刷新后核对。"
    assert Refusal.objects.get().code == "conflict"


def test_a_guard_that_fires_is_no_refusal() -> None:
    """A trigger's refusal is a mistake of the program and must not look like an ordinary answer."""
    bureau = scene.make_bureau()
    with pytest.raises(IntegrityError, match="undeclared initial state"), scene.begin(scene.officer(bureau)) as work:
        work.save(Request(state="WEIGHED", opened_on=work.today, authority=bureau, number="9"))
    assert not Refusal.objects.exists()


def test_a_refusal_that_cannot_be_recorded_still_reaches_the_person(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(works, "record_refusal", broken)
    with (
        caplog.at_level(logging.ERROR),
        pytest.raises(ConditionFailed),
        scene.begin(scene.officer(scene.make_bureau()), act="dummy.weigh", subject="request:1"),
    ):
        raise ConditionFailed("code", Text("理由。", "Why."))
    assert "refusal code of dummy.weigh on request:1 could not be recorded" in caplog.text


def test_a_fixture_file_cannot_load_legal_rows() -> None:
    """loaddata saves past Model.save; without a Work there is no history row, and verification names the row."""
    from cases.base import verify

    row = '[{"model": "dummy.specimen", "pk": 5, "fields": {"text": "x"}}]'
    for loaded in serializers.deserialize("json", row):
        loaded.save()
    assert [f.kind for f in verify.verify().findings] == ["inserted_live_row"]


# --- time is not believed blindly ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "refused"), [(timedelta(seconds=29), False), (timedelta(seconds=31), True), (timedelta(days=1), True)]
)
def test_a_record_is_never_dated_before_the_last_one_of_its_stream(earlier: timedelta, refused: bool) -> None:
    """Requests side by side may commit out of their order; nobody waits longer than the lock's ten seconds."""
    bureau = scene.make_bureau()
    request = scene.entered(bureau)
    before = all_rows()
    try:
        with scene.begin(scene.officer(bureau), scene.NOW - earlier) as work:
            scene.services.weigh_request(work=work, request=request.pk)
    except ConditionFailed as refusal:
        assert (refusal.code, refused) == ("recorded_earlier", True)
        assert "2026-03-02 09:30:00" in refusal.text.zh and "现在的时间" in refusal.text.zh
        assert grown(before, all_rows()) == {"base_refusal": 1, "base_chainentry": 1, "base_chainhead": 1}
    else:
        assert not refused


def test_the_moment_of_a_stream_never_goes_back() -> None:
    """29 seconds back, and again: the second is 58 before the first record."""
    bureau = scene.make_bureau()
    request = scene.entered(bureau)
    step = timedelta(seconds=29)
    with scene.begin(scene.officer(bureau), scene.NOW - step) as work:
        scene.services.weigh_request(work=work, request=request.pk)
    with pytest.raises(ConditionFailed), scene.begin(scene.leader(bureau), scene.NOW - 2 * step) as work:
        scene.services.grant_request(work=work, request=request.pk, opinion="同意")


def test_another_stream_knows_nothing_of_it() -> None:
    bureau = scene.make_bureau()
    scene.entered(bureau)
    with scene.begin(scene.officer(bureau), scene.NOW - timedelta(days=9)) as work:
        scene.services.enter_request(work=work, bureau=bureau, purpose="早些时候")
    assert Request.objects.count() == 2
