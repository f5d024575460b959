"""A few drawn signs, so that no meaning hangs on colour alone. Drawn here, 16 × 16, in the text's colour."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_RING = '<circle cx="8" cy="8" r="6.4"/>'
_TICK = '<path d="m5 8.3 2.1 2.1L11 6.2"/>'
_SOLID = 'fill="currentColor" stroke="none"'
_HOLE = 'stroke="var(--icon-hole,#fff)"'

# one shape a level of urgency (full triangle, diamond, disc, half disc, ring), then the rest
_SHAPES: dict[str, str] = {
    "overdue": f'<path {_SOLID} d="M8 1.2 15.4 14.4H.6Z"/><path {_HOLE} d="M8 6v3.6m0 2v.2"/>',
    "today": f'<path {_SOLID} d="M8 .8 15.2 8 8 15.2.8 8Z"/>',
    "soon": f'<circle cx="8" cy="8" r="6.2" {_SOLID}/>',
    "near": f'<circle cx="8" cy="8" r="5.6"/><path {_SOLID} d="M8 2.4a5.6 5.6 0 0 1 0 11.2Z"/>',
    "calm": '<circle cx="8" cy="8" r="5.6"/>',
    "paused": f'<path {_SOLID} d="M4 2.5h2.8v11H4zm5.2 0H12v11H9.2z"/>',
    "done": '<path d="m3 8.6 3.3 3.3L13 4.6"/>',
    "none": '<path d="M4 8h8"/>',
    "yes": _RING + _TICK,
    "ok": _RING + _TICK,
    "no": _RING + '<path d="m5.7 5.7 4.6 4.6m0-4.6-4.6 4.6"/>',
    "unknown": '<circle cx="8" cy="8" r="6.4" stroke-dasharray="2.6 2.2"/>'
    '<path d="M6.3 6.4c.2-1.1 1-1.6 1.8-1.6 1 0 1.8.6 1.8 1.6 0 1.3-1.9 1.5-1.9 2.6m0 2v.2"/>',
    "danger": f'<path {_SOLID} d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5Z"/><path {_HOLE} d="M8 4v4.6m0 2.4v.2"/>',
    "warn": '<path d="M8 2 14.6 13.6H1.4Z"/><path d="M8 6.4v3.2m0 1.8v.1"/>',
    "info": _RING + '<path d="M8 7.4v3.8m0-6.4v.1"/>',
    "plain": '<circle cx="8" cy="8" r="2.2"/>',
    "search": '<circle cx="7" cy="7" r="4.6"/><path d="m10.6 10.6 3.6 3.6"/>',
    "person": '<circle cx="8" cy="5" r="2.8"/><path d="M2.6 14c.5-3 2.7-4.4 5.4-4.4s4.9 1.4 5.4 4.4"/>',
    "file": '<path d="M3.4 1.6h6l3.2 3.2v9.6H3.4zM9.4 1.6v3.2h3.2"/>',
    "download": '<path d="M8 2v8m-3.2-3L8 10.2 11.2 7M2.6 13.6h10.8"/>',
    "next": '<path d="m6 3 5 5-5 5"/>',
    "down": '<path d="m3.5 6 4.5 4.5L12.5 6"/>',
    "lock": '<path d="M3 7h10v7H3zM5 7V5a3 3 0 0 1 6 0v2"/>',
    "print": '<path d="M4.4 5.6V1.8h7.2v3.8M4.4 11.4H2V5.6h12v5.8h-2.4M4.4 9.4h7.2v4.8H4.4z"/>',
    "clock": _RING + '<path d="M8 4.2V8l2.6 1.7"/>',
}


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """The sign `name`, hidden from screen readers: words always stand beside it. KeyError if unknown."""
    shape = _SHAPES[str(name)]
    # both parts come from this file and from templates, never from data
    return mark_safe(
        f'<svg class="icon icon-{name} {css}" viewBox="0 0 16 16" width="16" height="16" fill="none" '
        'stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" '
        f'aria-hidden="true" focusable="false">{shape}</svg>'
    )
