"""From what a document says to the boxes of its pages.

Which function sets which block, and what stays together.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from cases.base.pdf.blocks import Approval, Block, Fields, Gap, Heading, Notes, PageBreak, Para, Seal, Signatures, Table
from cases.base.pdf.boxes import Box, Space, TextBox
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

    Grids that touch become one table. A seal or signature takes the last lines above it along, so that it
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
    """Bind the end of the text above to the box that comes next."""
    spaces: list[Box] = []
    while boxes and isinstance(last := boxes[-1], Space):
        boxes.pop()
        spaces.append(replace(last, keep_next=True))
    if boxes:
        boxes += _bind_end(boxes.pop())
    boxes += spaces


def _bind_end(box: Box) -> list[Box]:
    if isinstance(box, TextBox) and len(box.lines) > 3 and not box.whole:
        head, tail = box.cut(len(box.lines) - 2)
        return [head, replace(tail, keep_next=True, whole=True)]
    if isinstance(box, Grid) and len(box.rows) > 1:
        above = replace(box, rows=box.rows[:-1])
        return [above, replace(box, rows=box.rows[-1:], header=(), keep_next=True)]
    return [replace(box, keep_next=True)] if isinstance(box, TextBox | Grid) else [box]
