"""What is decided of a pending listing with the penalty: part of the form of that decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.penalty.models import PenaltyCase
from integrity.blacklist.selectors import pending_of
from integrity.listing import ListingDecision
from web.blacklist.assessment import ground_choices
from web.fields import DateField
from web.forms.base import area

BOTH = (("list", _("予以列入")), ("leave", _("不予列入")))


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
