"""Forms of the list of serious violations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.penalty.models import PenaltyCase
from integrity.blacklist.conditions import LEADERS_GROUNDS
from integrity.blacklist.models import BlacklistCase, NotListedGround
from integrity.listing import pending_of
from web.fields import DateField
from web.forms.base import ActForm, area, representative
from web.wording import label
from workflows.commands import ListingDecision

YES_NO = (("yes", _("拟予列入")), ("no", _("拟不予列入")))
BOTH = (("list", _("予以列入")), ("leave", _("不予列入")))


def ground_choices() -> list[tuple[str, str]]:
    """What a leader may rest "not listed" on."""
    return [(code, label(NotListedGround(code))) for code in LEADERS_GROUNDS]


class ProposeForm(ActForm):
    """提出列入意见: the circumstances of art. 12, and whether to list."""

    weighing = forms.CharField(
        label=_("情节评估"),
        widget=area(6),
        help_text=_("主观恶意、违法频次、持续时间、处罚种类和罚没款数额、货值、危害后果、损失和社会影响。"),
    )
    to_list = forms.TypedChoiceField(label=_("意见"), choices=YES_NO, coerce=lambda v: v == "yes")


class NotifyForm(ActForm):
    """确认拟列入."""

    opinion = forms.CharField(label=_("信用监管机构意见"), required=False, widget=area(3))


class LeaveForm(ActForm):
    """决定不予列入."""

    ground = forms.ChoiceField(label=_("不予列入的理由"))
    reason = forms.CharField(label=_("具体说明"), widget=area(4))

    def prepare(self) -> None:
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = ground_choices()


class ListingDefenceForm(ActForm):
    """记录列入陈述申辩."""

    received_on = DateField(label=_("陈述申辩日期"))
    stated_by = forms.CharField(label=_("陈述人"), max_length=128)
    content = forms.CharField(label=_("对列入的陈述、申辩内容"), widget=area(6))

    past = ("received_on",)

    def suggest(self) -> dict[str, Any]:
        return {"received_on": self.today, "stated_by": representative(self.subject)}

    def clean_received_on(self) -> date:
        return _after_notice(self)


class ListingWaiveForm(ActForm):
    """放弃列入陈述申辩."""

    received_on = DateField(label=_("放弃日期"))
    stated_by = forms.CharField(label=_("表示放弃的人"), max_length=128)

    past = ("received_on",)

    def suggest(self) -> dict[str, Any]:
        return {"received_on": self.today, "stated_by": representative(self.subject)}

    def clean_received_on(self) -> date:
        return _after_notice(self)


class RequestConsentForm(ActForm):
    """报请上级同意."""

    opinion = forms.CharField(label=_("报请意见"), widget=area(4))


class DecidedWithPenalty(forms.Form):
    """Mixin: what is decided of a pending listing, in the form of the penalty decision. No fields where none is pending."""

    subject: PenaltyCase

    def add_listing(self) -> None:
        """Called by `prepare` of the form."""
        if pending_of(self.subject.pk) is not None:
            self.fields.update(_listing_fields())

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("listing") and not str(data.get("listing_reason") or "").strip():
            self.add_error("listing_reason", ValidationError(_("请写明列入或者不予列入的理由。"), code="required"))
        if data.get("listing") == "leave" and not data.get("listing_ground"):
            self.add_error("listing_ground", ValidationError(_("请选择不予列入的理由。"), code="required"))
        return data

    def listing_argument(self) -> dict[str, Any]:
        """What is decided of the listing together with the penalty (`also`); nothing where none is pending."""
        data = self.cleaned_data
        if not data.get("listing"):
            return {}
        to_list = data["listing"] == "list"
        decided = ListingDecision(
            to_list=to_list,
            reason=data["listing_reason"],
            ground="" if to_list else data["listing_ground"],
            restriction_until=data["restriction_until"] if to_list else None,
            other_measure=data["other_measure"] if to_list else "",
        )
        return {"also": {"listing": decided}}


def listing_seen(typed: Mapping[str, Any]) -> dict[str, Any]:
    """What the conditions may look at of it."""
    return {"listing": typed.get("listing") or None}


def _listing_fields() -> dict[str, forms.Field]:
    return {
        "listing": forms.ChoiceField(label=_("严重违法失信名单"), choices=BOTH, widget=forms.RadioSelect),
        "listing_reason": forms.CharField(
            label=_("列入或者不予列入的理由"), widget=area(3), required=False, help_text=_("列入的，写入列入决定书。")
        ),
        "listing_ground": forms.ChoiceField(
            label=_("不予列入的理由（不予列入时选择）"), choices=[("", "—"), *ground_choices()], required=False
        ),
        "restriction_until": DateField(
            label=_("法律、行政法规规定的限制期限末日"), required=False, help_text=_("长于三年的才填写，列入期限从其规定。")
        ),
        "other_measure": forms.CharField(
            label=_("其他管理措施及其依据"),
            required=False,
            max_length=200,
            help_text=_("仅限法律、行政法规和党中央、国务院政策文件规定的措施。"),
        ),
    }


def _after_notice(form: ActForm) -> date:
    day: date = form.cleaned_data["received_on"]
    listing: BlacklistCase = form.subject
    if listing.notice_served_on is not None and day < listing.notice_served_on:
        raise ValidationError(_("日期不能早于告知书送达日 %(day)s。"), params={"day": listing.notice_served_on})
    return day
