"""The page of an official document: grid, red head, page numbers, verification code, watermark; and `render`.

GB/T 9704-2012: A4, margins 37 / 26 / 35 / 28 mm (top, right, bottom, left), 22 lines of 28 characters of size
3, authority in red above a red rule, page number in size 4 outside (right on odd pages, left on even ones).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from cases.base.pdf.blocks import OfficialDocument, Style
from cases.base.pdf.boxes import Box, RuleBox, Space, TextBox
from cases.base.pdf.fonts import FontSet, Role, open_fonts
from cases.base.pdf.ink import Ink
from cases.base.pdf.lines import TextStyle
from cases.base.pdf.pagination import paginate
from cases.base.pdf.parts import compose
from cases.base.pdf.qr import QrCode
from cases.base.pdf.setting import Manner, Setter

TOP, RIGHT, BOTTOM, LEFT = 37 * mm, 26 * mm, 35 * mm, 28 * mm
LINES, CHARACTERS, SIZE_3 = 22, 28, 15.75
HEIGHT = A4[1] - TOP - BOTTOM
WIDTH = CHARACTERS * SIZE_3
LEADING = HEIGHT / LINES

_RED = (0.84, 0.0, 0.0)
_BLACK = (0, 0, 0)
_GREY = (0.35, 0.35, 0.35)
_PALE = (0.88, 0.88, 0.88)
_QR_SIDE = 17 * mm
_TITLE = TextStyle(22, 32, Role.TITLE, "center")

_RED_HEAD = Manner(
    style=Style.RED_HEAD,
    left=LEFT,
    top=TOP,
    width=WIDTH,
    height=HEIGHT,
    body=TextStyle(SIZE_3, LEADING),
    cell=TextStyle(12, 18),
    title=_TITLE,
    pad=4,
    label_width=92,
    inner_label_width=60,
    table_gap=5,
)
_FORM = replace(
    _RED_HEAD,
    style=Style.FORM,
    top=24 * mm,  # a form is meant to fit one sheet; only its sides keep the margins of letters
    height=A4[1] - (24 + 30) * mm,
    body=TextStyle(14, 25),
    cell=TextStyle(12, 19),
    label_width=86,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A document set in lines and divided into pages; what is left is ink."""

    setter: Setter
    pages: list[list[tuple[Box, float]]]


def lay_out(document: OfficialDocument, *, fonts: FontSet | None = None) -> Layout:
    """Set every text and find its page: whatever can be wrong with a document is found here.

    A character that no font sets rightly is printed as its code, 〔U+1F525〕: a form refuses it when it is typed, but what was
    accepted in former years must not stop a case. Raises FontUnusable and LayoutImpossible.
    """
    faces = open_fonts(fonts or FontSet())
    manner = _FORM if document.style is Style.FORM else _RED_HEAD
    setter = Setter(manner, faces)
    boxes = [*_compose_head(document, setter), *compose(document.blocks, setter)]
    return Layout(setter, paginate(boxes, manner.height))


def render(document: OfficialDocument, *, fonts: FontSet | None = None, invariant: bool = True) -> bytes:
    """The document as PDF. The same document and fonts give the same bytes, on any day and in any process.

    Raises what `lay_out` raises.
    `invariant=False` lets the clock into the file's ID (two prints then differ); nothing in production does.
    """
    laid = lay_out(document, fonts=fonts)
    setter, manner, pages = laid.setter, laid.setter.manner, laid.pages
    ink = Ink(A4, invariant=invariant, lang=document.lang)
    _describe(document, ink)
    foot = _Foot(document, setter, len(pages))
    for number, page in enumerate(pages, 1):
        foot.draw(ink, number)
        for box, down in page:
            box.draw(ink, manner.left, A4[1] - manner.top - down)
        ink.end_page()
    return ink.finish()


def page_count(pdf: bytes) -> int:
    """The number of pages of a file that `render` made (the archive index and the register print it)."""
    found = re.search(rb"/Count (\d+) /Kids", pdf)
    if found is None:
        raise ValueError("not a PDF made by render()")
    return int(found[1])


# -- head ----------------------------------------------------------------------------------------------------


def _compose_head(document: OfficialDocument, setter: Setter) -> Iterable[Box]:
    formal = document.style is Style.RED_HEAD
    yield from (_compose_red_head if formal else _compose_form_head)(document, setter)
    if document.addressee:
        style = replace(setter.manner.body, indent=0)
        yield from setter.set_text(f"{document.addressee.rstrip('：:')}：", style, "主送", keep_next=True)


