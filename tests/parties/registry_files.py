"""Fictional registry files for the import's tests."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from cases.parties import uscc
from cases.parties.registry import COLUMNS

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "registry-2018.csv"


def code(n: int, *, head: str = "91330782") -> str:
    """The n-th fictional code."""
    return uscc.make_valid(f"{head}{n:08d}")


def record(n: int, **changed: str) -> list[str]:
    """The n-th fictional record; `changed` by the Chinese heading."""
    cells = [f"虚构市第{n}号食品有限公司", code(n), "2018-07-13", "有限责任公司", "100万人民币", "食品零售", "浙江", "金华"]
    return list((dict(zip(COLUMNS, cells, strict=True)) | changed).values())


def write(path: Path, records: list[list[str]], *, heading: Any = COLUMNS, encoding: str = "utf-8") -> Path:
    """The file with its heading."""
    with path.open("w", encoding=encoding, newline="") as handle:
        csv.writer(handle).writerows([list(heading), *records])
    return path
