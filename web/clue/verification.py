"""登记、指派、核查."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.intake.models import Source
from cases.intake.particulars import betrayed
from cases.intake.reporters import given_by
from web.clue.material import findings
from web.fields import DateField
from web.forms.base import ActForm, OfficersField, area, case_officers
from web.forms.facts import FactsFields, facts_initial
from web.forms.parties import NEW, CompletedParty, PartyFields
from web.page import ActPage
from web.wording import choices

REPORTER = ("reporter_name", "reporter_phone", "reporter_address")


class RegisterForm(PartyFields):
    """登记线索."""

    field_order = ("source", "received_on", "provider", *REPORTER, "content", "party", *NEW)
    past = ("received_on",)
    source = forms.ChoiceField(label=_("线索来源"), choices=choices(Source))
    received_on = DateField(label=_("收到日期"))
    provider = forms.CharField(
        label=_("提供线索的单位"), required=False, help_text=_("移送、交办、通报线索的机关或者单位；投诉举报人填在下面。")
    )
    reporter_name = forms.CharField(
        label=_("投诉举报人姓名"), required=False, max_length=64, help_text=_("加密保存，不进入文书；每次查阅都有记录。")
    )
    reporter_phone = forms.CharField(label=_("投诉举报人电话"), required=False, max_length=64)
    reporter_address = forms.CharField(label=_("投诉举报人地址"), required=False)
    content = forms.CharField(label=_("线索内容"), widget=area(6))

    def suggest(self) -> dict[str, Any]:
        return {"received_on": self.today}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        _kept, known = given_by(data.get("source", ""), data.get("provider", ""), self._reporter())
        party = data.get("party")
        own = [party.name, party.owner_name, party.legal_representative] if party else [data.get("party_name", "")]
        if betrayed(data.get("content", ""), known, besides=own):
            self.add_error("content", _("这里写有投诉举报人的姓名或者电话，会进入文书和案卷，请删去。"))
        return data

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        names = ("source", "received_on", "provider", "content", "party")
        return {**{name: data[name] for name in names}, "new_party": self.new_party(), "reporter": self._reporter()}

    def _reporter(self) -> dict[str, str]:
        return {name.removeprefix("reporter_"): self.cleaned_data.get(name, "") for name in REPORTER}


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
