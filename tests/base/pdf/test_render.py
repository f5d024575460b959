"""What a rendered document says to a reader of the file: texts, pages, numbers, tables, seal, metadata."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import segno
from PIL import Image
from reportlab.lib.units import mm

from cases.base.pdf import (
    Approval,
    Block,
    Column,
    Field,
    Fields,
    Gap,
    Heading,
    LayoutImpossible,
    NoSealer,
    Notes,
    OfficialDocument,
    PageBreak,
    Para,
    Seal,
    Sealer,
    Signature,
    Signatures,
    Span,
    Style,
    Table,
    page_count,
    pdf_digest,
    render,
)
from cases.base.pdf.fonts import FontSet, open_fonts
from cases.base.pdf.qr import QrCode
from tests.base.pdf.reading import make, page_texts, read, whole_text
from tests.base.pdf.samples import BUREAU, CODE, DECISION, DIGEST, INDEX, MINUTES, PARTY, SAMPLES


def _strip(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_a_decision_holds_every_text_in_order() -> None:
    pdf = render(DECISION)
    pages = page_texts(pdf)
    text = "".join(re.sub(r"—\d+—|扫码核验本文书|内容摘要[0-9a-f]{16}", "", page) for page in pages)
    wanted = [BUREAU, "示市监处罚〔2026〕1号", "行政处罚决定书", PARTY, CODE]
    wanted += [_strip(str(b.text)) for b in DECISION.blocks if isinstance(b, Para | Heading)]
    wanted += [BUREAU, "（印章）", "2026年4月20日", "本文书一式二份"]
    at = 0
    for part in wanted:
        found = text.find(part, at)
        assert found >= 0, part
        at = found
    assert len(pages) == page_count(pdf) == 4


@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_is_a4(name: str) -> None:
    for page in read(render(SAMPLES[name])).pages:
        assert float(page.mediabox.width) == pytest.approx(210 * mm, abs=0.1)
        assert float(page.mediabox.height) == pytest.approx(297 * mm, abs=0.1)


def test_a_page_holds_22_lines_of_28_characters() -> None:
    """GB/T 9704-2012, 5.2.3."""
    pdf = make(PageBreak(), Para("字" * 28 * 30, indent=0))
    lines = [line for line in read(pdf).pages[1].extract_text().splitlines() if "字" in line]
    assert [line.count("字") for line in lines] == [28] * 22
    assert page_texts(pdf)[2].count("字") == 28 * 8


def test_page_numbers_stand_outside() -> None:
    """GB/T 9704-2012, 7.5: 7 mm below the text, right on odd pages, left on even ones, one character in."""
    for number, page in enumerate(read(make(Para("字" * 28 * 50))).pages, 1):
        spots: list[tuple[float, float, str]] = []
        page.extract_text(visitor_text=lambda t, _, m, *__, s=spots: s.append((m[4], m[5], _strip(t))))
        x, y, _ = next(spot for spot in spots if spot[2] == f"—{number}—")
        assert y == pytest.approx((35 - 7) * mm, abs=10)
        assert (x > 150 * mm) if number % 2 else (x < 40 * mm)


def test_a_form_counts_its_pages() -> None:
    pages = page_texts(render(MINUTES))
    assert [f"第{n}页共{len(pages)}页" in page for n, page in enumerate(pages, 1)] == [True] * len(pages)


def test_digest_short_at_the_foot_and_whole_in_the_metadata() -> None:
    pdf = render(DECISION)
    assert all(DIGEST[:16] in page for page in page_texts(pdf))
    meta = read(pdf).metadata
    assert meta is not None
    told: dict[str, Any] = dict(meta)
    assert told["/Keywords"] == f"digest={DIGEST}"
    assert told["/Title"] == "行政处罚决定书 示市监处罚〔2026〕1号"
    assert told["/Author"] == BUREAU
    assert told["/CreationDate"] == "D:20260420000000+08'00'"


def test_a_draft_says_so_on_every_page_and_an_issued_document_does_not() -> None:
    assert all("草稿" in page for page in page_texts(render(replace(DECISION, draft=True))))
    assert "草稿" not in whole_text(render(DECISION))


def test_the_verification_code_is_the_matrix_of_its_address() -> None:
    """Paint the rectangles on a grid again and compare with the encoder's matrix."""
    address = "https://verify.example.gov.cn/d/abc"
    matrix = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    size = len(matrix)
    painted = [[0] * size for _ in range(size)]
    for x, y, width in re.findall(r"^(\d+) (\d+) (\d+) 1 re$", QrCode(address).draw(x=0, y=0, side=50), re.M):
        for column in range(int(x), int(x) + int(width)):
            painted[size + 3 - int(y)][column - 4] = 1
    assert painted == matrix


def test_a_long_table_repeats_its_header_and_loses_no_row() -> None:
    rows = [[f"品名甲{n}号", f"{n}件", "备注" * (n % 7)] for n in range(150)]
    pages = page_texts(make(Table([Column("名称", 3), Column("数量"), Column("说明栏", 3)], rows)))
    assert len(pages) > 4
    assert all("名称数量说明栏" in page for page in pages)
    text = "".join(pages)
    assert [text.count(f"品名甲{n}号") for n in range(150)] == [1] * 150


