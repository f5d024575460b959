"""调查人员、调查认定、告知."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.accountability.review.choices import Harm, Mind, Outcome
from cases.accountability.review.fault import FINDING
from cases.accountability.review.models import ToldOfficial
from cases.accountability.review.people import investigators_of
from cases.parties.models import Officer
from cases.parties.replacing import Cause
from web.forms.base import ActForm, OfficerField, area
from web.page import ActPage
from web.responsibility.material import clue, found
from web.responsibility.words import measure_choices, staff
from web.wording import choices

PROPOSABLE = tuple(c for c in choices(Outcome) if c[0] != Outcome.EXEMPT.value)
_FOUND = (("yes", _("认定")), ("no", _("不予认定")))


class RecuseForm(ActForm):
    """更换调查人员."""

    leaving = OfficerField(label=_("退出的调查人员"))
    coming = OfficerField(label=_("接替人员"))
    cause = forms.ChoiceField(label=_("更换情形"), choices=choices(Cause))
    reason = forms.CharField(label=_("更换理由"), max_length=200, widget=area(2))

    def prepare(self) -> None:
        now = investigators_of(self.subject)
        known = (("leaving", Officer.objects.filter(pk__in=now)), ("coming", staff(self).exclude(pk__in=now)))
        for name, officers in known:
            self.fields[name].queryset = officers  # type: ignore[attr-defined]


class RecordFindingForm(ActForm):
    """登记调查认定: the three elements, each with reasons."""

    conduct = forms.CharField(label=_("履职情况"), widget=area(4))
    duty = forms.CharField(label=_("职责依据"), max_length=300)
    unlawful = forms.TypedChoiceField(label=_("违法或者不当履职"), choices=_FOUND, coerce=lambda v: v == "yes")
    unlawful_reasons = forms.CharField(label=_("履职认定的理由"), widget=area(2))
    mind = forms.ChoiceField(label=_("主观方面"), choices=choices(Mind))
    mind_reasons = forms.CharField(label=_("主观方面认定的理由"), widget=area(2))
    harm = forms.ChoiceField(label=_("后果"), choices=choices(Harm))
    harm_reasons = forms.CharField(label=_("后果认定的理由"), widget=area(2))

    def finding(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {name: typed.get(name, "") for name in FINDING}

    def arguments(self) -> dict[str, Any]:
        return {"finding": self.finding(self.cleaned_data)}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {"finding": self.finding(typed)}


class NotifyForm(ActForm):
    """告知事实与拟处理."""

    outcome = forms.ChoiceField(label=_("拟处理"), choices=PROPOSABLE)
    measures = forms.MultipleChoiceField(label=_("拟处理方式"), required=False, widget=forms.CheckboxSelectMultiple)
    basis = forms.CharField(label=_("拟处理依据"), max_length=300)
    way = forms.ChoiceField(label=_("告知方式"), choices=choices(ToldOfficial.Way))

    def prepare(self) -> None:
        self.fields["measures"].choices = measure_choices(self)  # type: ignore[attr-defined]


ROWS = (
    ActPage("responsibility.recuse", RecuseForm, _("更换调查人员")),
    ActPage(
        "responsibility.record_finding",
        RecordFindingForm,
        _("登记认定"),
        purpose=_("三项要件逐项认定并说明理由；每项履职情况登记一次。"),
        material=clue,
    ),
    ActPage(
        "responsibility.notify",
        NotifyForm,
        _("告知被审查人"),
        consequence=_("陈述申辩期限开始计算；此后的处理不得重于告知内容。"),
        material=found,
    ),
)
