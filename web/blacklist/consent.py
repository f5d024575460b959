"""报请上级同意, and the superior's answer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from web.blacklist.material import listing
from web.forms.base import ActForm, area
from web.forms.common import ReasonForm
from web.page import ActPage


class RequestConsentForm(ActForm):
    """报请上级同意."""

    opinion = forms.CharField(label=_("报请意见"), widget=area(4))


ROWS = (
    ActPage("blacklist.request_consent", RequestConsentForm, _("报请上级"), material=listing),
    ActPage("blacklist.give_consent", ReasonForm, _("同意列入"), material=listing),
    ActPage("blacklist.refuse_consent", ReasonForm, _("不同意列入"), consequence=_("不同意的，不予列入。"), material=listing),
)
