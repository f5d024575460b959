"""Forms of the collective decision, of telling the official, and of the internal review."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.accountability.review.choices import Outcome, Recipient
from cases.accountability.review.models import Remedy, ToldOfficial
from cases.parties.models import Officer
from cases.parties.selectors import valid_on
from web.forms.base import ActForm, OfficersField, area, lines
from web.forms.responsibility.hearing import measure_choices
from web.wording import choices


class MeetingForm(ActForm):
    """集体研究: who was there, each one's view, who dissents."""

    outcome = ""
    field_order = ("attendees", "views", "dissenters", "measures", "recipient", "recipient_name", "reasons")
    attendees = OfficersField(label=_("参加人员"))
    views = forms.CharField(label=_("研究意见（每行一人，写作“姓名：意见”）"), widget=area(5))
    dissenters = OfficersField(label=_("持不同意见的人员"), required=False)
    reasons = forms.CharField(label=_("研究结论和理由"), widget=area(5))

    def prepare(self) -> None:
        held = self.subject.authority.appointments.filter(valid_on(self.today)).values("officer")
        for name in ("attendees", "dissenters"):
            self.fields[name].queryset = Officer.objects.filter(pk__in=held).order_by("pk")  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        data = {name: value for name, value in self.cleaned_data.items() if name != "dissenters"}
        return {**data, "attendees": list(data["attendees"]), "views": self._views(self.cleaned_data)}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {**typed, "outcome": self.outcome, "views": self._views(typed)}

    def _views(self, typed: Mapping[str, Any]) -> list[dict[str, Any]]:
        # a draft holds ids where the form holds officers
        against = {getattr(o, "name", "") for o in typed.get("dissenters") or ()}
        pairs = (line.replace(":", "：").partition("：") for line in lines(typed.get("views") or ""))
        return [{"name": n.strip(), "view": v.strip(), "dissent": n.strip() in against} for n, _colon, v in pairs]


class NoFaultForm(MeetingForm):
    """决定不予追责."""

    outcome = Outcome.NO_FAULT
    wrongly_accused = forms.BooleanField(label=_("反映的问题不属实（应当为被审查人澄清）"), required=False)


class ExemptForm(MeetingForm):
    """决定免予追责."""

    outcome = Outcome.EXEMPT


class MeasureForm(MeetingForm):
    """决定给予处理."""

    outcome = Outcome.MEASURE
    measures = forms.MultipleChoiceField(label=_("处理方式"), widget=forms.CheckboxSelectMultiple)

    def suggest(self) -> dict[str, Any]:
        return {"measures": list(self.subject.proposed_measures)}

    def prepare(self) -> None:
        super().prepare()
        self.fields["measures"].choices = measure_choices(self)  # type: ignore[attr-defined]


class ReferForm(MeetingForm):
    """决定移送."""

    outcome = Outcome.REFERRED
    recipient = forms.ChoiceField(label=_("移送对象"), choices=choices(Recipient))
    recipient_name = forms.CharField(label=_("移送机关名称"), max_length=100)


class WayForm(ActForm):
    """送达处理决定."""

    way = forms.ChoiceField(label=_("告知方式"), choices=choices(ToldOfficial.Way))


class InformForm(WayForm):
    """告知处理结果."""

    clarification = forms.CharField(
        label=_("澄清的方式和范围"), required=False, widget=area(3), help_text=_("反映的问题不属实的，必须填写。")
    )

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {**typed, "clarification": typed.get("clarification", "")}


class AskForm(ActForm):
    """申请内部复核."""

    grounds = forms.CharField(label=_("申请复核的理由"), widget=area(6))


class AnswerForm(WayForm):
    """作出复核结论."""

    field_order = ("answer", "measures", "reasons", "way")
    answer = forms.ChoiceField(label=_("复核结论"), choices=[c for c in choices(Remedy.Answer) if c[0]])
    measures = forms.MultipleChoiceField(
        label=_("复核后的处理方式"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("维持的与原处理方式一致，撤销的不选。"),
    )
    reasons = forms.CharField(label=_("复核理由"), widget=area(5))

    def suggest(self) -> dict[str, Any]:
        return {"measures": list(self.subject.measures)}

    def prepare(self) -> None:
        self.fields["measures"].choices = measure_choices(self)  # type: ignore[attr-defined]
