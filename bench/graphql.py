"""A GraphQL page of 100 enterprises with score and records against the same JSON written by hand in SQL.

Ours is the whole request: token, limits, scope, execution, call log, response. The other is one statement whose text is
the answer, and a bare response; no token, no log. Both answers are compared first. The data are fictional and live in a
database of their own: a file in a temporary folder, or, with DATABASE_URL on PostgreSQL, a new database there.

    python -m bench.graphql          SCALE=full for 100,000 enterprises instead of 10,000
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ENTERPRISES = 100_000 if os.environ.get("SCALE") == "full" else 10_000
RECORDS = 5
PAGE = 100
ROUNDS = 60
REGION = "310000"

QUERY = """query Page($after: String) { enterprises(first: 100, after: $after) { nodes {
  uscc name
  score { score creditClass asOf bonus }
  integrityFile { section reference visibility validFrom penalty { fine } }
} } }"""

SQLITE = """
SELECT json_object('data', json_object('enterprises', json_object('nodes', json_group_array(json(node))))) FROM (
  SELECT json_object('uscc', p.uscc, 'name', p.name,
    'score', (SELECT json_object('score', c.score, 'creditClass', c.credit_class, 'asOf', r.as_of, 'bonus', r.bonus)
      FROM scoring_currentscore c JOIN scoring_scorerun r ON r.id = c.run_id WHERE c.party_id = p.id AND c.view = 'SHARED'),
    'integrityFile', (SELECT json_group_array(json_object('section', upper(e.section), 'reference', e.reference,
        'visibility', e.visibility, 'validFrom', e.valid_from, 'penalty', json_object('fine',
          printf('%%d.%%02d', json_extract(e.content, '$.fine') / 100, json_extract(e.content, '$.fine') %% 100))))
      FROM (SELECT * FROM files_fileentry WHERE party_id = p.id AND known_to IS NULL
        AND visibility IN ('PUBLIC', 'SHARED') ORDER BY valid_from, id) e)) AS node
  FROM parties_party p WHERE p.id > %s AND p.uscc IS NOT NULL AND p.region_id IN ({regions})
  ORDER BY p.id LIMIT 100)"""

POSTGRESQL = """
SELECT json_build_object('data', json_build_object('enterprises', json_build_object('nodes', json_agg(node))))::text FROM (
  SELECT json_build_object('uscc', p.uscc, 'name', p.name,
    'score', (SELECT json_build_object('score', c.score, 'creditClass', c.credit_class, 'asOf', r.as_of, 'bonus', r.bonus)
      FROM scoring_currentscore c JOIN scoring_scorerun r ON r.id = c.run_id WHERE c.party_id = p.id AND c.view = 'SHARED'),
    'integrityFile', (SELECT json_agg(json_build_object('section', upper(e.section), 'reference', e.reference,
        'visibility', e.visibility, 'validFrom', e.valid_from, 'penalty', json_build_object('fine',
          to_char((e.content->>'fine')::bigint / 100.0, 'FM999999999990.00'))) ORDER BY e.valid_from, e.id)
      FROM files_fileentry e WHERE e.party_id = p.id AND e.known_to IS NULL AND e.visibility IN ('PUBLIC', 'SHARED'))
    ) AS node
  FROM parties_party p WHERE p.id > %s AND p.uscc IS NOT NULL AND p.region_id IN ({regions})
  ORDER BY p.id LIMIT 100) page"""


@contextmanager
def own_database() -> Iterator[None]:
    """A database for this run alone, named by DATABASE_URL while it lasts."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
            yield
        return
    import psycopg

    name = f"bench_graphql_{os.getpid()}"
    with psycopg.connect(given.replace("postgres://", "postgresql://", 1), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        os.environ["DATABASE_URL"] = urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
        try:
            yield
        finally:
            from django.db import connection

            connection.close()
            server.execute(f'DROP DATABASE "{name}"')


def build() -> str:
    """Migrate, fill in bulk; a token of a client for the province."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    parties = _write_parties()
    _write_scores(parties)
    _write_entries(parties)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return _token()


def _token() -> str:
    from io import StringIO

    from django.core.management import call_command

    out = StringIO()
    call_command("create_api_client", "bench", region=REGION, stdout=out)
    return out.getvalue().strip()


def _bulk(model: Any, rows: list[Any]) -> None:
    """Past the managers that refuse it: made-up data, nothing to bind."""
    from django.db.models import QuerySet

    QuerySet(model).bulk_create(rows, batch_size=500)


def _write_parties() -> list[int]:
    from cases.parties import uscc
    from cases.parties.models import Party, Region

    regions = list(Region.objects.filter(parent=REGION, valid_to__isnull=True).order_by("code"))
    rows = []
    for number in range(1, ENTERPRISES + 1):
        region = regions[number % len(regions)]
        code = uscc.make_valid(f"91{region.code}{number:08d}")
        rows.append(
            Party(
                id=number,
                kind="company",
                name=f"虚构市例示{number}号食品有限公司",
                uscc=code,
                region=region,
                registration_region=region.code,
                established_on=date(2020, 1, 1),
            )
        )
    _bulk(Party, rows)
    return [row.pk for row in rows]


def _write_scores(parties: list[int]) -> None:
    import uuid

    from integrity.scoring.models import CurrentScore, ScoreRun

    act, known = uuid.uuid4(), datetime(2026, 6, 1, tzinfo=UTC)
    lines = [{"kind": "event", "code": "general_penalty", "points": -40, "sources": ["decision:1"]}]
    _bulk(
        ScoreRun,
        [
            ScoreRun(
                id=p,
                act_id=act,
                actor_name="bench",
                party_id=p,
                view="SHARED",
                ruleset="ICS-1",
                as_of=date(2026, 6, 1),
                known_at=known,
                score=600 + p % 300,
                credit_class="ABC"[p % 3],
                bonus=p % 50,
                lines=lines,
                caps=[],
                inputs=["decision:1"],
                result="0" * 64,
                hash="0" * 64,
            )
            for p in parties
        ],
    )
    _bulk(
        CurrentScore,
        [
            CurrentScore(
                party_id=p, view="SHARED", run_id=p, score=600 + p % 300, credit_class="ABC"[p % 3], scored_on=date(2026, 6, 1)
            )
            for p in parties
        ],
    )


def _write_entries(parties: list[int]) -> None:
    from integrity.files.models import FileEntry

    known = datetime(2026, 6, 1, tzinfo=UTC)
    for start in range(0, len(parties), 2000):
        _bulk(
            FileEntry,
            [
                FileEntry(
                    party_id=p,
                    section="violation",
                    kind="penalty",
                    fact=f"decision:{p * RECORDS + n}",
                    source="bench:1",
                    reference=f"例市监罚〔2026〕{p * RECORDS + n}号",
                    visibility="PUBLIC",
                    valid_from=date(2026, 1, 1) + timedelta(days=n),
                    known_from=known,
                    content=_content(p, n),
                    scoring=None,
                )
                for p in parties[start : start + 2000]
                for n in range(RECORDS)
            ],
        )


def _content(party: int, n: int) -> dict[str, Any]:
    """What the file says of a penalty, in its real width."""
    return {
        "number": f"例市监罚〔2026〕{party * RECORDS + n}号",
        "party": f"虚构市例示{party}号食品有限公司",
        "violation": "生产经营超过保质期的食品",
        "violation_en": "Food past its date",
        "penalty": "罚款50000.00元",
        "authority": "例示市市场监督管理局",
        "decided_on": "2026-01-01",
        "kinds": ["fine"],
        "conduct": "FSL124",
        "law": "食品安全法 §124",
        "fine": 5_000_000 + n * 1234,
        "confiscated_gains": 30_000,
        "confiscated_goods": 0,
        "payable": 5_030_000,
        "paid": 0,
        "served_on": None,
        "class": "general",
        "class_certain": True,
        "regime": "GB22",
        "published_on": "2026-02-01",
        "min_end": None,
        "max_end": None,
    }


def ours(token: str) -> Callable[[int], bytes]:
    """The interface's own view, asked as by a client that pages."""
    import orjson
    from django.test import RequestFactory

    from api import cursors, view
    from api.queries import question_of
    from api.selectors import Filters

    factory, question = RequestFactory(), question_of(Filters(region=REGION))

    def ask(after: int) -> bytes:
        body = orjson.dumps({"query": QUERY, "variables": {"after": cursors.sign(question, [after])}})
        request = factory.post("/graphql/", body, content_type="application/json", headers={"authorization": f"Bearer {token}"})
        return view.graphql(request).content

    return ask


def by_hand() -> Callable[[int], bytes]:
    """One statement and a bare response."""
    from django.db import connection
    from django.http import HttpResponse
    from django.test import RequestFactory
    from django.utils import timezone

    from api import regions

    ids = sorted(regions.ids_within(REGION, timezone.localdate()) or ())
    statement = (SQLITE if connection.vendor == "sqlite" else POSTGRESQL).format(regions=", ".join(map(str, ids)))
    factory = RequestFactory()

    def ask(after: int) -> bytes:
        factory.post("/bare/", b"{}", content_type="application/json")
        with connection.cursor() as cursor:
            cursor.execute(statement, [after])
            text = cursor.fetchone()[0]
        return HttpResponse(text, content_type="application/json").content

    return ask


def main() -> None:
    """Measure both in turns and print the ratio of their medians."""
    with own_database():
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django

        django.setup()
        mine, bare = ours(build()), by_hand()
        import orjson
        from django.db import connection

        assert orjson.loads(mine(500)) == orjson.loads(bare(500)), "the answers differ"
        gc.collect()
        gc.freeze()
        starts = random.Random(7)
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            after = starts.randrange(ENTERPRISES - PAGE)
            for found, ask in zip(times, (mine, bare), strict=True):
                found.append(_time(ask, after))
        a, b = (statistics.median(t) * 1000 for t in times)
        print(
            f"graphql_page_100 {a / b:.2f} x (against hand-written SQL JSON, n={ROUNDS}, {connection.vendor}, "
            f"{ENTERPRISES} enterprises, {len(mine(500)) // 1024} KB; {a:.1f} ms against {b:.1f} ms)"
        )


def _time(ask: Callable[[int], bytes], after: int) -> float:
    start = time.perf_counter()
    ask(after)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
