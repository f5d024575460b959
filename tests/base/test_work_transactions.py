"""A Work in real transactions: what is rolled back, what stays, who waits."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from django.db import DatabaseError, connection, transaction

from cases.base.errors import Busy, ConditionFailed, Text
from cases.base.models import Refusal
from tests.base import scene
from tests.dummy import services
from tests.dummy.models import Request


def test_a_work_is_not_opened_inside_another_transaction(cloned_db: str) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic(), scene.begin(scene.officer(scene.make_bureau())):
        pass


def test_the_refusal_stays_when_the_work_is_rolled_back(cloned_db: str) -> None:
    """Real transactions: the rollback has happened before the refusal is written, and does not take it along."""
    bureau = scene.make_bureau()
    before = scene.row_counts()
    with pytest.raises(ConditionFailed), scene.begin(scene.officer(bureau), subject="request:1") as work:
        services.enter_request(work=work, bureau=bureau)
        raise ConditionFailed("code", Text("理由。", "Why."), "§1")
    assert scene.grown(before) == {"base_refusal": 1, "base_chainentry": 1, "base_chainhead": 1}
    assert not connection.in_atomic_block


def test_the_refusal_is_written_after_a_broken_statement(cloned_db: str) -> None:
    """On PostgreSQL a failed statement spoils its transaction; the refusal has its own."""
    bureau = scene.make_bureau()
    with pytest.raises(ConditionFailed), scene.begin(scene.officer(bureau)):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT * FROM no_such_table")
        except DatabaseError:
            raise ConditionFailed("code", Text("理由。", "Why.")) from None
    assert Refusal.objects.get().code == "code"


@pytest.mark.postgres
def test_a_lock_not_had_in_time_is_busy(cloned_db: str) -> None:
    bureau = scene.make_bureau()
    request = scene.entered(bureau)
    held, done = Event(), Event()

    def holding() -> None:
        with scene.begin(scene.officer(bureau)) as work:
            work.lock(Request, request.pk)
            held.set()
            done.wait(20)
        connection.close()

    holder = Thread(target=holding)
    holder.start()
    try:
        assert held.wait(20)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '200ms'")
        with pytest.raises(Busy), scene.begin(scene.officer(bureau), subject=request.stream_key) as work:
            services.weigh_request(work=work, request=request.pk)
    finally:
        done.set()
        holder.join()
    assert Refusal.objects.get().code == "busy"
    assert Request.objects.get(pk=request.pk).state == "ENTERED"
