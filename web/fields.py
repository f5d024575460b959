"""Form fields whose values are legal values: sums in fen, dates as the browser's date picker gives them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.law.money import read_typed
from web.renderer import WorkbenchRenderer


class WorkbenchForm(forms.Form):
    """The base of every form of the workbench."""

    default_renderer = WorkbenchRenderer
    # a label ends without a colon: it stands over its field
    label_suffix = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class MoneyInput(forms.TextInput):
    """A sum in yuan; the template shows the unit after it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "class": "money-input", **(attrs or {})})


class YuanField(forms.Field):
    """A sum that people type in yuan ("5,000.00") and the system keeps as integer fen."""

    widget = MoneyInput
    default_error_messages = {
        "required": _("请填写金额。"),
        "invalid": _("金额应为数字，最多两位小数，例如 50000.00 或者 50,000.00。"),
        "min": _("金额不能小于 %(least)s 元。"),
    }

    def __init__(self, *, min_fen: int = 0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.min_fen = min_fen

    def to_python(self, value: Any) -> int | None:
        """Fen, or None where nothing was typed. Raises ValidationError with what to type."""
        if value in self.empty_values:
            return None
        try:
            return read_typed(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is not None and value < self.min_fen:
            least = f"{self.min_fen // 100}.{self.min_fen % 100:02d}"
            raise ValidationError(self.error_messages["min"], code="min", params={"least": least})

    def prepare_value(self, value: Any) -> Any:
        """Fen from the system shown as yuan; what a person typed stays as typed."""
        return f"{value // 100}.{value % 100:02d}" if isinstance(value, int) else value


class DateInput(forms.DateInput):
    """The browser's own date picker: the value is always ISO, so no locale can misread it."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DateField(forms.DateField):
    """A legal date."""

    widget = DateInput
    default_error_messages = {"required": _("请填写日期。"), "invalid": _("日期应写作 2026-11-23 的格式。")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"])
        super().__init__(**kwargs)
