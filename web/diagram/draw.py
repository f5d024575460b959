"""The picture itself: markup with classes only, so that the style sheet decides how it looks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cases.base.errors import Text
from cases.base.lifecycle import Lifecycle
from web.diagram.layout import Band, Box, Layout, lay_out
from web.diagram.routes import arrowhead, route, stroke
from web.diagram.words import (
    Diagram,
    Standing,
    StateText,
    name_of,
    next_moves,
    phase_name,
    phase_texts,
    state_texts,
)

_MAIN_SIZE, _SIDE_SIZE = 12.5, 11
_NOW = Text("当前", "Now")


def draw(
    lifecycle: Lifecycle, *, current: str, visited: Mapping[str, date | None], language: str,
    main: tuple[str, ...] = (),
) -> Diagram:  # fmt: skip
    """The diagram of a case in state `current` that has been in `visited` (state code → day it got there).

    `main` may name the main path; by default it is the longest live way through the table.
    Raises KeyError for a current state that the table does not know.
    """
    layout = lay_out(lifecycle, main)
    texts = state_texts(lifecycle, current=current, visited=visited, language=language)
    return Diagram(
        title=name_of(lifecycle, language),
        svg=_picture(lifecycle, layout, texts, current, language),
        phases=phase_texts(lifecycle, texts, language),
        next=tuple(next_moves(lifecycle, current, language)),
    )


def _picture(
    lifecycle: Lifecycle, layout: Layout, texts: Mapping[str, StateText], current: str, language: str
) -> SafeString:
    lines = list(_lines(lifecycle, layout, texts, current, language))
    return format_html(
        '<svg class="flowchart" role="img" aria-label="{}" width="{}" height="{}" viewBox="0 0 {} {}">'
        '<g class="bands">{}</g><g class="moves">{}</g><g class="states">{}</g></svg>',
        _label(lifecycle, texts[current], language), round(layout.width), round(layout.height),
        round(layout.width), round(layout.height),
        format_html_join("", "{}", ((_band(b, layout, language),) for b in layout.bands)),
        format_html_join("", "{}", ((line,) for line in lines)),
        format_html_join("", "{}", ((_state(b, texts[c], language),) for c, b in layout.boxes.items())),
    )  # fmt: skip


def _label(lifecycle: Lifecycle, now: StateText, language: str) -> str:
    return Text(
        f"{lifecycle.zh}程序图，当前：{now.name}。文字说明见图下。",
        f"{lifecycle.en}: diagram. Now: {now.name}. The text below says the same.",
    ).within(language)


def _band(band: Band, layout: Layout, language: str) -> SafeString:
    return format_html(
        '<g class="band-of"><rect x="{}" y="0" width="{}" height="{}" rx="3"/>'
        '<text x="{}" y="16">{}</text></g>',
        round(band.left + 3, 1), round(band.right - band.left - 6, 1), round(layout.height, 1),
        round((band.left + band.right) / 2, 1), phase_name(band.phase, language),
    )  # fmt: skip


def _lines(
    lifecycle: Lifecycle, layout: Layout, texts: Mapping[str, StateText], current: str, language: str
) -> Iterator[SafeString]:
    """One line a pair of states; where a live and a declared move share a pair, the live one is drawn."""
    pairs: dict[tuple[str, str], list[str]] = {}
    live: set[tuple[str, str]] = set()
    for move in lifecycle.moves:
        for source in move.sources:
            if move.target in ("", source):
                continue
            pair = (source, move.target)
            pairs.setdefault(pair, []).append(f"{name_of(move, language)} {move.article}".strip())
            live |= {pair} if move.live else set()
    # what matters most is drawn last, so that nothing lies over it
    for pair in sorted(pairs, key=lambda p: _weight(p, live, texts, layout)):
        yield _line(layout, pair, pairs[pair], live=pair in live, css=_css(pair, layout, texts, current))


def _weight(
    pair: tuple[str, str], live: set[tuple[str, str]], texts: Mapping[str, StateText], layout: Layout
) -> tuple[bool, bool, bool]:
    return (texts[pair[0]].standing is Standing.CURRENT, pair in live, _on_path(pair, layout))


def _on_path(pair: tuple[str, str], layout: Layout) -> bool:
    return pair in set(zip(layout.main, layout.main[1:], strict=False))


def _css(pair: tuple[str, str], layout: Layout, texts: Mapping[str, StateText], current: str) -> str:
    names = ["main"] if _on_path(pair, layout) else []
    if pair[0] == current:
        names.append("next")
    been = (Standing.VISITED, Standing.CURRENT)
    if "main" in names and texts[pair[0]].standing is Standing.VISITED and texts[pair[1]].standing in been:
        names.append("gone")
    return " ".join(names)


def _line(layout: Layout, pair: tuple[str, str], titles: list[str], *, live: bool, css: str) -> SafeString:
    points = route(layout, *pair)
    return format_html(
        '<g class="move {} {}" data-from="{}" data-to="{}"><title>{}</title>'
        '<path d="{}"/><path class="head" d="{}"/></g>',
        "live" if live else "off", css, *pair, " · ".join(titles), stroke(points), arrowhead(points),
    )  # fmt: skip


def _state(box: Box, text: StateText, language: str) -> SafeString:
    size = _MAIN_SIZE if box.row == 0 else _SIDE_SIZE
    note = _note(text, language)
    rows = _wrap(text.name, (box.width - 8) / size)[:2]
    step = size + 1.5
    start = box.y - (len(rows) + bool(note) - 1) * step / 2 + size * 0.36
    return format_html(
        '<g class="state-of {} {}" data-state="{}"><title>{}</title>'
        '<rect x="{}" y="{}" width="{}" height="{}" rx="4"/>{}{}</g>',
        text.standing, "on-path" if box.row == 0 else "aside", text.code,
        f"{text.name}{'，' if note and language.startswith('zh') else ' '}{note}".strip(),
        round(box.x - box.width / 2, 1), round(box.top, 1), round(box.width, 1), round(box.height, 1),
        format_html_join("", '<text class="name" x="{}" y="{}">{}</text>',
                         ((round(box.x, 1), round(start + i * step, 1), row) for i, row in enumerate(rows))),
        format_html('<text class="when" x="{}" y="{}">{}</text>', round(box.x, 1),
                    round(start + len(rows) * step, 1), note) if note else "",
    )  # fmt: skip


def _note(text: StateText, language: str) -> str:
    when = f"{text.when:%m-%d}" if text.when else ""
    if text.standing is Standing.CURRENT:
        return f"{_NOW.within(language)} {when}".strip()
    return f"✓ {when}".strip() if text.standing is Standing.VISITED else ""


def _wrap(text: str, ems: float) -> list[str]:
    """Lines of at most `ems` em: Chinese breaks anywhere but before closing signs, English at spaces."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and _ems(line + piece) > ems and piece.strip() not in "）、，":
            lines.append(line.strip())
            line = ""
        line += piece
    return [*lines, line.strip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    if text.isascii():
        return [word + " " for word in text.split()]
    # a bracket opens a new line rather than ending one
    return [p for p in text.replace("（", "\0（").split("\0") if p] if "（" in text else list(text)


def _ems(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.54 for c in text.rstrip())
