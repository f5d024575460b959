"""Naming the party: one that is registered, or a new one with what the law must know of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from cases.base.spelling import visible
from cases.intake.papers.common import missing_particulars
from cases.parties import identity, uscc
from cases.parties.models import IdentityKind, Party, PartyKind
from cases.parties.selectors import named, party_by_identity
from web.fields import DateField
from web.forms.base import ActForm
from web.forms.choosing import NONE_OF_THEM, PartyChoice
from web.wording import choices

NEW = (
    "party_choice",
    "party_kind",
    "party_name",
    "party_uscc",
    "party_address",
    "party_representative",
    "party_identity_kind",
    "party_identity",
    "party_born_on",
)
DESCRIBED = NEW[2:]
# where a particular that a paper must state is typed
FIELD_OF = {"uscc": "party_uscc", "address": "party_address", "representative": "party_representative", "name": "party_name"}


class PaperFields(ActForm):
    """Mixin: the paper that names a person, and the day of birth where it states none."""

    party_identity_kind = forms.ChoiceField(
        label=_("证件类型"), choices=(("", _("按号码识别")), *choices(IdentityKind)), required=False
    )
    party_identity = forms.CharField(
        label=_("证件号码（自然人、经营者）"),
        required=False,
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("加密保存，页面和文书只显示部分号码。15位和18位居民身份证号码视为同一人。"),
    )
    party_born_on = DateField(
        label=_("出生日期（自然人）"), required=False, help_text=_("证件号码不载明出生日期的填写；用于核对是否成年，加密保存。")
    )

    def clean_party_identity(self) -> str:
        number = identity.clean(str(self.cleaned_data.get("party_identity") or ""))
        kind = self.cleaned_data.get("party_identity_kind") or identity.recognise(number)
        problem = identity.problem_of(kind, number, on=self.today) if number else None
        if problem is not None:
            raise ValidationError(problem.text.within(get_language() or ""), code=problem.code)
        return number

    def clean_party_born_on(self) -> Any:
        day = self.cleaned_data.get("party_born_on")
        if day is not None and not identity.EARLIEST <= day <= self.today:
            raise ValidationError(_("出生日期不能晚于今天，也不能早于1900年。"), code="date_range")
        return day


class PartyFields(PartyChoice, PaperFields):
    """Mixin: `party` by credit code or name; if it is not registered, the particulars of a new one."""

    party_kind = forms.ChoiceField(label=_("新当事人类别"), choices=(("", _("不新登记")), *choices(PartyKind)), required=False)
    party_name = forms.CharField(label=_("新当事人名称（姓名、字号）"), required=False, max_length=200)
    party_uscc = forms.CharField(
        label=_("新当事人统一社会信用代码"), required=False, max_length=32, help_text=_("无照经营者和自然人不填。")
    )
    party_address = forms.CharField(label=_("住所（住址、经营场所）"), required=False, max_length=200)
    party_representative = forms.CharField(label=_("法定代表人、负责人或者经营者"), required=False, max_length=64)

    def clean_party_uscc(self) -> str:
        code = uscc.clean(str(self.cleaned_data.get("party_uscc") or ""))
        problem = uscc.validate(code) if code else None
        if problem is not None:
            raise ValidationError(problem.text.within(get_language() or ""), code=problem.code)
        if code and Party.objects.filter(uscc=code).exists():
            raise ValidationError(_("该代码已经登记，请在“当事人”一栏填写这个代码。"), code="party_known")
        return code

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        text, number = visible(str(data.get("party") or "")), data.get("party_identity") or ""
        known = list(party_by_identity(number).select_related("region")) if number else []
        described = bool(data.get("party_kind"))
        data["party"] = None if "party" in self.errors else self.chosen(text, [*known, *self._namesakes(data)])
        if data["party"] is not None:
            self._check_alone(data)
        elif described:
            self._check_new(data, text, known)
        elif known and not text:
            self.offer(known, gettext("该证件号码已经登记，请选用。"), at="party_identity")
        elif any(data.get(name) for name in DESCRIBED) and not text:
            self.add_error("party_kind", _("登记新当事人须选择类别。"))
        return data

    def _namesakes(self, data: dict[str, Any]) -> list[Party]:
        """Those known to this bureau that bear the name of the new one."""
        name = visible(str(data.get("party_name") or ""))
        return [p for p in named(name) if self._readable(p)] if data.get("party_kind") and name else []

    def _check_alone(self, data: dict[str, Any]) -> None:
        """Not at once a registered party and a new one; one chosen in place of the new one is meant instead of it."""
        if data.get("party_kind") and not data.get("party_choice"):
            self.add_error("party", _("已经填写了登记过的当事人，请勿同时登记新当事人。"))

    def _check_new(self, data: dict[str, Any], text: str, known: list[Party]) -> None:
        if text:
            self.add_error("party", _("已经填写了登记过的当事人，请勿同时登记新当事人。"))
        if not visible(str(data.get("party_name") or "")) and "party_name" not in self.errors:
            self.add_error("party_name", _("请填写新当事人的名称或者姓名。"))
        if data.get("party_uscc") and data["party_kind"] == PartyKind.NATURAL_PERSON:
            self.add_error("party_uscc", _("自然人没有统一社会信用代码。"))
        persons = [p for p in known if p.kind == PartyKind.NATURAL_PERSON]
        if persons and data["party_kind"] == PartyKind.NATURAL_PERSON:
            self.offer(persons, gettext("该证件号码已经登记，请选用。"), at="party_identity")
            return
        same = self._namesakes(data) if not data.get("party_uscc") and not data.get("party_identity") else []
        if same and data.get("party_choice") != NONE_OF_THEM:
            told = gettext("已登记有同名当事人，请确认是否为同一当事人。")
            self.offer(same, told, at="party_name", also_new=True)

    def new_party(self) -> dict[str, Any] | None:
        """The particulars that the command registers; None if no new party was described."""
        data = self.cleaned_data
        if not data.get("party_kind") or data.get("party") is not None:
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
            "identity_kind": data.get("party_identity_kind") or "",
            "born_on": data.get("party_born_on"),
            "region": self.actor_region(),
        }

    def actor_region(self) -> Any:
        """A new party is entered for the bureau's own region."""
        return getattr(getattr(self.subject, "authority", None), "region", None)


