"""Putting text and rules on the pages: the only place that knows PDF operators.

Text is written as two-byte glyph codes of one embedded TrueType font per face (Identity-H). The library's own
way needs a new 256-character font for every 256 Chinese characters and switches font several times a line.
"""

import hashlib
import math
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any, cast

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from cases.base.pdf.errors import LayoutImpossible
from cases.base.pdf.fonts import Face

_STUB = "chengan-no-font"


class _NoFont:
    """Stands in as the canvas's first font, so that Helvetica is never listed; nothing is ever set in it."""

    fontName = _STUB
    _dynamicFont = 1
    _multiByte = 0

    class face:  # noqa: N801 - the library asks for this name
        name = _STUB
        ascent, descent = 880, -120


class _Codes(dict[int, str]):
    """Code points to the four hexadecimal digits of their glyph code, given out in order of first use."""

    def __missing__(self, code: int) -> str:
        hexed = self[code] = f"{len(self) + 1:04X}"
        return hexed


class _EmbeddedFont:
    """The part of a face that one document uses.

    Has the shape of a font that the library embeds at the end.
    """

    def __init__(self, face: Face, number: int) -> None:
        self.name = f"T{number}"
        self.fontName = f"{_STUB}-{number}"
        self.codes = _Codes()
        self._face = face

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 - the library's name
        """Add the font with exactly the glyphs used, their widths and the way back to text."""
        font, used = self._face.font, list(self.codes)
        gids = [0, *(font.glyphs[code] for code in used)]
        base = f"{_subset_tag(used)}+{font.name}"
        widths = [font.measure_glyph(gid) for gid in gids]
        cid_font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "CIDToGIDMap": pdfdoc.PDFName("Identity"),
                "DW": 1000,
                "W": _widths_array(widths),
                "FontDescriptor": self._describe(doc, base, gids),
            }
        )
        font_object = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(cid_font, f"{self.name}-cid")]),
                "ToUnicode": doc.Reference(_stream(_to_unicode(used)), f"{self.name}-unicode"),
            }
        )
        listed = cast(pdfdoc.PDFDictionary, doc.idToObject["BasicFonts"])
        listed.dict[self.name] = doc.Reference(font_object, f"{self.name}-font")

    def _describe(self, doc: pdfdoc.PDFDocument, base: str, gids: Sequence[int]) -> pdfdoc.PDFObjectReference:
        font = self._face.font
        program = font.build_subset(gids)
        file = _stream(program)
        file.dictionary["Length1"] = len(program)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(base),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(font.bounds),
                "ItalicAngle": 0,
                "Ascent": font.ascent,
                "Descent": font.descent,
                "CapHeight": 730,
                "StemV": 80,
                "FontFile2": doc.Reference(file, f"{self.name}-file"),
            }
        )
        return doc.Reference(descriptor, f"{self.name}-descriptor")


_State = tuple[str, float, float, float]
_NO_STATE: _State = ("", 0.0, 0.0, 1.0)  # font, size, spacing, stretch at the top of a page


