"""告知结果、内部复核、归档."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.accountability.review.models import Remedy, ToldOfficial
from web.forms.base import ActForm, area
from web.forms.common import ConfirmForm
from web.page import ActPage
from web.responsibility.material import asked
from web.responsibility.words import measure_choices
from web.wording import choices


class ServeMeasureForm(ActForm):
    """送达处理决定."""

    way = forms.ChoiceField(label=_("告知方式"), choices=choices(ToldOfficial.Way))


class InformForm(ServeMeasureForm):
    """告知处理结果."""

    clarification = forms.CharField(
        label=_("澄清的方式和范围"), required=False, widget=area(3), help_text=_("反映的问题不属实的，必须填写。")
    )


class AskReviewForm(ActForm):
    """申请内部复核."""

    grounds = forms.CharField(label=_("申请复核的理由"), widget=area(6))


class AnswerReviewForm(ServeMeasureForm):
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


ROWS = (
    ActPage("responsibility.inform", InformForm, _("登记告知")),
    ActPage(
        "responsibility.serve_measure", ServeMeasureForm, _("登记送达"), consequence=_("申请内部复核的期限自送达之日起计算。")
    ),
    ActPage(
        "responsibility.ask_review", AskReviewForm, _("申请复核"), consequence=_("复核期间不停止执行，不因申请复核而加重处理。")
    ),
    ActPage("responsibility.answer_review", AnswerReviewForm, _("作出复核结论"), material=asked),
    ActPage("responsibility.archive", ConfirmForm, _("归档")),
)
