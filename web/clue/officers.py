"""更换核查人员."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.forms.officers import ReplaceOfficerForm
from web.page import ActPage


class ReplaceVerifierForm(ReplaceOfficerForm):
    """更换核查人员."""

    relation = "verifiers"


ROWS = (
    ActPage(
        "clue.replace_officer",
        ReplaceVerifierForm,
        _("更换核查人员"),
        consequence=_("接替人员自今天起核查该线索，退出人员领取的待办退回。"),
    ),
)
