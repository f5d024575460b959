"""Acts on a publication."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.acts.page import ActPage
from web.forms import common, execution

ROWS = (
    ActPage("publicity.enter", execution.EnterPublicityForm, _("提交录入")),
    ActPage("publicity.review", execution.ReviewPublicityForm, _("审核通过")),
    ActPage("publicity.leave_unpublished", common.ReasonForm, _("不予公示")),
    ActPage("publicity.publish", common.ConfirmForm, _("公示")),
    ActPage("publicity.push", common.ConfirmForm, _("推送外省")),
    ActPage("publicity.record_publication", common.ConfirmForm, _("登记已公示")),
    ActPage("publicity.withdraw", common.ReasonForm, _("撤回公示")),
)
