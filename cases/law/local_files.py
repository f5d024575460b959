"""Reading a bureau's own rules from CSV: every cell is checked, and every fault is told by its row and column (docs/law.md)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cases.law import tables
from cases.law.errors import LawError
from cases.law.local_cells import Row, Wrong, printable
from cases.law.local_checks import CHECKS, dated
from cases.law.local_rows import HEADERS


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of a file: the line as a table program counts them, the column, and what is wrong."""

    line: int
    column: str
    zh: str
    en: str

    def __str__(self) -> str:
        return f"第{self.line}行 {self.column}：{self.zh} Line {self.line}, {self.column}: {self.en}"


class UnreadableRules(LawError):  # noqa: N818 - the file is at fault, not the program
    """The file cannot be entered; `problems` are all of its faults."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("；".join(p.zh for p in problems), "; ".join(p.en for p in problems))
        self.problems = problems


def read_file(text: str) -> tuple[str, tuple[dict[str, str], ...]]:
    """Which table a file is (`items`, `tiers`, `hearings`) and its rows, all of them checked. Raises UnreadableRules."""
    found = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    header = tuple(name.strip() for name in found.fieldnames or ())
    table = next((name for name, columns in HEADERS.items() if set(columns) == set(header)), None)
    if table is None:
        raise UnreadableRules((_no_table(header),))
    rows = [(n, {str(k).strip(): (v or "").strip() for k, v in row.items()}) for n, row in enumerate(found, start=2)]
    faults = tuple(_faults(table, rows)) or (() if rows else (Problem(2, header[0], "文件没有内容", "the file has no row"),))
    if faults:
        raise UnreadableRules(faults)
    return table, tuple(row for _, row in rows)


def _no_table(header: tuple[str, ...]) -> Problem:
    """The table that it was most likely meant to be, and what that lacks."""
    name, columns = max(HEADERS.items(), key=lambda pair: len(set(pair[1]) & set(header)))
    lacking, unknown = [c for c in columns if c not in header], [c for c in header if c not in columns]
    zh = f"表头与任何一种表都不一致；与 {name} 相比缺少：{'、'.join(lacking) or '无'}，多出：{'、'.join(unknown) or '无'}"
    return Problem(1, (lacking or unknown)[0], zh, f"no table has this header; as {name} it lacks {lacking}, has {unknown}")


def _faults(table: str, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Problem]:
    seen: list[tuple[Row, tables.Validity]] = []
    for line, row in rows:
        try:
            if extra := row.get("None"):
                raise Wrong(next(iter(HEADERS[table])), f"多出一格：{extra}", "a cell too many")
            printable(row)
            dated(row)
            CHECKS[table](row)
            _once(row, seen)
        except Wrong as wrong:
            yield Problem(line, wrong.column, wrong.zh, wrong.en)
        seen += [(row, tables.Validity.of(row))] if _has_days(row) else []
    stems = {row["code"] for _, row in rows} if table == "items" else set()
    for line, row in rows if table == "items" else ():
        if row["of"] in stems:
            yield Problem(line, "of", f"“{row['of']}”已是另一行的代码，请另取合称", "is the code of a row itself")


def _has_days(row: Row) -> bool:
    try:
        tables.Validity.of(row)
    except ValueError:
        return False
    return True


def _once(row: Row, seen: list[tuple[Row, tables.Validity]]) -> None:
    """The same rule is in force once at a time; a table of tiers may have several rows of a tier, by their conditions."""
    key = tuple(row.get(name, "") for name in ("code", "party", "tier", "condition_zh"))
    mine = tables.Validity.of(row)
    for other, days in seen:
        same = key == tuple(other.get(name, "") for name in ("code", "party", "tier", "condition_zh"))
        if same and mine.valid_from <= (days.valid_to or date.max) and days.valid_from <= (mine.valid_to or date.max):
            raise Wrong("valid_from", "同一代码的两行施行期间重叠", "two rows of one code are in force together")
