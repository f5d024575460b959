"""更换专案组成员."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.forms.officers import ReplaceOfficerForm
from web.page import ActPage


class ReplaceMemberForm(ReplaceOfficerForm):
    """更换专案组成员."""

    relation = "taskforce"


ROWS = (
    ActPage(
        "transfer.replace_officer",
        ReplaceMemberForm,
        _("更换专案组成员"),
        consequence=_("接替人员自今天起参加专案组，退出人员领取的待办退回。"),
    ),
)
