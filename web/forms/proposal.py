"""A proposed penalty: kinds, sums, conduct, tier, texts. The same fields in report, notice and decision."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.base.errors import ConditionFailed
from cases.law.exemption import lightening_rules
from cases.penalty.models import PenaltyKind, Tier
from cases.penalty.proposal import Charge, Proposal
from cases.penalty.several import conduct_in
from web.fields import YuanField
from web.forms.base import ActForm, area
from web.forms.broken import broken_field, offer_rules
from web.forms.circumstances import SEARCH
from web.forms.facts import conduct_choices, named_conducts
from web.wording import choices

MONEY = {"fine": "fine", "confiscate_gains": "confiscated_gains", "confiscate_goods": "confiscated_goods"}
# the fields of one charge; of a second act they come again
OF_CHARGE = (
    "conduct",
    "broken",
    "kinds",
    "fine",
    "confiscated_gains",
    "confiscated_goods",
    "goods_description",
    "measures_text",
    "tier",
    "mitigation_ground",
)
# what the name of a field about one of several acts begins with
OF_AN_ACT = re.compile(r"^act[0-9]{1,2}_")
DESCRIBED = tuple(k for k in PenaltyKind.values if k not in {*MONEY, "warning", "criticism"})


class ProposalFields(ActForm):
    """Mixin: `proposal()` yields the value, with the disagreement of kinds and sums as a form error."""

    conduct = forms.ChoiceField(label=_("认定的违法行为"), widget=forms.Select(attrs={"data-search": SEARCH}))
    broken = broken_field()
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

    @classmethod
    def has(cls, name: str) -> bool:
        return super().has(name) or OF_AN_ACT.sub("", name) in OF_CHARGE

    def prepare(self) -> None:
        super().prepare()
        acts = self.subject.facts.get("acts", ())
        self.prefixes = ("", *(f"act{n}_" for n in range(2, len(acts) + 1)))
        for prefix in self.prefixes[1:]:
            self._add_act(prefix)
        named = [act["conduct"] for act in acts] or [conduct_in(self.subject.facts)]
        for prefix, codes in zip(self.prefixes, named, strict=True):
            self._offer(prefix, codes)

    def _add_act(self, prefix: str) -> None:
        """The fields of another act, each named with its number."""
        for name in OF_CHARGE:
            field = deepcopy(ProposalFields.base_fields[name])
            field.label = format_lazy(_("行为{n}：{label}"), n=prefix.removeprefix("act").rstrip("_"), label=field.label)
            self.fields[f"{prefix}{name}"] = field

    def _offer(self, prefix: str, named: Sequence[str]) -> None:
        conduct, mitigation = self.fields[f"{prefix}conduct"], self.fields[f"{prefix}mitigation_ground"]
        assert isinstance(conduct, forms.ChoiceField) and isinstance(mitigation, forms.ChoiceField)
        conduct.choices = named_conducts(named) or conduct_choices(self.today)
        mitigation.choices = [("", "—"), *mitigation_choices(self.today)]
        offer_rules(self.fields, f"{prefix}broken", self.subject, named)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            try:
                data["proposal"] = self.proposal()
            except ConditionFailed as error:
                raise ValidationError(error.text.within(get_language() or "")) from error
        return data

    def proposal(self, typed: Mapping[str, Any] | None = None) -> Proposal:
        """The proposal typed in; ConditionFailed where kinds and sums disagree. Acts without any kind are not punished."""
        data = self.cleaned_data if typed is None else typed
        texts: dict[str, Any] = {name: data.get(name) or "" for name in ("facts_text", "reasons_text")}
        charges = [_charge(data, prefix) for prefix in self.prefixes]
        punished = [charge for charge in charges if charge["kinds"]]
        if len(punished) > 1:
            return Proposal.joined([Charge(**charge) for charge in punished], **texts)
        return Proposal(**(punished or charges)[0], **texts)


def _charge(data: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """What is typed for one act."""
    typed = {name: data.get(f"{prefix}{name}") for name in OF_CHARGE}
    kinds = tuple(typed["kinds"] or ())
    return {
        "conduct": typed["conduct"] or "",
        "broken": tuple(typed["broken"] or ()),
        "kinds": kinds,
        "fine": typed["fine"] or 0,
        "confiscated_gains": typed["confiscated_gains"] or 0,
        "confiscated_goods": typed["confiscated_goods"] or 0,
        "goods_description": typed["goods_description"] or "",
        "tier": typed["tier"] or "ordinary",
        "mitigation_ground": typed["mitigation_ground"] or "",
        "measures": {k: typed["measures_text"] for k in kinds if k in DESCRIBED and typed["measures_text"]},
    }


def mitigation_choices(today: date | None = None) -> list[tuple[str, str]]:
    """The grounds on which a penalty may be mitigated on a day (those without an end, if none is given), with their article."""
    english = (get_language() or "").startswith("en")
    return [(r.code, r.text_en if english else f"{r.article}：{r.text_zh}") for r in lightening_rules(on=today)]


def proposal_initial(row: Any) -> dict[str, Any]:
    """The form values of a report, notice or decision row (none: nothing)."""
    if row is None:
        return {}
    values: dict[str, Any] = {"facts_text": row.facts_text, "reasons_text": row.reasons_text}
    for part in row.parts:
        prefix = _prefix_of(part.conduct, row.case.facts.get("acts", ()))
        values |= {f"{prefix}{name}": value for name, value in _values(part).items()}
    return values


def _prefix_of(conduct: str, acts: Sequence[Mapping[str, Any]]) -> str:
    """What the fields of the act that is this conduct begin with."""
    at = next((i for i, act in enumerate(acts, start=1) if conduct in act["conduct"]), 1)
    return f"act{at}_" if at > 1 else ""


def _values(part: Any) -> dict[str, Any]:
    """The form values of one charge."""
    values = {name: getattr(part, name, None) for name in OF_CHARGE if name != "measures_text"}
    money = {field: values[field] or None for field in MONEY.values()}
    return {**values, **money, "measures_text": "；".join(dict.fromkeys(part.measures.values()))}
