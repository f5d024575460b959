"""What can stop a document from being printed, said so that an officer or an administrator can act on it."""


class PdfError(Exception):
    """A document could not be printed.

    `code` is stable; the sentences are for people, Chinese and English.
    """

    code = "pdf"

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh = zh
        self.en = en


class FontUnusable(PdfError):
    """A font file is missing, of the wrong kind, or its licence bits forbid embedding."""

    code = "font_unusable"


class LayoutImpossible(PdfError):
    """The document contradicts itself, for example a table row with more cells than columns."""

    code = "layout_impossible"
