"""Acts on a review of responsibility."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.accountability.review.models import ResponsibilityReview
from web.acts.page import ActPage
from web.forms.base import ActForm
from web.forms.execution import ConfirmForm
from web.forms.responsibility import hearing, opening, outcome
from workflows import commands


def _page(act: str, form: type[ActForm], command: Any, confirm: Any, **more: Any) -> ActPage:
    return ActPage(f"responsibility.{act}", ResponsibilityReview, "review", form, command, confirm, **more)


TOLD = _("无论结果如何，都须告知被审查人。")

ROWS = (
    _page("consent", ConfirmForm, commands.consent_to_preliminary, _("同意")),
    _page("begin_preliminary", ConfirmForm, commands.begin_preliminary, _("开始核实")),
    _page("report_preliminary", opening.PreliminaryForm, commands.report_preliminary, _("提交核实情况")),
    _page("open", opening.OpenForm, commands.open_review, _("批准立案"), consequence=_("办理期限六个月开始计算。")),
    _page("clear", opening.ClearForm, commands.clear_official, _("决定不予追责"), consequence=TOLD),
    _page("recuse", opening.RecuseForm, commands.recuse_investigator, _("更换调查人员"), beside=True),
    _page(
        "record_finding",
        hearing.FindingForm,
        commands.record_finding,
        _("登记认定"),
        beside=True,
        purpose=_("三项要件逐项认定并说明理由；每项履职情况登记一次。"),
    ),
    _page(
        "notify",
        hearing.NotifyForm,
        commands.notify_official,
        _("告知被审查人"),
        consequence=_("陈述申辩期限开始计算；此后的处理不得重于告知内容。"),
    ),
    _page("defend", hearing.DefenceForm, commands.state_defence, _("提交陈述申辩")),
    _page("waive", ConfirmForm, commands.waive_defence, _("放弃陈述申辩")),
    _page("revise_finding", hearing.ReviseForm, commands.revise_finding, _("更正认定"), beside=True),
    _page("decide_claim", hearing.ClaimForm, commands.decide_claim, _("登记审查结论"), beside=True),
    _page("submit", hearing.SubmitForm, commands.submit_to_group, _("提请集体研究")),
    _page("decide_measure", outcome.MeasureForm, commands.impose_measure, _("决定给予处理"), consequence=TOLD),
    _page("decide_exempt", outcome.ExemptForm, commands.exempt_official, _("决定免予追责"), consequence=TOLD),
    _page("decide_no_fault", outcome.NoFaultForm, commands.find_no_fault, _("决定不予追责"), consequence=TOLD),
    _page("refer", outcome.ReferForm, commands.refer_official, _("决定移送"), consequence=TOLD),
    _page("inform", outcome.InformForm, commands.inform_official, _("登记告知")),
    _page(
        "serve_measure",
        outcome.WayForm,
        commands.serve_measure,
        _("登记送达"),
        consequence=_("申请内部复核的期限自送达之日起计算。"),
    ),
    _page(
        "ask_review",
        outcome.AskForm,
        commands.ask_internal_review,
        _("申请复核"),
        beside=True,
        consequence=_("复核期间不停止执行，不因申请复核而加重处理。"),
    ),
    _page("answer_review", outcome.AnswerForm, commands.answer_internal_review, _("作出复核结论")),
    _page("archive", ConfirmForm, commands.archive_review, _("归档")),
)
