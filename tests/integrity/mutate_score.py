"""Changes every figure of `integrity/law/*.csv`, one at a time, and asks whether a check notices.

Run as `python -m tests.integrity.mutate_score`. Works on copies; the repository's tables are not touched.
Each number in each cell is raised and lowered by one (its last digit), and each row is left out once. Prints
how many changes the hand-computed cases notice, which are noticed only by the pinned rows, and what survives;
exit 1 if anything does.
"""

from __future__ import annotations

import csv
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from unittest import mock

from integrity.scoring import rulebook
from tests.integrity.score_checks import LAW_TABLES, check_cases, check_rows

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Change:
    """One changed cell, or with `column` None a row left out."""

    table: str
    place: int
    code: str
    column: str | None
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        what = f"{self.column}: {self.before} -> {self.after}" if self.column else "row left out"
        return f"{self.table}/{self.code} {what}"


def list_changes(folder: Path) -> Iterator[Change]:
    """Every change to be tried, in file order."""
    for table in LAW_TABLES:
        for place, row in enumerate(_read(folder / f"{table}.csv")):
            yield Change(table, place, row["code"], None)
            for column, cell in row.items():
                for after in _changed(cell):
                    yield Change(table, place, row["code"], column, cell, after)


def try_change(change: Change, folder: Path) -> str:
    """Which checks notice: "cases", "pins" or "" if none."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for path in folder.glob("*.csv"):
            shutil.copy(path, copy)
        _write_changed(copy / f"{change.table}.csv", change)
        with mock.patch.object(rulebook, "LAW_DIR", copy):
            if _fails(check_cases):
                return "cases"
            return "pins" if _fails(check_rows) else ""


def main() -> int:
    """Tries everything; 0 if every change is noticed."""
    folder = rulebook.LAW_DIR
    if _fails(check_rows):
        sys.stdout.write("the checks fail on the unchanged tables\n")
        return 1
    found = {change: try_change(change, folder) for change in list_changes(folder)}
    survivors = [change for change, by in found.items() if not by]
    pinned = [change for change, by in found.items() if by == "pins"]
    for change in pinned:
        sys.stdout.write(f"only pinned: {change}\n")
    for change in survivors:
        sys.stdout.write(f"SURVIVES: {change}\n")
    cases = len(found) - len(pinned) - len(survivors)
    sys.stdout.write(f"changes={len(found)} cases={cases} pins={len(pinned)} survivors={len(survivors)}\n")
    return 1 if survivors else 0


def _fails(check: object) -> bool:
    rulebook.rules_on.cache_clear()
    rulebook._rows_of.cache_clear()
    try:
        check()  # type: ignore[operator]
    except Exception:
        return True
    finally:
        rulebook.rules_on.cache_clear()
        rulebook._rows_of.cache_clear()
    return False


def _changed(cell: str) -> Iterator[str]:
    for match in _NUMBER.finditer(cell):
        text = match.group()
        unit = Decimal(1).scaleb(Decimal(text).as_tuple().exponent)  # type: ignore[arg-type]
        for value in (Decimal(text) + unit, Decimal(text) - unit):
            plain = str(value).zfill(len(text)) if value >= 0 else str(value)
            yield cell[: match.start()] + plain + cell[match.end() :]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _write_changed(path: Path, change: Change) -> None:
    rows = _read(path)
    names = list(rows[0])
    if change.column:
        rows[change.place][change.column] = change.after
    else:
        del rows[change.place]
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, names)
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
