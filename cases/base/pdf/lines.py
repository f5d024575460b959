"""From a text with emphasis to lines that can be drawn: widths, breaks, justification."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from cases.base.characters import plain
from cases.base.pdf.blocks import Span, Text
from cases.base.pdf.errors import LayoutImpossible
from cases.base.pdf.fonts import Face, Faces, Role
from cases.base.pdf.ink import Ink
from cases.base.pdf.linebreak import CLOSING, OPENING, Cut, cut_lines, find_whole_units

Align = Literal["justify", "left", "center", "right"]

_ASCENT = 0.88  # of the em square of Chinese fonts above the baseline
_WIDEST_GAP = 0.2  # em; a line that would have to be stretched more (a long code follows) stays ragged
_SLACK = 2  # thousandths of an em forgiven, so that 28 squares fit a line of 28 squares
_CLOSE, _OPEN = ("[" + re.escape("".join(sorted(marks))) + "]" for marks in (CLOSING, OPENING))
_PAIRS = re.compile(f"{_CLOSE}(?={_CLOSE}|{_OPEN})|{_OPEN}(?={_OPEN})")
_FIRST_SIGN = "\u2000"  # letters come before, dashes and Chinese marks after
_DASHES = re.compile("—{2,}")

# how a character is set, in the low bits of its mark; the number of its face is in the high bits
_PLAIN, _TIGHT, _JOINED, _DASH = range(4)
_SAME_MARK = re.compile(rb"(.)\1*", re.DOTALL)
_KINDS = bytes(mark & 3 for mark in range(256))


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set; lengths in points, `indent` in characters of the first line."""

    size: float
    leading: float
    role: Role = Role.BODY
    align: Align = "justify"
    indent: float = 0
    hang: float = 0.0
    """Left inset of every line but the first, in points."""
    whole_dates: bool = False
    """Whether a date may not be divided."""


@dataclass(slots=True, eq=False)
class Line:
    """A line ready to be drawn.

    A stretch of a shaped text, its place and the space added between characters.
    """

    source: "Shaped"
    cut: Cut
    x: float
    gap: float

    def draw(self, ink: Ink, x: float, top: float, pivot: tuple[float, float] | None = None) -> None:
        """Draw with the left edge of the text area at x and the line's upper edge at `top`.

        With a `pivot` the line is turned by 45 degrees about it (watermark).
        """
        style = self.source.style
        base = top - (style.leading - style.size) / 2 - _ASCENT * style.size
        ink.begin_text()
        if pivot:
            ink.move_turned(x + self.x, base, pivot)
        else:
            ink.move(x + self.x, base)
        for piece in self.source.divide(self.cut):
            self._show(ink, *piece)
        ink.end_text()
        for start, end in self.source.find_underlined(self.cut):
            y = base - 0.18 * style.size
            ink.rule(x + self._locate(start), y, x + self._locate(end), y)

    def _show(self, ink: Ink, start: int, end: int, face: Face, mark: int) -> None:
        text, size = self.source.text[start:end], self.source.style.size
        if mark == _TIGHT:
            ink.show(face, size, text, spacing=self.gap - face.squeeze * size / 1000)
        elif mark == _DASH:
            stretch = 1000 / max(face.measure_dash(), 1)
            spacing = (size + self.gap) / stretch - face.widths["—"] * size / 1000
            ink.show(face, size, text, spacing=spacing, stretch=stretch)
        elif mark == _JOINED and self.gap:
            ink.show(face, size, text)
        else:
            ink.show(face, size, text, spacing=self.gap)

    def _locate(self, index: int) -> float:
        """Distance of a character's left edge from the left edge of the text area."""
        source, start = self.source, self.cut.start
        natural = (source.reach[index] - source.reach[start]) * source.style.size / 1000
        return self.x + natural + self.gap * source.count_gaps(start, index)


