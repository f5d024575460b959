"""Reading a PDF back, independently of what wrote it."""

import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from cases.base.pdf import Block, OfficialDocument, Style, render

# page number, QR caption and digest, which stand between the lines of two pages
FOOT = re.compile(r"(—\d+—|第\d+页共\d+页)?扫码核验本文书内容摘要(?:[0-9a-f]{8}){2}(—\d+—|第\d+页共\d+页)?")


def make(*blocks: Block, style: Style = Style.RED_HEAD, **kwargs: Any) -> bytes:
    """A document of the given blocks, rendered."""
    return render(OfficialDocument(title="测试文书", blocks=blocks, style=style, **kwargs))


def read(pdf: bytes) -> PdfReader:
    """The file, strictly parsed."""
    return PdfReader(BytesIO(pdf), strict=True)


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page without any white space."""
    return [re.sub(r"\s+", "", page.extract_text()) for page in read(pdf).pages]


def whole_text(pdf: bytes) -> str:
    """The text of all pages without any white space."""
    return "".join(page_texts(pdf))


def text_without_feet(pdf: bytes) -> str:
    """The text of all pages as it runs on from one to the next."""
    return FOOT.sub("", whole_text(pdf))


def list_fonts(pdf: bytes) -> dict[str, bool]:
    """Base names of all fonts that any page lists, and whether the font file is embedded."""
    found = {}
    for page in read(pdf).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = font.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            descriptor = inner["/FontDescriptor"].get_object() if "/FontDescriptor" in inner else {}
            found[font["/BaseFont"]] = "/FontFile2" in descriptor
    return found
