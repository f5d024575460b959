"""退回、重新告知."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.forms.common import ReasonForm
from web.page import ActPage
from web.penalty.material import report_reviewed

BACK_TO_OFFICERS = _("案件退回办案人员继续调查，须重新提交调查终结报告、重新审核。")
ROWS = (
    ActPage("penalty.return_to_officers", ReasonForm, _("退回"), consequence=BACK_TO_OFFICERS, material=report_reviewed),
    ActPage("penalty.return_from_approval", ReasonForm, _("退回"), consequence=BACK_TO_OFFICERS, material=report_reviewed),
    ActPage(
        "penalty.return_to_review",
        ReasonForm,
        _("退回"),
        consequence=_("案件退回审核人员重新审核，审核期限重新计算。"),
        material=report_reviewed,
    ),
    ActPage(
        "penalty.return_from_notice",
        ReasonForm,
        _("退回"),
        consequence=_("已作出的告知不再作为决定的依据；补充调查、重新审核后重新告知当事人。"),
        material=report_reviewed,
    ),
    ActPage(
        "penalty.renotify",
        ReasonForm,
        _("重新告知"),
        consequence=_("案件回到报批环节，重新批准告知并送达后，当事人重新享有五个工作日的期限。"),
        material=report_reviewed,
    ),
)
