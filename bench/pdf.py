"""A penalty decision as PDF against the barest document that the same library makes of the same text.

The bare one: SimpleDocTemplate, plain paragraphs with wordWrap="CJK", the same three font files, sizes,
margins and number of pages; no table, red head, seal, page numbers, verification code or metadata. Reading
the font files is left out on both sides (once per process).

    python -m bench.pdf
"""

import statistics
import time
from collections.abc import Callable, Iterator
from io import BytesIO

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from cases.base.pdf import Fields, Heading, Notes, Para, Seal, Table, render
from cases.base.pdf.fonts import SANS, SERIF, SERIF_BOLD
from cases.base.pdf.page import BOTTOM, LEADING, LEFT, RIGHT, SIZE_3, TOP
from tests.base.pdf.samples import DECISION

ROUNDS = 15

_BODY = ParagraphStyle("body", fontName="bench-serif", fontSize=SIZE_3, leading=LEADING, wordWrap="CJK")
_CELL = ParagraphStyle("cell", _BODY, fontSize=12, leading=18)
_HEADING = ParagraphStyle("heading", _BODY, fontName="bench-sans")
_TITLE = ParagraphStyle("title", _BODY, fontName="bench-bold", fontSize=22, leading=32)


def build_bare(texts: list[tuple[str, ParagraphStyle]]) -> bytes:
    """The texts as plain paragraphs of the library."""
    out = BytesIO()
    template = SimpleDocTemplate(out, pagesize=A4, leftMargin=LEFT, rightMargin=RIGHT, topMargin=TOP, bottomMargin=BOTTOM)
    template.build([Paragraph(text, style) for text, style in texts])
    return out.getvalue()


def list_texts() -> Iterator[tuple[str, ParagraphStyle]]:
    """Every text of the decision, in order, with the style that the bare document gives it."""
    yield DECISION.authority, _TITLE
    yield DECISION.number, _BODY
    yield DECISION.title, _TITLE
    for block in DECISION.blocks:
        if isinstance(block, Heading):
            yield block.text, _HEADING
        elif isinstance(block, Para):
            yield str(block.text), _BODY
        elif isinstance(block, Fields):
            yield from ((f"{item.label}：{item.value}", _BODY) for item in block.items)
        elif isinstance(block, Table):
            yield from ((str(text), _CELL) for row in block.rows for text in row)
        elif isinstance(block, Seal):
            yield block.authority, _BODY
        elif isinstance(block, Notes):
            yield from ((str(text), _CELL) for text in block.items)


def main() -> None:
    """Measure both in turns and print the ratio of their medians."""
    for name, path in (("bench-serif", SERIF), ("bench-bold", SERIF_BOLD), ("bench-sans", SANS)):
        pdfmetrics.registerFont(TTFont(name, str(path)))
    texts = list(list_texts())
    pages, bare_pages = (len(PdfReader(BytesIO(pdf)).pages) for pdf in (render(DECISION), build_bare(texts)))
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(_time(lambda: render(DECISION)))
        bare.append(_time(lambda: build_bare(texts)))
    ratio = statistics.median(ours) / statistics.median(bare)
    print(
        f"pdf_decision {ratio:.2f} x (against bare reportlab Paragraph CJK, n={ROUNDS}, "
        f"pages={pages}/{bare_pages}, {statistics.median(ours) * 1000:.0f} ms)"
    )


def _time(act: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
