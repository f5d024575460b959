"""Forms that acts of several procedures share, and what they ask alike."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from web.forms.base import ActForm, area


class ReasonForm(ActForm):
    """理由."""

    reason = forms.CharField(label=_("理由"), widget=area(3))


class ConfirmForm(ActForm):
    """Nothing to fill in: the act is confirmed."""


class RecheckDefenceForm(ActForm):
    """复核陈述申辩."""

    accepted = forms.TypedChoiceField(
        label=_("是否采纳"), choices=(("yes", _("采纳")), ("no", _("不予采纳"))), coerce=lambda v: v == "yes"
    )
    recheck = forms.CharField(
        label=_("复核情况和理由"), widget=area(5), help_text=_("事实、理由或者证据成立的，应当采纳；不得因申辩加重处罚。")
    )


class DeemWaivedForm(ActForm):
    """核对收文."""

    registers = forms.CharField(
        label=_("已核对的收文渠道"), widget=area(3), help_text=_("逐项写明核对了哪些登记，截止到哪一天，均未收到当事人的材料。")
    )

    def suggest(self) -> dict[str, Any]:
        return {"registers": f"收文登记簿、邮政和快递收件、服务窗口、电子邮箱，截至{self.today}均未收到。"}


def after_notice(form: ActForm) -> date:
    """The party answers a notice that was served: not before that day."""
    day: date = form.cleaned_data["received_on"]
    served = form.subject.notice_served_on
    if served is not None and day < served:
        raise ValidationError(_("日期不能早于告知书送达日 %(day)s。"), params={"day": served})
    return day
