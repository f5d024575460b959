"""A real decision (`decide_penalty`) against the same rows written by plain Django saves with simple-history and nothing else.

The rows are those that a decision leaves: the decision, its papers, the acts, clocks, tasks and file entries, with their
versions. The other saves the same columns, row by row in one transaction, into tables of the same columns without guards,
chain, conditions and law; a row that the decision changes is saved as a change, with its version. Making the papers' files
comes after the act in both and is not counted (`bench.pdf`). The two take turns; each figure is the median. The database is
this run's own: a file in a temporary folder, or, with DATABASE_URL on PostgreSQL, a new database there.

    python -m bench.decision          SCALE=full for 200 decisions instead of 20
"""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any
from unittest import mock

from bench.graphql import own_database

DECISIONS = 200 if os.environ.get("SCALE") == "full" else 20


def main() -> None:
    with own_database():
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0, skip_checks=True)
        ours, theirs, rows = measure()
        print(
            f"decision {ours / theirs:.2f} x (against the same {rows} rows by plain Django saves with simple-history on "
            f"{connection.vendor}, n={DECISIONS}; {ours * 1000:.1f} against {theirs * 1000:.1f} ms, "
            f"{1 / ours:.0f} decisions/s of a bureau)"
        )


def measure() -> tuple[float, float, int]:
    """Seconds of a decision, ours and theirs, and the rows that it leaves."""
    from workflows.load.template import capture, marks

    taken: tuple[list[float], list[float]] = ([], [])
    plain, rows = Plain(), 0
    for played in [_before_the_decision() for _ in range(DECISIONS)]:
        before = marks()
        gc.collect()
        with without_files():
            taken[0].append(_seconds(lambda played=played: played.do("decide")))  # type: ignore[misc]
        written = plain.saves(capture(before, played.case.party))
        rows = len(written)
        taken[1].append(_seconds(lambda written=written: plain.write(written)))  # type: ignore[misc]
    ours, theirs = (statistics.median(found[DECISIONS // 10 :]) for found in taken)
    return ours, theirs, rows


def _before_the_decision() -> Any:
    from tests.factories import cases

    played = cases.Played(cases.make_office(), cases.make_company(), dict(cases.FACTS), cases.PROPOSAL)
    with without_files():
        for step in cases.PATHS["WAIVED"]:
            played.do(step)
    return played


@contextmanager
def without_files() -> Any:
    """Papers are laid out, numbered and frozen; their files wait."""
    from cases.base import documents

    with mock.patch.object(documents, "make_files", lambda *args, **kwargs: None):
        yield


class Plain:
    """Tables of the same columns as plain models, each made when first needed."""

    def __init__(self) -> None:
        self.models: dict[Any, Any] = {}

    def saves(self, found: Any) -> list[tuple[Any, bool]]:
        """The instances to save, and whether each is new; a version without a new row is a change of an older one."""
        new, written = {(row.model, row.key) for row in found.rows}, []
        for row in found.rows:
            stored = row.model._base_manager.get(pk=row.key)
            written.append((self._of(row.model, stored), True))
            changed = getattr(row.model, "instance_type", None)
            if changed is not None and (changed, stored.id) not in new:
                written.append((self._there(changed, changed._base_manager.get(pk=stored.id)), False))
        return written

    def write(self, written: list[tuple[Any, bool]]) -> None:
        from django.db import transaction

        with transaction.atomic():
            for instance, new in written:
                instance.save(force_insert=new, force_update=not new)

    def _there(self, model: Any, live: Any) -> Any:
        """The plain row of one that was there before the decision."""
        instance = self._of(model, live)
        if not type(instance).objects.filter(pk=instance.pk).exists():
            instance.save(force_insert=True)
        return instance

    def _of(self, model: Any, row: Any) -> Any:
        plain = self.models.get(model) or self.models.setdefault(model, _plain(model))
        fields = model._meta.local_concrete_fields
        return plain(**{f.attname: getattr(row, f.attname) for f in fields})


def _plain(model: Any) -> Any:
    """A model of the same columns, whose table is made here; what pointed to another row is its number."""
    from django.db import connection, models

    columns: dict[str, Any] = {}
    column: Any
    for f in model._meta.local_concrete_fields:
        column = models.BigIntegerField(null=True) if f.is_relation else f.clone()
        if f.primary_key:
            column = models.BigIntegerField(primary_key=True)
        column._unique = False
        columns[f.attname] = column
    meta = type("Meta", (), {"app_label": "bench", "db_table": f"plain_{model._meta.db_table}"})
    made = type(f"Plain{model.__name__}", (models.Model,), {**columns, "Meta": meta, "__module__": __name__})
    with connection.schema_editor() as editor:
        editor.create_model(made)
    return made


def _seconds(measured: Callable[[], object]) -> float:
    started = time.perf_counter()
    measured()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
