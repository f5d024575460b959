"""提请结案、结案、归档."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from web.forms.base import ActForm, area
from web.page import ActPage
from web.penalty.material import proposed


class OpinionForm(ActForm):
    """提请结案、批准结案."""

    opinion = forms.CharField(label=_("意见"), widget=area(4))


class ArchiveForm(ActForm):
    """归档."""

    note = forms.CharField(label=_("备考说明"), required=False, widget=area(3))


ROWS = (
    ActPage("penalty.propose_closure", OpinionForm, _("提请结案")),
    ActPage("penalty.close", OpinionForm, _("批准结案"), material=proposed),
    ActPage("penalty.archive", ArchiveForm, _("归档")),
)
