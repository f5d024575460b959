"""Is a code one that a column of the case's rows knows? The rows are asked, because their models stand on the lifecycle."""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices

from cases.base.errors import Text


def one_of(zh: str, en: str, choices: type[TextChoices]) -> Text:
    """The sentence that names the choices there are."""
    return Text(f"{zh}须为：{'、'.join(str(c) for c in choices.labels)}。", f"“{en}” is one of: {', '.join(choices.values)}.")


def not_among(rows: Any, column: str, code: object) -> Text | None:
    """None if `code` is a choice of the column of these rows, else the choices there are."""
    field = rows.model._meta.get_field(column)
    if code in {value for value, _ in field.choices}:
        return None
    labels = "、".join(str(label) for _, label in field.choices)
    return Text(f"{field.verbose_name}须为：{labels}。", f"“{column}” is one of: {', '.join(v for v, _ in field.choices)}.")
