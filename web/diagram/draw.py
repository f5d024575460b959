"""The picture itself: markup with classes only, so that the style sheet decides how it looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cases.base.errors import Text
from cases.base.lifecycle import Lifecycle
from web.citations import cited
from web.diagram.layout import Band, Box, Layout, lay_out
from web.diagram.routes import arrowhead, route, stroke
from web.diagram.words import Diagram, Standing, StateText, name_of, next_moves, phase_name, phase_texts, state_texts
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
    lifecycle: Lifecycle, *, current: str, visited: Mapping[str, date | None], language: str, main: tuple[str, ...] = ()
) -> Diagram:
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
    size = f'width="{layout.width:.0f}" height="{layout.height:.0f}"'
    # format_html would cost most of the page's time here: instead every text goes through escape, below
    return mark_safe(
        f'<svg class="flowchart" role="img" aria-label="{escape(_label(scene))}" {size} '
        f'viewBox="0 0 {layout.width:.0f} {layout.height:.0f}">'
        f'<g class="bands">{"".join(_band(b, layout, scene.language) for b in layout.bands)}</g>'
        f'<g class="moves">{"".join(_lines(scene))}</g>'
        f'<g class="states">{"".join(_state(b, scene) for b in layout.boxes.values())}</g></svg>'
    )


def _label(scene: _Scene) -> str:
    lifecycle, now = scene.lifecycle, scene.texts[scene.current].name
    return Text(
        f"{lifecycle.zh}程序图，当前：{now}。文字说明见图下。",
        f"{lifecycle.en}: diagram. Now: {now}. The text below says the same.",
    ).within(scene.language)


def _band(band: Band, layout: Layout, language: str) -> str:
    left, width = band.left + 3, band.right - band.left - 6
    return (
        f'<g class="band-of"><rect x="{left:.1f}" y="0" width="{width:.1f}" height="{layout.height:.0f}" rx="3"/>'
        f'<text x="{left + width / 2:.1f}" y="16">{escape(phase_name(band.phase, language))}</text></g>'
    )


def _lines(scene: _Scene) -> Iterator[str]:
    """One line a pair of states; where a live and a declared move share a pair, the line is live."""
    titles: dict[Pair, list[str]] = {}
    live: set[Pair] = set()
    for move in scene.lifecycle.moves:
        for pair in ((s, move.target) for s in move.sources if move.target not in ("", s)):
            titles.setdefault(pair, []).append(f"{name_of(move, scene.language)} {cited(move.article, scene.language)}".strip())
            live |= {pair} if move.live else set()
    # what matters most is drawn last, so that nothing lies over it
    for pair in sorted(titles, key=lambda p: (p in scene.trail, p[0] == scene.current, p in live)):
        yield _line(scene, pair, " · ".join(titles[pair]), live=pair in live)


def _line(scene: _Scene, pair: Pair, title: str, *, live: bool) -> str:
    points = route(scene.layout, *pair)
    marks = ["move", "live" if live else "off"]
    marks += ["main"] if pair in scene.layout.steps else []
    marks += ["next"] if pair[0] == scene.current else []
    marks += ["gone"] if pair in scene.trail else []
    return (
        f'<g class="{" ".join(marks)}" data-from="{escape(pair[0])}" data-to="{escape(pair[1])}">'
        f'<title>{escape(title)}</title><path d="{stroke(points)}"/><path class="head" d="{arrowhead(points)}"/></g>'
    )


def _state(box: Box, scene: _Scene) -> str:
    text = scene.texts[box.code]
    size = _SIZES["en" if scene.language.startswith("en") else "zh"][min(box.row, 1)]
    note = _note(text, scene.language)
    rows = [("name", row) for row in wrap(text.name, (box.width - 5) / size)] + ([("when", note)] if note else [])
    step = size + 1.5
    start = box.y - (len(rows) - 1) * step / 2 + size * 0.36
    lines = "".join(
        f'<text class="{css}" x="{box.x:.1f}" y="{start + i * step:.1f}">{escape(row)}</text>'
        for i, (css, row) in enumerate(rows)
    )
    return (
        f'<g class="state-of {text.standing} {"aside" if box.row else "on-path"}" data-state="{escape(text.code)}">'
        f"<title>{escape(f'{text.name} {note}'.strip())}</title>"
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="4"/>'
        f"{lines}</g>"
    )


def _note(text: StateText, language: str) -> str:
    when = f"{text.when:%m-%d}" if text.when else ""
    if text.standing is Standing.CURRENT:
        return f"{_NOW.within(language)} {when}".strip()
    return f"✓ {when}".strip() if text.standing is Standing.VISITED else ""
