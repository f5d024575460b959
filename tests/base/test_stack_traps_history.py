"""stack.md §3 (and what of §2 touches the kernel): traps of simple-history and of the chain, each with its test."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from cases.base import canonical
from cases.base.errors import UnguardedWrite
from cases.base.models import Act
from cases.base.roles import Role
from tests.base import scene
from tests.dummy.models import Request, Specimen

pytestmark = pytest.mark.django_db


def test_the_reason_and_the_user_do_not_stick() -> None:
    """The library repeats both on the next save of the same instance."""
    bureau = scene.make_bureau()
    with scene.begin(scene.officer(bureau)) as work, work.because("第一次"):
        specimen = work.save(Specimen(text="a"))
    with scene.begin(scene.officer(bureau, Role.UH, "王五")) as work:
        work.save(specimen)
    first, second = specimen.history.order_by("history_id")
    assert (first.history_change_reason, second.history_change_reason) == ("第一次", "")
    assert (first.actor_name, second.actor_name) == ("张三", "王五")
    assert not {"_work", "_history_user", "_history_date", "_change_reason"} & vars(specimen).keys()


def test_the_reason_does_not_stick_after_a_failed_save() -> None:
    bureau = scene.make_bureau()
    specimen = Specimen(text="x" * 10, uid="no uuid")
    with pytest.raises(Exception, match="UUID"), scene.begin(scene.officer(bureau)) as work:
        work.save(specimen)
    assert "_work" not in vars(specimen)


def test_bulk_helpers_of_the_library_are_refused() -> None:
    with pytest.raises(UnguardedWrite):
        bulk_create_with_history([Specimen(text="x")], Specimen)
    with pytest.raises(UnguardedWrite):
        bulk_update_with_history([Specimen(pk=1, text="x")], Specimen, ["text"])


@pytest.mark.parametrize("change", ["update", "delete"])
def test_history_cannot_be_changed_through_its_own_manager(change: str) -> None:
    scene.entered(scene.make_bureau())
    with pytest.raises(IntegrityError, match="append-only|never deleted"), transaction.atomic():
        if change == "update":
            Request.history.update(purpose="x")
        else:
            Request.history.all().delete()
    assert Request.history.get().purpose == "试验"


def test_an_account_is_never_deleted() -> None:
    """viewflow's tasks hang on their owner with CASCADE; a deleted account would take them along."""
    user = get_user_model().objects.create_user("someone", full_name="某人")
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        user.delete()
    assert get_user_model().objects.filter(pk=user.pk).exists()


def test_history_needs_no_account() -> None:
    """A background job has no request and no user; its name stands in the row."""
    from cases.base.actors import Actor

    with scene.begin(Actor.system("夜间任务")) as work:
        specimen = work.save(Specimen(text="a"))
        work.record("specimen.make", specimen.stream_key)
    assert (specimen.history.get().actor_name, specimen.history.get().history_user_id) == ("夜间任务", None)
    assert Act.objects.get(verb="specimen.make").actor_kind == "system"


def test_canonical_text_is_sorted_tight_and_utf8() -> None:
    assert canonical.dumps({"乙": 1, "甲": [True, None], "a": "é"}) == '{"a":"é","乙":1,"甲":[true,null]}'


def test_the_chain_is_appended_last(monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any) -> None:
    """A head locked early serialises everybody: the three statements of the chain are the last before commit."""
    from django.test.utils import CaptureQueriesContext

    bureau = scene.make_bureau()
    with CaptureQueriesContext(connection) as captured:
        scene.entered(bureau)
    statements = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    touching = [i for i, sql in enumerate(statements) if "base_chain" in sql and "calendar:cn" not in sql]
    assert touching == list(range(len(statements) - 3, len(statements)))


def test_recursive_triggers_are_on() -> None:
    """Without the pragma INSERT OR REPLACE deletes a row on SQLite without firing its guard."""
    if connection.vendor != "sqlite":
        pytest.skip("a trap of SQLite")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers")
        assert cursor.fetchone() == (1,)
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
