"""行政案件去向."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.page import ActPage
from web.transfer.decision import DecisionForm
from web.transfer.material import with_police

ROWS = (
    ActPage(
        "transfer.end_case",
        DecisionForm,
        _("终结行政案件"),
        consequence=_("行政处罚案件终结，由办案机构提请结案。"),
        material=with_police,
    ),
    ActPage(
        "transfer.keep_case",
        DecisionForm,
        _("恢复行政案件"),
        consequence=_("行政处罚案件恢复调查；刑事案件办理期间不作出新的罚款决定。"),
        material=with_police,
    ),
    ActPage(
        "transfer.resume_case",
        DecisionForm,
        _("恢复行政处罚程序"),
        consequence=_("行政处罚案件恢复调查，依法应当处罚的继续处罚。"),
        material=with_police,
    ),
)
