"""Acts on a penalty case."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.penalty.models import PenaltyCase
from web.acts.page import ActPage
from web.forms import decision, execution, investigation, notice, review, suspicion
from workflows import commands

CASE = PenaltyCase
FALLS = _("公示、诚信档案和信用评分随即更正，已公示的三个工作日内撤回。")

INVESTIGATION = (
    ActPage(
        "penalty.finish_investigation",
        CASE,
        "case",
        investigation.ReportForm,
        commands.finish_investigation,
        _("提交调查终结报告"),
    ),
    ActPage(
        "penalty.record_facts",
        CASE,
        "case",
        investigation.FactsForm,
        commands.record_facts,
        _("登记事实"),
        purpose=_("不知道的留空；每次登记后系统重新核对是否涉嫌犯罪。"),
        beside=True,
    ),
    ActPage("penalty.add_evidence", CASE, "case", investigation.EvidenceForm, commands.add_evidence, _("登记证据"), beside=True),
    ActPage(
        "penalty.hand_over_evidence",
        CASE,
        "case",
        investigation.HandOverForm,
        commands.hand_over_evidence,
        _("登记移交"),
        beside=True,
    ),
    ActPage(
        "penalty.replace_officer",
        CASE,
        "case",
        investigation.ReplaceForm,
        commands.replace_officer,
        _("更换办案人员"),
        consequence=_("接替人员自今天起办理本案，退出人员不得再参与办理。"),
        beside=True,
    ),
    ActPage(
        "penalty.order_correction",
        CASE,
        "case",
        investigation.CorrectionForm,
        commands.order_correction,
        _("制发责令改正通知书"),
        beside=True,
    ),
    ActPage("penalty.submit_review", CASE, "case", review.SubmitReviewForm, commands.submit_review, _("送审")),
    ActPage(
        "penalty.submit_legal",
        CASE,
        "case",
        review.SubmitLegalForm,
        commands.submit_legal_review,
        _("补送法制审核"),
        consequence=_("案件转入法制审核，审核同意后重新批准告知。"),
        beside=True,
    ),
    ActPage("penalty.pass_review", CASE, "case", review.PassReviewForm, commands.pass_review, _("同意")),
    ActPage("penalty.return_investigation", CASE, "case", review.ReturnForm, commands.return_investigation, _("退回补充调查")),
)

HEARING = (
    ActPage("penalty.approve_notice", CASE, "case", notice.ApproveNoticeForm, commands.approve_notice, _("批准告知")),
    ActPage(
        "penalty.serve_notice",
        CASE,
        "case",
        notice.ServeForm,
        commands.serve_notice,
        _("登记送达"),
        consequence=_("自送达之日起五个工作日内，当事人可以陈述、申辩或者要求听证。"),
    ),
    ActPage("penalty.record_defence", CASE, "case", notice.DefenceForm, commands.record_defence, _("登记陈述申辩")),
    ActPage("penalty.waive", CASE, "case", notice.WaiveForm, commands.waive_rights, _("登记放弃")),
    ActPage("penalty.recheck_defence", CASE, "case", notice.RecheckForm, commands.recheck_defence, _("提交复核情况")),
)

DECISION = (
    ActPage("penalty.discuss", CASE, "case", decision.DiscussionForm, commands.hold_discussion, _("提交讨论记录")),
    ActPage(
        "penalty.decide_penalty",
        CASE,
        "case",
        decision.DecidePenaltyForm,
        commands.decide_penalty,
        _("作出处罚决定"),
        consequence=_("决定记入诚信档案，公示期限二十个工作日开始计算，信用评分随即更新。"),
    ),
    ActPage("penalty.decide_exempt", CASE, "case", decision.ExemptForm, commands.decide_exempt, _("决定不予处罚")),
    ActPage(
        "penalty.change_decision",
        CASE,
        "case",
        decision.ChangeForm,
        commands.change_decision,
        _("变更决定"),
        consequence=FALLS,
        beside=True,
    ),
    ActPage(
        "penalty.annul_decision",
        CASE,
        "case",
        decision.AnnulForm,
        commands.annul_decision,
        _("撤销决定"),
        consequence=FALLS,
        beside=True,
    ),
)

SUSPICION = (
    ActPage(
        "penalty.point_out_crime",
        CASE,
        "case",
        suspicion.CrimeForm,
        commands.point_out_crime,
        _("提出涉嫌犯罪"),
        purpose=_("系统只提示确定达到标准的犯罪；须结合案情认定的，由办案人员或者负责人提出。"),
        consequence=_("即转入涉嫌犯罪移送程序；主要负责人决定之前不得作出行政处罚决定。"),
        beside=True,
    ),
    ActPage(
        "penalty.rule_out_crime",
        CASE,
        "case",
        suspicion.CrimeForm,
        commands.rule_out_crime,
        _("排除涉嫌犯罪"),
        consequence=_("理由记录在案；案件事实变化后须重新认定。"),
        beside=True,
    ),
)

EXECUTION = (
    ActPage(
        "penalty.serve_decision",
        CASE,
        "case",
        notice.ServeForm,
        commands.serve_decision,
        _("登记送达"),
        consequence=_("十五日缴款期限、六十日复议期限和六个月起诉期限自送达之日起计算。"),
    ),
    ActPage("penalty.serve_exemption", CASE, "case", notice.ServeForm, commands.serve_exemption, _("登记送达")),
    ActPage("penalty.serve_annulment", CASE, "case", notice.ServeForm, commands.serve_annulment, _("登记送达")),
    ActPage("penalty.record_payment", CASE, "case", execution.PaymentForm, commands.record_payment, _("登记缴款")),
    ActPage("penalty.propose_closure", CASE, "case", execution.OpinionForm, commands.propose_closure, _("提请结案")),
    ActPage("penalty.close", CASE, "case", execution.OpinionForm, commands.close_case, _("批准结案")),
    ActPage("penalty.archive", CASE, "case", execution.ArchiveForm, commands.archive_case, _("归档")),
)

ROWS = (*INVESTIGATION, *HEARING, *DECISION, *SUSPICION, *EXECUTION)
