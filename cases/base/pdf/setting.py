"""Setting text in a document's own manner: sizes, column widths, cells."""

from dataclasses import dataclass, replace
from datetime import date

from cases.base.pdf.blocks import Style, Text
from cases.base.pdf.boxes import TextBox
from cases.base.pdf.fonts import Faces, Role
from cases.base.pdf.grid import Cell
from cases.base.pdf.lines import Align, Line, Shaped, TextStyle, split_paragraphs

_SHRINK = (1.0, 0.92, 0.84, 0.76, 0.68)  # a cell's text gets smaller before a credit code in it is cut
_BLANK_DATE = "　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a style sets its text.

    The text area (upper left corner `left`, `top` from the page's) and the sizes, in points.
    """

    style: Style
    left: float
    top: float
    width: float
    height: float
    body: TextStyle
    cell: TextStyle
    title: TextStyle
    pad: float
    label_width: float
    """Of a label at the left edge of a grid."""
    inner_label_width: float
    """Of a label further inside."""
    table_gap: float
    """Between a bordered part and running text."""

    @property
    def tall_row(self) -> float:
        """The height from which a table row is cut rather than moved to the next page whole."""
        return self.height / 4


class Setter:
    """Text to lines, in one manner with one set of faces; an error names the place (`where`)."""

    def __init__(self, manner: Manner, faces: Faces) -> None:
        self.manner = manner
        self._faces = faces

    def set_lines(self, text: Text, style: TextStyle, width: float, where: str, *, x: float = 0.0) -> list[Line]:
        """The lines of one paragraph in a column of `width` points that begins `x` points from the left."""
        return [_shift(line, x) for line in Shaped(text, style, self._faces, where).set_lines(width)]

    def set_text(self, text: Text, style: TextStyle, where: str, *, keep_next: bool = False) -> list[TextBox]:
        """A box of full width for every paragraph of the text."""
        return [
            TextBox(self.set_lines(part, style, self.manner.width, where), style.leading, keep_next)
            for part in split_paragraphs(text, where)
        ]

    def set_balanced(self, text: str, style: TextStyle, width: float, where: str) -> list[Line]:
        """Centred lines of about the same length, as few as the width allows (titles, labels)."""
        shaped = Shaped(text, style, self._faces, where)
        lines = shaped.set_lines(width)
        even = shaped.measure() / len(lines)
        while len(lines) > 1 and even < width:
            narrow = shaped.set_lines(even)
            if len(narrow) == len(lines):
                return [_shift(line, (width - even) / 2) for line in narrow]
            even += style.size / 2
        return lines

    def measure(self, text: str, style: TextStyle, where: str) -> float:
        """The natural width of a text in points."""
        return Shaped(text, style, self._faces, where).measure()

    def set_cell(
        self,
        value: Text,
        width: float,
        where: str,
        align: Align,
        *,
        role: Role = Role.BODY,
        indent: int = 0,
        reserve: float = 0.0,
    ) -> Cell:
        """A table cell `width` points wide (padding included).

        Smaller type if a code would not fit on a line.
        """
        base, inner = self.manner.cell, width - 2 * self.manner.pad
        parts = split_paragraphs(value, where)
        for factor in _SHRINK:
            size = base.size * factor
            style = replace(base, size=size, role=role, align=align, indent=indent, whole_dates=not indent)
            shaped = [Shaped(part, style, self._faces, where) for part in parts]
            if max(s.measure_widest_unit() for s in shaped) <= inner:
                break
        return Cell([line for s in shaped for line in s.set_lines(inner)], base.leading, reserve=reserve)

    def set_label(self, label: str, width: float, where: str) -> Cell:
        """The cell of a row's label: centred, and repeated if the row continues on the next page."""
        style = replace(self.manner.cell, align="center")
        inner, place = width - 2 * self.manner.pad, f"{where}·{label}"
        lines = [line for part in label.split("\n") for line in self.set_balanced(part, style, inner, place)]
        return Cell(lines, style.leading, label=True)

    def measure_widest_unit(self, text: Text, where: str) -> float:
        """The width that a cell's text needs so that no code, sum or date in it is divided."""
        style = replace(self.manner.cell, whole_dates=True)
        parts = split_paragraphs(text, where)
        return max(Shaped(part, style, self._faces, where).measure_widest_unit() for part in parts)


def _shift(line: Line, x: float) -> Line:
    line.x += x
    return line


def format_date(day: date | None) -> str:
    """2026年3月10日, as GB/T 9704 wants it (no leading zeros); the blank of a form for None."""
    return f"{day.year}年{day.month}月{day.day}日" if day else _BLANK_DATE
