"""Who leaves, who takes over, and why: the same fields on a case, a clue and a transfer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.base.roles import LEADERS
from cases.parties.models import Officer
from cases.parties.replacing import Cause
from web.forms.base import ActForm, OfficerField, case_officers
from web.wording import choices


class ReplaceOfficerForm(ActForm):
    """更换人员. A subclass says which relation of the subject names the officers of today."""

    relation = ""
    leaving = OfficerField(label=_("退出的人员"))
    coming = OfficerField(label=_("接替人员"))
    cause = forms.ChoiceField(label=_("更换情形"), choices=choices(Cause))
    reason = forms.CharField(label=_("更换理由"), max_length=200, help_text=_("例如：与当事人有近亲属关系，申请回避。"))

    def suggest(self) -> dict[str, Any]:
        return {"cause": Cause.LEFT.value}

    def prepare(self) -> None:
        now = list(self.subject.relations()[self.relation])
        for name, found in (
            ("leaving", Officer.objects.filter(pk__in=now)),
            ("coming", case_officers(self.subject.authority, self.today).exclude(pk__in=now)),
        ):
            field = self.fields[name]
            assert isinstance(field, OfficerField)
            field.queryset = found
        cause = self.fields["cause"]
        if self.actor.role not in LEADERS and isinstance(cause, forms.ChoiceField):
            # a recusal is for the leader to decide (PP4)
            cause.choices = [c for c in choices(Cause) if c[0] != Cause.RECUSAL.value]
