"""更换办案人员."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.forms.officers import ReplaceOfficerForm
from web.page import ActPage


class ReplaceHandlerForm(ReplaceOfficerForm):
    """更换办案人员."""

    relation = "handlers"


ROWS = (
    ActPage(
        "penalty.replace_officer",
        ReplaceHandlerForm,
        _("更换办案人员"),
        consequence=_("接替人员自今天起办理本案，退出人员领取的待办退回，不再办理本案。"),
    ),
)
