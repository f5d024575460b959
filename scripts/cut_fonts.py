"""The fall-back fonts, cut to what the project's own fonts lack: `python scripts/cut_fonts.py FOLDER` (see fetch_fonts.sh).

The same packages give the same bytes; docs/licences/fonts.md lists the digests.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "cases" / "base" / "pdf" / "fonts"
OWN = ("NotoSerifSC-Regular.ttf", "NotoSansSC-Medium.ttf")
# what needs shaping, is invisible or has no agreed form; marks are set by nobody here
_NEVER = {"Mn", "Mc", "Me", "Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"}


@dataclass(frozen=True)
class Cut:
    """A font of a package, the ranges of characters wanted of it, and the name under which the rest of it is kept."""

    name: str
    package: str
    member: str
    ranges: tuple[tuple[int, int], ...]


_LETTERS = (
    (0xA0, 0x2AF),
    (0x370, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2060),
    (0x2070, 0x209F),
    (0x20A0, 0x20CF),
    (0x2100, 0x218F),
)
_SIGNS = ((0x2100, 0x214F), (0x2190, 0x23FF), (0x25A0, 0x27FF))
# Extensions B to F as GB 18030-2022 counts them (level 3)
_HAN = ((0x20000, 0x2A6D6), (0x2A700, 0x2B734), (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0))
_NOTO = "usr/share/fonts/truetype/noto"

# in this order: a character is taken from the first font that has it
CUTS = (
    Cut("ChenganHan", "fonts-hanazono_", "usr/share/fonts/truetype/hanazono/HanaMinB.ttf", _HAN),
    Cut("ChenganLetters", "expo-google-fonts-noto-serif-0", "package/300Light/NotoSerif_300Light.ttf", _LETTERS),
    Cut("ChenganSigns", "expo-google-fonts-noto-sans-math-", "package/400Regular/NotoSansMath_400Regular.ttf", _SIGNS),
    Cut(
        "ChenganMoreSigns", "expo-google-fonts-noto-sans-symbols-2-", "package/400Regular/NotoSansSymbols2_400Regular.ttf", _SIGNS
    ),
    Cut(
        "ChenganHangul",
        "expo-google-fonts-noto-serif-kr-",
        "package/400Regular/NotoSerifKR_400Regular.ttf",
        ((0x3131, 0x318E), (0xAC00, 0xD7A3)),
    ),
    Cut("ChenganYi", "fonts-noto-core_", f"{_NOTO}/NotoSansYi-Regular.ttf", ((0xA000, 0xA4CF),)),
    Cut("ChenganLisu", "fonts-noto-core_", f"{_NOTO}/NotoSansLisu-Regular.ttf", ((0xA4D0, 0xA4FF),)),
    Cut("ChenganTaiLe", "fonts-noto-core_", f"{_NOTO}/NotoSansTaiLe-Regular.ttf", ((0x1950, 0x197F),)),
)


def main(folder: Path) -> None:
    """Unpack, cut and write every font; say how many characters each carries."""
    have = {code for name in OWN for code in TTFont(FONTS / name, lazy=True).getBestCmap()}
    for cut in CUTS:
        source = _unpacked(folder, cut)
        wanted = (set(_printable(cut.ranges)) & TTFont(source, lazy=True).getBestCmap().keys()) - have
        have |= wanted
        target = FONTS / f"{cut.name}.ttf"
        _write(source, wanted, cut.name, target)
        sys.stdout.write(f"{target.name}: {len(wanted)} characters, {target.stat().st_size} bytes\n")


def _printable(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    for first, last in ranges:
        yield from (code for code in range(first, last + 1) if unicodedata.category(chr(code)) not in _NEVER)


def _unpacked(folder: Path, cut: Cut) -> Path:
    """The font file of the package, taken out of it."""
    (package,) = (p for p in sorted(folder.glob(f"{cut.package}*")) if p.suffix in {".deb", ".tgz"})
    room = folder / package.stem
    if not (room / cut.member).exists():
        room.mkdir(exist_ok=True)
        if package.suffix == ".deb":
            subprocess.run(["dpkg-deb", "-x", str(package), str(room)], check=True)
        else:
            with tarfile.open(package) as packed:
                packed.extractall(room, filter="data")
    return room / cut.member


def _write(source: Path, wanted: set[int], name: str, target: Path) -> None:
    options = subset.Options(
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        recalc_timestamp=False,
        name_IDs=[0, 13, 14],
        drop_tables=[
            "GSUB",
            "GPOS",
            "GDEF",
            "BASE",
            "STAT",
            "MATH",
            "vhea",
            "vmtx",
            "VORG",
            "DSIG",
            "meta",
            "FFTM",
            "kern",
            "MVAR",
        ],
    )
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    # a cut font may not bear a reserved name
    for place, text in ((1, name), (2, "Regular"), (4, name), (6, name)):
        font["name"].setName(text, place, 3, 1, 0x409)
    font.save(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
