"""Searching parties and the public page by a part of a name, at two sizes twentyfold apart, against a plain SELECT of that page.

The data is `manage.py generate_load`'s, published in bulk. Each page is asked for a name that few bear and for a part that all
share; the plain SELECT reads the rows of the same page by their keys. Each figure is the processor's time of this process and, on
PostgreSQL, of the process that serves it; the last lines say how much a page and its SELECT have grown from size to size. The
database is this run's own: a file in a temporary folder, or, with DATABASE_URL on PostgreSQL, a new database there.

    python -m bench.search [CASES]          default 500, then twenty times as many
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta

from bench.graphql import own_database
from bench.size import fill, median, page

TIMES = 20
# of generate_load's names: one firm's, a part of it, and what all share
TEXTS = {"whole": "示例负载第19号食品有限公司", "part": "第19号", "shared": "食品有限公司"}
PARTIES = "SELECT * FROM parties_party WHERE id IN ({keys}) ORDER BY id"
PUBLISHED = (
    "SELECT * FROM publicity_penaltypublicity b JOIN parties_party p ON p.id = b.party_id JOIN parties_authority a "
    "ON a.id = b.authority_id JOIN penalty_decision d ON d.id = b.decision_id WHERE b.id IN ({keys}) "
    "ORDER BY b.published_on DESC, b.public_code DESC"
)
Figures = dict[str, tuple[float, float]]


def main(cases: int) -> int:
    """Each size in a process of its own."""
    few, many = _run(cases), _run(cases * TIMES)
    for name, (ours, theirs) in many.items():
        before, plain = few[name]
        print(f"{name}_grown {ours / before:.2f} x at {TIMES} x the cases and bureaus (the plain SELECT {theirs / plain:.2f} x)")
    return 0


def _run(cases: int) -> Figures:
    done = subprocess.run(
        [sys.executable, "-m", "bench.search", "--size", str(cases)], stdout=subprocess.PIPE, text=True, check=True
    )
    found: Figures = {}
    for line in done.stdout.splitlines():
        name, ours, theirs, rows = line.split()
        found[name] = float(ours), float(theirs)
        print(
            f"{name} n={cases} {float(ours) / float(theirs):.1f} x ({float(ours) * 1000:.1f} against "
            f"{float(theirs) * 1000:.2f} ms of a plain SELECT of the {rows} rows)",
            flush=True,
        )
    return found


def _measured(cases: int) -> int:
    with tempfile.TemporaryDirectory() as files, own_database():
        os.environ["CHENGAN_FILE_ROOT"] = files
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.setdefault("CHENGAN_LOG_LEVEL", "ERROR")
        import django

        django.setup()
        fill(cases)
        _publish()
        for name, address, keys, plain in _asked():
            ours, theirs = median(page("officer1", address)), median(_rows(plain, keys))
            print(name, ours, theirs, len(keys), flush=True)
    return 0


def _publish() -> None:
    """All publications stand on the public page, and all firms are companies, whose names it shows in clear."""
    from django.db import connection
    from django.utils import timezone

    from cases.base import triggers
    from cases.base.work import legal_date
    from integrity.publicity.models import PenaltyPublicity

    aside = [guard for guard in triggers.expected() if guard.table == PenaltyPublicity._meta.db_table]
    with connection.cursor() as cursor:
        for guard in aside:
            triggers._drop(cursor, connection.vendor, guard.name, guard.table)
        day = legal_date(timezone.now())
        cursor.execute(
            "UPDATE publicity_penaltypublicity SET state = 'PUBLISHED', published_on = %s, max_end = %s",
            [day - timedelta(days=1), day + timedelta(days=300)],
        )
        cursor.execute("UPDATE parties_party SET kind = 'company', owner_name = ''")
        cursor.execute("ANALYZE")


def _asked() -> Iterator[tuple[str, str, list[int], str]]:
    """Each page: its name, its address, the keys of the rows it shows, the SELECT of them."""
    from django.utils import timezone

    from cases.base.work import legal_date
    from cases.parties.selectors import alike
    from integrity.selectors import public_page

    for name, text in TEXTS.items():
        shown = public_page(on=legal_date(timezone.now()), first=31, text=text)
        yield f"search_parties_{name}", f"/parties/?q={text}", [p.pk for p in alike(text, first=30)], PARTIES
        yield f"search_public_{name}", f"/public/penalties/?q={text}", [row.pk for row in shown], PUBLISHED


def _rows(plain: str, keys: list[int]) -> Callable[[], object]:
    from django.db import connection

    def read() -> object:
        with connection.cursor() as cursor:
            cursor.execute(plain.format(keys=", ".join(["%s"] * len(keys)) or "NULL"), keys)
            return cursor.fetchall()

    return read


if __name__ == "__main__":
    sys.exit(_measured(int(sys.argv[2])) if sys.argv[1:2] == ["--size"] else main(int((sys.argv[1:] or ["500"])[0])))
