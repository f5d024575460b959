"""Bordered parts: grids of labels and values, approval boxes, lists with a repeated header."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cases.base.pdf.blocks import Approval, Field, Fields, Style, Table, Text
from cases.base.pdf.boxes import Box
from cases.base.pdf.errors import LayoutImpossible
from cases.base.pdf.fonts import Role
from cases.base.pdf.grid import Grid, Group, Row
from cases.base.pdf.lines import Align
from cases.base.pdf.prose import compose_label_lines
from cases.base.pdf.setting import Setter, format_date

_BLANK_NAME = "　" * 5
_SHORT = 4  # a column title of up to four characters stays on one line


def compose_fields(block: Fields, setter: Setter, where: str) -> list[Box]:
    """Labelled lines or a bordered grid, as the block or the style asks."""
    manner = setter.manner
    if not block.items:
        return []
    if block.look == "lines" or (block.look == "auto" and manner.style is Style.RED_HEAD):
        return compose_label_lines(list(block.items), setter, where)
    if not block.group:
        return [_make_grid(list(_field_rows(block.items, 0.0, setter, where)), setter)]
    left = manner.inner_label_width
    label = setter.set_label(block.group, left, where)
    rows = list(_field_rows(block.items, left, setter, f"{where}·{block.group}"))
    return [_make_grid([Group(label, left, rows, manner.pad)], setter)]


def compose_approval(block: Approval, setter: Setter, where: str) -> list[Box]:
    """The label on the left, the opinion with name and date below it on the right."""
    manner = setter.manner
    label, width = manner.label_width, manner.width - manner.label_width
    place = f"{where}·{block.label}"
    opinion = setter.set_cell(block.opinion, width, place, "justify", indent=2)
    signed = f"{block.name_label}：{block.name or _BLANK_NAME}　　{format_date(block.at)}"
    foot = setter.set_lines(signed, replace(manner.cell, align="right"), width - 2 * manner.pad, place)
    # an open box leaves room for an opinion to be written
    reserve = manner.cell.leading * max(0 if block.opinion else 4, len(opinion.lines) + len(foot) + 1)
    cell = replace(opinion, foot=foot, middle=False, reserve=reserve)
    return [_make_grid([Row([setter.set_label(block.label, label, where), cell], [label, width], manner.pad)], setter)]


def compose_table(block: Table, setter: Setter, where: str) -> list[Box]:
    """A list; its header row stands on every page that the list reaches."""
    if not block.columns:
        raise LayoutImpossible(f"“{where}”没有列。请给出表头。", f"{where!r} has no columns; name them.")
    manner, widths = setter.manner, _share_width(block, setter, where)
    aligns: list[Align] = [column.align for column in block.columns]
    titles = [column.title for column in block.columns]
    header = _table_row(titles, widths, ["center"] * len(widths), setter, f"{where}·表头", role=Role.HEADING)
    rows = [_table_row(row, widths, aligns, setter, f"{where}·第{n}行") for n, row in enumerate(block.rows, 1)]
    blank = block.blank_rows or (0 if rows else 1)
    rows += [_table_row([""] * len(widths), widths, aligns, setter, where)] * blank
    caption: list[Box] = []
    if block.caption:
        style = replace(manner.cell, role=Role.HEADING, align="center")
        caption += setter.set_text(block.caption, style, where, keep_next=True)
    return [*caption, Grid(rows, [header], manner.tall_row)]


def _share_width(block: Table, setter: Setter, where: str) -> list[float]:
    """Column widths by weight, but none narrower than its short title or a code, sum or date in it."""
    manner, columns = setter.manner, block.columns
    total = sum(column.width for column in columns)
    least = [_least_width(block, n, setter, where) for n in range(len(columns))]
    wanted = [max(0.0, manner.width * c.width / total - low) for c, low in zip(columns, least, strict=True)]
    share = max(0.0, manner.width - sum(least)) / (sum(wanted) or 1.0)
    widths = [low + share * want for low, want in zip(least, wanted, strict=True)]
    return [width * manner.width / sum(widths) for width in widths]


def _least_width(block: Table, column: int, setter: Setter, where: str) -> float:
    manner, title = setter.manner, block.columns[column].title
    heading = replace(manner.cell, role=Role.HEADING)
    needs = [setter.measure(title, heading, where) if len(title) <= _SHORT else 0.0]
    for number, row in enumerate(block.rows, 1):
        if column < len(row):
            needs.append(setter.measure_widest_unit(row[column], f"{where}·第{number}行"))
    return min(max(needs) + 2 * manner.pad + 1, manner.width / 3)


def _field_rows(items: Sequence[Field], left: float, setter: Setter, where: str) -> Iterable[Row]:
    """Wide fields take a row of their own, narrow ones share it by twos."""
    waiting: list[Field] = []
    for item in items:
        if item.wide and waiting:
            yield _field_row([waiting.pop()], left, setter, where)
        waiting.append(item)
        if item.wide or len(waiting) == 2:
            yield _field_row(waiting, left, setter, where)
            waiting = []
    if waiting:
        yield _field_row(waiting, left, setter, where)


def _field_row(items: Sequence[Field], left: float, setter: Setter, where: str) -> Row:
    manner = setter.manner
    labels = [manner.inner_label_width if left else manner.label_width, manner.inner_label_width][: len(items)]
    value = (manner.width - left - sum(labels)) / len(items)
    cells, widths = [], []
    for item, label in zip(items, labels, strict=True):
        reserve = item.min_lines * manner.cell.leading
        cells.append(setter.set_label(item.label, label, where))
        cells.append(setter.set_cell(item.value, value, f"{where}·{item.label}", "justify", reserve=reserve))
        widths += [label, value]
    return Row(cells, widths, manner.pad, left)


def _table_row(
    values: Sequence[Text],
    widths: Sequence[float],
    aligns: Sequence[Align],
    setter: Setter,
    where: str,
    *,
    role: Role = Role.BODY,
) -> Row:
    if len(values) != len(widths):
        raise LayoutImpossible(
            f"“{where}”有 {len(values)} 格，表头却有 {len(widths)} 列。请使两者一致。",
            f"{where!r} has {len(values)} cells for {len(widths)} columns; make them agree.",
        )
    cells = [
        setter.set_cell(value, width, where, align, role=role) for value, width, align in zip(values, widths, aligns, strict=True)
    ]
    return Row(cells, widths, setter.manner.pad)


def _make_grid(rows: Sequence[Row | Group], setter: Setter) -> Grid:
    return Grid(rows, tall=setter.manner.tall_row)
