"""Acts on a transfer to the police."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.acts.page import ActPage
from web.forms import transfer

DECISION = (
    ActPage(
        "transfer.form_task_force",
        transfer.TaskForceForm,
        _("指定专案组"),
        consequence=_("专案组应当及时核实情况，提出移送涉嫌犯罪案件的书面报告。"),
    ),
    ActPage(
        "transfer.clear_flag",
        transfer.DecisionForm,
        _("解除提示"),
        consequence=_("案件事实不再达到移送标准的，写明理由解除提示，行政处罚案件继续办理。"),
    ),
    ActPage(
        "transfer.report",
        transfer.CrimeReportForm,
        _("提出移送报告"),
        consequence=_("报告报送本机关主要负责人，三日内作出是否移送的决定。"),
    ),
    ActPage(
        "transfer.approve",
        transfer.DecisionForm,
        _("批准移送"),
        consequence=_("二十四小时内移送同级公安机关；尚未作出决定的行政处罚案件中止办理。"),
    ),
    ActPage(
        "transfer.reject", transfer.DecisionForm, _("不批准移送"), consequence=_("不予批准的理由记录在案，行政处罚案件继续办理。")
    ),
)

POLICE = (
    ActPage("transfer.send", transfer.SendForm, _("移送"), consequence=_("制发移送书和物品清单，移送书抄送同级人民检察院。")),
    ActPage(
        "transfer.record_receipt",
        transfer.ReceiptForm,
        _("登记回执"),
        consequence=_("公安机关自接受之日起三日内作出立案或者不予立案的决定。"),
    ),
    ActPage(
        "transfer.police_file",
        transfer.ReplyForm,
        _("登记立案"),
        consequence=_("刑事立案记入诚信档案，信用评分随即更新；三日内移交涉案物品和材料。"),
    ),
    ActPage(
        "transfer.police_refuse",
        transfer.RefusalForm,
        _("登记不予立案"),
        consequence=_("认为应当立案的，三日内可以提请复议；否则恢复行政处罚程序。"),
    ),
    ActPage(
        "transfer.hand_over",
        transfer.HandOverGoodsForm,
        _("登记移交"),
        consequence=_("制发交接清单、涉案物品处理记录和移送告知书，书面告知当事人。"),
    ),
    ActPage(
        "transfer.record_outcome",
        transfer.OutcomeForm,
        _("登记结果"),
        consequence=_("诚信档案和信用评分随即更新；依法仍应处罚的，行政处罚案件恢复办理。"),
    ),
)

SETTLEMENT = (
    ActPage(
        "transfer.end_case", transfer.DecisionForm, _("终结行政案件"), consequence=_("行政处罚案件终结，由办案机构提请结案。")
    ),
    ActPage(
        "transfer.keep_case",
        transfer.DecisionForm,
        _("恢复行政案件"),
        consequence=_("行政处罚案件恢复调查；刑事案件办理期间不作出新的罚款决定。"),
    ),
    ActPage(
        "transfer.resume_case",
        transfer.DecisionForm,
        _("恢复行政处罚程序"),
        consequence=_("行政处罚案件恢复调查，依法应当处罚的继续处罚。"),
    ),
)

ROWS = (*DECISION, *POLICE, *SETTLEMENT)
