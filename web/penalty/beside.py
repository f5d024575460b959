"""一并立案处理相关当事人."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.penalty.models import PenaltyCase
from web.forms.base import ActForm, area
from web.forms.circumstances import SEARCH
from web.forms.facts import conduct_choices, conduct_label
from web.forms.parties import NEW, CompletedParty
from web.page import ActPage
from web.viewmodels import Fact


class ProposePartyForm(CompletedParty):
    """The other party, under which item, and why."""

    field_order = ("party", *NEW, "party_proof", "conduct", "cause", "reason")
    conduct = forms.ChoiceField(label=_("处罚所依据的条款项"), widget=forms.Select(attrs={"data-search": SEARCH}))
    cause = forms.CharField(label=_("案由"), max_length=200)
    reason = forms.CharField(label=_("立案理由"), widget=area(4))

    def prepare(self) -> None:
        field = self.fields["conduct"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *conduct_choices(self.today)]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("party") and not data.get("party_kind") and "party" not in self.errors:
            self.add_error("party", _("请填写当事人，或者在下面登记新当事人。"))
        self.check_complete(data)
        return data

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        told = {name: data[name] for name in ("party", "conduct", "cause", "reason")}
        return {**told, "new_party": self.new_party(), "particulars": self.particulars()}


class RulingForm(ActForm):
    """批准或者不予一并立案."""

    opinion = forms.CharField(label=_("审批意见"), widget=area(3))


def proposed(case: PenaltyCase) -> tuple[Fact, ...]:
    """What waits to be ruled on."""
    row = case.joinders.filter(accepted__isnull=True).select_related("party").first()
    if row is None:
        return ()
    return (
        Fact(label=gettext("当事人"), value=row.party.name),
        Fact(label=gettext("处罚所依据的条款项"), value=conduct_label(row.conduct)),
        Fact(label=gettext("案由"), value=row.cause),
        Fact(label=gettext("报请日期"), value=row.proposed_on.isoformat()),
        Fact(label=gettext("立案理由"), value=row.reason),
    )


ROWS = (
    ActPage(
        "penalty.propose_party",
        ProposePartyForm,
        _("报请一并立案"),
        purpose=_(
            "单位的法定代表人、主要负责人、直接负责的主管人员等依法应当处罚的，报请一并立案；证据共用，分别告知、听证、决定。"
        ),
    ),
    ActPage("penalty.join_party", RulingForm, _("批准一并立案"), material=proposed),
    ActPage("penalty.leave_party", RulingForm, _("不予一并立案"), material=proposed),
)
