"""`import_enterprises` against reading the same CSV and one bulk insert of the same rows; its memory at 20 ×.

Run as `python -m bench.imports [FILE.csv]`. Every run works on its own copy of a freshly migrated SQLite
database in a temporary folder. The alternative writes live rows alone: no checks, no history, no chain, no
look for known parties.
Each time is the best of `ROUNDS`, the two taking turns; memory is the peak of a process of its own.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "registry-2018.csv"
ROUNDS = 5
TIMES = 20


def main(source: Path) -> None:
    if not source.is_file():
        sys.exit(f"没有文件 {source}；请给出登记信息 CSV。 No such file; name the registry's CSV.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _child("migrate", folder / "template.sqlite3")
        ours, theirs = [], []
        for _ in range(ROUNDS):
            theirs.append(_measure(folder, "alternative", source)[0])
            ours.append(_measure(folder, "ours", source)[0])
        rows = _count(source)
        print(
            f"import_enterprises {min(ours) / min(theirs):.2f} x "
            f"(against csv.DictReader + bulk_create, n={rows}; "
            f"{min(ours) * 1e6 / rows:.0f} against {min(theirs) * 1e6 / rows:.0f} microseconds a row)"
        )
        large = folder / "large.csv"
        _multiply(source, large)
        small_peak, large_peak = (_measure(folder, "ours", path)[1] for path in (source, large))
        print(
            f"import_enterprises memory {large_peak / small_peak:.2f} x (at {TIMES} x the file against 1 x, "
            f"n={rows * TIMES}; peak {large_peak / 1024:.0f} against {small_peak / 1024:.0f} MiB a process)"
        )


def _measure(folder: Path, what: str, source: Path) -> tuple[float, int]:
    """Seconds of the work alone and peak memory in KiB of its process, on a fresh database."""
    database = folder / "run.sqlite3"
    shutil.copy(folder / "template.sqlite3", database)
    seconds, peak = _child(what, database, source).split()
    for left in folder.glob("run.sqlite3*"):
        left.unlink()
    return float(seconds), int(peak)


def _child(what: str, database: Path, *arguments: Path) -> str:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}"}
    command = [sys.executable, "-m", "bench.imports", f"--{what}", *map(str, arguments)]
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def _count(source: Path) -> int:
    with source.open(encoding="utf-8-sig", newline="") as handle:
        return sum(1 for _ in csv.reader(handle)) - 1


def _multiply(source: Path, target: Path) -> None:
    """The file TIMES over, every row under a valid code of its own."""
    from cases.parties import uscc

    with source.open(encoding="utf-8-sig", newline="") as handle, target.open("w", encoding="utf-8", newline="") as out:
        reader = csv.DictReader(handle)
        writer = csv.DictWriter(out, reader.fieldnames or [])
        writer.writeheader()
        number = 0
        for row in reader:
            head = row["统一社会信用代码"][:8]
            for _ in range(TIMES):
                number += 1
                writer.writerow({**row, "统一社会信用代码": uscc.make_valid(f"{head}{number:08d}")})


# --- in the process that is measured ---


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _ours(source: Path) -> None:
    from django.utils import timezone

    from cases.base import work as works
    from cases.base.actors import Actor
    from cases.parties.registry import import_enterprises

    with works.begin(Actor.system("bench"), timezone.now(), act="parties.import_enterprises") as work:
        tally = import_enterprises(work=work, path=source, on_reject=lambda _: None)
    assert tally.accepted == tally.created > 0


def _alternative(source: Path) -> None:
    from django.db import transaction

    from cases.parties.models import Party

    with source.open(encoding="utf-8-sig", newline="") as handle, transaction.atomic():
        Party._base_manager.bulk_create(
            Party(
                kind="company",
                name=row["企业名称"],
                uscc=row["统一社会信用代码"],
                established_on=row["注册日期"],
                registry_type=row["企业类型"],
                capital=row["注册资金"],
                business_scope=row["经营范围"],
                province=row["所在省份"],
                city=row["地区"],
            )
            for row in csv.DictReader(handle)
        )


def _timed(work: Callable[[Path], None], source: Path) -> None:
    import resource

    from django.db import connection

    connection.ensure_connection()
    started = time.perf_counter()
    work(source)
    print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    arguments = sys.argv[1:]
    if arguments[:1] == ["--migrate"]:
        django.setup()
        _migrate()
    elif arguments[:1] in (["--ours"], ["--alternative"]):
        django.setup()
        _timed(_ours if arguments[0] == "--ours" else _alternative, Path(arguments[1]))
    else:
        main(Path(arguments[0]) if arguments else DEFAULT)
