"""How often somebody may ask in a minute, counted over all workers and threads.

Each worker counts for itself and tells the database every twentieth of what is allowed, so that a person at work costs no
statement; all workers together let at most that much too much through.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.db import DatabaseError, connection

log = logging.getLogger(__name__)
MINUTE = 60
_PARTS, _MOST_KEYS = 20, 20_000


@dataclass(slots=True)
class _Count:
    """What this worker knows of somebody's minute: the sum at the last look, and what came here since."""

    minute: int
    known: int = 0
    own: int = 0


_counts: dict[str, _Count] = {}
_lock = Lock()


def over(key: str, limit: int, *, now: datetime) -> int:
    """Count one more request of `key`: 0, or the seconds to wait if it is beyond `limit` (0 = no limit) a minute."""
    moment = int(now.timestamp())
    wait = MINUTE - moment % MINUTE
    if limit <= 0:
        return 0
    with _lock:
        count = _count(key, moment // MINUTE)
        if count.known > limit:
            return wait
        count.own += 1
        if count.own < max(1, limit // _PARTS) and count.known + count.own <= limit:
            return 0
        told, count.own = count.own, 0
    total = _tell(key, count.minute, told)
    with _lock:
        count.known = max(count.known, total)
    return wait if total > limit else 0


def _count(key: str, minute: int) -> _Count:
    known = _counts.get(key)
    if known is None or known.minute != minute:
        if len(_counts) > _MOST_KEYS:
            _counts.clear()
        known = _counts[key] = _Count(minute)
    return known


def _tell(key: str, minute: int, more: int) -> int:
    """Add to the common count; the sum. A database that cannot take it stops nobody."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO base_ratewindow (key, minute, count) VALUES (%s, %s, %s) "
                "ON CONFLICT (key, minute) DO UPDATE SET count = base_ratewindow.count + excluded.count RETURNING count",
                [key[:80], minute, more],
            )
            return int(cursor.fetchone()[0])
    except DatabaseError:
        log.exception("requests of %s could not be counted", key)
        return more
