"""Which form and which command belong to an act: one row an act of the workbench."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.base.models import Aggregate
from cases.intake.models import Clue
from cases.penalty.models import PenaltyCase
from integrity.publicity.models import PenaltyPublicity
from web.forms import clue, decision, execution, investigation, notice, review
from web.forms.base import ActForm
from workflows import commands


@dataclass(frozen=True, slots=True)
class ActPage:
    """`subject` names the command's argument for the subject's id; `confirm` is the button.

    An act `beside` its step leaves the step open: facts, evidence, orders, changes of a decision.
    """

    act: str
    model: type[Aggregate]
    subject: str
    form: type[ActForm]
    command: Callable[..., Any]
    confirm: Any
    purpose: Any = ""
    consequence: Any = ""
    beside: bool = False


def _rows() -> tuple[ActPage, ...]:
    return (
        *_clue_rows(),
        *_investigation_rows(),
        *_hearing_rows(),
        *_decision_rows(),
        *_execution_rows(),
        *_publicity_rows(),
    )


def _clue_rows() -> tuple[ActPage, ...]:
    return (
        ActPage("clue.assign", Clue, "clue", clue.AssignForm, commands.assign_verifiers, _("指派")),
        ActPage("clue.report_findings", Clue, "clue", clue.FindingsForm, commands.report_findings, _("提交核查情况")),
        ActPage("clue.file", Clue, "clue", clue.FileForm, commands.file_case, _("批准立案"),
                consequence=_("立案后办案期限九十日开始计算。")),
        ActPage("clue.not_file", Clue, "clue", clue.NotFileForm, commands.not_file, _("不予立案")),
    )  # fmt: skip


def _investigation_rows() -> tuple[ActPage, ...]:
    case = PenaltyCase
    return (
        ActPage("penalty.finish_investigation", case, "case", investigation.ReportForm, commands.finish_investigation,
                _("提交调查终结报告")),
        ActPage("penalty.record_facts", case, "case", investigation.FactsForm, commands.record_facts, _("登记事实"),
                purpose=_("不知道的留空；每次登记后系统重新核对是否涉嫌犯罪。"), beside=True),
        ActPage("penalty.add_evidence", case, "case", investigation.EvidenceForm, commands.add_evidence, _("登记证据"),
                beside=True),
        ActPage("penalty.hand_over_evidence", case, "case", investigation.HandOverForm, commands.hand_over_evidence,
                _("登记移交"), beside=True),
        ActPage("penalty.replace_officer", case, "case", investigation.ReplaceForm, commands.replace_officer,
                _("更换办案人员"), consequence=_("接替人员自今天起办理本案，退出人员不得再参与办理。"), beside=True),
        ActPage("penalty.order_correction", case, "case", investigation.CorrectionForm, commands.order_correction,
                _("制发责令改正通知书"), beside=True),
        ActPage("penalty.submit_review", case, "case", review.SubmitReviewForm, commands.submit_review, _("送审")),
        ActPage("penalty.pass_review", case, "case", review.PassReviewForm, commands.pass_review, _("同意")),
        ActPage("penalty.return_investigation", case, "case", review.ReturnForm, commands.return_investigation,
                _("退回补充调查")),
    )  # fmt: skip


def _hearing_rows() -> tuple[ActPage, ...]:
    case = PenaltyCase
    return (
        ActPage("penalty.approve_notice", case, "case", notice.ApproveNoticeForm, commands.approve_notice, _("批准告知")),
        ActPage("penalty.serve_notice", case, "case", notice.ServeForm, commands.serve_notice, _("登记送达"),
                consequence=_("自送达之日起五个工作日内，当事人可以陈述、申辩或者要求听证。")),
        ActPage("penalty.record_defence", case, "case", notice.DefenceForm, commands.record_defence, _("登记陈述申辩")),
        ActPage("penalty.waive", case, "case", notice.WaiveForm, commands.waive_rights, _("登记放弃")),
        ActPage("penalty.recheck_defence", case, "case", notice.RecheckForm, commands.recheck_defence, _("提交复核情况")),
    )  # fmt: skip


def _decision_rows() -> tuple[ActPage, ...]:
    case = PenaltyCase
    falls = _("公示、诚信档案和信用评分随即更正，已公示的三个工作日内撤回。")
    return (
        ActPage("penalty.discuss", case, "case", decision.DiscussionForm, commands.hold_discussion, _("提交讨论记录")),
        ActPage("penalty.decide_penalty", case, "case", decision.DecidePenaltyForm, commands.decide_penalty,
                _("作出处罚决定"), consequence=_("决定记入诚信档案，公示期限二十个工作日开始计算，信用评分随即更新。")),
        ActPage("penalty.decide_exempt", case, "case", decision.ExemptForm, commands.decide_exempt, _("决定不予处罚")),
        ActPage("penalty.change_decision", case, "case", decision.ChangeForm, commands.change_decision, _("变更决定"),
                consequence=falls, beside=True),
        ActPage("penalty.annul_decision", case, "case", decision.AnnulForm, commands.annul_decision, _("撤销决定"),
                consequence=falls, beside=True),
    )  # fmt: skip


def _execution_rows() -> tuple[ActPage, ...]:
    case = PenaltyCase
    return (
        ActPage("penalty.serve_decision", case, "case", notice.ServeForm, commands.serve_decision, _("登记送达"),
                consequence=_("十五日缴款期限、六十日复议期限和六个月起诉期限自送达之日起计算。")),
        ActPage("penalty.serve_exemption", case, "case", notice.ServeForm, commands.serve_exemption, _("登记送达")),
        ActPage("penalty.serve_annulment", case, "case", notice.ServeForm, commands.serve_annulment, _("登记送达")),
        ActPage("penalty.record_payment", case, "case", execution.PaymentForm, commands.record_payment, _("登记缴款")),
        ActPage("penalty.propose_closure", case, "case", execution.OpinionForm, commands.propose_closure, _("提请结案")),
        ActPage("penalty.close", case, "case", execution.OpinionForm, commands.close_case, _("批准结案")),
        ActPage("penalty.archive", case, "case", execution.ArchiveForm, commands.archive_case, _("归档")),
    )  # fmt: skip


def _publicity_rows() -> tuple[ActPage, ...]:
    row = PenaltyPublicity
    return (
        ActPage("publicity.enter", row, "publicity", execution.EnterPublicityForm, commands.enter_publicity, _("提交录入")),
        ActPage("publicity.review", row, "publicity", execution.ReviewPublicityForm, commands.review_publicity,
                _("审核通过")),
        ActPage("publicity.leave_unpublished", row, "publicity", execution.ReasonForm, commands.leave_unpublished,
                _("不予公示")),
        ActPage("publicity.publish", row, "publicity", execution.ConfirmForm, commands.publish_penalty, _("公示")),
        ActPage("publicity.push", row, "publicity", execution.ConfirmForm, commands.push_penalty, _("推送外省")),
        ActPage("publicity.record_publication", row, "publicity", execution.ConfirmForm, commands.record_publication,
                _("登记已公示")),
        ActPage("publicity.withdraw", row, "publicity", execution.ReasonForm, commands.withdraw_publicity, _("撤回公示")),
    )  # fmt: skip


ACT_PAGES: dict[str, ActPage] = {row.act: row for row in _rows()}
MODELS: dict[str, type[Aggregate]] = {"clue": Clue, "case": PenaltyCase, "publicity": PenaltyPublicity}
KINDS: dict[type[Aggregate], str] = {model: kind for kind, model in MODELS.items()}


def subject_of(stream: str) -> tuple[str, int]:
    """Which kind of subject a stream belongs to, as addresses name it, and its id."""
    model, _colon, pk = stream.partition(":")
    kind = next(kind for kind, known in MODELS.items() if known._meta.model_name == model)
    return kind, int(pk)
