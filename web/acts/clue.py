"""Acts on a clue."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.intake.models import Clue
from web.acts.page import ActPage
from web.forms import clue
from workflows import commands

ROWS = (
    ActPage("clue.assign", Clue, "clue", clue.AssignForm, commands.assign_verifiers, _("指派")),
    ActPage("clue.report_findings", Clue, "clue", clue.FindingsForm, commands.report_findings, _("提交核查情况")),
    ActPage(
        "clue.file",
        Clue,
        "clue",
        clue.FileForm,
        commands.file_case,
        _("批准立案"),
        consequence=_("立案后办案期限九十日开始计算。"),
    ),
    ActPage("clue.not_file", Clue, "clue", clue.NotFileForm, commands.not_file, _("不予立案")),
)
