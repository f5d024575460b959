"""`verify_audit` over a large history against the least that any verifier must do: hash the same payloads.

The alternative reads the same entries through the same driver, in chain order, and computes the bare hash chain; it
compares nothing with any row. Ours walks the chain, then compares every entry with the row it binds. The comparison
of live rows with their last version is reported apart. The history is synthetic: half acts, half versions of clocks,
ten entries a case, the chain correct; both verifiers must find nothing. It lives in a database of its own: a file in a
temporary folder, or, with DATABASE_URL on PostgreSQL, a new database there.

    python -m bench.verify          SCALE=full for 1,000,000 entries instead of 200,000
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.graphql import own_database

CASES = 100_000 if os.environ.get("SCALE") == "full" else 20_000
VERSIONS = 5
ENTRIES = CASES * VERSIONS * 2
ROUNDS = 3
# migrating records the law tables in use: a few rows of its own
FIRST = 1000
BLOCK = 2000
AT = datetime(2026, 3, 2, 9, 30, 0, 250, tzinfo=UTC)


def build() -> None:
    """Migrate, and fill the kernel's tables by bulk statements."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, skip_checks=True)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous = OFF")
    for first in range(1, CASES + 1, BLOCK):
        _write(range(first, min(first + BLOCK, CASES + 1)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _write(cases: range) -> None:
    """The rows of some cases: acts and versions in turns, and the chain over them."""
    from django.db import transaction

    from cases.base.models import Act, ChainEntry, ChainHead, Deadline

    kept: Any = Deadline.history.model
    acts, versions, clocks, entries, heads = [], [], [], [], []
    for case in cases:
        chain = _Chain(f"penaltycase:{case}")
        for turn in range(1, VERSIONS + 1):
            key = FIRST + (case - 1) * VERSIONS + turn
            acts.append(_act(Act, key, chain.stream, turn))
            versions.append(_version(kept, key, case, chain.stream, turn))
            entries += [chain.link(ChainEntry, row) for row in (versions[-1], acts[-1])]
        clocks.append(_live(Deadline, versions[-1]))
        heads.append(ChainHead(stream=chain.stream, seq=chain.seq, hash=chain.hash))
    with transaction.atomic():
        tables: list[tuple[Any, list[Any]]] = [
            (Act, acts),
            (kept, versions),
            (Deadline, clocks),
            (ChainEntry, entries),
            (ChainHead, heads),
        ]
        for model, rows in tables:
            model._base_manager.bulk_create(rows, batch_size=BLOCK)


def _act(model: Any, key: int, stream: str, turn: int) -> Any:
    return model(
        pk=key,
        act_id=uuid.UUID(int=key),
        stream=stream,
        verb="penalty.add_evidence",
        at=AT + timedelta(hours=turn),
        actor_kind="officer",
        actor_name="张三",
        actor_role="CO",
        actor_user=7,
        officer=8,
        appointment=9,
        authority=3,
        from_state="INVEST",
        to_state="INVEST",
        reason="现场检查提取",
        article="行政处罚程序规定 §23",
        before="0" * 64,
        after="1" * 64,
        details={"title": "现场笔录", "number": turn},
    )


def _version(model: Any, key: int, case: int, stream: str, turn: int) -> Any:
    return model(
        history_id=key,
        id=case,
        act_id=uuid.UUID(int=key),
        actor_name="张三",
        history_date=AT + timedelta(hours=turn),
        history_type="+" if turn == 1 else "~",
        history_user_id=7,
        history_change_reason="",
        stream=stream,
        authority=3,
        rule="D10",
        rule_from=date(2021, 7, 15),
        calendar="cn-2004-2026-0123456789abcdef",
        started_at=AT,
        started_on=AT.date(),
        due_on=AT.date() + timedelta(days=90 + turn),
        provisional=False,
        state="running",
    )


def _live(model: Any, version: Any) -> Any:
    return model(**{f.attname: getattr(version, f.attname) for f in model._meta.concrete_fields})


class _Chain:
    """The end of one stream while it is written."""

    def __init__(self, stream: str) -> None:
        self.stream, self.seq, self.hash = stream, 0, ""

    def link(self, model: Any, row: Any) -> Any:
        from cases.base import canonical, chain

        payload, prev = canonical.row_payload(row), self.hash
        self.seq, self.hash = self.seq + 1, chain.link_hash(prev, payload)
        return model(
            stream=self.stream,
            seq=self.seq,
            act_id=row.act_id,
            source=row._meta.db_table,
            row=row.pk,
            payload=payload,
            prev=prev,
            hash=self.hash,
        )


def bare() -> None:
    """The alternative: the hash chain alone."""
    sha, prev, current, seen = hashlib.sha256, "", "", 0
    for stream, hashed, payload in _payloads():
        if stream != current:
            current, prev = stream, ""
        assert sha((prev + payload).encode()).hexdigest() == hashed
        prev, seen = hashed, seen + 1
    assert seen >= ENTRIES


def _payloads() -> Iterator[Any]:
    from cases.base.verify.reading import read, snapshot

    with snapshot():
        yield from read("SELECT stream, hash, payload FROM base_chainentry ORDER BY stream, seq")


def chain_and_rows() -> None:
    """Ours: the chain in itself and every entry against its row."""
    from cases.base.models import Act, Deadline
    from cases.base.verify import Report, entries, rows
    from cases.base.verify.reading import snapshot

    report = Report()
    with snapshot():
        entries.check(report, "", {})
        for model in (Act, Deadline.history.model):
            rows.compare(report, model)
    assert report.rows >= ENTRIES and not report.findings, report.findings[:3]


def live_rows() -> None:
    """The last version of every row against the row."""
    from cases.base.models import Deadline
    from cases.base.verify import Report, live
    from cases.base.verify.reading import snapshot

    report = Report()
    with snapshot():
        live.compare(report, Deadline)
    assert (report.live, report.findings) == (CASES, []), report.findings[:3]


def main() -> None:
    with own_database():
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django

        django.setup()
        build()
        from django.db import connection

        times: dict[Callable[[], None], list[float]] = {bare: [], chain_and_rows: [], live_rows: []}
        for _ in range(ROUNDS):
            for measured, taken in times.items():
                taken.append(_seconds(measured))
        theirs, ours, live = (min(taken) for taken in times.values())
        print(
            f"verify_audit {ours / theirs:.2f} x (against the bare sha256 chain over the same payloads by the same driver "
            f"on {connection.vendor}, n={ENTRIES}; {ENTRIES / ours:,.0f} rows/s of chain against history a core; "
            f"live rows apart: {CASES / live:,.0f} rows/s)"
        )


def _seconds(measured: Callable[[], None]) -> float:
    """Seconds of a processor, ours and the database's, so that neighbours and a second core change nothing."""
    before = _busy()
    measured()
    return _busy() - before


def _busy() -> float:
    """What this process and, on PostgreSQL, the process that serves it have used so far."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        sys.exit("bench.verify counts the server's processor too: run it where PostgreSQL runs.")
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
