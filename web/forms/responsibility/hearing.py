"""Forms of findings, notice, defence and claimed grounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.accountability.review.choices import Claim, Harm, Mind, Outcome
from cases.accountability.review.models import ExemptionClaim, ToldOfficial
from cases.law.responsibility import grounds_on, measures_on
from web.fields import DateField
from web.forms.base import ActForm, area
from web.wording import bracketed, choices, said

FINDING = ("conduct", "duty", "unlawful", "unlawful_reasons", "mind", "mind_reasons", "harm", "harm_reasons")
# how many grounds one page can claim
SLOTS = 4
PROPOSABLE = tuple(c for c in choices(Outcome) if c[0] != Outcome.EXEMPT.value)
_FOUND = (("yes", _("认定")), ("no", _("不予认定")))


class FindingForm(ActForm):
    """登记调查认定: the three elements, each with reasons."""

    conduct = forms.CharField(label=_("履职情况"), widget=area(4))
    duty = forms.CharField(label=_("职责依据"), max_length=300)
    unlawful = forms.TypedChoiceField(label=_("违法或者不当履职"), choices=_FOUND, coerce=lambda v: v == "yes")
    unlawful_reasons = forms.CharField(label=_("履职认定的理由"), widget=area(2))
    mind = forms.ChoiceField(label=_("主观方面"), choices=choices(Mind))
    mind_reasons = forms.CharField(label=_("主观方面认定的理由"), widget=area(2))
    harm = forms.ChoiceField(label=_("后果"), choices=choices(Harm))
    harm_reasons = forms.CharField(label=_("后果认定的理由"), widget=area(2))

    def finding(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {name: typed.get(name, "") for name in FINDING}

    def arguments(self) -> dict[str, Any]:
        return {"finding": self.finding(self.cleaned_data)}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {"finding": self.finding(typed)}


class ReviseForm(FindingForm):
    """复核后更正认定: to the official's favour only."""

    field_order = ("position", *FINDING)
    position = forms.TypedChoiceField(label=_("更正第几项认定"), coerce=int)

    def prepare(self) -> None:
        self.fields["position"].choices = _positions(self.subject)  # type: ignore[attr-defined]

    def suggest(self) -> dict[str, Any]:
        first = self.subject.faultfindings.order_by("position").first()
        known = {name: getattr(first, name) for name in FINDING} if first else {}
        return {**known, "unlawful": "yes" if known.get("unlawful") else "no"}

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "position": self.cleaned_data["position"]}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        held = self.subject.faultfindings.filter(position=_number(typed.get("position"))).first()
        return {**super().seen_by_law(typed), **({"held": held} if held else {})}


class NotifyForm(ActForm):
    """告知事实与拟处理."""

    outcome = forms.ChoiceField(label=_("拟处理"), choices=PROPOSABLE)
    measures = forms.MultipleChoiceField(label=_("拟处理方式"), required=False, widget=forms.CheckboxSelectMultiple)
    basis = forms.CharField(label=_("拟处理依据"), max_length=300)
    way = forms.ChoiceField(label=_("告知方式"), choices=choices(ToldOfficial.Way))

    def prepare(self) -> None:
        self.fields["measures"].choices = measure_choices(self)  # type: ignore[attr-defined]


class DefenceForm(ActForm):
    """陈述申辩 and the grounds claimed, each for one finding."""

    received_on = DateField(label=_("提出日期"))
    content = forms.CharField(label=_("陈述、申辩内容"), required=False, widget=area(6))

    past = ("received_on",)

    def suggest(self) -> dict[str, Any]:
        return {"received_on": self.today}

    def prepare(self) -> None:
        if self.actor.officer_id == self.subject.official_id:
            self.fields["received_on"].disabled = True
        grounds = [(g.code, bracketed(said(g.text_zh, g.text_en), g.number)) for g in grounds_on(self.today).values()]
        for slot in range(1, SLOTS + 1):
            self.fields[f"finding_{slot}"].choices = [("", "—"), *_positions(self.subject)]  # type: ignore[attr-defined]
            self.fields[f"ground_{slot}"].choices = [("", "—"), *grounds]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for slot in range(1, SLOTS + 1):
            parts = [data.get(f"{name}_{slot}") for name in ("finding", "ground", "statement")]
            if any(parts) and not all(parts):
                wrong = ValidationError(_("主张免责须写明针对的认定、情形和理由。"), code="half_a_claim")
                self.add_error(f"statement_{slot}", wrong)
        return data

    def claims(self, typed: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The slots that are filled in."""
        slots = [slot for slot in range(1, SLOTS + 1) if typed.get(f"ground_{slot}") and typed.get(f"finding_{slot}")]
        return [
            {
                "finding": _number(typed[f"finding_{s}"]),
                "ground": typed[f"ground_{s}"],
                "statement": typed.get(f"statement_{s}", ""),
            }
            for s in slots
        ]

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"content": data["content"], "received_on": data["received_on"], "claims": self.claims(data)}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {**typed, "content": typed.get("content", ""), "claims": self.claims(typed)}


for _slot in range(1, SLOTS + 1):
    DefenceForm.base_fields |= {
        f"finding_{_slot}": forms.ChoiceField(label=_("主张免责的认定"), required=False),
        f"ground_{_slot}": forms.ChoiceField(label=_("免责情形"), required=False),
        f"statement_{_slot}": forms.CharField(label=_("主张的事实和理由"), required=False, widget=area(2)),
    }


class ClaimForm(ActForm):
    """审查免责主张: one claimed ground, accepted or not, with reasons."""

    claim = forms.TypedChoiceField(label=_("免责主张"), coerce=int)
    decision = forms.ChoiceField(label=_("审查结论"), choices=[c for c in choices(Claim) if c[0]])
    reasons = forms.CharField(label=_("审查理由"), widget=area(4))

    def prepare(self) -> None:
        rows = self.subject.exemptionclaims.filter(decision="").select_related("finding").order_by("pk")
        self.fields["claim"].choices = [(row.pk, claim_in_words(row)) for row in rows]  # type: ignore[attr-defined]

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        row = ExemptionClaim.objects.filter(review=self.subject, pk=_number(typed.get("claim"))).first()
        return {**typed, **({"claim": row} if row else {})}


class SubmitForm(ActForm):
    """提请集体研究."""

    verification = forms.CharField(
        label=_("陈述申辩复核情况"), widget=area(5), help_text=_("事实、理由或者证据成立的，应当采纳；不得因申辩加重处理。")
    )
    argument = forms.CharField(label=_("论证意见"), widget=area(6))


def claim_in_words(row: ExemptionClaim) -> str:
    """A claimed ground and the finding it is claimed for."""
    ground = grounds_on(row.claimed_on)[row.ground]
    return bracketed(said(ground.text_zh, ground.text_en), str(_("第%(n)s项认定") % {"n": row.finding.position}))


def measure_choices(form: ActForm) -> list[tuple[str, str]]:
    """The measures of the day, lightest first."""
    return [(m.code, said(m.name_zh, m.name_en)) for m in measures_on(form.today).values()]


def _number(typed: Any) -> int:
    """A number from a form or a draft; what is none counts as none of them."""
    text = str(typed)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _positions(review: Any) -> list[tuple[int, str]]:
    rows = review.faultfindings.order_by("position")
    return [(f.position, f"{f.position}. {f.conduct[:40]}") for f in rows]
