"""The facts of one act of a case that may have several: its address says which (`?number=2`), and each has its own draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cases.law.conduct import conducts
from cases.law.several import COMMON
from cases.penalty.several import apart, known_of
from web.forms.base import is_id
from web.forms.facts import FactsFields, conduct_label
from web.wording import clauses


def numbered_acts(case: Any) -> list[tuple[int, str]]:
    """The acts by number, as a choice names them."""
    rows = enumerate(apart(case.facts)[1], start=1)
    return [
        (n, f"{n}　{clauses(conduct_label(code) for code in act.get('conduct', ()) if code in conducts())}") for n, act in rows
    ]


class OneActFields(FactsFields):
    """Mixin: the facts of the act of `number`; what is common to all acts says so."""

    part = "number"
    number = forms.ChoiceField(
        label=_("违法行为的序号"),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("没有这一序号的违法行为，可能已由他人删去；请返回案件页核对。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        case, given = kwargs["subject"], kwargs.get("data") or kwargs.get("initial") or {}
        number = _number_in(given, len(apart(case.facts)[1]))
        if number is None:
            # what was typed about an act that is gone is not shown as if it were about another
            kwargs.pop("initial", None)
        self.about = number or 1
        super().__init__(*args, **kwargs)

    def known(self) -> dict[str, Any]:
        """What is recorded of the act, and of what is common to all."""
        return known_of(self.subject.facts, self.about)

    def parts(self) -> Sequence[tuple[int, str]]:
        return numbered_acts(self.subject)

    def prepare(self) -> None:
        self.prepare_facts()
        field = self.fields["number"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = self.parts()
        if len(self.parts()) > 1:
            self._set_apart()

    def _set_apart(self) -> None:
        """What is common to all acts stands last, and is called so."""
        common = [name for name in self.fields if name in COMMON]
        for name in common:
            label = self.fields[name].label
            self.fields[name].label = format_lazy(_("各项共有：{label}"), label=label)
        self.order_fields([*(name for name in self.fields if name not in COMMON), *common])


def _number_in(given: Mapping[str, Any], acts: int) -> int | None:
    """The number that was asked for, 1 where none was; None where there is no such act."""
    asked = str(given.get("number") or 1)
    return int(asked) if is_id(asked) and 1 <= int(asked) <= acts else None
