"""Acts on a publication."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from integrity.publicity.models import PenaltyPublicity
from web.acts.page import ActPage
from web.forms import execution
from workflows import commands

ROW = PenaltyPublicity

ROWS = (
    ActPage("publicity.enter", ROW, "publicity", execution.EnterPublicityForm, commands.enter_publicity, _("提交录入")),
    ActPage("publicity.review", ROW, "publicity", execution.ReviewPublicityForm, commands.review_publicity, _("审核通过")),
    ActPage("publicity.leave_unpublished", ROW, "publicity", execution.ReasonForm, commands.leave_unpublished, _("不予公示")),
    ActPage("publicity.publish", ROW, "publicity", execution.ConfirmForm, commands.publish_penalty, _("公示")),
    ActPage("publicity.push", ROW, "publicity", execution.ConfirmForm, commands.push_penalty, _("推送外省")),
    ActPage(
        "publicity.record_publication", ROW, "publicity", execution.ConfirmForm, commands.record_publication, _("登记已公示")
    ),
    ActPage("publicity.withdraw", ROW, "publicity", execution.ReasonForm, commands.withdraw_publicity, _("撤回公示")),
)
