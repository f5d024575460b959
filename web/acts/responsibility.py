"""Acts on a review of responsibility."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.acts.page import ActPage
from web.forms.common import ConfirmForm
from web.forms.responsibility import hearing, opening, outcome

TOLD = _("无论结果如何，都须告知被审查人。")

ROWS = (
    ActPage("responsibility.consent", ConfirmForm, _("同意")),
    ActPage("responsibility.begin_preliminary", ConfirmForm, _("开始核实")),
    ActPage("responsibility.report_preliminary", opening.PreliminaryForm, _("提交核实情况")),
    ActPage("responsibility.open", opening.OpenForm, _("批准立案"), consequence=_("办理期限六个月开始计算。")),
    ActPage("responsibility.clear", opening.ClearForm, _("决定不予追责"), consequence=TOLD),
    ActPage("responsibility.recuse", opening.RecuseForm, _("更换调查人员")),
    ActPage(
        "responsibility.record_finding",
        hearing.FindingForm,
        _("登记认定"),
        purpose=_("三项要件逐项认定并说明理由；每项履职情况登记一次。"),
    ),
    ActPage(
        "responsibility.notify",
        hearing.NotifyForm,
        _("告知被审查人"),
        consequence=_("陈述申辩期限开始计算；此后的处理不得重于告知内容。"),
    ),
    ActPage("responsibility.defend", hearing.DefenceForm, _("提交陈述申辩")),
    ActPage("responsibility.waive", ConfirmForm, _("放弃陈述申辩")),
    ActPage("responsibility.revise_finding", hearing.ReviseForm, _("更正认定")),
    ActPage("responsibility.decide_claim", hearing.ClaimForm, _("登记审查结论")),
    ActPage("responsibility.submit", hearing.SubmitForm, _("提请集体研究")),
    ActPage("responsibility.decide_measure", outcome.MeasureForm, _("决定给予处理"), consequence=TOLD),
    ActPage("responsibility.decide_exempt", outcome.ExemptForm, _("决定免予追责"), consequence=TOLD),
    ActPage("responsibility.decide_no_fault", outcome.NoFaultForm, _("决定不予追责"), consequence=TOLD),
    ActPage("responsibility.refer", outcome.ReferForm, _("决定移送"), consequence=TOLD),
    ActPage("responsibility.inform", outcome.InformForm, _("登记告知")),
    ActPage(
        "responsibility.serve_measure", outcome.WayForm, _("登记送达"), consequence=_("申请内部复核的期限自送达之日起计算。")
    ),
    ActPage(
        "responsibility.ask_review", outcome.AskForm, _("申请复核"), consequence=_("复核期间不停止执行，不因申请复核而加重处理。")
    ),
    ActPage("responsibility.answer_review", outcome.AnswerForm, _("作出复核结论")),
    ActPage("responsibility.archive", ConfirmForm, _("归档")),
)
