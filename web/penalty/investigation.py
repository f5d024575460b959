"""调查取证: facts, the officers, order to correct, final report."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.law.conduct import conducts
from cases.law.facts import sums_of
from cases.law.relevance import matters
from cases.law.several import COMMON
from cases.penalty.assessment import lacking, with_known
from cases.penalty.proposal import Proposal
from cases.penalty.several import apart, conduct_in, known_of, with_first
from web.fields import DateField
from web.forms.base import ActForm, area
from web.forms.broken import broken_field, offer_rules
from web.forms.facts import FactsFields, conduct_choices, conduct_label, facts_initial, named_conducts, stored_facts
from web.forms.goods import GAINS
from web.forms.grounds import GROUNDS
from web.forms.proposal import ProposalFields, proposal_initial
from web.page import ActPage
from web.penalty.material import returned
from web.wording import clauses

REPORT = ("party_text", "source_text", "nature_text", "opinion_text")


class RecordFactsForm(FactsFields):
    """登记案件事实."""

    def suggest(self) -> dict[str, Any]:
        common, acts = apart(self.subject.facts)
        return facts_initial({**common, **acts[0]})

    def prepare(self) -> None:
        self.prepare_facts()
        if self.subject.facts.get("acts"):
            self.fields["conduct"].help_text = _("这里修改第一项违法行为和各项共有的事实；其他各项可以删去后重新登记。")

    def typed_facts(self) -> dict[str, Any]:
        return with_first(super().typed_facts(), self.subject.facts)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.check_facts()
        return data

    def arguments(self) -> dict[str, Any]:
        return {"facts": self.typed_facts()}


class AddActForm(FactsFields):
    """登记另一违法行为, or one of those recorded anew: what is common to all acts is not asked again."""

    field_order = ("number", "conduct")
    number = forms.TypedChoiceField(label=_("登记的违法行为"), coerce=int, empty_value=None, required=False)

    def prepare(self) -> None:
        self.prepare_facts()
        field = self.fields["number"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("另一项违法行为")),
            *((n, _("重新登记：%(act)s") % {"act": act}) for n, act in _acts(self.subject)),
        ]
        for name in COMMON & self.fields.keys():
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        common, _others = apart(self.subject.facts)
        self.check_facts(common)
        return data

    def arguments(self) -> dict[str, Any]:
        return {"facts": self.typed_facts(), "number": self.cleaned_data["number"]}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {"facts": self.typed_facts(), "number": typed.get("number")}


def _acts(case: Any) -> list[tuple[int, str]]:
    """The acts by number, as a choice names them."""
    rows = enumerate(apart(case.facts)[1], start=1)
    return [
        (n, f"{n}　{clauses(conduct_label(code) for code in act.get('conduct', ()) if code in conducts())}") for n, act in rows
    ]


class RemoveActForm(ActForm):
    """删去一项违法行为."""

    number = forms.TypedChoiceField(label=_("删去的违法行为"), coerce=int)
    reason = forms.CharField(label=_("理由"), widget=area(3))

    def prepare(self) -> None:
        field = self.fields["number"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _acts(self.subject)


class CompleteFactsForm(FactsFields):
    """补充案件事实: only what is unknown, of several acts of the one that is chosen."""

    number = forms.TypedChoiceField(label=_("补充哪一项违法行为的事实"), coerce=int, empty_value=None, required=False)

    def prepare(self) -> None:
        self.prepare_facts()
        common, acts = apart(self.subject.facts)
        known, named = [{**common, **act} for act in acts], conduct_in(self.subject.facts)
        for name in [n for n in self.fields if all(_is_known(act, n) for act in known) or not matters(n, named)]:
            del self.fields[name]
        self._choose_act(several=len(acts) > 1)

    def _choose_act(self, *, several: bool) -> None:
        field = self.fields.pop("number", None) or deepcopy(self.base_fields["number"])
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("各项共有的事实")), *_acts(self.subject)]
        if several:
            self.fields = {"number": field, **self.fields}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.check_facts(known_of(self.subject.facts, data.get("number")))
        return data

    def arguments(self) -> dict[str, Any]:
        return {"facts": self.typed_facts(), "number": self.cleaned_data.get("number")}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {"facts": self.typed_facts(), "number": typed.get("number")}


def _is_known(facts: Mapping[str, Any], name: str) -> bool:
    # the grounds are stated together, so that none is lost when one is added
    if name in (*GAINS, "lines"):
        detail, total = ("lines", "goods_value") if name == "lines" else ("gains", "illegal_gains")
        return facts.get(detail) is not None or _is_known(facts, total)
    return facts.get("grounds") is not None if name in GROUNDS else {**facts, **sums_of(facts)}.get(name) not in (None, [], "")


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

    def prepare(self) -> None:
        super().prepare()
        asked = (name for name in asked_of(self.subject) if name in FactsFields.base_fields)
        # what is unknown of one of several acts is recorded where that act is
        unknown = [name for name in asked if name in COMMON or not self.subject.facts.get("acts")]
        self.unknown = tuple(dict.fromkeys(unknown))
        for name in self.unknown:
            self.fields[name] = deepcopy(FactsFields.base_fields[name])
            self.fields[name].help_text = _("案件事实中尚未查明，请在此填明（程序规定第五十条、第六十条）。")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "proposal" in data:
            known = self.known(data)
            for question in lacking(with_known(self.subject, known), data["proposal"]):
                place = question.fact if question.fact in self.unknown else None
                self.add_error(place, ValidationError(f"{question.label}：{question.why}（PP48, PP50）"))
        return data

    def known(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """The facts stated here, as the case keeps them."""
        return stored_facts({name: typed.get(name) for name in self.unknown})

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"report": {name: data[name] for name in REPORT}, "proposal": data["proposal"], "facts": self.known(data)}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {**typed, "report": typed, "facts": self.known(typed) if self.is_bound else {}}


def asked_of(case: Any) -> list[str]:
    """The facts that a report on this case may be asked for, whatever of its conduct it proposes to fine."""
    found = conduct_in(case.facts) or [""]
    return [q.fact for code in found for q in lacking(case, Proposal(conduct=code, kinds=("fine",), fine=1))]


ROWS = (
    ActPage("penalty.finish_investigation", FinishInvestigationForm, _("提交调查终结报告"), material=returned),
    ActPage(
        "penalty.record_facts", RecordFactsForm, _("登记事实"), purpose=_("不知道的留空；每次登记后系统重新核对是否涉嫌犯罪。")
    ),
    ActPage(
        "penalty.add_act",
        AddActForm,
        _("登记另一违法行为"),
        purpose=_("同一当事人的数项违法行为分别登记，分别裁量，合并处罚（行政处罚法第二十九条）。"),
    ),
    ActPage("penalty.remove_act", RemoveActForm, _("删去违法行为")),
    ActPage(
        "penalty.complete_facts",
        CompleteFactsForm,
        _("补充事实"),
        purpose=_("只填写此前尚未查明的事实；已登记的事实需要变更的，应当退回调查。"),
        consequence=_("已经审核过的，案件重新送审。"),
    ),
    ActPage(
        "penalty.order_correction", OrderCorrectionForm, _("制发责令改正通知书"), consequence=_("通知书制发后须送达当事人。")
    ),
)
