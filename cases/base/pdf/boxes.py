"""What stands on a page: boxes that know their height, can be cut in two, and draw themselves."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from cases.base.pdf.errors import LayoutImpossible
from cases.base.pdf.ink import Ink
from cases.base.pdf.lines import Line

_HAIR = 0.01  # points; sums of leadings do not come out exactly


class Box(Protocol):
    """Something of full text width. Heights in points, measured downwards."""

    @property
    def height(self) -> float:
        """Room taken."""

    @property
    def head(self) -> float:
        """The least room that its beginning needs on a page; `height` if it cannot be cut."""

    @property
    def keep_next(self) -> bool:
        """Whether the beginning of the next box must stand on the same page."""

    def split(self, room: float) -> "tuple[Box, Box] | None":
        """The part that fits into `room` and the rest; None if nothing fits or it cannot be cut."""

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw with the upper left corner at (x, top)."""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room; vanishes at the top of a page."""

    height: float
    keep_next: bool = False

    @property
    def head(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        pass


@dataclass(frozen=True, slots=True)
class NewPage:
    """Ends the page."""

    height: float = 0.0
    head: float = 0.0
    keep_next: bool = False

    def split(self, room: float) -> None:
        return None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        pass


@dataclass(frozen=True, slots=True)
class RuleBox:
    """A horizontal rule in the middle of its height."""

    width: float
    height: float
    weight: float = 0.5
    color: tuple[float, float, float] = (0, 0, 0)
    keep_next: bool = False

    @property
    def head(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        ink.color(*self.color)
        ink.rule(x, top - self.height / 2, x + self.width, top - self.height / 2, self.weight)
        ink.color(0, 0, 0)


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """A signature line: label and name on the left, date on the right, the stored picture over the line."""

    lines: Sequence[Line]
    leading: float
    image: bytes
    image_left: float
    keep_next: bool = False

    @property
    def height(self) -> float:
        return self.leading * (1.6 if self.image else 1.0)

    @property
    def head(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        bottom = top - self.height
        for line in self.lines:
            line.draw(ink, x, bottom + self.leading)
        if self.image:
            ink.image(self.image, x + self.image_left, bottom + 2, 4 * self.leading, self.height - 4)


@dataclass(frozen=True, slots=True)
class TextBox:
    """Lines of text. Two lines at least stay together on either side of a page break."""

    lines: Sequence[Line]
    leading: float
    keep_next: bool = False
    color: tuple[float, float, float] = (0, 0, 0)
    whole: bool = False
    """Never cut: a title, the place of a seal."""

    @property
    def height(self) -> float:
        return self.leading * len(self.lines)

    @property
    def head(self) -> float:
        return self.height if self.whole or len(self.lines) <= 3 else 2 * self.leading

    def split(self, room: float) -> "tuple[TextBox, TextBox] | None":
        count = min(int((room + _HAIR) / self.leading), len(self.lines) - 2)
        return None if self.whole or count < 2 else self.cut(count)

    def cut(self, count: int) -> "tuple[TextBox, TextBox]":
        """The first `count` lines and the others."""
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])

    def draw(self, ink: Ink, x: float, top: float) -> None:
        if any(self.color):
            ink.color(*self.color)
        for n, line in enumerate(self.lines):
            line.draw(ink, x, top - n * self.leading)
        if any(self.color):
            ink.color(0, 0, 0)


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
        """Lines that fit and the rest; the foot goes with the rest."""
        if self.label:
            return self, self
        count = int((room + _HAIR) / self.leading)
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


@dataclass(frozen=True, slots=True)
class Row:
    """Bordered cells side by side, beginning `left` points from the table's left edge."""

    cells: Sequence[Cell]
    widths: Sequence[float]
    pad: float
    left: float = 0.0

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + 2 * self.pad

    def split(self, room: float) -> "tuple[Row, Row] | None":
        """Cut a tall row between lines of its cells."""
        inner = room - 2 * self.pad
        if inner < 3 * self.cells[-1].leading or any(c.label and c.height > inner for c in self.cells):
            return None
        parts = [cell.split(inner) for cell in self.cells]
        if not any(
            rest.lines or rest.foot
            for (_, rest), cell in zip(parts, self.cells, strict=True)
            if not cell.label
        ):
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


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share a label on their left; the label is repeated when they continue on the next page."""

    label: Cell
    width: float
    rows: Sequence[Row]
    pad: float

    @property
    def height(self) -> float:
        return max(sum(row.height for row in self.rows), self.label.height + 2 * self.pad)

    def split(self, room: float) -> "tuple[Group, Group] | None":
        """Cut between rows, or within the row that fits no more."""
        kept, rest = _divide(self.rows, room)
        if not kept or not rest or self.label.height + 2 * self.pad > room:
            return None
        return replace(self, rows=kept), replace(self, rows=rest)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw the label's cell and the rows beside it; the last row takes what the label needs more."""
        Row([replace(self.label, reserve=self.height - 2 * self.pad)], [self.width], self.pad).draw(
            ink, x, top
        )
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
            first = self.tall / 2
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


