"""轻微, 一般 or 严重: the class of a penalty for publicity (公示规定 arts 2, 13, 14; 国办发〔2025〕22号)."""

from __future__ import annotations

from cases.law import tables
from cases.law.fact_types import Facts, Kind, Penalty, Procedure
from cases.law.hearing import hearing_sum
from cases.law.heavy_kinds import heavy_kinds
from cases.law.publicity_rows import Gravity
from cases.law.settings import PartyClass, Settings
from cases.law.simplified import simplified_allowed
from cases.law.truth import Truth

_MILD = frozenset({Kind.WARNING, Kind.CRITICISM})
_MILD_AND_FINE = _MILD | {Kind.FINE}
_ALL = frozenset(Gravity)


def possible_gravities(facts: Facts, penalty: Penalty, *, settings: Settings) -> frozenset[Gravity]:
    """The classes the penalty may be in; one, if the facts and the bureau's settings settle it."""
    if facts.procedure is Procedure.SIMPLIFIED:
        return frozenset({Gravity.LIGHT})
    kinds = penalty.all_kinds
    if kinds is None:
        return _without_kinds(facts, penalty, settings)
    severe = {r.kind for r in tables.on_day(heavy_kinds(), facts.decided_on) if r.severe}
    if kinds & severe or _very_large(facts, penalty, settings):
        return frozenset({Gravity.SEVERE})
    if kinds <= _MILD:
        return frozenset({Gravity.LIGHT})
    if not kinds <= _MILD_AND_FINE:
        return frozenset({Gravity.GENERAL})
    return _fine_alone(facts, penalty, settings)


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


def _without_kinds(facts: Facts, penalty: Penalty, settings: Settings) -> frozenset[Gravity]:
    if _very_large(facts, penalty, settings):
        return frozenset({Gravity.SEVERE})
    if any(penalty.confiscated) or (penalty.fine and Gravity.LIGHT not in _fine_alone(facts, penalty, settings)):
        return _ALL - {Gravity.LIGHT}
    return _ALL


def _very_large(facts: Facts, penalty: Penalty, settings: Settings) -> bool:
    party = settings.class_of(facts.party)
    line = settings.very_large_fines.get(party) if party else None
    return line is not None and (penalty.fine_sum or 0) >= line


def _fine_alone(facts: Facts, penalty: Penalty, settings: Settings) -> frozenset[Gravity]:
    """A fine without confiscation: light below the province's line, general from 较大数额 at the latest."""
    fine, party = penalty.fine_sum, settings.class_of(facts.party)
    classes = (party,) if party else tuple(PartyClass)
    if fine is None:
        return frozenset({Gravity.LIGHT, Gravity.GENERAL})
    return frozenset().union(*(_by_line(facts, fine, c, settings) for c in classes))


def _by_line(facts: Facts, fine: int, party: PartyClass, settings: Settings) -> frozenset[Gravity]:
    low = settings.low_fine_lines.get(party)
    if low is not None:
        return frozenset({Gravity.LIGHT if fine < low else Gravity.GENERAL})
    large = hearing_sum(party, on=facts.step_day, settings=settings)
    if large is not None and fine >= large:
        return frozenset({Gravity.GENERAL})
    return frozenset({Gravity.LIGHT, Gravity.GENERAL})
