"""Official documents as PDF: values in, bytes out.

    pdf = render(OfficialDocument(title="行政处罚决定书", ...), fonts=FontSet())

No model, no database, no settings: what a site may choose (its licensed 仿宋, say) comes in as `FontSet`.
"""

from cases.base.pdf.blocks import (
    Approval,
    Block,
    Column,
    Field,
    Fields,
    Gap,
    Heading,
    Notes,
    OfficialDocument,
    PageBreak,
    Para,
    Seal,
    Signature,
    Signatures,
    Span,
    Style,
    Table,
    Text,
)
from cases.base.pdf.errors import FontUnusable, LayoutImpossible, PdfError
from cases.base.pdf.fonts import FontSet, printable
from cases.base.pdf.page import Layout, lay_out, page_count, render
from cases.base.pdf.seal import NoSealer, Sealer, pdf_digest

__all__ = [
    "Approval",
    "Block",
    "Column",
    "Field",
    "Fields",
    "FontSet",
    "FontUnusable",
    "Gap",
    "Heading",
    "Layout",
    "LayoutImpossible",
    "NoSealer",
    "Notes",
    "OfficialDocument",
    "PageBreak",
    "Para",
    "PdfError",
    "Seal",
    "Sealer",
    "Signature",
    "Signatures",
    "Span",
    "Style",
    "Table",
    "Text",
    "lay_out",
    "page_count",
    "pdf_digest",
    "printable",
    "render",
]