def paginate(boxes: Sequence[Box], room: float) -> list[list[tuple[Box, float]]]:
    """Boxes with their distance from the top of the text area, page by page. `room` is the height of a page.

    Raises LayoutImpossible if a box fits no page; nothing is ever printed over the edge.
    """
    pages: list[list[tuple[Box, float]]] = [[]]
    queue, used = deque(boxes), 0.0
    while queue:
        fresh = not pages[-1]
        if isinstance(queue[0], NewPage) or (not fresh and _must_move(queue, room - used)):
            if isinstance(queue[0], NewPage):
                queue.popleft()
            if not fresh:
                pages.append([])
                used = 0.0
            continue
        box = queue.popleft()
        if fresh and isinstance(box, Space):
            continue
        if box.height > room - used + _HAIR:
            parts = box.split(room - used) or (_force_cut(box, room) if fresh else None)
            if parts is None and fresh:
                raise _too_high(box)
            if parts is None:
                queue.appendleft(box)
                pages.append([])
                used = 0.0
                continue
            box = parts[0]
            queue.appendleft(parts[1])
        pages[-1].append((box, used))
        used += box.height
    return pages


def _must_move(queue: Iterable[Box], room: float) -> bool:
    """Whether the next box, with what must stay with it, has to begin on a new page."""
    need = 0.0
    for box in queue:
        if not box.keep_next:
            return need + box.head > room + _HAIR
        need += box.height
    return need > room + _HAIR


def _force_cut(box: Box, room: float) -> tuple[Box, Box] | None:
    """On an empty page: a paragraph or a row that fits no page is cut wherever the page ends."""
    if isinstance(box, TextBox):
        count = int((room + _HAIR) / box.leading)
        return box.cut(count) if 0 < count < len(box.lines) else None
    if isinstance(box, Grid) and box.tall:
        parts = replace(box, tall=0.0).split(room)
        return (parts[0], replace(parts[1], tall=box.tall)) if parts else None
    return None


def _divide(rows: Sequence[Any], room: float, tall: float = 0.0) -> tuple[list[Any], list[Any]]:
    """The rows that fit and the rest; a first row of the rest higher than `tall` is cut between its lines."""
    count = 0
    while count < len(rows) and rows[count].height <= room + _HAIR:
        room -= rows[count].height
        count += 1
    kept, rest = list(rows[:count]), list(rows[count:])
    parts = rest[0].split(room) if rest and rest[0].height > tall else None
    return ([*kept, parts[0]], [parts[1], *rest[1:]]) if parts else (kept, rest)


def _too_high(box: Box) -> LayoutImpossible:
    kind = type(box).__name__
    return LayoutImpossible(
        f"有一处内容（{kind}）高于一页，又不能拆分。请缩短表格左侧的栏目名称或签名栏。",
        f"a part ({kind}) is higher than a page and cannot be cut; shorten the label or the signature block.",
    )
