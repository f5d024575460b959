"""Where everything stands: the main path as a row of boxes, the other states in rows below, by phase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from cases.base.lifecycle import Lifecycle, Move

# a move open to more states than this is an exception (change, annul), not a step of the way
_MANY_SOURCES = 3

WIDTH = 1208  # what a 1280 px window leaves
MAIN_HEIGHT = 48
SIDE_HEIGHT = 38
_GAP = 12
_SIDE_GAP = 26
_PITCH_MAX = 148
_PITCH_MIN = 92
_HEAD = 30
_ARC_BAND = 42
_ROW_STEP = 70
_MAIN_Y = _HEAD + _ARC_BAND + MAIN_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class Box:
    """A state's place: centre and size in px. `row` 0 is the main path."""

    code: str
    x: float
    y: float
    width: float
    height: float
    row: int

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Band:
    """A phase over the main path: from x to x."""

    phase: str
    left: float
    right: float


@dataclass(frozen=True)
class Layout:
    width: float
    height: float
    boxes: dict[str, Box]
    bands: tuple[Band, ...]
    main: tuple[str, ...]

    @cached_property
    def steps(self) -> frozenset[tuple[str, str]]:
        """The pairs of neighbours on the main path."""
        return frozenset(pairwise(self.main))

    @property
    def arc_top(self) -> float:
        return float(_HEAD)


def main_path(lifecycle: Lifecycle) -> tuple[str, ...]:
    """The longest way forward through live moves, in the order of the table; exceptions are no part of it."""
    order = {s.code: i for i, s in enumerate(lifecycle.states)}
    best: dict[str, tuple[str, ...]] = {}
    for state in reversed(lifecycle.states):
        ways = [best[t] for t in _steps(lifecycle.moves, state.code) if order[t] > order[state.code]]
        best[state.code] = (state.code, *max(ways, key=len, default=()))
    starts = [s.code for s in lifecycle.states if s.initial] or [lifecycle.states[0].code]
    return max((best[s] for s in starts), key=len)


def _steps(moves: Sequence[Move], source: str) -> list[str]:
    usual = (m for m in moves if m.live and m.target and len(m.sources) <= _MANY_SOURCES)
    return [m.target for m in usual if source in m.sources]


def lay_out(lifecycle: Lifecycle, main: tuple[str, ...] = ()) -> Layout:
    """Places for every state. `main` overrides the path that the table itself suggests."""
    main = main or main_path(lifecycle)
    columns = _columns(lifecycle, main)
    pitch = min(_PITCH_MAX, max(_PITCH_MIN, WIDTH / sum(columns.values())))
    boxes: dict[str, Box] = {}
    bands: list[Band] = []
    left = 0
    for phase, group in groupby(lifecycle.states, key=lambda s: s.phase):
        codes = [s.code for s in group]
        boxes |= {b.code: b for b in _phase(codes, main, left=left, columns=columns[phase], pitch=pitch)}
        bands.append(Band(phase, left * pitch, (left + columns[phase]) * pitch))
        left += columns[phase]
    right = max(left * pitch, *(b.right for b in boxes.values()))
    return Layout(right + 2, max(b.bottom for b in boxes.values()) + 24, boxes, tuple(bands), main)


def _phase(codes: Sequence[str], main: tuple[str, ...], *, left: int, columns: int, pitch: float) -> Iterator[Box]:
    """The boxes of one phase: its part of the main path, and the rest in rows below it."""
    path = [c for c in codes if c in main]
    for i, code in enumerate(path):
        yield Box(code, (left + i + 0.5) * pitch, _MAIN_Y, pitch - _GAP, MAIN_HEIGHT, 0)
    for i, code in enumerate(c for c in codes if c not in main):
        row, slot = divmod(i, columns)
        y = _MAIN_Y + MAIN_HEIGHT / 2 + 40 + row * _ROW_STEP + SIDE_HEIGHT / 2
        yield Box(code, (left + slot + 0.5) * pitch, y, pitch - _SIDE_GAP, SIDE_HEIGHT, row + 1)


def _columns(lifecycle: Lifecycle, main: tuple[str, ...]) -> dict[str, int]:
    """How many columns a phase takes: its share of the main path, one at least."""
    return {
        phase: max(1, sum(s.code in main for s in group))
        for phase, group in ((p, list(g)) for p, g in groupby(lifecycle.states, key=lambda s: s.phase))
    }
