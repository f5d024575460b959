"""Where a page may end: no seal or signature without text (GB/T 9704-2012, 7.3.5), no heading last, no line alone.

Every length of the text above is tried over more than a page's worth, on the layout itself, without drawing it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from cases.base.pdf import (
    Approval,
    Block,
    Column,
    Field,
    Fields,
    Heading,
    OfficialDocument,
    Para,
    Seal,
    Signature,
    Signatures,
    Style,
    Table,
    lay_out,
)
from cases.base.pdf.boxes import SignatureBox, TextBox
from cases.base.pdf.grid import Grid, Group, Row
from cases.base.pdf.lines import Line

SEAL = Seal("示例县市场监督管理局", date(2026, 4, 20))
COPIES = Para("本文书一式两份，一份送达，一份归档。")
FACTS = Para("事实" * 50)  # four lines
CONTACT = Fields([Field("联系人", "张示"), Field("联系电话", "000"), Field("联系地址", "某处")], look="lines")
SIGNERS = Signatures([Signature("甲"), Signature("乙")])
LIST = Table([Column("名称", 3), Column("数量")], [["话梅", "3袋"]] * 3)
BOX = Fields([Field("办案机构\n负责人意见", "意见" * 300)], look="grid")
APPROVAL = Approval("部门负责人意见", "同意" * 250, "张示", date(2026, 3, 4))
# what stands after a text of any length
ENDS: dict[str, tuple[Style, list[Block]]] = {
    "copies": (Style.RED_HEAD, [COPIES, SEAL]),
    "long paragraph": (Style.RED_HEAD, [FACTS, SEAL]),
    "short paragraphs": (Style.RED_HEAD, [Heading("四、权利"), Para("一行。"), COPIES, SEAL]),
    "contact": (Style.RED_HEAD, [CONTACT, COPIES, SEAL]),
    "list": (Style.RED_HEAD, [Heading("清单"), LIST, SEAL]),
    "seal, then slip": (Style.RED_HEAD, [Para("抄送：某院。"), SEAL, Heading("送达回执"), Para("收到。"), SIGNERS]),
    "signed": (Style.FORM, [Para("出席人员签名："), SIGNERS]),
    "signed and sealed": (Style.FORM, [Para("一行。"), SIGNERS, SEAL]),
    "tall box": (Style.FORM, [Heading("一、意见"), BOX]),
    "approval": (Style.FORM, [Heading("一、意见"), APPROVAL]),
}
LENGTHS = [n * 14 for n in range(1, 66)]  # in half lines, over more than a page


def _cells(rows: Any) -> Iterator[Any]:
    for row in rows:
        yield from _cells(row.rows) if isinstance(row, Group) else row.cells


def _texts(box: Any) -> Iterator[list[Line]]:
    """The columns of lines of a box, labels left out (they are repeated)."""
    if isinstance(box, TextBox):
        yield list(box.lines)
    elif isinstance(box, Grid):
        yield from ([*cell.lines, *cell.foot] for cell in _cells(box.rows) if not cell.label)


def _pages(style: Style, *blocks: Block) -> list[list[Any]]:
    laid = lay_out(OfficialDocument(title="测试文书", authority="示例县市场监督管理局", blocks=blocks, style=style))
    return [[box for box, _ in page] for page in laid.pages]


def _words(line: Line) -> str:
    return line.source.text


def _lines(boxes: list[Any]) -> int:
    return sum(len(lines) for box in boxes for lines in _texts(box)) + sum(isinstance(b, SignatureBox) for b in boxes)


def _alone(pages: list[list[Any]]) -> list[str]:
    """Paragraphs of several lines of which a page has only one."""
    counts = [Counter(line.source for box in page for lines in _texts(box) for line in lines) for page in pages]
    whole = sum(counts, Counter())
    return [p.text for count in counts for p, n in count.items() if n == 1 and whole[p] > 1]


def _at(page: list[Any], found: Callable[[Any], bool]) -> int | None:
    return next((n for n, box in enumerate(page) if found(box)), None)


def _is_seal(box: Any) -> bool:
    return isinstance(box, TextBox) and len(box.lines) == 3 and _words(box.lines[1]) == "（印章）"


@pytest.mark.parametrize("name", ENDS)
def test_every_page_ends_well_whatever_the_length_of_the_text(name: str) -> None:
    style, end = ENDS[name]
    divided = set()
    for length in LENGTHS:
        pages = _pages(style, Para("文" * length), *end)
        divided.add(len(pages))
        assert _alone(pages) == [], length
        for page in pages:
            for ends in (_at(page, _is_seal), _at(page, lambda box: isinstance(box, SignatureBox))):
                assert ends is None or _lines(page[:ends]) >= 2, length
            last = page[-1]
            assert not (isinstance(last, TextBox) and _words(last.lines[-1])[:2] in ("一、", "四、", "清单", "送达")), length
    assert len(divided) > 1, "the lengths reach over the end of a page"


def test_every_single_character_more_leaves_the_seal_its_text() -> None:
    for length in range(1, 28 * 22 + 1):
        pages = _pages(Style.RED_HEAD, Para("文" * length), COPIES, SEAL)
        where = [(page, at) for page in pages if (at := _at(page, _is_seal)) is not None]
        assert len(where) == 1
        page, at = where[0]
        assert _lines(page[:at]) >= 2 or length <= 26, length
        assert _alone(pages) == [], length


def test_the_name_below_an_opinion_stands_under_words_of_it() -> None:
    for length in range(200, 1600, 19):
        pages = _pages(Style.FORM, Approval("部门负责人意见", "同" * length, "张示", date(2026, 3, 4)))
        cells = [c for page in pages for b in page if isinstance(b, Grid) for c in _cells(b.rows) if c.foot]
        assert [len(c.lines) >= 2 for c in cells] == [True], length


def test_lines_of_a_row_are_kept_whole() -> None:
    """The figure of the row type itself: what is cut from a row is all there is."""
    row = next(b for b in _pages(Style.FORM, BOX)[0] if isinstance(b, Grid)).rows[0]
    assert isinstance(row, Row)
    begun, rest = row.split(200) or (row, row)
    assert len(begun.cells[1].lines) + len(rest.cells[1].lines) == len(row.cells[1].lines)
