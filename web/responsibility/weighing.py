"""复核申辩、审查免责主张、提请集体研究."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.accountability.review.choices import Claim
from cases.accountability.review.fault import FINDING
from web.forms.base import ActForm, area
from web.page import ActPage
from web.responsibility.investigation import RecordFindingForm
from web.responsibility.material import claimed, found
from web.responsibility.words import claim_in_words, number, positions
from web.wording import choices


class ReviseFindingForm(RecordFindingForm):
    """复核后更正认定: to the official's favour only."""

    field_order = ("position", *FINDING)
    position = forms.TypedChoiceField(label=_("更正第几项认定"), coerce=int)

    def prepare(self) -> None:
        self.fields["position"].choices = positions(self.subject)  # type: ignore[attr-defined]

    def suggest(self) -> dict[str, Any]:
        first = self.subject.faultfindings.order_by("position").first()
        known = {name: getattr(first, name) for name in FINDING} if first else {}
        return {**known, "unlawful": "yes" if known.get("unlawful") else "no"}

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "position": self.cleaned_data["position"]}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        position = number(typed.get("position"))
        return {**super().seen_by_law(typed), **({"position": position} if position else {})}


class DecideClaimForm(ActForm):
    """审查免责主张: one claimed ground, accepted or not, with reasons."""

    claim = forms.TypedChoiceField(label=_("免责主张"), coerce=int)
    decision = forms.ChoiceField(label=_("审查结论"), choices=[c for c in choices(Claim) if c[0]])
    reasons = forms.CharField(label=_("审查理由"), widget=area(4))

    def prepare(self) -> None:
        rows = self.subject.exemptionclaims.filter(decision="").select_related("finding").order_by("pk")
        self.fields["claim"].choices = [(row.pk, claim_in_words(row)) for row in rows]  # type: ignore[attr-defined]

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {**typed, "claim": number(typed.get("claim"))}


class SubmitForm(ActForm):
    """提请集体研究."""

    verification = forms.CharField(
        label=_("陈述申辩复核情况"), widget=area(5), help_text=_("事实、理由或者证据成立的，应当采纳；不得因申辩加重处理。")
    )
    argument = forms.CharField(label=_("论证意见"), widget=area(6))


ROWS = (
    ActPage("responsibility.revise_finding", ReviseFindingForm, _("更正认定"), material=found),
    ActPage("responsibility.decide_claim", DecideClaimForm, _("登记审查结论"), material=claimed),
    ActPage("responsibility.submit", SubmitForm, _("提请集体研究"), material=claimed),
)
