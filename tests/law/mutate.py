"""Does every number in the law tables matter? `python -m tests.law.mutate [TABLE…]`

Each number and each date of each row of cases/law/*.csv is moved one step up and one step down; after each
change the table tests run in this process, and a change that none of them notices is reported. Exit 1 if any
is. A test module takes part by having `check_rows() -> list[str]`, the rows that fail.
"""

# ruff: noqa: T201 - a script: what it prints is its result

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import django

from cases.law import tables
from cases.law.items import laws_with_items
from tests.law import (
    assess_rows,
    test_amounts,
    test_assess_tables,
    test_duty_crimes,
    test_items,
    test_law_tables,
    test_orders,
    test_supervision_tables,
)

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# tables that belong to one slow check of their own
_OWN_CHECKS = ("test_deadlines", "test_documents", "test_calendar", "test_supervision_tables")


@dataclass(frozen=True)
class Mutation:
    """One cell of one row, and what it becomes."""

    table: str
    index: int
    column: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.table}.csv line {self.index + 2}, {self.column}: {self.old} -> {self.new}"

    @property
    def where(self) -> tuple[str, Path]:
        return located(self.table)

    def apply(self, rows: tuple[tables.Row, ...]) -> tuple[tables.Row, ...]:
        changed = {**rows[self.index], self.column: self.new}
        return (*rows[: self.index], changed, *rows[self.index + 1 :])


def located(table: str) -> tuple[str, Path]:
    """The name and the folder of a table: `hearing`, `items/FSL`."""
    folder, _, name = table.rpartition("/")
    return name, tables.LAW_DIR / folder if folder else tables.LAW_DIR


def mutations(table: str) -> Iterator[Mutation]:
    """Every single-step change of a figure in a table."""
    for index, row in enumerate(tables.read(*located(table))):
        for column, cell in row.items():
            for new in _neighbours(cell or ""):
                yield Mutation(table, index, column, cell, new)


def _neighbours(cell: str) -> tuple[str, ...]:
    if _DATE.fullmatch(cell):
        day = date.fromisoformat(cell)
        return str(day - timedelta(days=1)), str(day + timedelta(days=1))
    if not _NUMBER.fullmatch(cell):
        return ()
    value = Decimal(cell)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return str(value - step), str(value + step)


@contextmanager
def changed_law(mutation: Mutation, rows: tuple[tables.Row, ...] = ()) -> Iterator[None]:
    """The law with one cell changed (or with `rows` instead), nothing of the old one remembered."""
    original = tables.read
    rows = rows or mutation.apply(original(*mutation.where))

    def read(name: str, folder: Path = tables.LAW_DIR) -> tuple[tables.Row, ...]:
        return rows if (name, folder) == mutation.where else original(name, folder)

    read.cache_clear = lambda: None  # type: ignore[attr-defined]
    setattr(tables, "read", read)  # noqa: B010
    _forget()
    try:
        yield
    finally:
        setattr(tables, "read", original)  # noqa: B010
        _forget()


def _forget() -> None:
    """Clear what the law modules hold in memory; working days only depend on the calendar's own tables."""
    for name, module in list(sys.modules.items()):
        if name.startswith("cases.law.") and name != "cases.law.tables":
            for member in list(vars(module).values()):
                clear = getattr(member, "cache_clear", None)
                if clear is not None and not name.endswith(".calendar"):
                    clear()


def checks_for(table: str) -> tuple[Callable[[Mutation], list[str]], ...]:
    """The checks of a table, the nearest first; each returns what it found wrong."""
    if table.startswith("items/"):
        return (_items,)
    if table in test_law_tables.KEYS:
        return (_structure, _supervision, _duty_crimes, _assess)
    if table == "measures":
        return (_structure, _orders)
    if table == "gains":
        return (_gains,)
    found = [_module(name).check_rows for name in _OWN_CHECKS]
    return tuple((lambda mutation, check=check: check()) for check in found)


def _items(mutation: Mutation) -> list[str]:
    """The rows of the law that was changed."""
    return test_items.check_rows(mutation.where[0])


def _orders(mutation: Mutation) -> list[str]:
    return test_orders.check_rows()


def _gains(mutation: Mutation) -> list[str]:
    return test_amounts.check_rows()


def _structure(mutation: Mutation) -> list[str]:
    return test_law_tables.check_rows()


def _supervision(mutation: Mutation) -> list[str]:
    own = ("responsibility_measures", "exemption_grounds")
    return test_supervision_tables.check_rows() if mutation.table in own else []


def _duty_crimes(mutation: Mutation) -> list[str]:
    return test_duty_crimes.check_rows() if mutation.table == "thresholds" else []


def _assess(mutation: Mutation) -> list[str]:
    """The first failing row, those that name the changed row's key before all others."""
    row = tables.read(mutation.table)[mutation.index]
    key = row.get("code") or ""
    wanted = [r for name in test_assess_tables.TABLES for r in assess_rows.rows(name)]
    for expected in sorted(wanted, key=lambda r: key not in r["facts"]):
        try:
            assess_rows.check(expected)
        except AssertionError as error:
            return [str(error)]
    return []


def is_noticed(mutation: Mutation) -> bool:
    """Does any check fail, or refuse to run, under the changed law?"""
    with changed_law(mutation):
        for check in checks_for(mutation.table):
            try:
                if check(mutation):
                    return True
            except Exception:  # a law that cannot even be read is noticed
                return True
    return False


def check_tables(names: list[str]) -> int:
    """Try every change; print what nobody noticed. The number of survivors."""
    survivors = total = 0
    for table in names:
        tried = list(mutations(table))
        missed = [m for m in tried if not is_noticed(m)]
        print(f"{table}: {len(tried)} changes, {len(missed)} unnoticed", flush=True)
        for mutation in missed:
            print(f"  not noticed: {mutation}")
        survivors, total = survivors + len(missed), total + len(tried)
    print(f"{total} changes tried, {survivors} unnoticed")
    return survivors


def main(names: list[str]) -> int:
    """0 if every change is noticed."""
    # some checks of the tables also look at the papers, which are Django's
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    known = sorted(path.stem for path in tables.LAW_DIR.glob("*.csv")) + [f"items/{law}" for law in laws_with_items()]
    unknown = sorted(set(names) - set(known))
    if unknown:
        print(f"no such table: {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    if wrong := _unchanged_law_fails():
        print("the unchanged law fails its own tests:", *wrong[:5], sep="\n  ", file=sys.stderr)
        return 2
    return 1 if check_tables(names or known) else 0


def _unchanged_law_fails() -> list[str]:
    """Without this, every change would count as noticed while a test is red."""
    modules = (test_law_tables, test_items, test_duty_crimes, test_assess_tables, *map(_module, _OWN_CHECKS))
    return [text for module in modules for text in module.check_rows()]


def _module(name: str) -> Any:
    return importlib.import_module(f"tests.law.{name}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
