"""Acts on a clue."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.acts.page import ActPage
from web.forms import clue

ROWS = (
    ActPage("clue.assign", clue.AssignForm, _("指派")),
    ActPage("clue.report_findings", clue.FindingsForm, _("提交核查情况")),
    ActPage("clue.file", clue.FileForm, _("批准立案"), consequence=_("立案后办案期限九十日开始计算。")),
    ActPage("clue.not_file", clue.NotFileForm, _("不予立案")),
)
