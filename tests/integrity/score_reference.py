"""ICS-1 a second time, slowly and naively, straight from the formula of the spec. Reads no law table.

Shares nothing with `integrity.scoring` but the record classes, so that a misreading of the code shows as a
difference. Days are walked one by one where the code computes ends; the limits are a maximum flow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_FLOOR, Decimal

from integrity.scoring.records import Event, Positive

PENALTIES = {"light_penalty": 10, "general_penalty": 40, "severe_penalty": 200}
OTHERS = {
    "blacklisted": 400,
    "conviction": 400,
    "abnormal_directory": 60,
    "sampling_general": 30,
    "sampling_safety": 80,
    "inspection_obstructed": 120,
    "recall_not_done": 150,
    "penalty_unpaid": 80,
    "correction_overdue": 30,
    "food_talk": 10,
    "commitment_broken": 60,
    "related_blacklisted": 50,
    "police_case": 0,
}
YEARS = {
    "general_penalty": 1,
    "severe_penalty": 3,
    "conviction": 3,
    "sampling_general": 1,
    "sampling_safety": 1,
    "inspection_obstructed": 1,
    "food_talk": 1,
    "commitment_broken": 1,
}
SETTLED_ENDS = {"light_penalty", "penalty_unpaid", "correction_overdue", "food_talk", "police_case"}
SEVERE = {"severe_penalty", "blacklisted", "conviction"}
ORDERS = {"revoke_licence", "stop_business", "restrict_business", "close_down"}


def reference_score(records: Iterable[Event | Positive], as_of: date, known_at: datetime) -> tuple[int, str, set[str], int]:
    """(score, class, caps that hold, bonus)."""
    usable = [r for r in records if _usable(r, as_of, known_at)]
    events = [r for r in usable if isinstance(r, Event)]
    active = [e for e in events if _active(e, as_of)]
    bonus = _bonus([r for r in usable if isinstance(r, Positive)], active, as_of)
    if any(e.kind in SEVERE for e in active):
        bonus = 0
    caps = _caps(active, as_of)
    value = min([900 - _deducted(active, as_of) + bonus, *caps.values()])
    value = max(0, min(1000, value))
    grade = "A" if value >= 850 else "B" if value >= 700 else "C" if value >= 500 else "D"
    return value, grade, set(caps), bonus


def _usable(record: Event | Positive, as_of: date, known_at: datetime) -> bool:
    if record.known_from > known_at or (record.known_to and record.known_to <= known_at):
        return False
    if record.annulled_known_at and record.annulled_known_at <= known_at:
        return False
    if isinstance(record, Positive):
        gone = record.withdrawn_from and record.withdrawn_from <= as_of
        return record.valid_from <= as_of <= (record.valid_to or date.max) and not gone
    cleared = [d for d in (record.repaired_from, record.removed_from) if d and d <= as_of]
    return record.valid_from <= as_of and not cleared


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _three_months_on(day: date) -> date:
    year, month = (day.year, day.month + 3) if day.month < 10 else (day.year + 1, day.month - 9)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError(day)


def _active(event: Event, on: date) -> bool:
    if on < event.valid_from:
        return False
    if any(d and d <= on for d in (event.repaired_from, event.removed_from)):
        return False
    if event.kind in SETTLED_ENDS and event.resolved_from and event.resolved_from <= on:
        return False
    if event.kind == "recall_not_done":
        return event.resolved_from is None or on <= _years_on(event.resolved_from, 1)
    if event.kind in PENALTIES and event.max_end:
        return on <= event.max_end
    if event.kind == "light_penalty":
        return on <= _three_months_on(event.valid_from)
    return event.kind not in YEARS or on <= _years_on(event.valid_from, YEARS[event.kind])


def _points(event: Event, events: list[Event], as_of: date) -> int:
    base = Decimal(PENALTIES.get(event.kind, OTHERS.get(event.kind, 0)))
    if event.kind in ("general_penalty", "severe_penalty"):
        yuan = Decimal(event.amount) / 100
        base += 60 if yuan >= 1000000 else 40 if yuan >= 500000 else 20 if yuan >= 100000 else 0
    if event.kind in PENALTIES:
        base *= Decimal("1.5") if _repeated(event, events) else 1
        base *= Decimal("0.5") if event.min_end and as_of > event.min_end else 1
    return int((base + Decimal("0.5")).to_integral_value(ROUND_FLOOR))


def _repeated(event: Event, events: list[Event]) -> bool:
    before = {event.valid_from - timedelta(days=n) for n in range(1, 366)}
    return any(
        other.kind in PENALTIES
        and set(other.same_type.split()) & set(event.same_type.split())
        and other.valid_from in before
        and (other.case_id == "" or other.case_id != event.case_id)
        for other in events
        if other is not event
    )


def _deducted(active: list[Event], as_of: date) -> int:
    cases: dict[str, dict[str, int]] = defaultdict(lambda: {"free": 0, "light": 0, "sampling": 0})
    for event in active:
        group = "sampling" if event.kind.startswith("sampling") else "free"
        if event.kind == "light_penalty" and as_of - event.valid_from <= timedelta(days=365):
            group = "light"
        case = cases[event.case_id or f"alone {event.id}"]
        case[group] = max(case[group], _points(event, active, as_of))
    free = sum(c["free"] for c in cases.values())
    return free + _flow([(c["light"] - c["free"], c["sampling"] - c["free"]) for c in cases.values()])


def _flow(extras: list[tuple[int, int]]) -> int:
    """Most points that can be handed to the cases: 60 as light, 160 as sampling, each case at most its extra.

    Cases with one group first, then those with both; what one group gives to a case the other cannot.
    Tries every split of the light 60 among the mixed cases' total, which is what a maximum flow comes to.
    """
    only_light = sum(a for a, b in extras if a > 0 >= b)
    only_sampling = sum(b for a, b in extras if b > 0 >= a)
    mixed = [(a, b) for a, b in extras if a > 0 and b > 0]
    best = 0
    for to_mixed in range(min(60, sum(a for a, _ in mixed)) + 1):
        as_light = min(60 - to_mixed, only_light)
        room = sum(max(pair) for pair in mixed) - to_mixed
        as_sampling = min(160, only_sampling + min(room, sum(b for _, b in mixed)))
        best = max(best, to_mixed + as_light + as_sampling)
    return best


def _caps(active: list[Event], as_of: date) -> dict[str, int]:
    kinds = {e.kind for e in active}
    # orders to stop and revocations are not among those that FSL 134 counts; what is over counts nowhere
    food = [e for e in active if e.food and e.kind in PENALTIES and not e.penalty_kinds & {"stop_business", "revoke_licence"}]
    recent = [e for e in food if as_of - e.valid_from <= timedelta(days=365)]
    orders = [e for e in active if e.kind in PENALTIES and e.penalty_kinds & ORDERS]
    found = {
        "H1": (399, "blacklisted" in kinds),
        "H2": (499, any(e.lifted_from is None or as_of < e.lifted_from for e in orders)),
        "H3": (499, len({e.case_id or f"alone {e.id}" for e in recent}) >= 3),
        "H4": (699, bool(kinds & SEVERE)),
        "H5": (699, "police_case" in kinds),
        "H6": (699, "abnormal_directory" in kinds),
        "H7": (849, bool(kinds & {"general_penalty", "sampling_general", "sampling_safety", "penalty_unpaid"})),
    }
    return {code: limit for code, (limit, holds) in found.items() if holds}


def _bonus(positives: list[Positive], active: list[Event], as_of: date) -> int:
    standards = {p.detail for p in positives if p.kind == "certificate"}
    total = min(30, 15 * len(standards & {"GB/T 19001", "HACCP", "ISO 22000"}))
    samples = [p for p in positives if p.kind == "sampling" and as_of <= _years_on(p.valid_from, 2)]
    n, passed = sum(p.samples for p in samples), sum(p.passed for p in samples)
    if n >= 3:
        total += 20 if passed == n else 10 if Decimal(passed) / n >= Decimal("0.95") else 0
    prizes = {"national": 40, "provincial": 30, "city": 20}
    total += max((prizes.get(p.detail, 0) for p in positives if p.kind == "award"), default=0)
    total += 10 * sum(p.kind == "voluntary_recall" and as_of <= _years_on(p.valid_from, 1) for p in positives)
    total += 20 if _clean(positives, active, as_of) else 0
    return min(100, total)


def _clean(positives: list[Positive], active: list[Event], as_of: date) -> bool:
    old = [p for p in positives if p.kind == "registration" and _years_on(p.valid_from, 3) <= as_of]
    return bool(old) and all(e.kind == "police_case" for e in active)
