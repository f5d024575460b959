"""What tests have written and rolled back stays in the files of PostgreSQL, where every scan reads over it.

Its own cleaner comes by once a minute and in turn: a run leaves a hundred thousand dead rows in the chain before it is seen.
"""

from __future__ import annotations

from itertools import count

from django.db import connection
from psycopg import sql
from psycopg.pq import TransactionStatus

# after so many tests, the tables in which so many rows are dead
EVERY = 20
LITTERED = "SELECT relname FROM pg_stat_user_tables WHERE n_dead_tup > 300"

_tests = count(1)


def after_a_test() -> None:
    """Now and then, while no transaction is open."""
    if connection.vendor != "postgresql" or next(_tests) % EVERY or connection.connection is None:
        return
    here = connection.connection
    if not here.closed and here.info.transaction_status == TransactionStatus.IDLE and here.autocommit:
        tables = [sql.Identifier(name) for (name,) in here.execute(LITTERED).fetchall()]
        if tables:
            here.execute(sql.SQL("VACUUM {}").format(sql.SQL(", ").join(tables)))
