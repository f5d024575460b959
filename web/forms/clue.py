"""Forms of the clue: register, assign, report findings, file, not file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.intake.lifecycle import NO_FILING_GROUNDS
from cases.intake.models import Source
from cases.intake.services import limitation_passed
from cases.parties.models import Officer
from web.fields import DateField
from web.forms.base import ActForm, OfficersField, area, case_officers
from web.forms.facts import FactsFields, facts_initial
from web.forms.parties import NEW, PartyFields
from web.wording import choices, said


class RegisterClueForm(PartyFields):
    """登记线索."""

    field_order = ("source", "received_on", "provider", "content", "party", *NEW)
    past = ("received_on",)
    source = forms.ChoiceField(label=_("线索来源"), choices=choices(Source))
    received_on = DateField(label=_("收到日期"))
    provider = forms.CharField(label=_("提供人"), required=False, help_text=_("投诉举报人信息依法保密，不在文书中显示。"))
    content = forms.CharField(label=_("线索内容"), widget=area(6))

    def suggest(self) -> dict[str, Any]:
        return {"received_on": self.today}

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        names = ("source", "received_on", "provider", "content", "party")
        return {**{name: data[name] for name in names}, "new_party": self.new_party()}


class AssignForm(ActForm):
    """指派核查人员."""

    officers = OfficersField(label=_("核查人员（两名以上）"))

    def prepare(self) -> None:
        self.fields["officers"].queryset = case_officers(self.subject.authority, self.today)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        return {"officers": list(self.cleaned_data["officers"])}


class FindingsForm(PartyFields, FactsFields):
    """提交核查情况."""

    field_order = ("findings", "opinion", "party", *NEW)
    findings = forms.CharField(label=_("核查情况"), widget=area(6))
    opinion = forms.ChoiceField(label=_("核查意见"), choices=(("file", _("建议立案")), ("not_file", _("建议不予立案"))))

    def suggest(self) -> dict[str, Any]:
        party = self.subject.party
        return {**facts_initial(self.subject.facts), "party": (party.uscc or party.name) if party else ""}

    def prepare(self) -> None:
        self.prepare_facts()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.check_facts()
        if not data.get("party") and not data.get("party_kind") and "party" not in self.errors:
            self.add_error("party", _("请填写当事人，或者在下面登记新当事人。"))
        return data

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "findings": data["findings"],
            "opinion": data["opinion"],
            "party": data["party"],
            "new_party": self.new_party(),
            "facts": self.typed_facts(),
        }


class FileForm(ActForm):
    """立案."""

    cause = forms.CharField(label=_("案由"), max_length=200, help_text=_("例如：销售超过保质期的食品案"))
    officers = OfficersField(label=_("指定办案人员（两名以上）"))
    prima_facie = forms.BooleanField(label=_("有证据初步证明存在违反市场监督管理法律、法规、规章的行为"), required=False)
    punishable = forms.BooleanField(label=_("依据市场监督管理法律、法规、规章应当给予行政处罚"), required=False)
    jurisdiction = forms.BooleanField(label=_("属于本部门管辖"), required=False)
    reason = forms.CharField(label=_("立案理由"), widget=area(4))

    def suggest(self) -> dict[str, Any]:
        return {"officers": [v.officer_id for v in self.subject.verifiers.all()]}

    def prepare(self) -> None:
        self.fields["officers"].queryset = case_officers(self.subject.authority, self.today)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "officers": list(self.cleaned_data["officers"])}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        officers = typed.get("officers", ())
        known = Officer.objects.filter(pk__in=officers) if isinstance(officers, list) else officers
        passed = limitation_passed(self.subject, on=self.today)
        return {**typed, "officers": list(known), "limitation_passed": passed}


class NotFileForm(ActForm):
    """不予立案."""

    ground = forms.ChoiceField(label=_("不予立案的情形"))
    reason = forms.CharField(label=_("理由"), widget=area(4))

    def prepare(self) -> None:
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, said(text.zh, text.en)) for code, text in NO_FILING_GROUNDS.items()]
