"""What may stand in a text column: the same on both databases, said in a sentence before one of them breaks off.

SQLite keeps any text; PostgreSQL refuses too long ones and null characters with an error that no official understands. What is
typed must also be fit to print: it is refused where it is typed, since a paper could state it only as a code.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from django.db import models

from cases.base.characters import NO_ORDER, ordinary, plain
from cases.base.errors import ConditionFailed, Text
from cases.base.pdf.fonts import printable

# a text column that sets no limit: some sixty pages of a document
LONGEST = 50_000
# what is quoted before a character that cannot be printed, so that it is found
_BEFORE = 6


def ask(row: models.Model) -> None:
    """Raise ConditionFailed if a text of the row is too long, or holds what cannot be kept."""
    held = row.__dict__
    for attname, name, most in _columns(type(row)):
        value = held.get(attname)
        if isinstance(value, str):
            _ask(name, value, most)
        elif value:
            _ask_inside(name, value)


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[str, str, int | None], ...]:
    """Name and longest text of the columns that hold text; of JSON only its characters are looked at."""
    return tuple(
        (f.attname, str(f.verbose_name), getattr(f, "max_length", None) or LONGEST)
        for f in model._meta.concrete_fields
        if isinstance(f, models.CharField | models.TextField | models.JSONField)
    )


def _ask_inside(name: str, value: Any) -> None:
    if isinstance(value, str):
        _ask(name, value, None)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            _ask_inside(name, key)
            _ask_inside(name, part)
    elif isinstance(value, list | tuple):
        for part in value:
            _ask_inside(name, part)


def ask_text(name: str, value: str) -> None:
    """The same for one text that is no row yet."""
    _ask(name, value, LONGEST)


def _ask(name: str, value: str, most: int | None) -> None:
    if most is not None and len(value) > most:
        raise ConditionFailed(
            "text_too_long",
            Text(
                f"“{name}”有{len(value)}字，最多{most}字，请删减。", f"“{name}” has {len(value)} characters; {most} is the most."
            ),
        )
    if not value.isprintable() and ("\x00" in value or any("\ud800" <= c <= "\udfff" for c in value)):
        raise ConditionFailed(
            "text_unfit",
            Text(
                f"“{name}”含有无法保存的字符，请删去后重新填写。", f"“{name}” holds a character that cannot be kept; remove it."
            ),
        )


# --- what people type -------------------------------------------------------------------------------------------------


def typed(name: str, value: Any) -> Any:
    """What was typed under `name`, without invisible marks; texts inside lists, mappings and values of the law too.

    Raises ConditionFailed naming the first character that no paper can print, and its place.
    """
    if isinstance(value, str):
        return _typed(name, value)
    if isinstance(value, list | tuple):
        parts = [typed(name, part) for part in value]
        return type(value)(parts) if type(value) in (list, tuple) else value
    if isinstance(value, dict):
        return {_typed(name, key) if isinstance(key, str) else key: typed(f"{name}.{key}", part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _typed_parts(value)
    return value


def _typed(name: str, value: str) -> str:
    text = plain(value)
    wrong = unprintable(text)
    if wrong is not None:
        unfit = "\x00" in text or any("\ud800" <= c <= "\udfff" for c in text)
        said = Text(f"“{name}”：{wrong.zh}", f"“{name}”: {wrong.en}")
        raise ConditionFailed("text_unfit" if unfit else "text_unprintable", said)
    # a choice of the law (a member of an enumeration) stays what it is
    return value if text == value else text


def _typed_parts(value: Any) -> Any:
    held = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
    read = {name: typed(name, part) for name, part in held.items()}
    changed = {name: part for name, part in read.items() if part is not held[name]}
    return replace(value, **changed) if any(part != held[name] for name, part in changed.items()) else value


def ask_typed(row: models.Model) -> None:
    """The same for the columns of a row that are typed in: what it held before is not asked again.

    Raises ConditionFailed too for a column that must be filled and holds nothing but invisible marks.
    """
    for field in type(row)._meta.concrete_fields:
        value = row.__dict__.get(field.attname)
        if not isinstance(value, str) or not isinstance(field, models.CharField | models.TextField):
            continue
        if (plain(value) != value or unprintable(value) is not None) and _held(row, field.attname) != value:
            setattr(row, field.attname, _filled(field, _typed(str(field.verbose_name), value)))


def _held(row: models.Model, column: str) -> str | None:
    """What the database has; asked for odd texts only."""
    found: str | None = type(row)._default_manager.filter(pk=row.pk).values_list(column, flat=True).first()
    return found


def _filled(field: Any, text: str) -> str:
    if not text.strip() and not field.blank:
        name = str(field.verbose_name)
        raise ConditionFailed("text_empty", Text(f"请填写“{name}”。", f"Enter “{name}”."))
    return text


def file_name(name: str) -> str:
    """The name of an uploaded file as a paper can print it, _ for what it cannot: the file itself is known by its digest."""
    return "".join(char if printable(char) else "_" for char in plain(name))


def unprintable(text: str) -> Text | None:
    """What to do about the first character that no paper can print, as a sentence; None if there is none."""
    wrong = set() if ordinary(text) else {char for char in set(text) - {"\n"} if not printable(char)}
    if not wrong:
        return None
    at = next(n for n, char in enumerate(text) if char in wrong)
    char, code = text[at], f"U+{ord(text[at]):04X}"
    shown = f"“{char}”（{code}）" if char.isprintable() else code
    shown_en = f"“{char}” ({code})" if char.isprintable() else code
    before = text[max(at - _BEFORE, 0) : at].replace("\n", " ")
    after, after_en = (f"（在“{before}”之后）", f" (after “{before}”)") if before.strip() else ("", "")
    why, why_en = _WHY[_kind(char)]
    return Text(f"第{at + 1}个字符{shown}{after}{why}", f"Character {at + 1}, {shown_en}{after_en}, {why_en}")


_WHY = {
    "control": ("是控制字符，请删去。", "is a control character; remove it."),
    "private": (
        "是本机自造字，其他计算机上显示的可能是另一个字，请改用国家标准（GB 18030）中的字。",
        "is a character of this computer's own, which is another one elsewhere; use the one of GB 18030.",
    ),
    "script": (
        "所属的文字须连写或者叠写，本系统尚不能正确排印，请填写其规范的汉字译写。",
        "belongs to a script that must be joined or stacked, which is not set rightly yet; write it in Chinese characters.",
    ),
    "other": ("不能印在文书上，请删去，或者改用汉字说明。", "cannot be printed on a paper; remove it or put it in words."),
}


def _kind(char: str) -> str:
    special = {"Cc": "control", "Co": "private"}.get(unicodedata.category(char))
    if special:
        return special
    return "script" if any(first <= ord(char) <= last for first, last in NO_ORDER) else "other"
