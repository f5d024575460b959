"""Tables for a spreadsheet: no cell starts a formula, what was typed comes back, and nobody else writes such a table."""

from __future__ import annotations

import ast
import csv
import io
from pathlib import Path

import pytest
from django.core.management import call_command

from cases.base.cells import Table, undefused
from tests.architecture.sources import place, sources
from tests.parties.registry_files import record, write

BAD = (
    "=1+1",
    "+86 10",
    "-5+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "|cmd",
    "%x",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "  =1",
    '=HYPERLINK("x")',
)


def written(*cells: object) -> list[str]:
    out = io.StringIO(newline="")
    Table(out).write(cells)
    return next(csv.reader(io.StringIO(out.getvalue(), newline="")))


@pytest.mark.parametrize("cell", BAD)
def test_what_would_be_a_formula_is_text_and_comes_back(cell: str) -> None:
    (shown,) = written(cell)
    assert shown == "'" + cell
    assert undefused(shown) == cell


@pytest.mark.parametrize("cell", ["虚构食品有限公司", "", "a=b", "'quoted'", "'", "O'Brien", "1,000", "第一行\n第二行"])
def test_what_is_none_stays(cell: str) -> None:
    assert written(cell) == [cell]
    assert undefused(cell) == cell


def test_numbers_stay_numbers() -> None:
    assert written(-5, 1.5, None) == ["-5", "1.5", ""]


@pytest.mark.django_db
def test_a_rejected_row_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    """The rejects are mended in a spreadsheet and imported again: the mark is not a part of the name."""
    target, again = tmp_path / "rejects.csv", tmp_path / "again.csv"
    bad = [*record(1)]
    bad[0], bad[1] = "=cmd|calc", "nonsense"
    call_command("import_enterprises", write(tmp_path / "r.csv", [bad]), "--rejects", target, stdout=io.StringIO())
    call_command("import_enterprises", target, "--rejects", again, stdout=io.StringIO())
    rows = [list(csv.reader(path.open(encoding="utf-8-sig", newline=""))) for path in (target, again)]
    assert rows[0][1][3] == rows[1][1][3] == "'=cmd|calc"


def test_one_writer_writes_all_tables() -> None:
    """csv.writer, csv.DictWriter, openpyxl's books: in `cases/base/cells.py` alone."""
    found = []
    for path, tree in sources():
        for node in ast.walk(tree):
            named = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
            imported = [a.name for a in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            if named in ("csv.writer", "csv.DictWriter") or {"openpyxl", "xlsxwriter", "Workbook", "writer"} & set(imported):
                found.append(place(path, node))
    assert [at.partition(":")[0] for at in found] == ["cases/base/cells.py"]
