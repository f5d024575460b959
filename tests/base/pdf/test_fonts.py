"""The committed fonts are those that the licence page describes, and the engine stands alone."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

from cases.base.pdf import FontSet, missing_glyphs
from cases.base.pdf.fonts import SANS, SERIF, SERIF_BOLD, Role, open_fonts

ROOT = Path(__file__).parents[3]
FOLDER = SERIF.parent


def test_every_font_has_its_digest_and_licence_on_the_licence_page() -> None:
    page = (ROOT / "docs/licences/fonts.md").read_text(encoding="utf-8")
    listed = {name: digest for digest, name in re.findall(r"^([0-9a-f]{64})  (\S+)$", page, re.M)}
    assert {path.name for path in (SANS, SERIF, SERIF_BOLD)} == listed.keys()
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.ttf")} == listed
    for licence in ("OFL-NotoSerifSC.txt", "OFL-NotoSansSC.txt"):
        assert licence in page
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / licence).read_text(encoding="utf-8")


def test_the_fonts_have_the_characters_that_names_and_laws_need() -> None:
    uro = "".join(map(chr, range(0x4E00, 0x9FA6)))
    extension_a = "".join(map(chr, range(0x3400, 0x4DB6)))
    assert missing_glyphs(uro + extension_a) == set()
    assert missing_glyphs("〔〕《》“”‘’——……·¥￥℃№①□■○√×－％‰〇") == set()


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