@pytest.mark.parametrize("length", [100, 1500, 4000])
def test_a_tall_approval_box_runs_on_over_pages(length: int) -> None:
    opinion = "".join(chr(0x4E00 + n) for n in range(length))
    blocks: list[Block] = [Fields([Field("案由", "测试")]), Approval("承办人意见栏", opinion, "张示", date(2026, 3, 4))]
    pages = page_texts(make(*blocks, style=Style.FORM))
    text = "".join(re.sub(r"承办人意?见?栏?|意见栏|第\d+页共\d+页", "", page) for page in pages)
    assert opinion in text
    assert text.count("签名：张示") == 1
    assert len(pages) == {100: 1, 1500: 2, 4000: 5}[length]


@pytest.mark.parametrize("lines", range(8, 30))
def test_a_seal_never_stands_alone_on_a_page(lines: int) -> None:
    """GB/T 9704-2012, 7.3.5.4: no page may carry the seal without text."""
    pdf = make(Para("文" * 28 * lines, indent=0), Para("末段" * 40, indent=0), Seal(BUREAU, date(2026, 4, 20)))
    last = page_texts(pdf)[-1]
    assert "2026年4月20日" in last
    assert BUREAU in last
    assert last.count("末段") >= 14, "two lines at least"


@pytest.mark.parametrize("lines", range(8, 30))
def test_no_heading_and_no_single_line_is_left_at_an_edge(lines: int) -> None:
    pages = page_texts(make(Para("文" * 28 * lines, indent=0), Heading("一、标题"), Para("段" * 28 * 4, indent=0)))
    body = [re.sub(r"—\d+—$", "", page) for page in pages]
    assert not any(page.endswith("一、标题") for page in body)
    assert all(page.count("段") in (0, 56, 112) for page in body)


def test_fields_of_a_group_and_pairs_are_all_there() -> None:
    items = [Field("名称", PARTY), Field("代码", CODE, wide=False), Field("电话", "000", wide=False), Field("住所", "某处")]
    text = whole_text(make(Fields(items, look="grid", group="当事人"), style=Style.FORM))
    for part in ("当事人", "名称", PARTY, CODE, "000", "某处"):
        assert part in text


def test_a_group_higher_than_a_page_is_divided() -> None:
    items = [Field(f"栏{n}", "内容" * 30) for n in range(40)]
    text = whole_text(make(Fields(items, look="grid", group="当事人"), style=Style.FORM))
    assert all(f"栏{n}" in text for n in range(40))


def test_line_breaks_in_a_text_begin_paragraphs() -> None:
    lines = [_strip(line) for line in read(make(Para("甲段\r\n乙段\n丙段"))).pages[0].extract_text().splitlines()]
    assert [line for line in lines if line.endswith("段")] == ["甲段", "乙段", "丙段"]


def test_underlined_blanks_and_bold_words_are_kept() -> None:
    text = whole_text(make(Para(["罚款", Span("伍万元", bold=True), "，签名", Span("　　　　", underline=True), "。"])))
    assert "罚款伍万元，签名。" in text


def test_a_signature_picture_is_placed_and_a_damaged_one_is_named() -> None:
    out = BytesIO()
    Image.new("RGBA", (120, 40), (0, 0, 0, 128)).save(out, "PNG")
    block = Signatures([Signature("当事人（签名）", at=date(2026, 4, 1), image=out.getvalue())])
    page = read(make(Para("以上笔录属实。"), block, style=Style.FORM)).pages[0]
    assert len(page.images) == 1
    with pytest.raises(LayoutImpossible, match="签名图片无法读取"):
        make(Signatures([Signature("当事人", image=b"not a picture")]))


def test_mistakes_of_a_document_class_are_explained() -> None:
    with pytest.raises(LayoutImpossible, match="第1段（表格）·第1行.*有 1 格.*有 2 列"):
        make(Table([Column("一"), Column("二")], [["只有一格"]]))
    with pytest.raises(LayoutImpossible, match="没有列"):
        make(Table([], []))
    with pytest.raises(LayoutImpossible, match="却是 int"):
        make(Fields([Field("数量", 5)]))  # type: ignore[arg-type]


def test_empty_parts_leave_a_document_that_can_be_read() -> None:
    blocks: list[Block] = [Para(""), Fields([]), Table([Column("一")], []), Notes([]), Gap(), Signatures([]), PageBreak()]
    assert len(read(make(*blocks)).pages) >= 1
    assert len(read(render(OfficialDocument(title=""))).pages) == 1


def test_fonts_are_read_once_per_process() -> None:
    assert open_fonts(FontSet()) is open_fonts(FontSet())


def test_digest_and_sealer() -> None:
    pdf = render(INDEX)
    sealer: Sealer = NoSealer()
    assert sealer.seal(pdf) == pdf
    assert pdf_digest(pdf) == hashlib.sha256(pdf).hexdigest()
