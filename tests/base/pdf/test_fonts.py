"""The committed fonts are those that the licence page describes, and the engine stands alone."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cases.base.pdf import FontSet, printable
from cases.base.pdf.fonts import SANS, SERIF, SERIF_BOLD, SPARE, Role, open_fonts

ROOT = Path(__file__).parents[3]
FOLDER = SERIF.parent


def test_every_font_has_its_digest_and_licence_on_the_licence_page() -> None:
    page = (ROOT / "docs/licences/fonts.md").read_text(encoding="utf-8")
    listed = {name: digest for digest, name in re.findall(r"^([0-9a-f]{64})  (\S+)$", page, re.M)}
    assert {path.name for path in (SANS, SERIF, SERIF_BOLD, *SPARE)} == listed.keys()
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.ttf")} == listed
    for licence in sorted(path.name for path in FOLDER.glob("*.txt")):
        assert licence in page
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / licence).read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in FOLDER.glob("*.ttf")) < 70_000_000


def test_the_fonts_have_the_characters_that_names_and_laws_need() -> None:
    uro = "".join(map(chr, range(0x4E00, 0x9FA6)))
    extension_a = "".join(map(chr, range(0x3400, 0x4DB6)))
    assert _missing(uro + extension_a) == ""
    assert _missing("〔〕《》“”‘’——……·¥￥℃№①□■○√×－％‰〇") == ""


# Extension: first, last, how many characters GB 18030-2022 counts at level 3
EXTENSIONS = {
    "B": (0x20000, 0x2A6D6, 42_711),
    "C": (0x2A700, 0x2B734, 4_149),
    "D": (0x2B740, 0x2B81D, 222),
    "E": (0x2B820, 0x2CEA1, 5_762),
    "F": (0x2CEB0, 0x2EBE0, 7_473),
}


@pytest.mark.parametrize("name", EXTENSIONS)
def test_every_character_of_gb_18030_level_3_can_be_printed(name: str) -> None:
    first, last, count = EXTENSIONS[name]
    assert last - first + 1 == count
    assert _missing("".join(map(chr, range(first, last + 1)))) == ""


def test_what_inspections_write_down_can_be_printed() -> None:
    assert _missing("SO₂、H₂O、10⁶CFU/g、m²、m³、μg、½、⅓、☐☑☒、✓✗、①⑳、Ⅻ、←→、≤≥≠±、∑√") == ""
    assert _missing("Malmö Dvořák Žižkov Đặng Văn Crème Привет Қазақстан Ελλάδα") == ""
    hangul = "".join(map(chr, range(0xAC00, 0xD7A4)))
    assert _missing(hangul) == "", "KS X 1026-1: 11,172 syllables"
    assert _missing("".join(map(chr, range(0xA000, 0xA48D)))) == "", "彝文: 1,165 syllables"


JOINED = ("ئۇيغۇرچە", "بسم", "བོད་ཡིག", "ᠮᠣᠩᠭᠣᠯ", "עברית", "ไทย", "हिन्दी", "\u0308")


@pytest.mark.parametrize("text", [*JOINED, "😡", "🔥", "\ue000", "\ufffd", "\x07", "\x00"])
def test_a_script_that_must_be_joined_is_not_printable_and_neither_are_emoji_and_own_characters(text: str) -> None:
    assert not any(printable(char) for char in text if char != "\u0f0b"), text


def test_a_spare_font_is_read_when_a_text_needs_it_and_not_before() -> None:
    script = (
        "from cases.base.pdf import *; from cases.base.pdf.fonts import SPARE, _faces\n"
        "def opened(): return [path.stem for path, _ in _faces if path in SPARE and 'font' in vars(_faces[path, 0])]\n"
        "for text in ('处罚', '𠮷'): render(OfficialDocument(title=text)); print(opened())"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:2] == ["[]", "['ChenganHan']"]


def _missing(text: str) -> str:
    return "".join(char for char in text if not printable(char))


def test_the_bold_font_has_gb_2312() -> None:
    cells = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    hanzi = {cell.decode("gb2312", "ignore") for cell in cells} - {""}
    assert len(hanzi) == 6763, "GB 2312-80 has 6,763 Chinese characters"
    bold = open_fonts(FontSet()).chains[Role.TITLE][0]
    assert [char for char in hanzi if not bold.has(char)] == []


def test_the_engine_needs_neither_framework_nor_settings() -> None:
    script = "import sys, cases.base.pdf; print([m for m in ('django', 'fontTools') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
