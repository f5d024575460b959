"""Which caps H1-H7 hold, and on which events they rest.

A cap is *hit* when its condition holds, even where a lower cap or the score itself already lies below it:
so the enterprise sees every ceiling above it, and which of them binds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from integrity.scoring.records import Event
from integrity.scoring.rules import Cap
from integrity.scoring.standing import Standing

Condition = Callable[[Cap, Standing], tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class CapEffect:
    """A cap that holds; points = what it takes off, 0 unless it is the binding one."""

    cap: Cap
    points: int
    event_ids: tuple[str, ...]


def apply_caps(value: int, standing: Standing) -> tuple[CapEffect, ...]:
    """The caps that hold, lowest first, with what the lowest takes off `value`."""
    found = [(cap, _CONDITIONS[cap.condition](cap, standing)) for cap in standing.book.caps]
    held = [(cap, events) for cap, events in found if events]
    return tuple(
        CapEffect(cap, min(cap.limit - value, 0) if place == 0 else 0, tuple(e.id for e in events))
        for place, (cap, events) in enumerate(held)
    )


def _active(cap: Cap, standing: Standing) -> tuple[Event, ...]:
    return tuple(e for e in standing.active if e.kind in cap.events)


def _severe(cap: Cap, standing: Standing) -> tuple[Event, ...]:
    return standing.severe


def _in_force(cap: Cap, standing: Standing) -> tuple[Event, ...]:
    """Active penalties with an order of the cap's kinds that is not lifted yet."""
    held = (e for e in _active(cap, standing) if e.penalty_kinds & cap.kinds)
    return tuple(e for e in held if e.lifted_from is None or standing.day < e.lifted_from)


def _repeated_food(cap: Cap, standing: Standing) -> tuple[Event, ...]:
    """Active food penalties of other kinds than the cap's, decided within `days` back, if of `count` cases (FSL 134)."""
    food = (e for e in _active(cap, standing) if e.food and not e.penalty_kinds & cap.kinds)
    recent = tuple(e for e in food if (standing.day - e.valid_from).days <= (cap.days or 0))
    return recent if len({e.case_key for e in recent}) >= (cap.count or 0) else ()


_CONDITIONS: dict[str, Condition] = {"active": _active, "severe": _severe, "in_force": _in_force, "repeated_food": _repeated_food}
