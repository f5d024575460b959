"""陈述申辩."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.law.responsibility import grounds_on
from web.fields import DateField
from web.forms.base import ActForm, area
from web.forms.common import ConfirmForm
from web.page import ActPage
from web.responsibility.material import found
from web.responsibility.words import number, positions
from web.wording import bracketed, said

# how many grounds one page can claim
SLOTS = 4


class DefendForm(ActForm):
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
            self.fields[f"finding_{slot}"].choices = [("", "—"), *positions(self.subject)]  # type: ignore[attr-defined]
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
                "finding": number(typed[f"finding_{s}"]),
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
    DefendForm.base_fields |= {
        f"finding_{_slot}": forms.ChoiceField(label=_("主张免责的认定"), required=False),
        f"ground_{_slot}": forms.ChoiceField(label=_("免责情形"), required=False),
        f"statement_{_slot}": forms.CharField(label=_("主张的事实和理由"), required=False, widget=area(2)),
    }


ROWS = (
    ActPage("responsibility.defend", DefendForm, _("提交陈述申辩"), material=found),
    ActPage("responsibility.waive", ConfirmForm, _("放弃陈述申辩"), material=found),
)
