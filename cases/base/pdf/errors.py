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


class MissingGlyph(PdfError):
    """No font at hand has these characters; printing them would leave boxes or holes in a legal document.

    `chars` are the characters, `where` names the part of the document.
    """

    code = "missing_glyph"

    def __init__(self, chars: set[str], where: str) -> None:
        self.chars = frozenset(chars)
        self.where = where
        shown = "、".join(f"{_visible(c)}（U+{ord(c):04X}）" for c in sorted(chars))
        super().__init__(
            f"“{where}”中有字体里没有的字：{shown}。请改用规范字，或由管理员在备用字体设置中加入含有该字的字体。",
            f"{where!r} holds characters that no configured font has: {shown}. "
            "Use the standard character, or have a fallback font with it configured.",
        )


class FontUnusable(PdfError):
    """A font file is missing, of the wrong kind, or its licence bits forbid embedding."""

    code = "font_unusable"


class LayoutImpossible(PdfError):
    """The document contradicts itself, for example a table row with more cells than columns."""

    code = "layout_impossible"


def _visible(char: str) -> str:
    return char if char.isprintable() else "不可见字符"
