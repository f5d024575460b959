"""Which box stands on which page."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cases.base.pdf.boxes import HAIR, Box, NewPage, Space, TextBox
from cases.base.pdf.errors import LayoutImpossible
from cases.base.pdf.grid import Grid


def paginate(boxes: Sequence[Box], room: float) -> list[list[tuple[Box, float]]]:
    """Boxes with their distance from the top of the text area, page by page. `room` is the height of a page.

    Raises LayoutImpossible if a box fits no page; nothing is ever printed over the edge.
    """
    pages: list[list[tuple[Box, float]]] = [[]]
    queue, used = deque(boxes), 0.0
    while queue:
        fresh = not pages[-1]
        if isinstance(queue[0], NewPage) or (not fresh and _must_move(queue, room - used)):
            if isinstance(queue[0], NewPage):
                queue.popleft()
            if not fresh:
                pages.append([])
                used = 0.0
            continue
        box = queue.popleft()
        if fresh and isinstance(box, Space):
            continue
        if box.height > room - used + HAIR:
            parts = box.split(room - used) or (_force_cut(box, room) if fresh else None)
            if parts is None and fresh:
                raise _too_high(box)
            if parts is None:
                queue.appendleft(box)
                pages.append([])
                used = 0.0
                continue
            box = parts[0]
            queue.appendleft(parts[1])
        pages[-1].append((box, used))
        used += box.height
    return pages


def _must_move(queue: Iterable[Box], room: float) -> bool:
    """Whether the next box, with what must stay with it, has to begin on a new page."""
    need = 0.0
    for box in queue:
        if not box.keep_next:
            return need + box.head > room + HAIR
        need += box.height
    return need > room + HAIR


def _force_cut(box: Box, room: float) -> tuple[Box, Box] | None:
    """On an empty page: a paragraph or a row that fits no page is cut wherever the page ends."""
    if isinstance(box, TextBox):
        count = int((room + HAIR) / box.leading)
        return box.cut(count) if 0 < count < len(box.lines) else None
    if isinstance(box, Grid) and box.tall:
        parts = replace(box, tall=0.0).split(room)
        return (parts[0], replace(parts[1], tall=box.tall)) if parts else None
    return None


def _too_high(box: Box) -> LayoutImpossible:
    kind = type(box).__name__
    return LayoutImpossible(
        f"有一处内容（{kind}）高于一页，又不能拆分。请缩短表格左侧的栏目名称或签名栏。",
        f"a part ({kind}) is higher than a page and cannot be cut; shorten the label or the signature block.",
    )
