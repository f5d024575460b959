"""stack.md §1: the traps of django-fsm that touch what we built, each closed, each with its test."""

from __future__ import annotations

import ast
import importlib.metadata
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, connection
from django_fsm import ConcurrentTransition

from cases.base.errors import Busy, UnguardedWrite
from tests.base import scene
from tests.dummy.models import Request

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_the_state_cannot_be_assigned() -> None:
    request = scene.entered(scene.make_bureau())
    with pytest.raises(AttributeError):
        request.state = "GRANTED"


@pytest.mark.django_db
def test_trap_1_refresh_from_db_keeps_the_state_protected(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library switches the protection off on the class while it refreshes; ours leaves it on, in every thread."""
    request = scene.entered(scene.make_bureau())
    other = Request.objects.get(pk=request.pk)
    forbidden, stop = [], threading.Event()

    def assigning() -> None:
        while not stop.is_set():
            try:
                other.state = "GRANTED"
            except AttributeError:
                continue
            forbidden.append(other.state)

    thread = threading.Thread(target=assigning)
    thread.start()
    for _ in range(300):
        request.refresh_from_db()
    stop.set()
    thread.join()
    assert forbidden == []
    assert Request._meta.get_field("state").protected


@pytest.mark.django_db
def test_trap_1_refresh_of_a_missing_row_keeps_the_state_protected() -> None:
    request = scene.entered(scene.make_bureau())
    kept, request.pk = request.state, 404
    with pytest.raises(Request.DoesNotExist):
        request.refresh_from_db()
    assert request.state == kept
    with pytest.raises(AttributeError):
        request.state = "GRANTED"


@pytest.mark.django_db
def test_refresh_reads_the_state_anew() -> None:
    bureau = scene.make_bureau()
    stale = scene.entered(bureau)
    with scene.begin(scene.officer(bureau)) as work:
        scene.services.weigh_request(work=work, request=stale.pk)
    stale.refresh_from_db()
    assert stale.state == "WEIGHED"
    with pytest.raises(AttributeError):
        stale.state = "GRANTED"


@pytest.mark.django_db
def test_refresh_of_a_deferred_state_reads_it() -> None:
    pk = scene.entered(scene.make_bureau()).pk
    partial = Request.objects.only("purpose").get(pk=pk)
    partial.refresh_from_db(fields=["purpose"])
    assert partial.state == "ENTERED"


@pytest.mark.django_db
def test_cleaning_leaves_the_state_alone() -> None:
    scene.entered(scene.make_bureau()).full_clean()


def test_trap_2_the_admin_mixin_is_not_used() -> None:
    """It applies a posted transition without asking its permission; the stock admin would also delete processes."""
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    for package in ("cases", "integrity", "workflows", "api", "web"):
        for path in (ROOT / package).rglob("*.py"):
            assert "FSMAdminMixin" not in path.read_text(encoding="utf-8"), path


@pytest.mark.django_db
def test_trap_3_a_stale_copy_does_not_overwrite_a_moved_row() -> None:
    bureau = scene.make_bureau()
    stale = scene.entered(bureau)
    with scene.begin(scene.officer(bureau)) as work:
        scene.services.weigh_request(work=work, request=stale.pk)
    with pytest.raises(Busy) as caught, scene.begin(scene.officer(bureau)) as work:
        work.save(stale)
    assert isinstance(caught.value.__cause__, ConcurrentTransition)
    assert Request.objects.get(pk=stale.pk).state == "WEIGHED"


def test_trap_4_nobody_saves_some_fields_of_a_legal_row() -> None:
    """`save(update_fields=…)` after a transition silently drops the state; Work.save writes the whole row."""
    import inspect

    from cases.base.work import Work

    assert list(inspect.signature(Work.save).parameters) == ["self", "instance"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dummy_request SET state = 'GRANTED', opinion = 'x'",
        "UPDATE dummy_request SET state = 'REFUSED'",
        "UPDATE dummy_request SET state = 'NO_SUCH'",
    ],
)
def test_trap_5_the_database_refuses_undeclared_pairs(statement: str) -> None:
    scene.entered(scene.make_bureau())
    with pytest.raises(IntegrityError, match="undeclared transition"), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_trap_5_bulk_changes_of_a_state_are_refused() -> None:
    scene.entered(scene.make_bureau())
    with pytest.raises(UnguardedWrite):
        Request.objects.update(state="WEIGHED")


def test_only_the_maintained_package_is_installed() -> None:
    """django-fsm and django-fsm-2 write the same folder, and the last one installed wins."""
    assert importlib.metadata.version("django-fsm-2")
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.version("django-fsm")
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert "\ndjango-fsm==" not in (ROOT / lock).read_text(encoding="utf-8")
    assert "viewflow==" not in (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("django-viewflow==", "")


def test_two_files_alone_import_the_library() -> None:
    users = set()
    for path in (ROOT / "cases").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "django_fsm":
                users.add(path.relative_to(ROOT).as_posix())
    users -= {p for p in users if "/migrations/" in p}
    # work.py knows its error alone, to tell it as a refusal
    assert users == {"cases/base/models/aggregates.py", "cases/base/procedures.py", "cases/base/work.py"}
