"""Which fonts a document is set in, read once per process, and which characters they have.

Roles: `body` (仿宋 or 宋体), `heading` (黑体) and `title` (小标宋). The fonts that come with the project are
Noto Serif SC, Noto Sans SC and the bold Noto Serif SC cut to GB 2312; a site that owns 仿宋_GB2312 gives its
path.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path

from cases.base.pdf.errors import MissingGlyph
from cases.base.pdf.linebreak import CLOSING, OPENING
from cases.base.pdf.truetype import TrueType

_FOLDER = Path(__file__).parent / "fonts"
SERIF = _FOLDER / "NotoSerifSC-Regular.ttf"
SERIF_BOLD = _FOLDER / "NotoSerifSC-Bold-GB2312.ttf"
SANS = _FOLDER / "NotoSansSC-Medium.ttf"

_HALF = 480  # a full-width mark with at least this much blank on one side may be set on half a square
_lock = threading.Lock()


class Role(Enum):
    """What a piece of text is for; decides its font."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class FontSet:
    """The fonts of a site: TrueType files (a collection's member as `path#1`); None takes the project's own.

    `fallbacks` are asked, in order and before the project's own fonts, for characters that the chosen font
    lacks (rare characters of personal names).
    """

    body: Path | str | None = None
    heading: Path | str | None = None
    title: Path | str | None = None
    fallbacks: tuple[Path | str, ...] = ()


class Face:
    """One font file ready for setting: cached widths by character, and the marks that may be squeezed."""

    def __init__(self, font: TrueType) -> None:
        self.font = font
        self.widths = _Widths(font)

    def has(self, char: str) -> bool:
        """Whether the font can print the character."""
        return ord(char) in self.font.glyphs

    @cached_property
    def squeeze(self) -> int:
        """How much a full-width mark may give up next to another.

        Half a square, or 0 if this font's marks fill it.
        """
        left = all(self._ink(c)[1] <= 1000 - _HALF for c in CLOSING if self.has(c))
        return 500 if left and all(self._ink(c)[0] >= _HALF for c in OPENING if self.has(c)) else 0

    def measure_dash(self) -> int:
        """Width of the ink of —; two of them are stretched to a dash without a hole in the middle."""
        left, right = self._ink("—")
        return right - left

    def _ink(self, char: str) -> tuple[int, int]:
        return self.font.measure_ink(self.font.glyphs[ord(char)])


class _Widths(dict[str, int]):
    """Advance widths by character, in 1/1000; a character without glyph raises KeyError."""

    def __init__(self, font: TrueType) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, char: str) -> int:
        width = self._font.measure_glyph(self._font.glyphs[ord(char)])
        self[char] = width
        return width


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """The faces of a `FontSet`, opened.

    Per role the chosen face followed by those asked when it lacks a character.
    """

    chains: dict[Role, tuple[Face, ...]]
    everything: tuple[Face, ...]

    def require(self, text: str, role: Role, where: str) -> None:
        """Raises MissingGlyph if a character of the text cannot be printed."""
        missing = {c for c in set(text) if not any(face.has(c) for face in self.chains[role])}
        if missing:
            raise MissingGlyph(missing, where)


_faces: dict[tuple[Path, int], Face] = {}
_sets: dict[FontSet, Faces] = {}


def open_fonts(fonts: FontSet) -> Faces:
    """The faces of a font set; each file is read once per process, at first use. Raises FontUnusable."""
    opened = _sets.get(fonts)
    if opened is None:
        with _lock:
            opened = _sets.get(fonts) or _open_set(fonts)
            _sets[fonts] = opened
    return opened


def missing_glyphs(text: str, fonts: FontSet | None = None) -> set[str]:
    """The characters of `text` that no font of the set can print (line breaks and invisible marks aside).

    So that a form can report it before anything is issued.
    """
    faces = open_fonts(fonts or FontSet())
    return {c for c in set(strip_invisible(text)) - {"\n"} if not any(f.has(c) for f in faces.everything)}


_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])


def strip_invisible(text: str) -> str:
    """The text as it is set.

    One kind of line break, tabs as spaces, no zero-width marks or variation selectors.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u00a0", " ")
    return plain if plain.isascii() else plain.translate(_INVISIBLE)


def _open_set(fonts: FontSet) -> Faces:
    chosen = {Role.BODY: fonts.body or SERIF, Role.HEADING: fonts.heading or SANS, Role.TITLE: fonts.title or SERIF_BOLD}
    spare = [*fonts.fallbacks, SERIF, SANS]
    chains = {role: _open_chain([path, *spare]) for role, path in chosen.items()}
    return Faces(chains, _open_chain([*chosen.values(), *spare]))


def _open_chain(paths: Iterable[Path | str]) -> tuple[Face, ...]:
    return tuple(dict.fromkeys(_open_face(path) for path in paths))


def _open_face(path: Path | str) -> Face:
    name, _, member = str(path).partition("#")
    key = (Path(name), int(member or 0))
    if key not in _faces:
        _faces[key] = Face(TrueType(*key))
    return _faces[key]
