"""What every test may use.

Most tests run inside a transaction that is rolled back (`db`). A test that needs real ones (concurrency, guards,
verification) takes `cloned_db`: a copy of the test database, made for it and thrown away after it, because the
guards of the database forbid what would empty a shared one, and no switch turns them off.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import setup_databases, teardown_databases
from django.utils import timezone
from whitenoise.middleware import WhiteNoiseMiddleware

from cases.base import documents
from tests.factories import played, sweeping
from tests.factories.images import Images, images
from web import catalogues

_clones = count(1)
# begun first: the last tests of a run are short ones, and no older database is made again by a worker who takes over its tests
LONGEST = ("tests/upgrade/", "tests/architecture/test_migrations.py")
DATABASE_MARKS = ("django_db", "postgres", "browser")
DATABASE_FIXTURES = frozenset(
    {"db", "transactional_db", "cloned_db", "live_server", "django_db_setup", "_django_db_helper", "upgraded"}
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--everything", action="store_true", help="on PostgreSQL too, run the tests of what lies above the database")


def pytest_sessionstart() -> None:
    """Pages are tested in both languages: say at once what is missing, not by a thousand failures."""
    for path in catalogues.missing():
        pytest.exit(f"{path} is missing: run `make catalogues`, or `python -m web.catalogues`.", returncode=4)


def pytest_collection_finish() -> None:
    """What was imported and collected stays: it need not be looked through again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    sweeping.after_a_test()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if _left_out(config):
        terminalreporter.write_line(
            "on PostgreSQL, tests of what lies above the database were left to the run on SQLite (or: --everything)"
        )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Concurrency is claimed, and hence tested, on PostgreSQL alone; what touches no database is tested on SQLite alone."""
    if _left_out(config):
        left = [item for item in items if not _touches_a_database(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if _touches_a_database(item)]
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    if _on_postgres():
        return
    skip = pytest.mark.skip(reason="needs PostgreSQL: set DATABASE_URL=postgres://…")
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(skip)


def _on_postgres() -> bool:
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("postgresql")


def _left_out(config: pytest.Config) -> bool:
    return _on_postgres() and not config.getoption("--everything")


def _touches_a_database(item: pytest.Item) -> bool:
    """The plugin lets no test without these near a database; a module that knows the connection may ask it for its kind.

    What a test marked `above` asserts (words, forms, their arguments) lies above the database that its pages need.
    """
    if item.get_closest_marker("above"):
        return False
    if not isinstance(item, pytest.Function) or any(item.get_closest_marker(name) for name in DATABASE_MARKS):
        return True
    return not DATABASE_FIXTURES.isdisjoint(item.fixturenames) or not {"connection", "connections"}.isdisjoint(vars(item.module))


@pytest.fixture(scope="session", autouse=True)
def static_files_listed_once() -> Iterator[None]:
    """Every new client starts the middleware, which looks for all static files; they do not change during a run."""
    look, found = WhiteNoiseMiddleware.add_files_from_finders, dict[str, Any]()

    def listed(middleware: Any) -> None:
        if not found:
            look(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", listed)
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: Any,
    django_db_modify_db_settings: None,
    django_db_keepdb: bool,
    django_db_createdb: bool,
) -> Iterator[None]:
    """The test database. The plugin's own version makes none for a session in which all take `cloned_db`."""
    keep = django_db_keepdb and not django_db_createdb
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=keep, serialized_aliases=[])
        _record_migrations()
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture
def cloned_db(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[str]:
    """A database of this test's own, in which transactions are real; its name. Not together with `django_db`."""
    with django_db_blocker.unblock():
        original = connections["default"]
        assert not original.in_atomic_block, "cloned_db cannot be taken by a test marked django_db: keep them apart"
        template = str(original.settings_dict["NAME"])
        clone = (_clone_sqlite if original.vendor == "sqlite" else _clone_postgres)(original, template, tmp_path)
        # threads and processes make their own connection from these settings
        original.settings_dict["NAME"] = clone
        connections["default"] = original.copy()
        try:
            yield clone
        finally:
            connections["default"].close()
            connections["default"] = original
            original.settings_dict["NAME"] = template
            if original.vendor == "postgresql":
                _on_server(original, f'DROP DATABASE "{clone}" WITH (FORCE)')


@pytest.fixture(scope="session")
def images_of_plays(django_db_setup: None, django_db_blocker: Any) -> Images | None:
    with django_db_blocker.unblock():
        return images()


@pytest.fixture(autouse=True)
def plays_handed_out(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any) -> Iterator[None]:
    """What `tests/factories/played.py` does, for tests whose transaction is rolled back."""
    rolled_back = "db" in request.fixturenames or request.node.get_closest_marker("django_db")
    kept = request.getfixturevalue("images_of_plays") if rolled_back else None
    if kept is None:
        yield
        return
    own = request.getfixturevalue("settings")._to_restore if "settings" in request.fixturenames else []
    with django_db_blocker.unblock():
        played.begin(kept, lambda: _settings_changed(own) or _code_changed(monkeypatch))
    yield
    with django_db_blocker.unblock():
        played.end()


def _settings_changed(own: list[Any]) -> bool:
    """But for what is part of `played.circumstances`, as below."""
    return any(override.options.keys() - {"ROOT_URLCONF"} for override in own)


def _code_changed(monkeypatch: Any) -> bool:
    """But for the setting of papers, see `plain_papers`, and the clock."""
    known = [(documents, "render"), (documents, "lay_out"), (timezone, "now")]
    changed = [(target, name) for target, name, _ in monkeypatch._setattr if (target, name) not in known]
    return bool(changed or monkeypatch._setitem)


@pytest.fixture
def file_root(tmp_path: Path, settings: Any) -> Path:
    """A file store of this test's own."""
    settings.FILE_ROOT = tmp_path / "files"
    return tmp_path / "files"


def _record_migrations() -> None:
    """Settings have it made from the models (with all that follows `migrate`): what no migration ran for is on record."""
    recorder = MigrationRecorder(connections["default"])
    recorder.ensure_schema()
    for app, name in MigrationLoader(None).disk_migrations.keys() - recorder.applied_migrations().keys():
        recorder.record_applied(app, name)


def _clone_sqlite(original: Any, template: str, directory: Path) -> str:
    """The test database lives in memory and is copied page by page into a file."""
    target = directory / f"clone{next(_clones)}.sqlite3"
    original.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        original.connection.backup(copy)
    return str(target)


def _clone_postgres(original: Any, template: str, directory: Path) -> str:
    clone = f"{template}_clone{next(_clones)}"
    original.close()
    _on_server(original, f'DROP DATABASE IF EXISTS "{clone}" WITH (FORCE)')
    _on_server(original, f'CREATE DATABASE "{clone}" TEMPLATE "{template}"')
    return clone


def _on_server(original: Any, statement: str) -> None:
    with original._nodb_cursor() as cursor:
        cursor.execute(statement)
