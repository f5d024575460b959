"""更正当事人信息、合并、撤销合并: acts on a party itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.parties.models import PartyKind
from web.forms.base import ActForm, area
from web.forms.choosing import NamedParty
from web.forms.parties import PaperFields

TEXTS = ("name", "owner_name", "address", "legal_representative", "guardian", "registration_number")


class Grounds(ActForm):
    """Mixin: why, and what shows it."""

    reason = forms.CharField(label=_("理由"), widget=area(2))
    proof = forms.CharField(
        label=_("依据"), widget=area(2), help_text=_("例如：营业执照副本、身份证件复印件、登记机关查询结果；随案件归档。")
    )


class CorrectPartyForm(PaperFields, Grounds):
    """更正当事人信息. `subject` is the party."""

    field_order = (*TEXTS, "phone", "party_identity_kind", "party_identity", "party_born_on", "reason", "proof")
    name = forms.CharField(label=_("名称（姓名、字号）"), max_length=200)
    owner_name = forms.CharField(label=_("经营者姓名"), required=False, max_length=64)
    address = forms.CharField(label=_("住所（住址、经营场所）"), required=False, max_length=300)
    legal_representative = forms.CharField(label=_("法定代表人、负责人"), required=False, max_length=100)
    guardian = forms.CharField(
        label=_("法定代理人（监护人）"),
        required=False,
        max_length=64,
        help_text=_("当事人不满十八周岁，或者不具有完全民事行为能力的填写；告知书、决定书将写明。"),
    )
    registration_number = forms.CharField(label=_("工商注册号（15位，旧）"), required=False, max_length=15)
    phone = forms.CharField(label=_("联系电话"), required=False, max_length=32, help_text=_("加密保存；不填写则不改动已有号码。"))

    def suggest(self) -> dict[str, Any]:
        return {**{name: getattr(self.subject, name) or "" for name in TEXTS}, "party_identity_kind": self.subject.identity_kind}

    def prepare(self) -> None:
        """A person has no licence and no head; an enterprise no paper of its own."""
        person = self.subject.kind == PartyKind.NATURAL_PERSON
        owned = self.subject.kind == PartyKind.SOLE_TRADER or not self.subject.licensed
        dropped: tuple[str, ...] = ("owner_name", "legal_representative", "registration_number") if person else ()
        if not person and not owned:
            dropped = ("owner_name", "party_identity_kind", "party_identity", "party_born_on")
        for name in (*dropped, *(() if person else ("guardian",))):
            del self.fields[name]

    def arguments(self) -> dict[str, Any]:
        """What was changed, and nothing else; an empty number leaves the one on record."""
        data = self.cleaned_data
        changed = {name: data[name] for name in TEXTS if name in data and data[name] != (getattr(self.subject, name) or "")}
        phone = {"phone": data["phone"]} if data.get("phone") else {}
        paper = {}
        if data.get("party_identity"):
            paper = {"identity_number": data["party_identity"], "identity_kind": data.get("party_identity_kind") or ""}
        born = {"born_on": data["party_born_on"]} if data.get("party_born_on") else {}
        return {**changed, **phone, **paper, **born, "reason": data["reason"], "proof": data["proof"]}


class MergePartyForm(NamedParty, Grounds):
    """合并当事人: which other record stands for both."""

    field_order = ("party", "party_choice", "reason", "proof")

    def prepare(self) -> None:
        self.fields["party"].label = _("并入哪一当事人（统一社会信用代码或名称）")
        self.fields["party"].required = True

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"into": data["party"].pk if data["party"] else 0, "reason": data["reason"], "proof": data["proof"]}


class SplitPartyForm(Grounds):
    """撤销合并当事人."""
