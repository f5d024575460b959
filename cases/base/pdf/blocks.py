"""What an official document says, as plain values; how it looks is decided by `page`.

A document class of a procedure names its data with these blocks and never mentions a font, a margin or a
coordinate. Every text is literal: nothing in it is ever read as markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal


class Style(Enum):
    """The two faces of a bureau's paper."""

    RED_HEAD = "red_head"
    """Served on parties: the authority in red above a red rule (GB/T 9704 manners)."""
    FORM = "form"
    """Internal approval forms, records, receipts and archive sheets: black heading, bordered tables."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text with emphasis.

    `underline` also prints the blank of a form (`Span(" ", underline=True)`).
    """

    text: str
    bold: bool = False
    underline: bool = False


Text = str | Span | Sequence[str | Span]
"""Anywhere a text is asked for: a string, an emphasised span, or a sequence of both."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading; the number is part of the text ("一、违法事实").

    Level 1 is 黑体, deeper levels bold song.
    """

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A body paragraph. A line break in `text` begins a new paragraph of the same kind.

    `indent` is the first-line indent in characters.
    """

    text: Text
    indent: int = 2
    align: Literal["justify", "left", "center", "right"] = "justify"


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its value. `wide` takes a whole row of a grid; otherwise two fields share one.

    `min_lines` reserves room for handwriting.
    """

    label: str
    value: Text = ""
    wide: bool = True
    min_lines: int = 1


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels and values: the party block of a decision, the upper part of a form.

    `look`: "lines" prints 标签：值, one a line; "grid" prints bordered cells; "auto" takes lines in a
    red-head document and a grid in a form. `group` (grid only) is a label on the left that spans all the
    rows.
    """

    items: Sequence[Field]
    look: Literal["auto", "lines", "grid"] = "auto"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `width` is a weight; the table always fills the text width."""

    title: str
    width: float = 1.0
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A list with a header row that is repeated on every page.

    `blank_rows` adds empty rows for handwriting.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Text]]
    caption: str = ""
    blank_rows: int = 0


@dataclass(frozen=True, slots=True)
class Approval:
    """One box of an approval form.

    Who may decide, the opinion, and who gave it when (a chained act, printed).
    """

    label: str
    opinion: Text = ""
    name: str = ""
    at: date | None = None
    name_label: str = "签名"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line. `image` is the stored PNG or JPEG of a party's signature.

    Without it the line stays open.
    """

    label: str
    name: str = ""
    at: date | None = None
    image: bytes = b""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signature lines at the end of a record; never torn from the text above them."""

    items: Sequence[Signature]


@dataclass(frozen=True, slots=True)
class Seal:
    """The place of the bureau's seal.

    Authority over date, on the right, with at least two lines of text above it.
    """

    authority: str
    at: date | None = None
    mark: str = "（印章）"


@dataclass(frozen=True, slots=True)
class Notes:
    """Small print under a thin rule: copies, filing, how to fill in the form."""

    items: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty lines of the document's own leading; vanish at the top of a page."""

    lines: float = 1.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page (an annex, the second copy)."""


Block = Heading | Para | Fields | Table | Approval | Signatures | Seal | Notes | Gap | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """A whole document: all that its bytes depend on, besides the fonts.

    `number` is the document number as printed (示市监处罚〔2026〕1号). `addressee` is printed flush left with
    a colon. `digest` is the hexadecimal digest of the frozen content snapshot; it is printed short at the
    foot and whole in the PDF's metadata. `verify_url` becomes the QR code. `issued_on` is the PDF's date
    (never the clock). `draft` prints the 草稿 watermark.
    """

    title: str
    authority: str = ""
    number: str = ""
    addressee: str = ""
    blocks: Sequence[Block] = ()
    style: Style = Style.RED_HEAD
    digest: str = ""
    verify_url: str = ""
    issued_on: date | None = None
    draft: bool = False
    lang: str = "zh-CN"
