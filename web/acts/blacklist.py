"""Acts on a listing."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.acts.page import ActPage
from web.forms import blacklist, common
from web.penalty.notice import RecheckDefenceForm

ROWS = (
    ActPage(
        "blacklist.propose",
        blacklist.ProposeForm,
        _("提交意见"),
        purpose=_("是否属于性质恶劣、情节严重、社会危害较大，由办案机构综合评估；较重行政处罚和列入情形由系统核对。"),
    ),
    ActPage(
        "blacklist.notify",
        blacklist.NotifyForm,
        _("确认并制发告知书"),
        consequence=_("列入告知书与行政处罚告知书一并送达，当事人有五个工作日陈述、申辩。"),
    ),
    ActPage("blacklist.disagree", common.ReasonForm, _("不同意列入")),
    ActPage("blacklist.leave_unlisted", blacklist.LeaveForm, _("决定不予列入")),
    ActPage("blacklist.return_proposal", common.ReasonForm, _("退回")),
    ActPage("blacklist.record_defence", blacklist.ListingDefenceForm, _("登记陈述申辩")),
    ActPage("blacklist.waive", blacklist.ListingWaiveForm, _("登记放弃")),
    ActPage("blacklist.recheck_defence", RecheckDefenceForm, _("提交复核情况")),
    ActPage("blacklist.request_consent", blacklist.RequestConsentForm, _("报请上级")),
    ActPage("blacklist.give_consent", common.ReasonForm, _("同意列入")),
    ActPage("blacklist.refuse_consent", common.ReasonForm, _("不同意列入"), consequence=_("不同意的，不予列入。")),
    ActPage(
        "blacklist.publish", common.ConfirmForm, _("公示"), consequence=_("列入信息自今天起向社会公示，至列入期限届满自动停止。")
    ),
    ActPage(
        "blacklist.take_down",
        common.ConfirmForm,
        _("登记已撤下"),
        purpose=_("本系统已停止展示；请撤下国家企业信用信息公示系统等处的公示后登记。"),
    ),
)
