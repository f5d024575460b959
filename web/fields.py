"""Form fields whose values are legal values: sums in fen, dates as the browser's date picker gives them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.base import incoming
from cases.base.errors import Refused
from cases.law.money import read_typed
from web.renderer import WorkbenchRenderer

LARGEST = 50 * 1024 * 1024


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


class UploadInput(forms.ClearableFileInput):
    """A file, with the name of the one that was sent before and waits for the form to be sent again."""

    template_name = "web/forms/upload.html"
    clear_checkbox_label = _("不用这个文件")  # type: ignore[assignment]
    initial_text = _("已收到")  # type: ignore[assignment]

    def is_initial(self, value: Any) -> bool:
        """Whether there is a file to be named; the library asks for an address, which a waiting file does not have."""
        return bool(value)


class UploadField(forms.FileField):
    """A file that people send. It is looked at before it is taken: type, content, and the site's scanner."""

    widget = UploadInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file sent, else the one that waits; False where it was taken off, None where there is none."""
        try:
            found = super().clean(data, initial)
            if data and found:
                self._look_at(found)
        except ValidationError:
            # the page does not show it as received
            if data:
                data.turned_away = True
            raise
        return found

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What the page names when it comes back: the file just sent, unless it was turned away; else the one that waits."""
        if data is False:
            return None
        return data if data and not getattr(data, "turned_away", False) else initial

    def _look_at(self, upload: Any) -> None:
        if upload.size > LARGEST:
            raise ValidationError(_("文件不能超过 50 MB，请拆分或者压缩后再登记。"))
        try:
            incoming.look_at(upload.name, upload.read())
        except Refused as refusal:
            raise ValidationError(refusal.text.within(get_language() or "")) from refusal
        finally:
            upload.seek(0)


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
