"""轻微, 一般 or 严重: by which rows a penalty may be shown (公示规定 arts 2, 13-15; 信用修复办法 arts 6-9)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from cases.law.fact_types import Facts, Kind, Penalty, Procedure
from cases.law.heavy_kinds import heavy_kinds_on
from cases.law.low_fines import is_low, low_fines_on
from cases.law.publicity_rows import Rows, light_rows, rows_of
from cases.law.sectors import in_sector
from cases.law.settings import Settings
from cases.law.simplified import simplified_allowed
from cases.law.truth import Truth

_SECTOR, _NONE = frozenset({"sector"}), frozenset[str]()
_FIELDS: dict[Truth, tuple[frozenset[str], ...]] = {True: (_SECTOR,), False: (_NONE,), None: (_NONE, _SECTOR)}
_MILD = frozenset({Kind.WARNING, Kind.CRITICISM})
_MILD_AND_FINE = _MILD | {Kind.FINE}


def possible_rows(facts: Facts, penalty: Penalty, *, settings: Settings, day: date | None) -> tuple[Rows, ...]:
    """The rows of that day that may govern the penalty: one choice, if facts and settings settle it."""
    light = _is_light(facts, penalty, settings)
    found = [light_rows(day)] if light is not False else []
    if light is not True:
        fields = _FIELDS[in_sector(facts, day)]
        found += [rows_of(own | field, day) for own in _by_kind(facts, penalty, settings, day) for field in fields]
    return tuple(dict.fromkeys(found))


def is_never_published(facts: Facts, penalty: Penalty, *, settings: Settings) -> Truth:
    """简易程序 and a warning alone are not published (公示规定 art. 2), nor is a decision not to punish."""
    if penalty.is_none or facts.procedure is Procedure.SIMPLIFIED:
        return True
    kinds = penalty.all_kinds
    if kinds == frozenset({Kind.WARNING}):
        return True
    if facts.procedure is Procedure.ORDINARY:
        return None if kinds is None and not penalty.fine else False
    # the procedure is unknown: it can only have been the simplified one within its limits
    return False if simplified_allowed(facts, settings=settings).value is False else None


def _is_light(facts: Facts, penalty: Penalty, settings: Settings) -> Truth:
    """A warning, a criticism or a low fine, and nothing else."""
    if facts.procedure is Procedure.SIMPLIFIED:
        return True
    kinds = penalty.all_kinds
    if kinds is None:
        fined_high = penalty.fine and is_low(facts, penalty, settings) is False
        return False if any(penalty.confiscated) or fined_high or _very_large(facts, penalty, settings) else None
    if kinds <= _MILD:
        return True
    return is_low(facts, penalty, settings) if kinds <= _MILD_AND_FINE else False


def _by_kind(facts: Facts, penalty: Penalty, settings: Settings, day: date | None) -> tuple[frozenset[str], ...]:
    """What the kinds of penalty make of it: each possible set of `limit` and `final`."""
    named, kinds = _severe_on(day), penalty.all_kinds
    met = frozenset(named[kind] for kind in kinds or () if kind in named)
    if _very_large(facts, penalty, settings):
        return (met | {"final"},)
    return (met,) if kinds is not None else (met, frozenset({"limit"}), frozenset({"final"}))


@lru_cache(maxsize=2048)
def _severe_on(day: date | None) -> dict[Kind, str]:
    return {row.kind: row.severe for row in heavy_kinds_on(day) if row.severe}


def _very_large(facts: Facts, penalty: Penalty, settings: Settings) -> bool:
    """数额特别巨大, as long as provinces set the lines of fines."""
    party = settings.class_of(facts.party)
    line = settings.very_large_fines.get(party) if party else None
    by_province = not low_fines_on(facts.decided_on)
    return by_province and line is not None and (penalty.fine_sum or 0) >= line
