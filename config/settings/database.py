"""SQLite for one desk, PostgreSQL for a bureau; the same rules on both."""

from typing import Any

from config import env

_database: dict[str, Any] = dict(env.DATABASE)

if str(_database["ENGINE"]).endswith("sqlite3"):
    _database["OPTIONS"] = {
        # a writer takes its lock at once, so that two officers queue instead of failing half-way
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # without recursive_triggers, INSERT OR REPLACE deletes a history row without firing its guard
        "init_command": (
            "PRAGMA recursive_triggers=ON; PRAGMA foreign_keys=ON; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        ),
    }
else:
    _database["CONN_MAX_AGE"] = 60
    # a server that was restarted costs the next request a new connection, not an error
    _database["CONN_HEALTH_CHECKS"] = True
    # to compile a plan takes longer than any query of a page or an act runs
    _database["OPTIONS"] = {**_database.get("OPTIONS", {}), "options": "-c lock_timeout=10s -c jit=off"}

DATABASES = {"default": _database}
