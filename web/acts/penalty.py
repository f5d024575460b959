"""Acts on a penalty case."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.acts.page import ActPage
from web.forms import common, decision, execution, investigation, notice, review, suspicion

FALLS = _("公示、诚信档案和信用评分随即更正，已公示的三个工作日内撤回。")

INVESTIGATION = (
    ActPage("penalty.finish_investigation", investigation.ReportForm, _("提交调查终结报告")),
    ActPage(
        "penalty.record_facts",
        investigation.FactsForm,
        _("登记事实"),
        purpose=_("不知道的留空；每次登记后系统重新核对是否涉嫌犯罪。"),
    ),
    ActPage("penalty.add_evidence", investigation.EvidenceForm, _("登记证据")),
    ActPage("penalty.hand_over_evidence", investigation.HandOverForm, _("登记移交")),
    ActPage(
        "penalty.replace_officer",
        investigation.ReplaceForm,
        _("更换办案人员"),
        consequence=_("接替人员自今天起办理本案，退出人员不得再参与办理。"),
    ),
    ActPage("penalty.order_correction", investigation.CorrectionForm, _("制发责令改正通知书")),
    ActPage("penalty.submit_review", review.SubmitReviewForm, _("送审")),
    ActPage(
        "penalty.submit_legal",
        review.SubmitLegalForm,
        _("补送法制审核"),
        consequence=_("案件转入法制审核，审核同意后重新批准告知。"),
    ),
    ActPage("penalty.pass_review", review.PassReviewForm, _("同意")),
    ActPage("penalty.return_investigation", review.ReturnForm, _("退回补充调查")),
)

HEARING = (
    ActPage("penalty.approve_notice", notice.ApproveNoticeForm, _("批准告知")),
    ActPage(
        "penalty.serve_notice",
        notice.ServeForm,
        _("登记送达"),
        consequence=_("自送达之日起五个工作日内，当事人可以陈述、申辩或者要求听证。"),
    ),
    ActPage("penalty.record_defence", notice.DefenceForm, _("登记陈述申辩")),
    ActPage("penalty.waive", notice.WaiveForm, _("登记放弃")),
    ActPage("penalty.recheck_defence", notice.RecheckForm, _("提交复核情况")),
)

DECISION = (
    ActPage("penalty.discuss", decision.DiscussionForm, _("提交讨论记录")),
    ActPage(
        "penalty.decide_penalty",
        decision.DecidePenaltyForm,
        _("作出处罚决定"),
        consequence=_("决定记入诚信档案，公示期限二十个工作日开始计算，信用评分随即更新。"),
    ),
    ActPage("penalty.decide_exempt", decision.ExemptForm, _("决定不予处罚")),
    ActPage("penalty.change_decision", decision.ChangeForm, _("变更决定"), consequence=FALLS),
    ActPage("penalty.annul_decision", decision.AnnulForm, _("撤销决定"), consequence=FALLS),
)

SUSPICION = (
    ActPage(
        "penalty.point_out_crime",
        suspicion.CrimeForm,
        _("提出涉嫌犯罪"),
        purpose=_("系统只提示确定达到标准的犯罪；须结合案情认定的，由办案人员或者负责人提出。"),
        consequence=_("即转入涉嫌犯罪移送程序；主要负责人决定之前不得作出行政处罚决定。"),
    ),
    ActPage(
        "penalty.rule_out_crime",
        suspicion.CrimeForm,
        _("排除涉嫌犯罪"),
        consequence=_("理由记录在案；案件事实变化后须重新认定。"),
    ),
)

EXECUTION = (
    ActPage(
        "penalty.serve_decision",
        notice.ServeForm,
        _("登记送达"),
        consequence=_("十五日缴款期限、六十日复议期限和六个月起诉期限自送达之日起计算。"),
    ),
    ActPage("penalty.serve_exemption", notice.ServeForm, _("登记送达")),
    ActPage("penalty.serve_annulment", notice.ServeForm, _("登记送达")),
    ActPage("penalty.record_payment", execution.PaymentForm, _("登记缴款")),
    ActPage("penalty.propose_closure", common.OpinionForm, _("提请结案")),
    ActPage("penalty.close", common.OpinionForm, _("批准结案")),
    ActPage("penalty.archive", execution.ArchiveForm, _("归档")),
)

ROWS = (*INVESTIGATION, *HEARING, *DECISION, *SUSPICION, *EXECUTION)
