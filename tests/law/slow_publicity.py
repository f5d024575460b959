"""公示 since 2025-12-25 and before, read once more from 公示规定 (2021; 2025-11-21) and 信用修复管理办法, article by article.

Plain and slow, without the tables: what the engine says is held against it. Sums in yuan; days as dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST, TURN = date(2021, 9, 1), date(2025, 12, 25)
# 第十四条第一款, six fields; to 2025-12-24 the longer shortest term was that of three (国市监信规〔2021〕3号)
SIX = ("food", "drug", "medical_device", "cosmetics", "special_equipment", "key_industrial")
THREE = ("food", "drug", "special_equipment")


@dataclass(frozen=True)
class Case:
    """A decision under the ordinary procedure, all of whose facts are known."""

    decided_on: date
    published_on: date
    party: str
    product: str
    kinds: tuple[str, ...]
    fine: int = 0
    tier: str = "ordinary"
    mitigated: bool = False
    restricted_until: date | None = None


@dataclass(frozen=True)
class Shown:
    """Whether and how long; None: nothing of the kind, or not to be known."""

    published: bool
    gravity: str
    min_end: date | None
    max_end: date | None


def shown(case: Case) -> Shown:
    """What the articles say of it."""
    if case.kinds == ("warning",):
        # 第二条第二款
        return Shown(False, "light", None, None)
    return _now(case) if case.decided_on >= TURN else _before(case)


def _now(case: Case) -> Shown:
    only_mild = set(case.kinds) <= {"warning", "criticism"}
    low_fine = case.party != "natural_person" and case.fine <= 50_000 and (case.tier == "lenient" or case.mitigated)
    if only_mild or (set(case.kinds) <= {"warning", "criticism", "fine"} and low_fine):
        return Shown(True, "light", None, months(case.published_on, 3))
    # the longest of several (办法第六条第二款): whoever may never ask may not ask, who must wait for the restriction waits
    final = set(case.kinds) & {"lower_qualification", "revoke_licence", "close_down"}
    limit = set(case.kinds) & {"restrict_business", "stop_business", "bar_person"}
    if not (final or limit or case.product in SIX):
        return Shown(True, "general", months(case.published_on, 3), months(case.published_on, 12))
    first, last = months(case.published_on, 12), months(case.published_on, 36)
    if limit and case.restricted_until is None:
        return Shown(True, "severe", None, None)
    if limit and case.restricted_until:
        first, last = max(first, case.restricted_until), max(last, case.restricted_until)
    return Shown(True, "severe", None if final else first, last)


def _before(case: Case) -> Shown:
    """第十三条、第十四条 of 2021; a fine from the hearing sum on (100,000 for a unit) is in no province a low one."""
    if set(case.kinds) <= {"warning", "criticism"}:
        return Shown(True, "light", None, months(case.published_on, 3))
    last = months(case.published_on, 36)
    if set(case.kinds) & {"restrict_business", "bar_person"}:
        until = case.restricted_until
        return Shown(True, "severe", None, max(last, until) if until else None)
    if set(case.kinds) & {"stop_business", "lower_qualification", "revoke_licence", "close_down"}:
        return Shown(True, "severe", None, last)
    return Shown(True, "general", months(case.published_on, 12 if case.product in THREE else 6), last)


def months(day: date, count: int) -> date:
    """The same date so many months later; the last of a month that has no such date."""
    year, month = day.year + (day.month - 1 + count) // 12, (day.month - 1 + count) % 12 + 1
    for last in range(day.day, 0, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError(day)
