"""登记案件事实、登记另一违法行为、删去违法行为、补充案件事实: what the officers establish, act by act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from cases.law.facts import sums_of
from cases.law.relevance import matters
from cases.law.several import COMMON
from cases.penalty.several import apart, completed, joined, own, recorded, seen_of
from web.forms.base import ActForm, area
from web.forms.facts import FactsFields, facts_initial
from web.forms.goods import GAINS
from web.forms.grounds import GROUNDS
from web.forms.one_act import OneActFields, numbered_acts
from web.page import ActPage
from web.wording import clauses, listed, stated


class RecordFactsForm(OneActFields):
    """登记案件事实, of one act of several: what is recorded stands in the form."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def suggest(self) -> dict[str, Any]:
        return {**facts_initial(self.known()), "number": self.about, "seen": seen_of(self.subject.facts, self.about)}

    def prepare(self) -> None:
        super().prepare()
        self.fields["conduct"].required = len(self.parts()) > 1

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.check_facts()
        self._ask_as_seen(data)
        return data

    def _ask_as_seen(self, data: Mapping[str, Any]) -> None:
        """What somebody else recorded meanwhile is told; the page then knows it, and may be sent again."""
        recorded_now = seen_of(self.subject.facts, self.about)
        if data.get("seen") in (None, "", recorded_now):
            return
        told = [now("打开本页后，该项违法行为的事实已由他人修改。")]
        if other := clauses(self._differing()):
            told.append(now("现登记的与您所填不同：%(facts)s。请核对改正；再次提交的，以您所填为准。") % {"facts": other})
        self.add_error(None, ValidationError(told))
        sent: Any = self.data
        sent["seen"] = recorded_now

    def _differing(self) -> Iterator[str]:
        """What is recorded otherwise than it is typed, by the name of its field."""
        recorded_now, typed = facts_initial(self.known()), facts_initial(self.typed_facts())
        for name, field in self.fields.items():
            if name in FactsFields.base_fields and recorded_now.get(name) != typed.get(name):
                yield stated(str(field.label), _shown(field, recorded_now.get(name)))

    def stated_facts(self) -> dict[str, Any]:
        """What is typed; what is common to all acts and left open is not known any more."""
        return {**dict.fromkeys(COMMON & self.fields.keys()), **self.typed_facts()}

    def whole_facts(self) -> dict[str, Any]:
        return recorded(self.subject.facts, self.stated_facts(), self.about)

    def arguments(self) -> dict[str, Any]:
        return {"facts": self.stated_facts(), "number": self.about, "seen": self.cleaned_data["seen"]}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        facts = self.stated_facts() if self.is_bound else self.known()
        return {"facts": facts, "number": self.about, "seen": typed.get("seen") or ""}


def _shown(field: forms.Field, value: Any) -> str:
    """A value as the field shows it."""
    if value in (None, "", [], ()):
        return now("不明")
    value = field.prepare_value(value)
    if isinstance(field, forms.MultipleChoiceField):
        return listed(value)
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return now("另有明细") if isinstance(value, list) else str(value)


class AddActForm(FactsFields):
    """登记另一违法行为: what is common to all acts is not asked again."""

    def prepare(self) -> None:
        self.prepare_facts()
        for name in COMMON & self.fields.keys():
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        common, _others = apart(self.subject.facts)
        self.check_facts(common)
        return data

    def whole_facts(self) -> dict[str, Any]:
        common, acts = apart(self.subject.facts)
        typed = own(self.typed_facts())
        return joined(common, [*acts, typed]) if typed.get("conduct") else self.subject.facts

    def arguments(self) -> dict[str, Any]:
        return {"facts": self.typed_facts()}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {"facts": self.typed_facts()}


class RemoveActForm(ActForm):
    """删去一项违法行为."""

    conduct = forms.ChoiceField(label=_("删去的违法行为"))
    reason = forms.CharField(label=_("理由"), widget=area(3))

    def prepare(self) -> None:
        field, acts = self.fields["conduct"], self.subject.facts.get("acts", ())
        assert isinstance(field, forms.ChoiceField)
        named = zip(acts, numbered_acts(self.subject), strict=False)
        field.choices = [(act["conduct"][0], label) for act, (_number, label) in named]


class CompleteFactsForm(OneActFields):
    """补充案件事实: only what is unknown of the act, and of what is common to all."""

    def suggest(self) -> dict[str, Any]:
        return {"number": self.about}

    def prepare(self) -> None:
        super().prepare()
        known = self.known()
        for name in [n for n in self.fields if n in FactsFields.base_fields]:
            if _is_known(known, name) or not matters(name, known.get("conduct", ())):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.check_facts(self.known())
        return data

    def whole_facts(self) -> dict[str, Any]:
        return completed(self.subject.facts, self.typed_facts(), self.about)

    def arguments(self) -> dict[str, Any]:
        return {"facts": self.typed_facts(), "number": self.about}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {"facts": self.typed_facts(), "number": self.about}


def _is_known(facts: Mapping[str, Any], name: str) -> bool:
    # the grounds are stated together, so that none is lost when one is added
    if name in (*GAINS, "lines"):
        detail, total = ("lines", "goods_value") if name == "lines" else ("gains", "illegal_gains")
        return facts.get(detail) is not None or _is_known(facts, total)
    return facts.get("grounds") is not None if name in GROUNDS else {**facts, **sums_of(facts)}.get(name) not in (None, [], "")


ROWS = (
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
)
