"""Setting text in a document's own manner: sizes, column widths, cells."""

from dataclasses import dataclass, replace
from datetime import date

from cases.base.pdf.blocks import Style, Text
from cases.base.pdf.boxes import Cell, TextBox
from cases.base.pdf.fonts import Faces, Role
from cases.base.pdf.lines import Align, Line, Shaped, TextStyle, split_paragraphs

_SHRINK = (1.0, 0.92, 0.84, 0.76, 0.68)  # a cell's text gets smaller before a credit code in it is cut
_BLANK_DATE = "　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a style sets its text: the text area and the sizes, in points."""

    style: Style
    width: float
    height: float
    body: TextStyle
    cell: TextStyle
    title: TextStyle
    pad: float
    label_width: float

    @property
    def tall_row(self) -> float:
        """The height from which a table row is cut rather than moved to the next page whole."""
        return self.height / 4


class Setter:
    """Text to lines, in one manner with one set of faces. Raises MissingGlyph naming the place (`where`)."""

    def __init__(self, manner: Manner, faces: Faces) -> None:
        self.manner = manner
        self._faces = faces

    def set_lines(self, text: Text, style: TextStyle, width: float, where: str, *, x: float = 0.0) -> list[Line]:
        """The lines of one paragraph in a column of `width` points that begins `x` points from the left."""
        lines = Shaped(text, style, self._faces, where).set_lines(width)
        for line in lines:
            line.x += x
        return lines

    def set_text(self, text: Text, style: TextStyle, where: str, *, keep_next: bool = False) -> list[TextBox]:
        """A box of full width for every paragraph of the text."""
        return [
            TextBox(self.set_lines(part, style, self.manner.width, where), style.leading, keep_next)
            for part in split_paragraphs(text, where)
        ]

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
        """A table cell `width` points wide (padding included); smaller type if a code would not fit on a line."""
        base, inner = self.manner.cell, width - 2 * self.manner.pad
        parts = split_paragraphs(value, where)
        for factor in _SHRINK:
            style = replace(base, size=base.size * factor, role=role, align=align, indent=indent)
            shaped = [Shaped(part, style, self._faces, where) for part in parts]
            if max(s.measure_widest_unit() for s in shaped) <= inner:
                break
        return Cell([line for s in shaped for line in s.set_lines(inner)], base.leading, reserve=reserve)

    def set_label(self, label: str, width: float, where: str) -> Cell:
        """The cell of a row's label: centred, and repeated if the row continues on the next page."""
        return replace(self.set_cell(label, width, f"{where}·{label}", "center"), label=True)


def format_date(day: date | None) -> str:
    """2026年3月10日, as GB/T 9704 wants it (no leading zeros); the blank of a form for None."""
    return f"{day.year}年{day.month}月{day.day}日" if day else _BLANK_DATE
