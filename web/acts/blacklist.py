"""Acts on a listing."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from integrity.blacklist.models import BlacklistCase
from web.acts.page import ActPage
from web.forms import blacklist, execution, notice
from workflows import commands

ROW = BlacklistCase

ROWS = (
    ActPage(
        "blacklist.propose",
        ROW,
        "listing",
        blacklist.ProposeForm,
        commands.propose_listing,
        _("提交意见"),
        purpose=_("是否属于性质恶劣、情节严重、社会危害较大，由办案机构综合评估；较重行政处罚和列入情形由系统核对。"),
    ),
    ActPage(
        "blacklist.notify",
        ROW,
        "listing",
        blacklist.NotifyForm,
        commands.confirm_listing,
        _("确认并制发告知书"),
        consequence=_("列入告知书与行政处罚告知书一并送达，当事人有五个工作日陈述、申辩。"),
    ),
    ActPage("blacklist.disagree", ROW, "listing", execution.ReasonForm, commands.disagree_with_listing, _("不同意列入")),
    ActPage("blacklist.leave_unlisted", ROW, "listing", blacklist.LeaveForm, commands.leave_unlisted, _("决定不予列入")),
    ActPage("blacklist.return_proposal", ROW, "listing", execution.ReasonForm, commands.return_listing, _("退回")),
    ActPage(
        "blacklist.record_defence",
        ROW,
        "listing",
        blacklist.ListingDefenceForm,
        commands.record_listing_defence,
        _("登记陈述申辩"),
    ),
    ActPage("blacklist.waive", ROW, "listing", blacklist.ListingWaiveForm, commands.waive_listing_defence, _("登记放弃")),
    ActPage("blacklist.recheck_defence", ROW, "listing", notice.RecheckForm, commands.recheck_listing_defence, _("提交复核情况")),
    ActPage("blacklist.request_consent", ROW, "listing", blacklist.RequestConsentForm, commands.request_consent, _("报请上级")),
    ActPage("blacklist.give_consent", ROW, "listing", execution.ReasonForm, commands.give_consent, _("同意列入")),
    ActPage(
        "blacklist.refuse_consent",
        ROW,
        "listing",
        execution.ReasonForm,
        commands.refuse_consent,
        _("不同意列入"),
        consequence=_("不同意的，不予列入。"),
    ),
    ActPage(
        "blacklist.publish",
        ROW,
        "listing",
        execution.ConfirmForm,
        commands.publish_listing,
        _("公示"),
        consequence=_("列入信息自今天起向社会公示，至列入期限届满自动停止。"),
    ),
    ActPage(
        "blacklist.take_down",
        ROW,
        "listing",
        execution.ConfirmForm,
        commands.take_down_listing,
        _("登记已撤下"),
        purpose=_("本系统已停止展示；请撤下国家企业信用信息公示系统等处的公示后登记。"),
    ),
)
