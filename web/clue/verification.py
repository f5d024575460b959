"""登记、指派、核查."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.intake.models import Source
from web.clue.material import findings
from web.fields import DateField
from web.forms.base import ActForm, OfficersField, area, case_officers
from web.forms.facts import FactsFields, facts_initial
from web.forms.parties import NEW, CompletedParty, PartyFields
from web.page import ActPage
from web.wording import choices


class RegisterForm(PartyFields):
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


class ReportFindingsForm(CompletedParty, FactsFields):
    """提交核查情况."""

    field_order = ("findings", "opinion", "party", *NEW, "party_proof")
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
        if data.get("opinion") == "file":
            self.check_complete(data)
        return data

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "findings": data["findings"],
            "opinion": data["opinion"],
            "party": data["party"],
            "new_party": self.new_party(),
            "particulars": self.particulars(),
            "facts": self.typed_facts(),
        }


# a clue is registered on a separate page (web.views.clue)
ROWS = (
    ActPage("clue.assign", AssignForm, _("指派"), material=findings),
    ActPage("clue.report_findings", ReportFindingsForm, _("提交核查情况"), material=findings),
)
