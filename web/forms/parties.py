"""Naming the party: one that is registered, or a new one with what the law must know of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.parties import uscc
from cases.parties.models import Party, PartyKind
from cases.parties.selectors import find_parties
from web.forms.base import ActForm

NEW = ("party_kind", "party_name", "party_uscc", "party_address", "party_representative", "party_identity")


class PartyFields(ActForm):
    """Mixin: `party` by credit code or name; if it is not registered, the particulars of a new one."""

    party = forms.CharField(
        label=_("当事人（统一社会信用代码或名称）"),
        required=False,
        help_text=_("已登记的当事人填写代码或完整名称。"),
    )
    party_kind = forms.ChoiceField(
        label=_("新当事人类别"), choices=(("", _("不新登记")), *PartyKind.choices), required=False
    )
    party_name = forms.CharField(label=_("新当事人名称（姓名、字号）"), required=False)
    party_uscc = forms.CharField(
        label=_("新当事人统一社会信用代码"), required=False, help_text=_("无照经营者和自然人不填。")
    )
    party_address = forms.CharField(label=_("新当事人住所（住址）"), required=False)
    party_representative = forms.CharField(label=_("法定代表人、负责人或者经营者"), required=False)
    party_identity = forms.CharField(
        label=_("身份证号码（自然人）"), required=False, help_text=_("加密保存，页面和文书只显示部分号码。")
    )

    def clean_party(self) -> Party | None:
        text = str(self.cleaned_data.get("party") or "").strip()
        if not text:
            return None
        found = [
            p
            for p in find_parties(text=text)
            if text in (p.name, uscc.clean(p.uscc or "")) or uscc.clean(text) == p.uscc
        ]
        if len(found) != 1:
            raise ValidationError(
                _(
                    "没有找到或者不止一个名称、代码为“%(text)s”的当事人；请改用统一社会信用代码，或在下面登记新当事人。"
                ),
                params={"text": text},
            )
        return found[0]

    def new_party(self) -> dict[str, Any] | None:
        """The arguments of `commands.register_party`; None if no new party was described."""
        data = self.cleaned_data
        if not data.get("party_kind"):
            return None
        code = data.get("party_uscc") or ""
        return {
            "kind": data["party_kind"], "name": data.get("party_name") or "", "uscc": code, "licensed": bool(code),
            "address": data.get("party_address") or "", "legal_representative": data.get("party_representative") or "",
            "identity_number": data.get("party_identity") or "", "region": self.actor_region(),
        }  # fmt: skip

    def actor_region(self) -> Any:
        """A new party is entered for the bureau's own region."""
        return getattr(getattr(self.subject, "authority", None), "region", None)
