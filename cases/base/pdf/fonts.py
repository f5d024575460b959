"""Which fonts a document is set in, read once per process, and which characters they have.

Roles: `body` (仿宋 or 宋体), `heading` (黑体) and `title` (小标宋). The fonts that come with the project are
Noto Serif SC, Noto Sans SC and the bold Noto Serif SC cut to GB 2312; a site that owns 仿宋_GB2312 gives its
path. What these lack is looked for in the spare fonts, which are opened when a text first needs them.
"""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, cached_property
from pathlib import Path

from cases.base.characters import stands_alone
from cases.base.pdf.linebreak import CLOSING, OPENING
from cases.base.pdf.truetype import TrueType

_FOLDER = Path(__file__).parent / "fonts"
SERIF = _FOLDER / "NotoSerifSC-Regular.ttf"
SERIF_BOLD = _FOLDER / "NotoSerifSC-Bold-GB2312.ttf"
SANS = _FOLDER / "NotoSansSC-Medium.ttf"
# Extensions B to F, Latin Greek Cyrillic and superscripts, signs, Hangul, 彝文, 傈僳文, 德宏傣文 (docs/licences/fonts.md)
_SPARE_NAMES = ("Han", "Letters", "Signs", "MoreSigns", "Hangul", "Yi", "Lisu", "TaiLe")
SPARE = tuple(_FOLDER / f"Chengan{name}.ttf" for name in _SPARE_NAMES)

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
    """One font file ready for setting, read at first use: cached widths by character, and the marks that may be squeezed."""

    def __init__(self, path: Path, member: int) -> None:
        self._path, self._member = path, member

    @cached_property
    def font(self) -> TrueType:
        """The file. Raises FontUnusable."""
        return TrueType(self._path, self._member)

    @cached_property
    def widths(self) -> Mapping[str, int]:
        """Advance widths by character, in 1/1000; a character that is not set raises KeyError."""
        return _Widths(self.font)

    def has(self, char: str) -> bool:
        """Whether the character is set rightly in this font."""
        return ord(char) in self.font.glyphs and stands_alone(char)

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
    def __init__(self, font: TrueType) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, char: str) -> int:
        if not stands_alone(char):
            raise KeyError(char)
        width = self._font.measure_glyph(self._font.glyphs[ord(char)])
        self[char] = width
        return width


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """The faces of a `FontSet`, opened.

    Per role the chosen face followed by those asked when it lacks a character.
    """

    chains: dict[Role, tuple[Face, ...]]
    _found: dict[tuple[Role, str], Face | None] = field(default_factory=dict)

    def find(self, char: str, role: Role) -> Face | None:
        """The first face that sets the character rightly."""
        if (role, char) not in self._found:
            self._found[role, char] = next((face for face in self.chains[role] if face.has(char)), None)
        return self._found[role, char]

    def show(self, text: str, role: Role) -> str:
        """The text as it can be set: a character that no face has stands as its code, 〔U+1F525〕, never as a box or a hole."""
        return "".join(char if self.find(char, role) else f"〔U+{ord(char):04X}〕" for char in text)


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


@cache
def printable(char: str) -> bool:
    """Whether the fonts of the project set the character rightly, whatever fonts a site has besides."""
    return open_fonts(FontSet()).find(char, Role.BODY) is not None


def _open_set(fonts: FontSet) -> Faces:
    chosen = {Role.BODY: fonts.body or SERIF, Role.HEADING: fonts.heading or SANS, Role.TITLE: fonts.title or SERIF_BOLD}
    spare = [*fonts.fallbacks, SERIF, SANS]
    for path in (*chosen.values(), *spare):
        # a font that a site names wrongly is found before anything is set
        assert _face(path).font
    return Faces({role: _open_chain([path, *spare, *SPARE]) for role, path in chosen.items()})


def _open_chain(paths: Iterable[Path | str]) -> tuple[Face, ...]:
    return tuple(dict.fromkeys(_face(path) for path in paths))


def _face(path: Path | str) -> Face:
    name, _, member = str(path).partition("#")
    key = (Path(name), int(member or 0))
    if key not in _faces:
        _faces[key] = Face(*key)
    return _faces[key]
