"""Forms that acts of several procedures share: a reason, an opinion, a bare confirmation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.base.models import Act
from web.forms.base import ActForm, area


class ReasonForm(ActForm):
    """理由."""

    reason = forms.CharField(label=_("理由"), widget=area(3))


class OpinionForm(ActForm):
    """提请结案、批准结案."""

    opinion = forms.CharField(label=_("意见"), widget=area(4))

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        proposed = Act.objects.filter(stream=self.subject.stream_key, verb="penalty.propose_closure")
        return {**typed, "proposed": proposed.exists()}


class ConfirmForm(ActForm):
    """Nothing to fill in: the act is confirmed."""
