"""集体研究决定."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.accountability.review.choices import Recipient
from cases.parties.models import Officer
from cases.parties.selectors import valid_on
from web.forms.base import ActForm, OfficersField, area, lines
from web.page import ActPage
from web.responsibility.material import claimed
from web.responsibility.opening import TOLD
from web.responsibility.words import measure_choices
from web.wording import choices


class MeetingForm(ActForm):
    """集体研究: who was there, each one's view, who dissents."""

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
        return {**typed, "views": self._views(typed)}

    def _views(self, typed: Mapping[str, Any]) -> list[dict[str, Any]]:
        # a draft holds ids where the form holds officers
        against = {getattr(o, "name", "") for o in typed.get("dissenters") or ()}
        pairs = (line.replace(":", "：").partition("：") for line in lines(typed.get("views") or ""))
        return [{"name": n.strip(), "view": v.strip(), "dissent": n.strip() in against} for n, _colon, v in pairs]


class DecideNoFaultForm(MeetingForm):
    """决定不予追责."""

    wrongly_accused = forms.BooleanField(label=_("反映的问题不属实（应当为被审查人澄清）"), required=False)


class DecideExemptForm(MeetingForm):
    """决定免予追责."""


class DecideMeasureForm(MeetingForm):
    """决定给予处理."""

    measures = forms.MultipleChoiceField(label=_("处理方式"), widget=forms.CheckboxSelectMultiple)

    def suggest(self) -> dict[str, Any]:
        return {"measures": list(self.subject.proposed_measures)}

    def prepare(self) -> None:
        super().prepare()
        self.fields["measures"].choices = measure_choices(self)  # type: ignore[attr-defined]


class ReferForm(MeetingForm):
    """决定移送."""

    recipient = forms.ChoiceField(label=_("移送对象"), choices=choices(Recipient))
    recipient_name = forms.CharField(label=_("移送机关名称"), max_length=100)


ROWS = (
    ActPage("responsibility.decide_measure", DecideMeasureForm, _("决定给予处理"), consequence=TOLD, material=claimed),
    ActPage("responsibility.decide_exempt", DecideExemptForm, _("决定免予追责"), consequence=TOLD, material=claimed),
    ActPage("responsibility.decide_no_fault", DecideNoFaultForm, _("决定不予追责"), consequence=TOLD, material=claimed),
    ActPage("responsibility.refer", ReferForm, _("决定移送"), consequence=TOLD, material=claimed),
)
