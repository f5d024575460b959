"""送达决定书、登记缴款."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.base.conditions import Question
from cases.penalty.acts.execution import RECEIPT_NAMED, RECEIPT_UNUSED
from cases.penalty.models import Payment
from cases.penalty.payments import outstanding
from cases.penalty.proposal import yuan
from web.fields import DateField, YuanField
from web.forms.base import ActForm, area
from web.page import ActPage
from web.penalty.material import changed_decision
from web.penalty.notice import ServeForm
from web.wording import choices, label_of


class RecordPaymentForm(ActForm):
    """登记缴款."""

    purpose = forms.ChoiceField(label=_("款项"), choices=choices(Payment.For))
    amount = YuanField(label=_("金额（元）"), min_fen=1)
    paid_on = DateField(label=_("缴款日期"))
    receipt = forms.CharField(label=_("票据号"), max_length=80)

    past = ("paid_on",)

    def suggest(self) -> dict[str, Any]:
        return {"paid_on": self.today, "amount": outstanding(self.subject) or None}

    def clean(self) -> dict[str, Any]:
        """What contradicts the receipt is said at its field, before the act is tried."""
        data = super().clean()
        if {"receipt", "purpose"} <= data.keys():
            seen = Question(self.subject, self.actor, timezone.now(), self.today, data)
            wrong = RECEIPT_NAMED.check(seen) or RECEIPT_UNUSED.check(seen)
            if wrong is not None:
                self.add_error("receipt", ValidationError(wrong.within(get_language() or "")))
        return data


class TakeBackPaymentForm(ActForm):
    """冲正缴款登记."""

    payment = forms.ChoiceField(label=_("缴款登记"))
    reason = forms.CharField(
        label=_("冲正理由"), max_length=300, widget=area(3), help_text=_("例如：银行退票；票据属于其他案件。")
    )

    def prepare(self) -> None:
        field = self.fields["payment"]
        assert isinstance(field, forms.ChoiceField)
        rows = self.subject.payments.filter(taken_back_on__isnull=True).order_by("pk")
        field.choices = [(r.pk, f"{r.paid_on} {label_of(Payment.For, r.purpose)} {yuan(r.amount)} {r.receipt}") for r in rows]

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "payment": int(self.cleaned_data["payment"])}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        chosen = str(typed.get("payment") or "")
        return {**typed, "payment": int(chosen) if chosen.isdigit() else 0}


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
    ActPage(
        "penalty.take_back_payment",
        TakeBackPaymentForm,
        _("冲正"),
        consequence=_("该笔登记不再计入已缴款项并保留在案；因此缴清的案件恢复待缴款状态，诚信档案和评分随即更正。"),
    ),
)