def _compose_red_head(document: OfficialDocument, setter: Setter) -> Iterable[Box]:
    manner = setter.manner
    if document.authority:
        natural = setter.measure(document.authority, replace(_TITLE, size=1000), "发文机关") / 1000
        size = min(42.0, manner.width / max(natural, 1))
        style = replace(_TITLE, size=size, leading=size * 1.5)
        lines = setter.set_lines(document.authority, style, manner.width, "发文机关")
        yield TextBox(lines, style.leading, keep_next=True, color=_RED, whole=True)
    if document.number:
        yield Space(manner.body.leading * 0.6, keep_next=True)
        yield from setter.set_text(document.number, replace(manner.body, align="center"), "文号", keep_next=True)
    if document.authority:
        yield RuleBox(manner.width, 4 * mm, 1.6, _RED, keep_next=True)
    yield Space(manner.body.leading, keep_next=True)
    yield _compose_title(document.title, setter)
    yield Space(manner.body.leading, keep_next=True)


def _compose_form_head(document: OfficialDocument, setter: Setter) -> Iterable[Box]:
    manner = setter.manner
    if document.authority:
        style = replace(_TITLE, size=18, leading=28)
        yield from setter.set_text(document.authority, style, "机关名称", keep_next=True)
    yield _compose_title(document.title, setter)
    if document.number:
        style = replace(manner.cell, align="right", leading=26)
        yield from setter.set_text(document.number, style, "文号", keep_next=True)
    else:
        yield Space(10, keep_next=True)


def _compose_title(title: str, setter: Setter) -> TextBox:
    """Centred; a title of several lines is divided into lines of about the same length."""
    lines = setter.set_balanced(title, _TITLE, setter.manner.width, "标题")
    return TextBox(lines, _TITLE.leading, keep_next=True, whole=True)


# -- foot ----------------------------------------------------------------------------------------------------


class _Foot:
    """What every page carries outside the text area.

    Drawn first, so that the text lies over the watermark.
    """

    def __init__(self, document: OfficialDocument, setter: Setter, pages: int) -> None:
        self._document = document
        self._setter = setter
        self._pages = pages
        self._code = QrCode(document.verify_url) if document.verify_url else None
        self._edge = A4[1] - setter.manner.top - setter.manner.height

    def draw(self, ink: Ink, number: int) -> None:
        """Draw the foot of page `number`."""
        odd = number % 2 == 1
        if self._document.draft:
            self._draw_watermark(ink)
        self._draw_number(ink, number, odd)
        self._draw_verification(ink, odd)

    def _draw_number(self, ink: Ink, number: int, odd: bool) -> None:
        """7 mm below the text area, one character in from the outer edge.

        Forms count their pages in the middle.
        """
        style, text, inset = TextStyle(14, 14, align="right" if odd else "left"), f"— {number} —", 14
        if self._document.style is Style.FORM:
            style, inset = TextStyle(10.5, 14, align="center"), 0
            text = f"第 {number} 页　共 {self._pages} 页"
        line = self._setter.set_lines(text, style, WIDTH - 2 * inset, "页码", x=inset)[0]
        line.draw(ink, LEFT, self._edge - 7 * mm + style.leading)

    def _draw_verification(self, ink: Ink, odd: bool) -> None:
        """The code on the inner side, away from the page number, the beginning of the digest beside it."""
        document, top = self._document, self._edge - 4 * mm
        side = _QR_SIDE if self._code else 0
        if self._code:
            ink.literal(self._code.draw(x=LEFT if odd else LEFT + WIDTH - side, y=top - side, side=side))
        style = TextStyle(7.5, 11, align="left" if odd else "right")
        ink.color(*_GREY)
        for n, text in enumerate(_describe_verification(document)):
            line = self._setter.set_lines(text, style, WIDTH - side, "核验信息", x=side if odd else 0)[0]
            line.draw(ink, LEFT, top - side / 2 + style.leading * (1 - n))
        ink.color(*_BLACK)

    def _draw_watermark(self, ink: Ink) -> None:
        style = TextStyle(150, 150, Role.HEADING, "center")
        line = self._setter.set_lines("草 稿", style, WIDTH, "水印")[0]
        ink.color(*_PALE)
        line.draw(ink, A4[0] / 2 - WIDTH / 2, A4[1] / 2 + style.leading / 2, pivot=(A4[0] / 2, A4[1] / 2))
        ink.color(*_BLACK)


def _describe_verification(document: OfficialDocument) -> list[str]:
    texts = ["扫码核验本文书"] if document.verify_url else []
    if document.digest:
        short = document.digest[:16]
        texts.append("内容摘要 " + " ".join(short[at : at + 4] for at in range(0, len(short), 4)))
    return texts


def _describe(document: OfficialDocument, ink: Ink) -> None:
    """Metadata: title, authority, the whole digest, the date of issue (2000-01-01 if there is none yet)."""
    canvas, day = ink.canvas, document.issued_on
    canvas.setTitle(" ".join(filter(None, (document.title, document.number))))
    canvas.setAuthor(document.authority)
    canvas.setSubject(document.title)
    canvas.setKeywords(f"digest={document.digest}" if document.digest else "")
    canvas.setCreator("诚案 Cheng'an")
    stamp = f"D:{day or date(2000, 1, 1):%Y%m%d}000000+08'00'"
    canvas.setDateFormatter(lambda *_: stamp)
