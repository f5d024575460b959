"""送达决定书、登记缴款."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.penalty.models import Payment
from cases.penalty.payments import outstanding
from web.fields import DateField, YuanField
from web.forms.base import ActForm
from web.page import ActPage
from web.penalty.material import changed_decision
from web.penalty.notice import ServeForm
from web.wording import choices


class RecordPaymentForm(ActForm):
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


ROWS = (
    ActPage(
        "penalty.serve_decision",
        ServeForm,
        _("登记送达"),
        consequence=_("十五日缴款期限、六十日复议期限和六个月起诉期限自送达之日起计算。"),
        material=changed_decision,
    ),
    ActPage("penalty.serve_exemption", ServeForm, _("登记送达")),
    ActPage("penalty.serve_annulment", ServeForm, _("登记送达")),
    ActPage("penalty.record_payment", RecordPaymentForm, _("登记缴款")),
)
