"""Naming the party: one that is registered, or a new one with what the law must know of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.parties import identity, uscc
from cases.parties.models import Party, PartyKind
from cases.parties.selectors import find_parties
from web.forms.base import ActForm
from web.wording import choices

NEW = ("party_kind", "party_name", "party_uscc", "party_address", "party_representative", "party_identity")


class PartyFields(ActForm):
    """Mixin: `party` by credit code or name; if it is not registered, the particulars of a new one."""

    party = forms.CharField(
        label=_("当事人（统一社会信用代码或名称）"), required=False, help_text=_("已登记的当事人填写代码或完整名称。")
    )
    party_kind = forms.ChoiceField(label=_("新当事人类别"), choices=(("", _("不新登记")), *choices(PartyKind)), required=False)
    party_name = forms.CharField(label=_("新当事人名称（姓名、字号）"), required=False, max_length=200)
    party_uscc = forms.CharField(
        label=_("新当事人统一社会信用代码"), required=False, max_length=32, help_text=_("无照经营者和自然人不填。")
    )
    party_address = forms.CharField(label=_("新当事人住所（住址）"), required=False, max_length=200)
    party_representative = forms.CharField(label=_("法定代表人、负责人或者经营者"), required=False, max_length=64)
    party_identity = forms.CharField(
        label=_("身份证号码（自然人）"),
        required=False,
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("加密保存，页面和文书只显示部分号码。"),
    )

    def clean_party(self) -> Party | None:
        text = str(self.cleaned_data.get("party") or "").strip()
        if not text:
            return None
        found = [p for p in find_parties(text=text) if text in (p.name, uscc.clean(p.uscc or "")) or uscc.clean(text) == p.uscc]
        if len(found) != 1:
            raise ValidationError(
                _("没有找到或者不止一个名称、代码为“%(text)s”的当事人；请改用统一社会信用代码，或在下面登记新当事人。"),
                params={"text": text},
            )
        return found[0]

    def clean_party_uscc(self) -> str:
        code = uscc.clean(str(self.cleaned_data.get("party_uscc") or ""))
        problem = uscc.validate(code) if code else None
        if problem is not None:
            raise ValidationError(problem.text.within(get_language() or ""), code=problem.code)
        if code and Party.objects.filter(uscc=code).exists():
            raise ValidationError(_("该代码已经登记，请在“当事人”一栏填写这个代码。"), code="party_known")
        return code

    def clean_party_identity(self) -> str:
        number = identity.clean(str(self.cleaned_data.get("party_identity") or ""))
        problem = identity.validate(number, on=self.today) if number else None
        if problem is not None:
            raise ValidationError(problem.text.within(get_language() or ""), code=problem.code)
        return number

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("party_kind"):
            self._check_new(data)
        elif any(data.get(name) for name in NEW):
            self.add_error("party_kind", _("登记新当事人须选择类别。"))
        return data

    def _check_new(self, data: dict[str, Any]) -> None:
        if data.get("party"):
            self.add_error("party", _("已经填写了登记过的当事人，请勿同时登记新当事人。"))
        if not str(data.get("party_name") or "").strip():
            self.add_error("party_name", _("请填写新当事人的名称或者姓名。"))
        if data.get("party_uscc") and data["party_kind"] == PartyKind.NATURAL_PERSON:
            self.add_error("party_uscc", _("自然人没有统一社会信用代码。"))

    def new_party(self) -> dict[str, Any] | None:
        """The particulars that the command registers; None if no new party was described."""
        data = self.cleaned_data
        if not data.get("party_kind"):
            return None
        code = data.get("party_uscc") or ""
        return {
            "kind": data["party_kind"],
            "name": data.get("party_name") or "",
            "uscc": code,
            "licensed": bool(code),
            "address": data.get("party_address") or "",
            "legal_representative": data.get("party_representative") or "",
            "identity_number": data.get("party_identity") or "",
            "region": self.actor_region(),
        }

    def actor_region(self) -> Any:
        """A new party is entered for the bureau's own region."""
        return getattr(getattr(self.subject, "authority", None), "region", None)
