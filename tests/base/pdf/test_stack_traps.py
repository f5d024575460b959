"""Every trap of the PDF library that the stack study measured, closed: one test each, named after it."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont
from reportlab import rl_config

from cases.base.pdf import FontSet, FontUnusable, OfficialDocument, Para, Span, Table, render
from cases.base.pdf.blocks import Column
from cases.base.pdf.fonts import SANS, SERIF
from tests.base.pdf.reading import list_fonts, make, page_texts, read, whole_text
from tests.base.pdf.samples import CODE, DECISION, SAMPLES

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def small_font(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font of few characters, cut by another program than ours."""
    font, path = TTFont(SERIF), tmp_path_factory.mktemp("fonts") / "small.ttf"
    cutter = subset.Subsetter(subset.Options(layout_features=[], drop_tables=["GSUB", "GPOS", "BASE", "STAT"]))
    cutter.populate(text="小字体，。 Aa1")
    cutter.subset(font)
    font.save(path)
    return path


@pytest.mark.parametrize("name", SAMPLES)
def test_trap_helvetica_stays_listed_unembedded(name: str) -> None:
    assert rl_config.canvas_basefontname == "Helvetica", "closed without touching the library's defaults"
    fonts = list_fonts(render(SAMPLES[name]))
    assert fonts
    assert all(fonts.values()), f"not embedded: {[n for n, embedded in fonts.items() if not embedded]}"
    assert not any("Helvetica" in base for base in fonts)


@pytest.mark.parametrize("name", SAMPLES)
def test_trap_wordwrap_cjk_breaks_chinese_rules(name: str) -> None:
    lines = [line.strip() for page in read(render(SAMPLES[name])).pages for line in page.extract_text().splitlines()]
    texts = [line for line in lines if len(line) > 1]
    assert texts
    assert [line for line in texts if line[0] in "，。、；：！？”’）》】〉％%"] == []
    assert [line for line in texts if line[-1] in "（“‘《【〔〈"] == []


def test_trap_wordwrap_cjk_cuts_codes_and_sums_in_two() -> None:
    text = "".join(f"{'字' * n}{CODE}应缴50,460.80元（{n}万元）" for n in range(30))
    lines = "\n".join(page.extract_text() for page in read(make(Para(text))).pages)
    assert lines.count(CODE) == 30
    assert lines.count("50,460.80元") == 30
    assert all(f"{n}万元" in lines for n in range(30))


def test_trap_wordwrap_cjk_cuts_codes_in_narrow_cells() -> None:
    columns = [Column("名称", 6), Column("代码", 1), Column("备注", 3)]
    pdf = make(Table(columns, [["某单位", CODE, ""], ["摘要", "1,234,567.89元", "2026年12月31日"]]))
    lines = read(pdf).pages[0].extract_text()
    assert CODE in lines
    assert "1,234,567.89元" in lines
    assert "2026年12月31日" in lines


@pytest.mark.parametrize(
    "text",
    [
        '<img src="/etc/passwd"/>',
        "A<B且C>D",
        "<b>粗体</b><br/>",
        "&lt;&amp;&nbsp;",
        "<para><font size=99>大</font></para>",
        "</para>",
        "%s{0}${x}\\n(()",
    ],
)
def test_trap_paragraph_parses_markup(text: str) -> None:
    columns = [Column(text), Column("值")]
    read_back = whole_text(make(Para(text), Para([Span(text, bold=True)]), Table(columns, [[text, "1"]])))
    assert read_back.count(re.sub(r"\s+", "", text)) == 4


def test_trap_cff_fonts_are_refused(tmp_path: Path) -> None:
    font = tmp_path / "cff.otf"
    font.write_bytes(b"OTTO" + bytes(200))
    with pytest.raises(FontUnusable, match="cff.otf.*不是 TrueType.*CFF"):
        render(DECISION, fonts=FontSet(body=font))


def test_trap_a_font_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(FontUnusable, match="nowhere.ttf.*字体设置"):
        render(DECISION, fonts=FontSet(body=tmp_path / "nowhere.ttf"))


def test_trap_ttc_needs_the_index_of_its_member(small_font: Path, tmp_path: Path) -> None:
    collection, path = TTCollection(), tmp_path / "two.ttc"
    collection.fonts = [TTFont(SANS), TTFont(small_font)]
    collection.save(path, shareTables=False)
    document = OfficialDocument(title="字", blocks=[Para("小字体，Aa1。")])
    fonts = list_fonts(render(document, fonts=FontSet(body=f"{path}#1")))
    assert any("NotoSerifSC-Regular" in base for base in fonts)
    assert not any("NotoSansSC" in base for base in fonts)
    with pytest.raises(FontUnusable, match="只有 2 个字体"):
        render(document, fonts=FontSet(body=f"{path}#2"))


def test_trap_a_licence_that_forbids_embedding_is_respected(small_font: Path, tmp_path: Path) -> None:
    font, path = TTFont(small_font), tmp_path / "restricted.ttf"
    font["OS/2"].fsType = 0x0002
    font.save(path)
    with pytest.raises(FontUnusable, match="fsType"):
        render(DECISION, fonts=FontSet(body=path))


def test_trap_missing_glyphs_print_as_boxes_without_any_error() -> None:
    """A box says nothing and a hole hides that something stood there: the code says which character it was."""
    text = whole_text(make(Para("第一段"), Para("当事人\U0001f600称，ئۇ，乙\x07")))
    assert "当事人〔U+1F600〕称，〔U+0626〕〔U+06C7〕，乙〔U+0007〕" in text


def test_trap_missing_glyphs_are_looked_for_in_every_part() -> None:
    bad = "\U0001f600"
    assert "〔U+1F600〕" in whole_text(make(Table([Column("名称")], [["一"], [bad]])))
    for field in ("authority", "title", "number", "addressee"):
        assert "示例〔U+1F600〕" in whole_text(render(replace(DECISION, **{field: f"示例{bad}"})))  # type: ignore[arg-type]


def test_trap_rare_characters_of_names_fall_back_to_a_font_that_has_them(small_font: Path) -> None:
    names = "喆堃龑㛃䶮𫖮𬱖"
    assert names in whole_text(make(Para([Span(names, bold=True)]))), "the bold font has GB 2312 only"
    document = OfficialDocument(title="字", blocks=[Para(f"小字体，{names}。")])
    pdf = render(document, fonts=FontSet(body=small_font))
    assert names in whole_text(pdf)


def test_trap_bytes_differ_between_runs() -> None:
    script = (
        "import hashlib; from cases.base.pdf import render; from tests.base.pdf.samples import SAMPLES;"
        "print([hashlib.sha256(render(d)).hexdigest() for d in SAMPLES.values()])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": epoch, "TZ": zone},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, epoch, zone in (("1", "", "UTC"), ("2", "1700000000", "Asia/Shanghai"))
    }
    assert len(runs) == 1
    assert render(DECISION) == render(DECISION)


def test_trap_one_font_object_cannot_serve_two_documents_at_once() -> None:
    documents = [replace(DECISION, blocks=[Para(chr(0x4E00 + 40 * n + k) * 60) for k in range(40)]) for n in range(12)]
    expected = [render(document) for document in documents]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(render, documents)) == expected


def test_trap_a_chinese_font_is_split_into_many_of_256_characters() -> None:
    text = "".join(chr(0x4E00 + n) for n in range(1500))
    pdf = make(Para(text))
    assert len(list_fonts(pdf)) == 2  # body and title, however many characters
    assert text in "".join(re.sub(r"—\d+—", "", page) for page in page_texts(pdf))
