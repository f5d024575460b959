"""案件审核、法制审核."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.penalty import assessment
from cases.penalty.acts.review import SEVEN
from cases.penalty.models import ReviewAdvice, ReviewKind
from cases.penalty.proposal import Proposal
from integrity.blacklist.gravity import gravity_of
from web.forms.base import ActForm, TruthField, area
from web.page import ActPage
from web.penalty.material import report_reviewed
from web.wording import choices


class SubmitReviewForm(ActForm):
    """送审."""

    kind = forms.ChoiceField(label=_("审核种类"), choices=choices(ReviewKind))
    opinion = forms.CharField(label=_("办案机构意见"), widget=area(4))

    def suggest(self) -> dict[str, Any]:
        needed = assessment.assess_case(self.subject).as_json()["legal_review_required"]
        return {"kind": "legal" if needed or self._to_be_listed() else "case"}

    def _to_be_listed(self) -> bool:
        """Whether what the report proposes may lead to the list of serious violations, which rests on the legal review."""
        report = self.subject.investigationreports.order_by("-version").first()
        return report is not None and gravity_of(self.subject, Proposal.of(report), on=self.today).to_assess


class SubmitLegalForm(ActForm):
    """补送法制审核."""

    opinion = forms.CharField(label=_("办案机构意见"), widget=area(4))


# the seven points of PP53, as the reviewer answers them
POINTS = (
    ("jurisdiction", _("具有管辖权")),
    ("party", _("当事人的基本情况清楚")),
    ("facts", _("案件事实清楚、证据充分")),
    ("nature", _("定性准确")),
    ("basis", _("适用依据正确")),
    ("procedure", _("程序合法")),
    ("fitness", _("处理适当")),
)


class PassReviewForm(ActForm):
    """审核同意: the seven points of PP53, each with what there is to say of it. Nothing is ticked beforehand."""

    opinion = forms.CharField(label=_("审核意见"), widget=area(4))

    def prepare(self) -> None:
        own = list(self.fields)
        for key, label in POINTS:
            self.fields[key] = self.answer(label)
            self.fields[f"remark_{key}"] = forms.CharField(label=_("说明（%(point)s）") % {"point": label}, required=False)
        self.order_fields([name for key, _label in POINTS for name in (key, f"remark_{key}")] + own)

    def answer(self, label: Any) -> forms.Field:
        """How a point is answered: to agree, it is confirmed."""
        return forms.BooleanField(label=label, required=False)

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        remarks = {key: data[f"remark_{key}"] for key in SEVEN}
        return {"points": {key: data[key] for key in SEVEN}, "remarks": remarks, "opinion": data["opinion"]}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {**typed, "points": {key: bool(typed.get(key)) for key in SEVEN}}


class ReturnInvestigationForm(PassReviewForm):
    """退回: what holds, what does not and what was not looked at; whether to correct or to supplement (PP54)."""

    advice = forms.ChoiceField(label=_("审核建议"), choices=choices(ReviewAdvice))

    def answer(self, label: Any) -> forms.Field:
        return TruthField(label=label)

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "advice": self.cleaned_data["advice"]}


ROWS = (
    ActPage("penalty.submit_review", SubmitReviewForm, _("送审"), material=report_reviewed),
    ActPage(
        "penalty.submit_legal",
        SubmitLegalForm,
        _("补送法制审核"),
        consequence=_("案件转入法制审核，审核同意后重新批准告知。"),
        material=report_reviewed,
    ),
    ActPage("penalty.pass_review", PassReviewForm, _("同意"), material=report_reviewed),
    ActPage("penalty.return_investigation", ReturnInvestigationForm, _("退回补充调查"), material=report_reviewed),
)