class CompletedParty(PartyFields):
    """Mixin: what the notice of penalty will have to state of the party is asked before the case is filed."""

    party_proof = forms.CharField(
        label=_("补充住所、法定代表人的依据"),
        required=False,
        max_length=200,
        help_text=_("已登记的当事人缺少住所或者法定代表人的，在上面补充，并在此写明依据，如营业执照副本。"),
    )

    def check_complete(self, data: dict[str, Any]) -> None:
        """Ask at its field for what a paper of the case must state (PL59, PP62) and nobody has said."""
        named_party = data.get("party")
        typed = {name: visible(str(data.get(f"party_{name}") or "")) for name in ("address", "representative", "name")}
        if named_party is not None:
            missing = missing_particulars(named_party)
            self._ask_missing(missing, typed)
            if any(typed.get(key) for key in missing) and not data.get("party_proof"):
                self.add_error("party_proof", _("请写明依据，如营业执照副本。"))
        elif data.get("party_kind"):
            self._ask_missing(missing_particulars(_described(data)), typed)

    def _ask_missing(self, missing: dict[str, str], typed: dict[str, str]) -> None:
        for key, label in missing.items():
            if not typed.get(key) and FIELD_OF[key] not in self.errors:
                self.add_error(FIELD_OF[key], _("告知书、决定书必须载明当事人的%(what)s，请填写。") % {"what": gettext(label)})

    def particulars(self) -> dict[str, str] | None:
        """What is completed of a registered party; None where its register says everything."""
        data = self.cleaned_data
        if data.get("party") is None or not (missing := missing_particulars(data["party"])):
            return None
        return {
            "address": data.get("party_address") or "" if "address" in missing else "",
            "legal_representative": data.get("party_representative") or "" if "representative" in missing else "",
            "proof": data.get("party_proof") or "",
        }


def _described(data: dict[str, Any]) -> Party:
    """The new party as it would be registered, to see what its papers lack."""
    return Party(
        kind=data["party_kind"],
        licensed=bool(data.get("party_uscc")),
        name=data.get("party_name") or "",
        uscc=data.get("party_uscc") or None,
        address=data.get("party_address") or "",
        legal_representative=data.get("party_representative") or "",
    )
