"""Forms of the investigation: facts, evidence, order to correct, final report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.penalty.models import EvidenceKind
from web.fields import DateField
from web.forms.base import ActForm, OfficersField, area
from web.forms.facts import FactsFields, facts_initial
from web.forms.proposal import ProposalFields, proposal_initial

REPORT = ("party_text", "source_text", "nature_text", "opinion_text")


class FactsForm(FactsFields, ActForm):
    """登记案件事实."""

    def suggest(self) -> dict[str, Any]:
        return facts_initial(self.subject.facts)

    def prepare(self) -> None:
        self.prepare_facts()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.check_facts()
        return data

    def arguments(self) -> dict[str, Any]:
        return {"facts": self.typed_facts()}


class EvidenceForm(ActForm):
    """登记证据."""

    kind = forms.ChoiceField(label=_("证据种类"), choices=EvidenceKind.choices)
    title = forms.CharField(label=_("证据名称"), max_length=200)
    proves = forms.CharField(label=_("证明内容"), widget=area(3))
    source = forms.CharField(label=_("来源"), max_length=200)
    taken_on = DateField(label=_("取得日期"))
    place = forms.CharField(label=_("取得地点"), max_length=200, required=False)
    method = forms.CharField(label=_("取得方式"), max_length=200, required=False)
    collectors = OfficersField(label=_("取证人员（两名以上）"))
    file = forms.FileField(
        label=_("文件"), required=False, help_text=_("存入后按内容计算摘要，任何改动都会被发现。")
    )

    def suggest(self) -> dict[str, Any]:
        return {"taken_on": self.today, "collectors": [o.pk for o in self._handlers()]}

    def prepare(self) -> None:
        field = self.fields["collectors"]
        assert isinstance(field, OfficersField)
        field.queryset = field.queryset.model.objects.filter(pk__in=[o.pk for o in self._handlers()])

    def _handlers(self) -> list[Any]:
        rows = self.subject.assignments.filter(duty="handler", to_day__isnull=True).select_related("officer")
        return [row.officer for row in rows]

    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        upload, collectors = data.pop("file"), list(data.pop("collectors"))
        if upload:
            data |= {
                "content": upload.read(), "file_name": upload.name,
                "media_type": upload.content_type or "application/octet-stream",
            }  # fmt: skip
        return {**data, "collectors": collectors}


class CorrectionForm(ActForm):
    """责令改正."""

    act = forms.CharField(label=_("违法事实"), widget=area(4))
    basis = forms.CharField(label=_("责令改正的依据"))
    until = DateField(label=_("改正期限"))


class ReportForm(ProposalFields):
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
