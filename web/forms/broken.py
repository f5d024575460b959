"""Which of several rules was broken, where an item of law names several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.law.clauses import rules_of
from cases.law.conditions import is_meant
from cases.law.conduct import conducts
from cases.law.items import Item
from cases.penalty.assessment import act_of
from cases.penalty.models import PenaltyCase


def broken_field() -> forms.MultipleChoiceField:
    """The field, without its choices."""
    return forms.MultipleChoiceField(
        label=_("违反的具体规定"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("该条款列有多条规定的，勾选当事人违反的；都不勾选的，文书列明全部。"),
    )


def offer_rules(fields: dict[str, forms.Field], name: str, case: PenaltyCase, codes: Sequence[str]) -> None:
    """Let the rules of these items be chosen that are meant for the party's role in each act; where none names several there is
    nothing to ask."""
    found = [_rules(code, act_of(case, code).get("role")) for code in codes if code in conducts()]
    rules = list(dict.fromkeys(rule for each in found for rule in each))
    field = fields[name]
    assert isinstance(field, forms.MultipleChoiceField)
    field.choices = [(rule, rule) for rule in rules]
    if not rules:
        del fields[name]


def _rules(code: str, role: str | None) -> list[str]:
    conduct = conducts()[code]
    items = () if conduct.whole else conduct.items
    named = [rules_of(duty) for item in items if is_meant(role, item.roles) for duty in _duties(item, role)]
    return list(dict.fromkeys(rule for rules in named if len(rules) > 1 for rule in rules))


def _duties(item: Item, role: str | None) -> Iterable[str]:
    """The rule broken by whoever acts in the role; of a role that is not known those of every role."""
    return (item.duty, *dict(item.duties).values()) if role is None else (item.duty_of(role),)
