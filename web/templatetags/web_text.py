"""How values read on a page: sums, dates, moments, files. Nothing here decides anything."""

from __future__ import annotations

import re
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext, gettext_noop

from web.citations import cited

register = template.Library()

_WEEKDAYS = (
    gettext_noop("周一"),
    gettext_noop("周二"),
    gettext_noop("周三"),
    gettext_noop("周四"),
    gettext_noop("周五"),
    gettext_noop("周六"),
    gettext_noop("周日"),
)
_KILO = 1024
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@register.filter
def yuan(fen: int | None) -> str:
    """Fen as yuan with thousands separators and two decimals; a dash for an unknown sum."""
    if fen is None:
        return "—"
    sign = "−" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


@register.filter
def day(value: date | None) -> str:
    """A legal date as a machine-readable `<time>`; a dash where there is none."""
    if value is None:
        return "—"
    return format_html('<time datetime="{0}">{0}</time>', value.isoformat())


@register.filter
def weekday(value: date | None) -> str:
    """周一 … 周日, in the reader's language."""
    return gettext(_WEEKDAYS[value.weekday()]) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """A moment in Shanghai time, to the minute."""
    if value is None:
        return "—"
    local = timezone.localtime(value)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), local.strftime("%Y-%m-%d %H:%M"))


@register.filter
def clock_time(value: datetime | None) -> str:
    """The hour and minute of a moment, for "saved at"."""
    return timezone.localtime(value).strftime("%H:%M") if value else ""


@register.filter
def size(octets: int | None) -> str:
    """A file size for people."""
    if octets is None:
        return ""
    if octets < _KILO:
        return f"{octets} B"
    return f"{octets / _KILO:.0f} KB" if octets < _KILO**2 else f"{octets / _KILO**2:.1f} MB"


@register.filter
def cite(text: str) -> str:
    """An article with the name of its law, in the reader's language; what has no English name says that it is Chinese."""
    language = get_language() or "zh-hans"
    shown = cited(str(text), language)
    if language.startswith("en") and _CHINESE.search(shown):
        return format_html('<span lang="zh-Hans">{}</span>', shown)
    return shown
