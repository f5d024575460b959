"""From what a document says to the boxes of its pages.

Which function sets which block, and what stays together.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from cases.base.pdf.blocks import Approval, Block, Fields, Gap, Heading, Notes, PageBreak, Para, Seal, Signatures, Table
from cases.base.pdf.boxes import Box, NewPage, SignatureBox, Space, TextBox, sound_cut
from cases.base.pdf.grid import Grid
from cases.base.pdf.prose import (
    compose_gap,
    compose_heading,
    compose_notes,
    compose_page_break,
    compose_para,
    compose_seal,
    compose_signatures,
)
from cases.base.pdf.setting import Setter
from cases.base.pdf.tables import compose_approval, compose_fields, compose_table

_HELD_LINES = 2  # of the text above, that a seal or signature takes along

_NAMES: dict[type, tuple[str, Callable[[Any, Setter, str], list[Box]]]] = {
    Heading: ("标题", compose_heading),
    Para: ("正文", compose_para),
    Fields: ("栏目", compose_fields),
    Table: ("表格", compose_table),
    Approval: ("审批栏", compose_approval),
    Signatures: ("签名栏", compose_signatures),
    Seal: ("落款", compose_seal),
    Notes: ("附注", compose_notes),
    Gap: ("空行", compose_gap),
    PageBreak: ("分页", compose_page_break),
}


def compose(blocks: Sequence[Block], setter: Setter) -> list[Box]:
    """The boxes of all blocks, in order.

    Grids that touch become one table. A seal or signature takes the last two lines above it along, so that it
    never stands alone on a page, where it could be put under any text (GB/T 9704, 7.3.5).
    """
    boxes: list[Box] = []
    for number, block in enumerate(blocks, 1):
        name, setting = _NAMES[type(block)]
        made = setting(block, setter, f"第{number}段（{name}）")
        if isinstance(block, Seal | Signatures):
            _hold_last(boxes)
        if boxes and made:
            made[:1] = _adjoin(boxes, made[0], setter.manner.table_gap)
        boxes += made
    return boxes


def _adjoin(boxes: list[Box], first: Box, gap: float) -> list[Box]:
    """Join two grids, and keep running text at a small distance from borders."""
    last = boxes[-1]
    if isinstance(last, Grid) and isinstance(first, Grid) and not last.header and not first.header:
        boxes.pop()
        return [replace(first, rows=[*last.rows, *first.rows])]
    if isinstance(last, Grid) and isinstance(first, TextBox):
        return [Space(gap, keep_next=last.keep_next), first]
    if isinstance(last, TextBox) and isinstance(first, Grid):
        return [Space(gap, keep_next=last.keep_next), first]
    return [first]


def _hold_last(boxes: list[Box]) -> None:
    """Bind the end of the text above, two lines of it at least, to the box that comes next."""
    held: list[Box] = []
    lines = 0
    while boxes and lines < _HELD_LINES and not isinstance(boxes[-1], NewPage):
        box = boxes.pop()
        above, end = _divide_end(box, _HELD_LINES - lines)
        boxes += above
        held[:0] = [replace(end, keep_next=True)]  # type: ignore[type-var]
        lines += _count_lines(end)
    boxes += held


def _count_lines(box: Box) -> int:
    """Lines that the box counts for where a seal or signature is held: a row of a table is text enough."""
    if isinstance(box, TextBox):
        return len(box.lines)
    return _HELD_LINES if isinstance(box, Grid) else int(isinstance(box, SignatureBox))


def _divide_end(box: Box, lines: int) -> tuple[list[Box], Box]:
    """The part of a box that may stand on the page before, and its end of so many lines, which may not be cut."""
    if isinstance(box, TextBox) and not box.whole:
        count = sound_cut(box.lines, max(0, len(box.lines) - lines))
        if 0 < count < len(box.lines):
            above, end = box.cut(count)
            return [above], replace(end, whole=True)
    if isinstance(box, Grid) and len(box.rows) > 1:
        return [replace(box, rows=box.rows[:-1])], replace(box, rows=box.rows[-1:], header=())
    return [], box
