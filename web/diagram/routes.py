"""How lines run: along the main path, in arcs above it, and on rails between the rows below."""

from __future__ import annotations

from itertools import pairwise

from web.diagram.layout import Box, Layout

Point = tuple[float, float]

_ARC = 12  # where an arc leaves a box, beside its middle
_TRUNK = 3  # where a trunk leaves it, inside its edge: the boxes below are narrower
_RAIL = 12
_CORNER = 5.0
_BACK, _WING = 5.0, 3.2


def route(layout: Layout, source: str, target: str) -> tuple[Point, ...]:
    """The corners of the line from one state to another; every stretch is level or upright."""
    a, b = layout.boxes[source], layout.boxes[target]
    if a.row == 0 and b.row == 0:
        return _along(layout, a, b)
    if a.row == 0:
        return _drop(a, b)
    if b.row == 0:
        return _rise(a, b)
    return _across(a, b)


def _along(layout: Layout, a: Box, b: Box) -> tuple[Point, ...]:
    """The next box of the main path: straight. Any other: an arc above, higher the farther."""
    steps = layout.main.index(b.code) - layout.main.index(a.code)
    if steps == 1:
        return (a.right, a.y), (b.left - 1, b.y)
    side = _ARC if steps > 0 else -_ARC
    y = max(layout.arc_top + 4, a.top - 10 - 6 * abs(steps))
    return (a.x + side, a.top), (a.x + side, y), (b.x - side, y), (b.x - side, b.top - 1)


def _drop(a: Box, b: Box) -> tuple[Point, ...]:
    """From the main path down a trunk, along the rail over the row, into the box from above."""
    trunk, rail = a.right - _TRUNK, b.top - _RAIL
    return (trunk, a.bottom), (trunk, rail), (b.x - 6, rail), (b.x - 6, b.top - 1)


def _rise(a: Box, b: Box) -> tuple[Point, ...]:
    """Out of the box below, along the rail under the row, up a trunk into the main path."""
    trunk, rail = b.left + _TRUNK, a.bottom + _RAIL
    return (a.x + 6, a.bottom), (a.x + 6, rail), (trunk, rail), (trunk, b.bottom + 1)


def _across(a: Box, b: Box) -> tuple[Point, ...]:
    """Between two boxes below: straight to a neighbour, else over the rail between them."""
    if a.row == b.row and 0 < b.x - a.x < a.width * 2:
        return (a.right, a.y), (b.left - 1, b.y)
    if b.row < a.row:
        rail = a.top - _RAIL
        return (a.x, a.top), (a.x, rail), (b.x, rail), (b.x, b.bottom + 1)
    rail = a.bottom + _RAIL
    end = b.top - 1 if b.row > a.row else b.bottom + 1
    return (a.x, a.bottom), (a.x, rail), (b.x - 6, rail), (b.x - 6, end)


def stroke(points: tuple[Point, ...]) -> str:
    """The SVG path through the points, its corners rounded."""
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        enter, leave = _toward(corner, before), _toward(corner, after)
        parts.append(f"L{enter[0]:.1f} {enter[1]:.1f}")
        parts.append(f"Q{corner[0]:.1f} {corner[1]:.1f} {leave[0]:.1f} {leave[1]:.1f}")
    parts.append(f"L{points[-1][0]:.1f} {points[-1][1]:.1f}")
    return "".join(parts)


def _toward(corner: Point, other: Point) -> Point:
    """The point up to a corner's radius from `corner` on the way to `other`."""
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = abs(dx) + abs(dy)
    share = min(_CORNER, length / 2) / length if length else 0
    return corner[0] + dx * share, corner[1] + dy * share


def arrowhead(points: tuple[Point, ...]) -> str:
    """The arrowhead at the end of the line."""
    (x0, y0), (x, y) = [(p, q) for p, q in pairwise(points) if p != q][-1]
    length = abs(x - x0) + abs(y - y0)
    dx, dy = (x - x0) / length, (y - y0) / length
    return (
        f"M{x:.1f} {y:.1f}L{x - dx * _BACK - dy * _WING:.1f} {y - dy * _BACK - dx * _WING:.1f}"
        f"L{x - dx * _BACK + dy * _WING:.1f} {y - dy * _BACK + dx * _WING:.1f}Z"
    )