class Shaped:
    """A paragraph's text with every character's width and face known; one that no face has is set as its code."""

    def __init__(self, text: Text, style: TextStyle, faces: Faces, where: str) -> None:
        self.style = style
        self.text = ""
        self._faces: list[Face] = []
        self._marks = bytearray()
        self._underlined: list[tuple[int, int]] = []
        widths = self._measure(_as_spans(text, where), faces)
        self.units = find_whole_units(self.text, dates=style.whole_dates)
        self._mark_specials(widths)
        self.reach: Sequence[int] = list(accumulate(widths, initial=0))

    def measure_widest_unit(self) -> float:
        """Width in points of the widest stretch that may not be broken."""
        units = (self.reach[end] - self.reach[start] for start, end in self.units)
        return max(units, default=0) * self.style.size / 1000

    def measure(self) -> float:
        """Natural width of the whole text in points."""
        return self.reach[-1] * self.style.size / 1000

    def set_lines(self, width: float) -> list[Line]:
        """The lines of the paragraph in a column `width` points wide."""
        style = self.style
        first, rest = width - style.indent * style.size, width - style.hang
        cuts = cut_lines(
            self.text,
            self.reach,
            first=round(first * 1000 / style.size) + _SLACK,
            rest=round(rest * 1000 / style.size) + _SLACK,
            units=self.units,
            half=self._faces[0].squeeze if self._faces else 0,
        )
        return [
            self._place(cut, style.indent * style.size if n == 0 else style.hang, first if n == 0 else rest)
            for n, cut in enumerate(cuts)
        ]

    def divide(self, cut: Cut) -> Iterator[tuple[int, int, Face, int]]:
        """The line's stretches of one face and one manner of setting."""
        marks = self._marks[cut.start : cut.end]
        if cut.squeezed:
            marks[-1] = marks[-1] & ~3 | _TIGHT
        at = cut.start
        for match in _SAME_MARK.finditer(marks):
            mark, length = match[1][0], match.end() - match.start()
            face, kind = self._faces[mark >> 2], mark & 3
            goes_on = marks[match.end() : match.end() + 1].translate(_KINDS) == bytes([_JOINED])
            if kind == _JOINED and not goes_on:  # the last of a Latin word keeps its distance from what follows
                if length > 1:
                    yield at, at + length - 1, face, kind
                yield at + length - 1, at + length, face, _PLAIN
            else:
                yield at, at + length, face, kind
            at += length

    def find_underlined(self, cut: Cut) -> Iterator[tuple[int, int]]:
        """The underlined stretches within a line."""
        for start, end in self._underlined:
            if start < cut.end and end > cut.start:
                yield max(start, cut.start), min(end, cut.end)

    def count_gaps(self, start: int, end: int) -> int:
        """How many characters between two places are followed by added space when the line is stretched."""
        stretch = self._marks[start:end]
        joined = sum(1 for mark in stretch if mark & 3 == _JOINED)
        return end - start - joined + self._count_words(stretch)

    @staticmethod
    def _count_words(marks: bytearray) -> int:
        return sum(1 for match in _SAME_MARK.finditer(marks.translate(_KINDS)) if match[1][0] == _JOINED)

    def _place(self, cut: Cut, x: float, width: float) -> Line:
        natural = (self.reach[cut.end] - self.reach[cut.start]) * self.style.size / 1000
        if cut.squeezed:
            natural -= self._faces[0].squeeze * self.style.size / 1000
        free, align = width - natural, self.style.align
        if align == "center":
            return Line(self, cut, x + free / 2, 0.0)
        if align == "right":
            return Line(self, cut, x + free, 0.0)
        gap = 0.0
        if align == "justify" and not cut.last:
            gap = free / max(self.count_gaps(cut.start, cut.end) - 1, 1)
        return Line(self, cut, x, gap if gap <= _WIDEST_GAP * self.style.size else 0.0)

    def _measure(self, spans: Sequence[Span], faces: Faces) -> list[int]:
        widths: list[int] = []
        for span in spans:
            role = Role.TITLE if span.bold else self.style.role
            # a paragraph is one line of thought: whoever has several splits them first
            start, text = len(widths), span.text.replace("\n", " ")
            try:
                face = faces.chains[role][0]
                widths += map(face.widths.__getitem__, text)
                self._set_face(start, len(widths), face)
            except KeyError:
                del widths[start:]
                text = faces.show(text, role)
                widths += self._measure_each(start, text, role, faces)
            self.text += text
            if span.underline:
                self._underlined.append((start, len(widths)))
        return widths

    def _measure_each(self, start: int, text: str, role: Role, faces: Faces) -> list[int]:
        """The slow way, for a text with a character that the role's own font lacks."""
        widths = []
        for at, char in enumerate(text, start):
            face = faces.find(char, role)
            assert face is not None
            self._set_face(at, at + 1, face)
            widths.append(face.widths[char])
        return widths

    def _set_face(self, start: int, end: int, face: Face) -> None:
        if face not in self._faces:
            self._faces.append(face)
        self._marks[start:end] = bytes([self._faces.index(face) << 2]) * (end - start)

    def _mark_specials(self, widths: list[int]) -> None:
        for start, end in self.units:
            if self.text[start] < _FIRST_SIGN:
                self._set_kind(start, end, _JOINED)
        for match in _DASHES.finditer(self.text):
            self._set_kind(*match.span(), _DASH)
            widths[match.start() : match.end()] = [1000] * (match.end() - match.start())
        for match in _PAIRS.finditer(self.text):
            squeeze = self._faces[self._marks[match.start()] >> 2].squeeze
            if squeeze:
                self._set_kind(*match.span(), _TIGHT)
                widths[match.start()] -= squeeze

    def _set_kind(self, start: int, end: int, kind: int) -> None:
        for at in range(start, end):
            self._marks[at] = self._marks[at] & ~3 | kind


def split_paragraphs(text: Text, where: str) -> list[Text]:
    """Cut a text at its line breaks; spans are carried over."""
    paragraphs: list[list[Span]] = [[]]
    for span in _as_spans(text, where):
        head, *tail = span.text.split("\n")
        paragraphs[-1].append(Span(head, span.bold, span.underline))
        paragraphs += [[Span(part, span.bold, span.underline)] for part in tail]
    return list(paragraphs)


def _as_spans(text: Text, where: str) -> list[Span]:
    parts = list(text) if isinstance(text, Sequence) and not isinstance(text, str) else [text]
    for part in parts:
        if not isinstance(part if isinstance(part, str) else getattr(part, "text", None), str):
            raise LayoutImpossible(
                f"“{where}”中应是文字，却是 {type(part).__name__}。请先转换为文字。",
                f"{where!r} should hold text but holds a {type(part).__name__}; format it first.",
            )
    spans = [part if isinstance(part, Span) else Span(part) for part in parts]
    return [Span(plain(span.text), span.bold, span.underline) for span in spans]
