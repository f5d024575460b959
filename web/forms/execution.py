"""Forms of payment, closure and archive."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.penalty.models import Payment
from cases.penalty.services.execution import outstanding
from web.fields import DateField, YuanField
from web.forms.base import ActForm, area
from web.wording import choices


class PaymentForm(ActForm):
    """登记缴款."""

    purpose = forms.ChoiceField(label=_("款项"), choices=choices(Payment.For))
    amount = YuanField(label=_("金额（元）"), min_fen=1)
    paid_on = DateField(label=_("缴款日期"))
    receipt = forms.CharField(label=_("票据号"), max_length=80)

    past = ("paid_on",)

    def suggest(self) -> dict[str, Any]:
        return {"paid_on": self.today, "amount": outstanding(self.subject) or None}

    def clean_receipt(self) -> str:
        receipt = str(self.cleaned_data["receipt"]).strip()
        if Payment.objects.filter(receipt=receipt).exists():
            raise ValidationError(_("该票据号已经登记，请核对。"))
        return receipt


class ArchiveForm(ActForm):
    """归档."""

    note = forms.CharField(label=_("备考说明"), required=False, widget=area(3))