class Ink:
    """A PDF being written. Coordinates in points from the lower left corner of the page."""

    def __init__(self, size: tuple[float, float], *, invariant: bool = True, lang: str = "zh-CN") -> None:
        pdfmetrics.registerFont(_NoFont())
        rl_config.useA85 = 0  # streams as bytes, not spelled out as ASCII: smaller, and no pure-Python encoder
        self._out = BytesIO()
        self.canvas = Canvas(
            self._out, pagesize=size, invariant=invariant, pageCompression=1, initialFontName=cast(Any, _STUB), lang=lang
        )
        if invariant:  # forget the time and SOURCE_DATE_EPOCH: the file's ID comes from its content alone
            self.canvas._doc.signature = hashlib.md5(b"chengan", usedforsecurity=False)  # type: ignore[attr-defined]
        self._fonts: dict[Face, _EmbeddedFont] = {}
        self._code: list[str] = []
        self._state = _NO_STATE

    def show(self, face: Face, size: float, text: str, *, spacing: float = 0.0, stretch: float = 1.0) -> None:
        """Set text at the current point, after `move`.

        `spacing` follows every glyph; `stretch` widens glyphs.
        """
        font = self._fonts.get(face) or self._embed(face)
        state = (font.name, size, spacing, stretch)
        if state != self._state:
            self._change_state(*state)
        self._code.append(f"<{text.translate(font.codes)}> Tj")

    def move(self, x: float, y: float) -> None:
        """Begin a line of text with its baseline at y."""
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")

    def move_turned(self, x: float, y: float, pivot: tuple[float, float]) -> None:
        """The same, on a page turned by 45 degrees about the pivot."""
        across, up, turn = x - pivot[0], y - pivot[1], math.sqrt(0.5)
        left, bottom = pivot[0] + turn * (across - up), pivot[1] + turn * (across + up)
        self._code.append(f"{turn:.5f} {turn:.5f} {-turn:.5f} {turn:.5f} {left:.2f} {bottom:.2f} Tm")

    def begin_text(self) -> None:
        """Open a run of `move` and `show`."""
        self._code.append("BT")

    def end_text(self) -> None:
        """Close it, so that rules may be drawn."""
        self._code.append("ET")

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5) -> None:
        """A straight line in the current stroke colour."""
        self._code.append(f"{width:.2f} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def color(self, red: float, green: float, blue: float) -> None:
        """The colour of text, areas and rules from here on, on this page."""
        rgb = f"{red:g} {green:g} {blue:g}"
        self._code.append(f"{rgb} rg {rgb} RG")

    def literal(self, operators: str) -> None:
        """PDF operators as they are (a prepared path); must leave the graphics state as it was."""
        self._code.append(operators)

    def image(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """A picture inside the given box, centred, with its proportions kept."""
        self._flush()
        try:
            reader = ImageReader(BytesIO(data))
            reader.getRGBData()
        except Exception as error:  # the reader raises whatever its decoders raise
            raise LayoutImpossible(
                "签名图片无法读取。请重新采集签名（PNG 或 JPEG）。",
                "the picture of a signature cannot be read; take it again as PNG or JPEG.",
            ) from error
        self.canvas.drawImage(reader, x, y, width, height, mask="auto", preserveAspectRatio=True, anchor="c")

    def end_page(self) -> None:
        """Finish the page; the next one begins with default colours and no font."""
        self._flush()
        self.canvas.showPage()
        self._state = _NO_STATE

    def finish(self) -> bytes:
        """The whole file."""
        self.canvas.save()
        return self._out.getvalue()

    def _embed(self, face: Face) -> _EmbeddedFont:
        font = self._fonts[face] = _EmbeddedFont(face, len(self._fonts) + 1)
        self.canvas._doc.delayedFonts.append(font)  # type: ignore[attr-defined]
        return font

    def _change_state(self, name: str, size: float, spacing: float, stretch: float) -> None:
        old, code = self._state, self._code
        if (name, size) != old[:2]:
            code.append(f"/{name} {size:g} Tf")
        if spacing != old[2]:
            code.append(f"{spacing:.3f} Tc")
        if stretch != old[3]:
            code.append(f"{100 * stretch:.1f} Tz")
        self._state = (name, size, spacing, stretch)

    def _flush(self) -> None:
        if self._code:
            content = "\n".join(self._code)
            self.canvas.addLiteral(content)
            self.canvas._doc.updateSignature(content)  # type: ignore[attr-defined]
            self._code = []


def _stream(content: bytes) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=zlib.compress(content, 6), filters=[])
    stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    return stream


def _subset_tag(codes: Sequence[int]) -> str:
    """Six capital letters that differ when the characters differ, as PDF wants for subsets."""
    number = zlib.crc32(",".join(map(str, codes)).encode())
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(65 + rest))
    return "".join(letters)


def _widths_array(widths: Sequence[int]) -> str:
    return "[" + " ".join(f"{cid} [{width}]" for cid, width in enumerate(widths) if width != 1000) + "]"


def _to_unicode(codes: Sequence[int]) -> bytes:
    rows = [f"<{cid:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for cid, code in enumerate(codes, 1)]
    parts = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for at in range(0, len(rows), 100):
        block = rows[at : at + 100]
        parts.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar")
    parts.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(parts).encode()
