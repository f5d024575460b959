"""登记区划、停用区划."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.parties.models import RegionLevel
from web.fields import DateField
from web.forms.base import ActForm, area
from web.wording import choices


class AddDivisionForm(ActForm):
    """登记区划或者开发区."""

    code = forms.CharField(label=_("区划代码（6位）"), max_length=6)
    name = forms.CharField(label=_("名称"), max_length=64)
    level = forms.ChoiceField(label=_("级别"), choices=choices(RegionLevel))
    parent = forms.CharField(label=_("上级区划代码（省级不填）"), required=False, max_length=6)
    valid_from = DateField(label=_("启用日期"))
    basis = forms.CharField(label=_("批准文件的名称和文号"), widget=area(2))


class EndDivisionForm(ActForm):
    """停用区划."""

    code = forms.CharField(label=_("区划代码（6位）"), max_length=6)
    last_day = DateField(label=_("最后使用日"))
    successors = forms.CharField(label=_("后继区划代码（多个用空格分开）"), required=False, max_length=200)
    basis = forms.CharField(label=_("批准文件的名称和文号"), widget=area(2))

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "successors": self.cleaned_data["successors"].split()}
