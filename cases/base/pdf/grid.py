"""Bordered tables as boxes: cells, rows, groups of rows under one label, and grids that run over pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from cases.base.pdf.boxes import HAIR, sound_cut
from cases.base.pdf.ink import Ink
from cases.base.pdf.lines import Line


@dataclass(frozen=True, slots=True)
class Cell:
    """The inside of a table cell: lines from the top, `foot` lines at the bottom, or all of it centred in
    height.

    A `label` cell is repeated when its row continues on the next page.
    """

    lines: Sequence[Line]
    leading: float
    foot: Sequence[Line] = ()
    middle: bool = True
    label: bool = False
    reserve: float = 0.0
    """Room kept empty for handwriting or a stamp, in points."""

    @property
    def height(self) -> float:
        return max(self.leading * (len(self.lines) + len(self.foot)), self.reserve)

    def split(self, room: float) -> "tuple[Cell, Cell]":
        """Lines that fit and the rest; the foot goes with the rest, under two lines of text."""
        if self.label:
            return self, self
        most = len(self.lines) - (2 if self.foot else 0)
        count = sound_cut(self.lines, max(0, min(int((room + HAIR) / self.leading), most)))
        begun = replace(self, lines=self.lines[:count], foot=(), middle=False, reserve=0.0)
        reserve = max(0.0, self.reserve - room) if self.lines[count:] or self.foot else 0.0
        return begun, replace(self, lines=self.lines[count:], reserve=reserve)

    def draw(self, ink: Ink, x: float, top: float, height: float) -> None:
        """Draw inside a room of the given height."""
        free = height - self.leading * (len(self.lines) + len(self.foot))
        start = top - free / 2 if self.middle and not self.foot else top
        for n, line in enumerate(self.lines):
            line.draw(ink, x, start - n * self.leading)
        bottom = top - height + self.leading * len(self.foot)
        for n, line in enumerate(self.foot):
            line.draw(ink, x, bottom - n * self.leading)


@dataclass(frozen=True)
class Row:
    """Bordered cells side by side, beginning `left` points from the table's left edge."""

    cells: Sequence[Cell]
    widths: Sequence[float]
    pad: float
    left: float = 0.0

    @cached_property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + 2 * self.pad

    @cached_property
    def head(self) -> float:
        """The least room in which it can begin."""
        labels = max((cell.height for cell in self.cells if cell.label), default=0.0)
        least = max(3 * self.cells[-1].leading, labels) + 2 * self.pad
        return least if self.split(least) else self.height

    def split(self, room: float) -> "tuple[Row, Row] | None":
        """Cut a tall row between lines of its cells."""
        inner = room - 2 * self.pad
        if inner < 3 * self.cells[-1].leading or any(c.label and c.height > inner for c in self.cells):
            return None
        parts = [cell.split(inner) for cell in self.cells]
        told = [part for part, cell in zip(parts, self.cells, strict=True) if not cell.label]
        if not any(rest.lines or rest.foot for _, rest in told) or not any(begun.lines for begun, _ in told):
            return None
        return replace(self, cells=[a for a, _ in parts]), replace(self, cells=[b for _, b in parts])

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw cells and borders."""
        height, at = self.height, x + self.left
        bottom = top - height
        ink.rule(at, top, at + sum(self.widths), top)
        ink.rule(at, bottom, at + sum(self.widths), bottom)
        ink.rule(at, top, at, bottom)
        for cell, width in zip(self.cells, self.widths, strict=True):
            cell.draw(ink, at + self.pad, top - self.pad, height - 2 * self.pad)
            at += width
            ink.rule(at, top, at, bottom)


@dataclass(frozen=True)
class Group:
    """Rows that share a label on their left; the label is repeated when they continue on the next page."""

    label: Cell
    width: float
    rows: Sequence[Row]
    pad: float

    @cached_property
    def height(self) -> float:
        return max(sum(row.height for row in self.rows), self.label.height + 2 * self.pad)

    @cached_property
    def head(self) -> float:
        """The least room in which it can begin."""
        return max(self.rows[0].head, self.label.height + 2 * self.pad)

    def split(self, room: float) -> "tuple[Group, Group] | None":
        """Cut between rows, or within the row that fits no more."""
        kept, rest = _divide(self.rows, room)
        if not kept or not rest or self.label.height + 2 * self.pad > room:
            return None
        return replace(self, rows=kept), replace(self, rows=rest)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw the label's cell and the rows beside it; the last row takes what the label needs more."""
        Row([replace(self.label, reserve=self.height - 2 * self.pad)], [self.width], self.pad).draw(ink, x, top)
        at, bottom = top, top - self.height
        for row in self.rows[:-1]:
            row.draw(ink, x, at)
            at -= row.height
        last = self.rows[-1]
        cells = [replace(cell, reserve=at - bottom - 2 * self.pad) for cell in last.cells]
        replace(last, cells=cells).draw(ink, x, at)


@dataclass(frozen=True, slots=True)
class Grid:
    """A bordered table; `header` rows are repeated where it continues."""

    rows: Sequence[Row | Group]
    header: Sequence[Row] = ()
    tall: float = 0.0
    """A row higher than this may be cut between its lines; lower ones move to the next page whole."""
    keep_next: bool = False

    @property
    def height(self) -> float:
        return sum(row.height for row in (*self.header, *self.rows))

    @property
    def head(self) -> float:
        first = self.rows[0].height if self.rows else 0.0
        if self.tall and first > self.tall:
            first = self.rows[0].head
        return sum(row.height for row in self.header) + first

    def split(self, room: float) -> "tuple[Grid, Grid] | None":
        left = room - sum(row.height for row in self.header)
        kept, rest = _divide(self.rows, left, self.tall)
        if not kept or not rest:
            return None
        return replace(self, rows=kept), replace(self, rows=rest)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        for row in (*self.header, *self.rows):
            row.draw(ink, x, top)
            top -= row.height


def _divide(rows: Sequence[Any], room: float, tall: float = 0.0) -> tuple[list[Any], list[Any]]:
    """The rows that fit and the rest; a first row of the rest higher than `tall` is cut between its lines."""
    count = 0
    while count < len(rows) and rows[count].height <= room + HAIR:
        room -= rows[count].height
        count += 1
    kept, rest = list(rows[:count]), list(rows[count:])
    parts = rest[0].split(room) if rest and rest[0].height > tall else None
    return ([*kept, parts[0]], [parts[1], *rest[1:]]) if parts else (kept, rest)
