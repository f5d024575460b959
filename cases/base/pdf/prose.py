"""Headings, paragraphs, labelled lines, and what stands at the end: seal, signatures, notes."""

from dataclasses import replace

from cases.base.pdf.blocks import Field, Gap, Heading, Notes, PageBreak, Para, Seal, Signature, Signatures, Span, Style
from cases.base.pdf.boxes import Box, NewPage, RuleBox, SignatureBox, Space, TextBox
from cases.base.pdf.fonts import Role
from cases.base.pdf.lines import TextStyle, split_paragraphs
from cases.base.pdf.setting import Setter, format_date


def compose_heading(block: Heading, setter: Setter, where: str) -> list[Box]:
    """黑体 for the first level, bold for deeper ones; never the last line of a page."""
    role = Role.HEADING if block.level == 1 else Role.TITLE
    style = replace(setter.manner.body, role=role, indent=2)
    return list(setter.set_text(block.text, style, where, keep_next=True))


def compose_para(block: Para, setter: Setter, where: str) -> list[Box]:
    """Body text, the first line two characters in."""
    indent = block.indent if block.align in ("justify", "left") else 0
    return list(setter.set_text(block.text, replace(setter.manner.body, indent=indent, align=block.align), where))


def compose_gap(block: Gap, setter: Setter, where: str) -> list[Box]:
    """Empty lines."""
    return [Space(block.lines * setter.manner.body.leading)]


def compose_page_break(block: PageBreak, setter: Setter, where: str) -> list[Box]:
    """A new page."""
    return [NewPage()]


def compose_label_lines(items: list[Field], setter: Setter, where: str) -> list[Box]:
    """标签：值, one a line; a long value continues below its own beginning."""
    return [box for item in items for box in _label_line(item, setter, f"{where}·{item.label}")]


def compose_notes(block: Notes, setter: Setter, where: str) -> list[Box]:
    """Small print under a thin rule."""
    style = replace(setter.manner.cell, align="justify")
    texts = [box for item in block.items for box in setter.set_text(item, style, where)]
    rule = RuleBox(setter.manner.width, style.leading / 2, keep_next=True)
    return [Space(style.leading / 2), rule, *texts]


def compose_seal(block: Seal, setter: Setter, where: str) -> list[Box]:
    """Authority, place of the seal and date, centred on each other, four characters from the right edge."""
    manner = setter.manner
    style = replace(manner.body, align="center", indent=0)
    texts = [text for text in (block.authority, block.mark, format_date(block.at)) if text]
    width = min(manner.width, 1 + max(setter.measure(text, style, where) for text in texts))
    edge = (4 if manner.style is Style.RED_HEAD else 1) * style.size
    left = max(0.0, manner.width - edge - width)
    lines = [line for text in texts for line in setter.set_lines(text, style, width, where, x=left)]
    return [Space(style.leading, keep_next=True), TextBox(lines, style.leading, whole=True)]


def compose_signatures(block: Signatures, setter: Setter, where: str) -> list[Box]:
    """One line for each who signs."""
    last = len(block.items) - 1
    lines = [_signature(item, setter, where, keep_next=n < last) for n, item in enumerate(block.items)]
    return [Space(setter.manner.body.leading / 2, keep_next=True), *lines]


def _label_line(item: Field, setter: Setter, where: str) -> list[Box]:
    manner = setter.manner
    formal = manner.style is Style.RED_HEAD
    style = replace(manner.body, indent=2 if formal else 0)
    label = f"{item.label}：" if item.label else ""
    inset = style.indent * style.size + setter.measure(label, style, where)
    head, *more = split_paragraphs(item.value, where)
    line = [Span(label), *([head] if isinstance(head, str | Span) else head)]
    lines = setter.set_lines(line, replace(style, hang=inset), manner.width, where)
    for part in more:
        below = replace(style, indent=0)
        lines += setter.set_lines(part, below, manner.width - inset, where, x=inset)
    blank = max(0, item.min_lines - len(lines)) * style.leading
    return [TextBox(lines, style.leading), *([Space(blank)] if blank else [])]


def _signature(item: Signature, setter: Setter, where: str, *, keep_next: bool) -> Box:
    width = setter.manner.width
    style: TextStyle = replace(setter.manner.body, align="left", indent=0)
    written = Span(f"　{item.name}　" if item.name else "　" * 8, underline=True)
    label = f"{item.label}："
    lines = setter.set_lines([label] if item.image else [label, written], style, width, where)
    lines += setter.set_lines(format_date(item.at), replace(style, align="right"), width, where)
    return SignatureBox(lines, style.leading, item.image, setter.measure(label, style, where), keep_next)
