"""A proposed penalty: kinds, sums, conduct, tier, texts. The same fields in report, notice and decision."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.base.errors import ConditionFailed
from cases.law.exemption import lightening_rules
from cases.penalty.models import PenaltyKind, Tier
from cases.penalty.models.content import PenaltyContent
from cases.penalty.proposal import Proposal
from web.fields import YuanField
from web.forms.base import ActForm, area
from web.forms.circumstances import SEARCH
from web.forms.facts import conduct_choices, named_conducts
from web.wording import choices

MONEY = {"fine": "fine", "confiscate_gains": "confiscated_gains", "confiscate_goods": "confiscated_goods"}
DESCRIBED = tuple(k for k in PenaltyKind.values if k not in {*MONEY, "warning", "criticism"})


class ProposalFields(ActForm):
    """Mixin: `proposal()` yields the value, with the disagreement of kinds and sums as a form error."""

    conduct = forms.ChoiceField(label=_("认定的违法行为"), widget=forms.Select(attrs={"data-search": SEARCH}))
    kinds = forms.MultipleChoiceField(
        label=_("处罚种类"), choices=choices(PenaltyKind), widget=forms.CheckboxSelectMultiple, required=False
    )
    fine = YuanField(label=_("罚款（元）"), required=False)
    confiscated_gains = YuanField(label=_("没收违法所得（元）"), required=False)
    confiscated_goods = YuanField(label=_("没收物品货值（元）"), required=False)
    goods_description = forms.CharField(label=_("没收物品的名称和数量"), required=False, widget=area(2))
    measures_text = forms.CharField(
        label=_("其他处罚的具体内容"),
        required=False,
        widget=area(2),
        help_text=_("吊销、暂扣、停产停业、限制从业等处罚的对象、证号和期限。"),
    )
    tier = forms.ChoiceField(label=_("裁量阶次"), choices=choices(Tier))
    mitigation_ground = forms.ChoiceField(
        label=_("减轻处罚的理由"),
        required=False,
        help_text=_("减轻处罚时必填；情形须先在案件事实中登记（行政处罚法第三十条至第三十二条等）。"),
    )
    facts_text = forms.CharField(label=_("违法事实和证据"), widget=area(6))
    reasons_text = forms.CharField(label=_("裁量理由"), widget=area(4))

    def prepare(self) -> None:
        super().prepare()
        named = self.subject.facts.get("conduct", [])
        field = self.fields["conduct"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = named_conducts(named) or conduct_choices(self.today)
        mitigation = self.fields["mitigation_ground"]
        assert isinstance(mitigation, forms.ChoiceField)
        mitigation.choices = [("", "—"), *mitigation_choices(self.today)]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            try:
                data["proposal"] = self.proposal()
            except ConditionFailed as error:
                raise ValidationError(error.text.within(get_language() or "")) from error
        return data

    def proposal(self) -> Proposal:
        """The proposal typed in; ConditionFailed where kinds and sums disagree."""
        data = self.cleaned_data
        kinds = tuple(data.get("kinds") or ())
        return Proposal(
            conduct=data.get("conduct") or "",
            kinds=kinds,
            fine=data.get("fine") or 0,
            confiscated_gains=data.get("confiscated_gains") or 0,
            confiscated_goods=data.get("confiscated_goods") or 0,
            goods_description=data.get("goods_description") or "",
            tier=data.get("tier") or "ordinary",
            mitigation_ground=data.get("mitigation_ground") or "",
            facts_text=data.get("facts_text") or "",
            reasons_text=data.get("reasons_text") or "",
            measures={k: data["measures_text"] for k in kinds if k in DESCRIBED and data.get("measures_text")},
        )


def mitigation_choices(today: date | None = None) -> list[tuple[str, str]]:
    """The grounds on which a penalty may be mitigated on a day (those without an end, if none is given), with their article."""
    english = (get_language() or "").startswith("en")
    return [(r.code, r.text_en if english else f"{r.article}：{r.text_zh}") for r in lightening_rules(on=today)]


def proposal_initial(row: PenaltyContent | None) -> dict[str, Any]:
    """The form values of a report, notice or decision row."""
    if row is None:
        return {}
    names = (
        "conduct",
        "kinds",
        "fine",
        "confiscated_gains",
        "confiscated_goods",
        "goods_description",
        "tier",
        "mitigation_ground",
        "facts_text",
        "reasons_text",
    )
    values = {name: getattr(row, name) for name in names}
    money = {field: values[field] or None for field in MONEY.values()}
    return {**values, **money, "measures_text": "；".join(dict.fromkeys(row.measures.values()))}
