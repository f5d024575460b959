"""What stands on a page: boxes that know their height, can be cut in two, and draw themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from cases.base.pdf.ink import Ink
from cases.base.pdf.lines import Line

HAIR = 0.01  # points; sums of leadings do not come out exactly


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


def sound_cut(lines: Sequence[Line], count: int) -> int:
    """The most lines, up to `count`, after which a page may end: no line of a paragraph stands alone before or after it."""
    while 0 < count < len(lines) and _leaves_one(lines, count):
        count -= 1
    return count


def _leaves_one(lines: Sequence[Line], count: int) -> bool:
    paragraph = lines[count].source
    if lines[count - 1].source is not paragraph:
        return False
    before = count > 1 and lines[count - 2].source is paragraph
    after = count + 1 < len(lines) and lines[count + 1].source is paragraph
    return not (before and after)


@dataclass(frozen=True, slots=True)
class TextBox:
    """Lines of text. Two lines of a paragraph at least stay together on either side of a page break."""

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
        counts = () if self.whole else range(1, len(self.lines))
        least = next((count for count in counts if sound_cut(self.lines, count) == count), len(self.lines))
        return least * self.leading

    def split(self, room: float) -> "tuple[TextBox, TextBox] | None":
        count = sound_cut(self.lines, int((room + HAIR) / self.leading))
        return None if self.whole or not 0 < count < len(self.lines) else self.cut(count)

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
