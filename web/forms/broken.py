"""Which of several rules was broken, where an item of law names several."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.law.clauses import rules_of
from cases.law.conduct import conducts


def broken_field() -> forms.MultipleChoiceField:
    """The field, without its choices."""
    return forms.MultipleChoiceField(
        label=_("违反的具体规定"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("该条款列有多条规定的，勾选当事人违反的；都不勾选的，文书列明全部。"),
    )


def offer_rules(fields: dict[str, forms.Field], name: str, codes: Sequence[str]) -> None:
    """Let the rules of these items be chosen; where none names several there is nothing to ask."""
    rules = _rules(codes)
    field = fields[name]
    assert isinstance(field, forms.MultipleChoiceField)
    field.choices = [(rule, rule) for rule in rules]
    if not rules:
        del fields[name]


def _rules(codes: Sequence[str]) -> list[str]:
    known = [conducts()[code] for code in codes if code in conducts()]
    items = [item for conduct in known if not conduct.whole for item in conduct.items]
    duties = [rules_of(duty) for item in items for duty in (item.duty, *dict(item.duties).values())]
    return list(dict.fromkeys(rule for rules in duties if len(rules) > 1 for rule in rules))
