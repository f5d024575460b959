"""The answer to a supervision signal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.accountability.signals.models import SupervisionSignal
from web.fields import DateField
from web.forms.base import ActForm, area
from web.page import ActPage
from web.signal.evidence import evidence_facts, rule_facts
from web.viewmodels import Fact


class ExplainForm(ActForm):
    """说明情况."""

    answer = forms.CharField(label=_("情况说明"), widget=area(5), help_text=_("写明查明的情况、理由和依据的材料。"))


class CorrectForm(ActForm):
    """确认已纠正."""

    past = ("corrected_on",)
    answer = forms.CharField(label=_("纠正情况"), widget=area(5), help_text=_("写明纠正了什么、由谁纠正。"))
    corrected_on = DateField(label=_("纠正日期"))

    def suggest(self) -> dict[str, Any]:
        return {"corrected_on": self.today}


class OpenReviewForm(ActForm):
    """启动责任认定."""

    answer = forms.CharField(label=_("启动理由"), widget=area(5), help_text=_("写明为什么需要对有关人员的责任进行认定。"))


def seen(signal: SupervisionSignal) -> list[Fact]:
    """The rule, and what it saw."""
    return [*rule_facts(signal), *evidence_facts(signal)]


ASKED = _("监督信号不是认定结论；答复人不得是信号涉及的人员。")

ROWS = (
    ActPage("signal.explain", ExplainForm, _("提交说明"), purpose=ASKED, material=seen),
    ActPage("signal.correct", CorrectForm, _("确认已纠正"), purpose=ASKED, material=seen),
    ActPage("signal.open_review", OpenReviewForm, _("启动责任认定"), purpose=ASKED, material=seen),
)
