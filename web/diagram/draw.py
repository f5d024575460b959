"""The picture itself: markup with classes only, so that the style sheet decides how it looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

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
from web.diagram.wrap import wrap

# px, as the style sheet sets them; English words are longer
_SIZES = {"zh": (12.5, 11.0), "en": (11.0, 10.0)}
_NOW = Text("当前", "Now")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What every stroke needs to know. `trail` are the moves that this case has made."""

    lifecycle: Lifecycle
    layout: Layout
    texts: Mapping[str, StateText]
    current: str
    trail: frozenset[Pair]
    language: str


def draw(
    lifecycle: Lifecycle, *, current: str, visited: Mapping[str, date | None], language: str,
    main: tuple[str, ...] = (),
) -> Diagram:  # fmt: skip
    """The diagram of a case in state `current` that has been in `visited` (state code → day it got there).

    `visited` is in the order of the visits. `main` may name the main path; by default it is the longest live
    way through the table. Raises KeyError for a current state that the table does not know.
    """
    texts = state_texts(lifecycle, current=current, visited=visited, language=language)
    trail = frozenset(pairwise([*(s for s in visited if s != current), current]))
    scene = _Scene(lifecycle, lay_out(lifecycle, main), texts, current, trail, language)
    return Diagram(
        title=name_of(lifecycle, language),
        svg=_picture(scene),
        phases=phase_texts(lifecycle, texts, language),
        next=tuple(next_moves(lifecycle, current, language)),
    )


def _picture(scene: _Scene) -> SafeString:
    layout = scene.layout
    return format_html(
        '<svg class="flowchart" role="img" aria-label="{}" width="{w}" height="{h}" viewBox="0 0 {w} {h}">'
        '<g class="bands">{}</g><g class="moves">{}</g><g class="states">{}</g></svg>',
        _label(scene),
        _joined(_band(b, layout, scene.language) for b in layout.bands),
        _joined(_lines(scene)),
        _joined(_state(b, scene.texts[c], scene.language) for c, b in layout.boxes.items()),
        w=round(layout.width), h=round(layout.height),
    )  # fmt: skip


def _joined(parts: Iterator[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _label(scene: _Scene) -> str:
    lifecycle, now = scene.lifecycle, scene.texts[scene.current].name
    return Text(
        f"{lifecycle.zh}程序图，当前：{now}。文字说明见图下。",
        f"{lifecycle.en}: diagram. Now: {now}. The text below says the same.",
    ).within(scene.language)


def _band(band: Band, layout: Layout, language: str) -> SafeString:
    return format_html(
        '<g class="band-of"><rect x="{}" y="0" width="{}" height="{}" rx="3"/>'
        '<text x="{}" y="16">{}</text></g>',
        _px(band.left + 3), _px(band.right - band.left - 6), _px(layout.height),
        _px((band.left + band.right) / 2),
        phase_name(band.phase, language),
    )  # fmt: skip


def _lines(scene: _Scene) -> Iterator[SafeString]:
    """One line a pair of states; where a live and a declared move share a pair, the line is live."""
    titles: dict[Pair, list[str]] = {}
    live: set[Pair] = set()
    for move in scene.lifecycle.moves:
        for pair in ((s, move.target) for s in move.sources if move.target not in ("", s)):
            titles.setdefault(pair, []).append(f"{name_of(move, scene.language)} {move.article}".strip())
            live |= {pair} if move.live else set()
    # what matters most is drawn last, so that nothing lies over it
    for pair in sorted(titles, key=lambda p: (p in scene.trail, p[0] == scene.current, p in live)):
        yield _line(scene, pair, " · ".join(titles[pair]), live=pair in live)


def _line(scene: _Scene, pair: Pair, title: str, *, live: bool) -> SafeString:
    points = route(scene.layout, *pair)
    marks = ["move", "live" if live else "off"]
    marks += ["main"] if pair in set(pairwise(scene.layout.main)) else []
    marks += ["next"] if pair[0] == scene.current else []
    marks += ["gone"] if pair in scene.trail else []
    return format_html(
        '<g class="{}" data-from="{}" data-to="{}"><title>{}</title><path d="{}"/>'
        '<path class="head" d="{}"/></g>',
        " ".join(marks), *pair, title, stroke(points), arrowhead(points),
    )  # fmt: skip


def _state(box: Box, text: StateText, language: str) -> SafeString:
    size = _SIZES["en" if language.startswith("en") else "zh"][min(box.row, 1)]
    note = _note(text, language)
    rows = wrap(text.name, (box.width - 5) / size)
    step = size + 1.5
    start = box.y - (len(rows) + bool(note) - 1) * step / 2 + size * 0.36
    lines = [("name", row) for row in rows] + ([("when", note)] if note else [])
    return format_html(
        '<g class="state-of {} {}" data-state="{}"><title>{}</title>'
        '<rect x="{}" y="{}" width="{}" height="{}" rx="4"/>{}</g>',
        text.standing, "on-path" if box.row == 0 else "aside", text.code, f"{text.name} {note}".strip(),
        _px(box.left), _px(box.top), _px(box.width), _px(box.height),
        format_html_join(
            "", '<text class="{}" x="{}" y="{}">{}</text>',
            ((css, _px(box.x), _px(start + i * step), line) for i, (css, line) in enumerate(lines)),
        ),
    )  # fmt: skip


def _px(number: float) -> str:
    return f"{number:.1f}"


def _note(text: StateText, language: str) -> str:
    when = f"{text.when:%m-%d}" if text.when else ""
    if text.standing is Standing.CURRENT:
        return f"{_NOW.within(language)} {when}".strip()
    return f"✓ {when}".strip() if text.standing is Standing.VISITED else ""
