"""提出、排除涉嫌犯罪: what people say about a crime that the engine cannot settle."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.law.crime_rows import crimes, thresholds
from cases.penalty import assessment
from cases.transfer import suspicion
from web.citations import cited
from web.forms.base import ActForm, area
from web.page import ActPage

OTHER = "other"
# no separate crime: it refers back to 140
CATCH_ALL = "149"


class CrimeForm(ActForm):
    """提出、排除涉嫌犯罪: the crime and the reasons. What the facts reach and nobody has answered is suggested."""

    crime = forms.ChoiceField(label=_("涉嫌罪名"))
    article = forms.IntegerField(
        label=_("刑法条文序号"),
        required=False,
        min_value=102,
        max_value=451,
        help_text=_("罪名选“其他罪名”时填写，如假冒注册商标罪填 213。"),
    )
    reason = forms.CharField(label=_("事实和理由"), widget=area(5))

    def suggest(self) -> dict[str, Any]:
        outcome = assessment.assess_case(self.subject, on=self.today)
        open_ones = suspicion.unanswered(self.subject, outcome.transfer)
        return {"crime": open_ones[0]} if open_ones else {}

    def prepare(self) -> None:
        field = self.fields["crime"]
        assert isinstance(field, forms.ChoiceField)
        known = [crime for crime in crimes("party") if crime != CATCH_ALL]
        field.choices = [*((f"刑法 §{crime}", crime_label(crime)) for crime in known), (OTHER, _("其他罪名"))]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("crime") == OTHER and not data.get("article"):
            self.add_error("article", ValidationError(_("请填写刑法条文序号。"), code="required"))
        return data

    def arguments(self) -> dict[str, Any]:
        return self.seen_by_law(self.cleaned_data)

    def seen_by_law(self, typed: Any) -> dict[str, Any]:
        chosen, article = typed.get("crime") or "", typed.get("article")
        crime = f"刑法 §{article}" if chosen == OTHER else chosen
        return {"crime": crime, "reason": typed.get("reason") or ""}


def crime_label(crime: str) -> str:
    """A crime as choices show it: article and name."""
    row, language = thresholds(crime)[0], get_language() or ""
    return f"{cited(f'刑法 §{crime}', language)}　{row.name_en if language.startswith('en') else row.name_zh}"


ROWS = (
    ActPage(
        "penalty.point_out_crime",
        CrimeForm,
        _("提出涉嫌犯罪"),
        purpose=_("系统只提示确定达到标准的犯罪；须结合案情认定的，由办案人员或者负责人提出。"),
        consequence=_("即转入涉嫌犯罪移送程序；主要负责人决定之前不得作出行政处罚决定。"),
    ),
    ActPage("penalty.rule_out_crime", CrimeForm, _("排除涉嫌犯罪"), consequence=_("理由记录在案；案件事实变化后须重新认定。")),
)
