"""调查取证: order to correct, final report."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cases.law.conduct import conducts
from cases.penalty.assessment import with_known
from cases.penalty.lacking import Lack, lacking
from cases.penalty.proposal import Proposal
from cases.penalty.several import conduct_in
from web.fields import DateField
from web.forms.base import ActForm, area
from web.forms.broken import broken_field, offer_rules
from web.forms.facts import FactsFields, conduct_choices, named_conducts, stored_facts
from web.forms.proposal import OF_AN_ACT, ProposalFields, proposal_initial
from web.page import ActPage
from web.penalty.material import returned

REPORT = ("party_text", "source_text", "nature_text", "opinion_text")


class OrderCorrectionForm(ActForm):
    """责令改正."""

    future = ("until",)
    act = forms.CharField(label=_("违法事实"), widget=area(4))
    conduct = forms.ChoiceField(label=_("违反的规定"))
    broken = broken_field()
    basis = forms.CharField(label=_("责令改正的依据"))
    until = DateField(label=_("改正期限"))

    def suggest(self) -> dict[str, Any]:
        known = [code for code in conduct_in(self.subject.facts) if code in conducts()]
        return {"conduct": known[0], "basis": conducts()[known[0]].article} if known else {}

    def prepare(self) -> None:
        named = conduct_in(self.subject.facts)
        field = self.fields["conduct"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = named_conducts(named) or conduct_choices(self.today)
        offer_rules(self.fields, "broken", self.subject, named)


class FinishInvestigationForm(ProposalFields):
    """调查终结报告: the six parts of PP48 and what is proposed. What is still unknown and would stop the case is asked here."""

    field_order = (*REPORT[:2], "conduct", "broken", "facts_text", *REPORT[2:], "kinds")
    party_text = forms.CharField(label=_("当事人基本情况"), widget=area(3))
    source_text = forms.CharField(label=_("案件来源、调查经过及采取行政强制措施的情况"), widget=area(4))
    nature_text = forms.CharField(label=_("案件性质"), widget=area(3))
    opinion_text = forms.CharField(label=_("处理意见及其依据"), widget=area(4))

    def suggest(self) -> dict[str, Any]:
        last = self.subject.investigationreports.order_by("-version").first()
        texts = {name: getattr(last, name) for name in REPORT} if last else {}
        return {**proposal_initial(last), **texts}

    @classmethod
    def has(cls, name: str) -> bool:
        return super().has(name) or OF_AN_ACT.sub("", name) in FactsFields.base_fields

    def prepare(self) -> None:
        super().prepare()
        asked = [lack for lack in asked_of(self.subject) if lack.fact in FactsFields.base_fields and lack.fact not in self.fields]
        # by the name of its field, what is asked
        self.unknown = {_field_of(lack): lack for lack in asked}
        for name, lack in self.unknown.items():
            self.fields[name] = _asking(lack)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "proposal" in data:
            for lack in lacking(with_known(self.subject, self.known(data), self.known_of_acts(data)), data["proposal"]):
                place = _field_of(lack) if _field_of(lack) in self.unknown else None
                self.add_error(place, ValidationError(f"{lack.zh}（PP48, PP50）"))
        return data

    def known(self, typed: Mapping[str, Any], number: int | None = None) -> dict[str, Any]:
        """The facts stated here of the case or its only act, or of the act of this number, as the case keeps them."""
        return stored_facts({lack.fact: typed.get(name) for name, lack in self.unknown.items() if lack.number == number})

    def known_of_acts(self, typed: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """Those of each of several acts, by its item."""
        numbers = dict.fromkeys(lack.number for lack in self.unknown.values() if lack.number)
        acts = self.subject.facts.get("acts", ())
        found = {acts[number - 1]["conduct"][0]: self.known(typed, number) for number in numbers}
        return {code: facts for code, facts in found.items() if facts}

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        report = {name: data[name] for name in REPORT}
        return {"report": report, "proposal": data["proposal"], "facts": self.known(data), "of_acts": self.known_of_acts(data)}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        told = {"facts": self.known(typed), "of_acts": self.known_of_acts(typed)} if self.is_bound else {"facts": {}}
        return {**typed, "report": typed, **told}


def _field_of(lack: Lack) -> str:
    return f"act{lack.number}_{lack.fact}" if lack.number else lack.fact


def _asking(lack: Lack) -> forms.Field:
    """The field for a fact that is unknown, which names the act it is of."""
    field = deepcopy(FactsFields.base_fields[lack.fact])
    field.help_text = _("案件事实中尚未查明，请在此填明（程序规定第五十条、第六十条）。")
    if lack.number:
        field.label = format_lazy(_("行为{n}：{label}"), n=f"{lack.number}（{lack.conduct}）", label=field.label)
    return field


def asked_of(case: Any) -> list[Lack]:
    """The facts that a report on this case may be asked for, whatever of its conduct it proposes to fine."""
    found, acts = conduct_in(case.facts) or [""], len(case.facts.get("acts", ()))
    asked = [lack for code in found for lack in lacking(case, Proposal(conduct=code, kinds=("fine",), fine=1))]
    return [lack for lack in dict.fromkeys(asked) if not lack.number or lack.number <= acts]


ROWS = (
    ActPage("penalty.finish_investigation", FinishInvestigationForm, _("提交调查终结报告"), material=returned),
    ActPage(
        "penalty.order_correction", OrderCorrectionForm, _("制发责令改正通知书"), consequence=_("通知书制发后须送达当事人。")
    ),
)
