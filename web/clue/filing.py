"""立案、不予立案."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.intake.acts.filing import NO_FILING_GROUNDS
from cases.parties.models import Officer
from web.clue.material import findings
from web.forms.base import ActForm, OfficersField, area, case_officers
from web.page import ActPage
from web.wording import said


class FileForm(ActForm):
    """立案."""

    cause = forms.CharField(label=_("案由"), max_length=200, help_text=_("例如：销售超过保质期的食品案"))
    officers = OfficersField(label=_("指定办案人员（两名以上）"))
    prima_facie = forms.BooleanField(label=_("有证据初步证明存在违反市场监督管理法律、法规、规章的行为"), required=False)
    punishable = forms.BooleanField(label=_("依据市场监督管理法律、法规、规章应当给予行政处罚"), required=False)
    jurisdiction = forms.BooleanField(label=_("属于本部门管辖"), required=False)
    reason = forms.CharField(label=_("立案理由"), widget=area(4))

    def suggest(self) -> dict[str, Any]:
        return {"officers": [v.officer_id for v in self.subject.verifiers.filter(to_day__isnull=True)]}

    def prepare(self) -> None:
        self.fields["officers"].queryset = case_officers(self.subject.authority, self.today)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "officers": list(self.cleaned_data["officers"])}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        officers = typed.get("officers", ())
        known = Officer.objects.filter(pk__in=officers) if isinstance(officers, list) else officers
        return {**typed, "officers": list(known)}


class NotFileForm(ActForm):
    """不予立案."""

    ground = forms.ChoiceField(label=_("不予立案的情形"))
    reason = forms.CharField(label=_("理由"), widget=area(4))

    def prepare(self) -> None:
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, said(text.zh, text.en)) for code, text in NO_FILING_GROUNDS.items()]


ROWS = (
    ActPage("clue.file", FileForm, _("批准立案"), consequence=_("立案后办案期限九十日开始计算。"), material=findings),
    ActPage("clue.not_file", NotFileForm, _("不予立案"), material=findings),
)
