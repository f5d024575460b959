"""线索、初步核实、立案."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.accountability.review.choices import Capacity, Trigger
from cases.accountability.review.people import accountable_officials
from cases.parties.models import Officer
from cases.parties.selectors import bureaus
from cases.penalty.models import PenaltyCase
from web.forms.base import ActForm, OfficersField, area
from web.forms.common import ConfirmForm
from web.page import ActPage
from web.responsibility.material import clue
from web.responsibility.words import staff
from web.wording import choices

TOLD = _("无论结果如何，都须告知被审查人。")


class RegisterForm(ActForm):
    """登记责任线索: the officials are those whom the case's acts name, or whoever is chosen."""

    trigger = forms.ChoiceField(label=_("启动情形"), choices=choices(Trigger))
    case_number = forms.CharField(
        label=_("所涉案件的案号"),
        required=False,
        max_length=80,
        help_text=_("填写案号的，责任身份按案件中的实际经办、审核、批准记录确定。"),
    )
    officials = OfficersField(label=_("被审查人"))
    capacity = forms.ChoiceField(label=_("责任身份"), choices=choices(Capacity), help_text=_("仅用于案件记录中没有行为的人员。"))
    summary = forms.CharField(label=_("线索内容"), widget=area(6))

    def prepare(self) -> None:
        seen = Officer.objects.filter(appointments__authority__in=bureaus(self.actor)).distinct().order_by("pk")
        self.fields["officials"].queryset = seen  # type: ignore[attr-defined]

    def clean_case_number(self) -> str:
        """The stream of the case, which must lie in the supervisor's scope."""
        number = self.cleaned_data["case_number"].strip()
        if not number:
            return ""
        found = PenaltyCase.visible_to(self.actor).filter(number=number).first()
        if found is None:
            raise ValidationError(_("没有该案号的案件，或不在您的职责范围内。"), code="unknown_case")
        return str(found.stream_key)

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        about = data["case_number"]
        acted = {officer.pk: capacity for officer, capacity in accountable_officials(about)} if about else {}
        officials = [(o, acted.get(o.pk, data["capacity"])) for o in data["officials"]]
        return {"trigger": data["trigger"], "summary": data["summary"], "about": about, "officials": officials}


class ReportPreliminaryForm(ActForm):
    """提交初步核实情况."""

    findings = forms.CharField(label=_("初步核实情况"), widget=area(6))
    suggestion = forms.ChoiceField(label=_("核实建议"), choices=(("open", _("建议立案")), ("clear", _("建议不予追责"))))


class OpenForm(ActForm):
    """批准立案: whoever may not investigate is refused by law, not hidden from the list."""

    investigators = OfficersField(label=_("调查人员（两名以上）"))

    def prepare(self) -> None:
        self.fields["investigators"].queryset = staff(self)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        return {"investigators": list(self.cleaned_data["investigators"])}


class ClearForm(ActForm):
    """核实后不予追责."""

    reasons = forms.CharField(label=_("事实和理由"), widget=area(5))
    wrongly_accused = forms.BooleanField(label=_("反映的问题不属实（应当为被审查人澄清）"), required=False)


ROWS = (
    ActPage("responsibility.consent", ConfirmForm, _("同意"), material=clue),
    ActPage("responsibility.begin_preliminary", ConfirmForm, _("开始核实"), material=clue),
    ActPage("responsibility.report_preliminary", ReportPreliminaryForm, _("提交核实情况"), material=clue),
    ActPage("responsibility.open", OpenForm, _("批准立案"), consequence=_("办理期限六个月开始计算。"), material=clue),
    ActPage("responsibility.clear", ClearForm, _("决定不予追责"), consequence=TOLD, material=clue),
)
