"""调查取证: facts, the officers, order to correct, final report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.parties.models import Officer
from web.fields import DateField
from web.forms.base import ActForm, OfficerField, area, case_officers
from web.forms.facts import FactsFields, facts_initial
from web.forms.proposal import ProposalFields, proposal_initial
from web.page import ActPage

REPORT = ("party_text", "source_text", "nature_text", "opinion_text")


class RecordFactsForm(FactsFields):
    """登记案件事实."""

    def suggest(self) -> dict[str, Any]:
        return facts_initial(self.subject.facts)

    def prepare(self) -> None:
        self.prepare_facts()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.check_facts()
        return data

    def arguments(self) -> dict[str, Any]:
        return {"facts": self.typed_facts()}


class ReplaceOfficerForm(ActForm):
    """更换办案人员（回避）."""

    leaving = OfficerField(label=_("退出办案的人员"))
    coming = OfficerField(label=_("接替人员"))
    reason = forms.CharField(label=_("更换理由"), max_length=200, help_text=_("例如：与当事人有近亲属关系，申请回避。"))

    def prepare(self) -> None:
        now = self.subject.assignments.filter(duty="handler", to_day__isnull=True).values("officer")
        for name, found in (
            ("leaving", Officer.objects.filter(pk__in=now)),
            ("coming", case_officers(self.subject.authority, self.today).exclude(pk__in=now)),
        ):
            field = self.fields[name]
            assert isinstance(field, OfficerField)
            field.queryset = found


class OrderCorrectionForm(ActForm):
    """责令改正."""

    future = ("until",)
    act = forms.CharField(label=_("违法事实"), widget=area(4))
    basis = forms.CharField(label=_("责令改正的依据"))
    until = DateField(label=_("改正期限"))


class FinishInvestigationForm(ProposalFields):
    """调查终结报告: the six parts of PP48 and what is proposed."""

    field_order = (*REPORT[:2], "conduct", "facts_text", *REPORT[2:], "kinds")
    party_text = forms.CharField(label=_("当事人基本情况"), widget=area(3))
    source_text = forms.CharField(label=_("案件来源、调查经过及采取行政强制措施的情况"), widget=area(4))
    nature_text = forms.CharField(label=_("案件性质"), widget=area(3))
    opinion_text = forms.CharField(label=_("处理意见及其依据"), widget=area(4))

    def suggest(self) -> dict[str, Any]:
        last = self.subject.investigationreports.order_by("-version").first()
        texts = {name: getattr(last, name) for name in REPORT} if last else {}
        return {**proposal_initial(last), **texts}

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"report": {name: data[name] for name in REPORT}, "proposal": data["proposal"]}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {**typed, "report": typed}


ROWS = (
    ActPage("penalty.finish_investigation", FinishInvestigationForm, _("提交调查终结报告")),
    ActPage(
        "penalty.record_facts", RecordFactsForm, _("登记事实"), purpose=_("不知道的留空；每次登记后系统重新核对是否涉嫌犯罪。")
    ),
    ActPage(
        "penalty.replace_officer",
        ReplaceOfficerForm,
        _("更换办案人员"),
        consequence=_("接替人员自今天起办理本案，退出人员不得再参与办理。"),
    ),
    ActPage("penalty.order_correction", OrderCorrectionForm, _("制发责令改正通知书")),
)
