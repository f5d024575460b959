"""Is a code one that a column of the case's rows knows? The rows are asked, because their models stand on the lifecycle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cases.base.errors import Text


def one_of(zh: str, en: str, choices: Iterable[tuple[str, Any]]) -> Text:
    """The sentence that names the choices there are."""
    values, labels = zip(*choices, strict=True)
    return Text(f"{zh}须为：{'、'.join(map(str, labels))}。", f"“{en}” is one of: {', '.join(values)}.")


def not_among(rows: Any, column: str, code: object) -> Text | None:
    """None if `code` is a choice of the column of these rows, else the choices there are."""
    field = rows.model._meta.get_field(column)
    if code in {value for value, _ in field.choices}:
        return None
    return one_of(field.verbose_name, column, field.choices)
