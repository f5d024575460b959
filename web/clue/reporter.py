"""Forms and words of the page of a reporter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from cases.intake.particulars import Particulars
from cases.parties.models import Officer
from web.fields import WorkbenchForm
from web.forms.base import LINE, OfficerField
from web.viewmodels import Fact

# why somebody who handles the report needs to know (CR28, CR36)
ORIGINAL = {
    "verify": gettext_noop("向投诉举报人核实情况、补充材料"),
    "answer": gettext_noop("依法告知处理结果"),
    "reward": gettext_noop("办理举报奖励"),
    "mediate": gettext_noop("组织投诉调解"),
    "other": gettext_noop("其他（请写明）"),
}
LABELS = {
    "name": gettext_lazy("姓名"),
    "phone": gettext_lazy("电话"),
    "address": gettext_lazy("地址"),
    "other": gettext_lazy("登记原文和其他信息"),
}


class OpenForm(WorkbenchForm):
    """查阅."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("查阅理由"), choices=[(code, gettext_lazy(zh)) for code, zh in ORIGINAL.items()]
    )
    detail = forms.CharField(label=gettext_lazy("说明"), required=False, max_length=LINE)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("purpose") == "other" and not data.get("detail"):
            self.add_error("detail", _("请写明查阅理由。"))
        return data

    @property
    def ground(self) -> str:
        """The ground as the log keeps it, in Chinese."""
        purpose, detail = self.cleaned_data["purpose"], self.cleaned_data["detail"]
        return detail if purpose == "other" else "：".join(filter(None, (ORIGINAL[purpose], detail)))


class RecordForm(WorkbenchForm):
    """补充更正: what is left empty stays."""

    name = forms.CharField(label=LABELS["name"], required=False, max_length=64)
    phone = forms.CharField(label=LABELS["phone"], required=False, max_length=64)
    address = forms.CharField(label=LABELS["address"], required=False, max_length=LINE)
    other = forms.CharField(label=LABELS["other"], required=False, max_length=LINE)


class AdmitForm(WorkbenchForm):
    """授权."""

    officer = OfficerField(label=gettext_lazy("授权给"))
    ground = forms.CharField(label=gettext_lazy("授权理由"), max_length=LINE)

    def __init__(self, *args: Any, officers: list[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officer"]
        assert isinstance(field, OfficerField)
        field.queryset = Officer.objects.filter(pk__in=[o.pk for o in officers]).order_by("pk")


def facts_of(known: Particulars) -> tuple[Fact, ...]:
    """The particulars, what is missing said as such."""
    return tuple(Fact(label=str(LABELS[name]), value=value, missing=not value) for name, value in known.as_json().items())
