"""Forms that acts of several procedures share: a reason, a bare confirmation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from web.forms.base import ActForm, area


class ReasonForm(ActForm):
    """理由."""

    reason = forms.CharField(label=_("理由"), widget=area(3))


class ConfirmForm(ActForm):
    """Nothing to fill in: the act is confirmed."""
