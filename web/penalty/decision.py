"""集体讨论、处罚决定、不予处罚、变更、撤销."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.law.exemption import unpunished_rules
from cases.penalty.acts.no_penalty import EXEMPTIONS
from web.blacklist.with_penalty import DecidedWithPenalty, listing_seen
from web.fields import DateField, YuanField
from web.forms.base import ActForm, area, lines
from web.forms.proposal import ProposalFields, proposal_initial
from web.page import ActPage
from web.penalty.material import before_decision
from web.wording import said

# a usual time to put right, only suggested
TO_CORRECT = timedelta(days=15)


class DiscussForm(ActForm):
    """集体讨论."""

    place = forms.CharField(label=_("讨论地点"), required=False, help_text=_("地点、汇报人、记录人不填写的，记录上留空手写。"))
    attendees = forms.CharField(label=_("参加人员（每行一人）"), widget=area(3))
    reporter = forms.CharField(label=_("汇报人"), required=False, max_length=128)
    recorder = forms.CharField(label=_("记录人"), required=False, max_length=128)
    views = forms.CharField(label=_("讨论意见（每行一人，写作“姓名：意见”）"), widget=area(5))
    conclusion = forms.CharField(label=_("结论性意见"), widget=area(3))
    fine = YuanField(label=_("议定罚款（元）"), required=False)
    mitigation_agreed = forms.BooleanField(label=_("同意减轻处罚"), required=False)

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        views = [
            dict(zip(("name", "view"), line.replace(":", "：").split("：", 1), strict=False)) for line in lines(data["views"])
        ]
        return {**data, "attendees": lines(data["attendees"]), "views": [{"view": "", **v} for v in views]}


class DecidePenaltyForm(DecidedWithPenalty, ProposalFields):
    """作出处罚决定, and what is decided with it of a pending listing."""

    correct_until = DateField(
        label=_("责令改正的期限"), required=False, help_text=_("已经改正的，或者条款本身责令停止的，可以不填。")
    )
    put_right = forms.CharField(label=_("当事人已经改正的情况"), required=False, widget=area(2))
    overdue_reason = forms.CharField(label=_("超过办案期限的原因"), required=False, widget=area(2))
    opinion = forms.CharField(label=_("部门负责人意见"), widget=area(3))

    future = ("correct_until",)

    def suggest(self) -> dict[str, Any]:
        told = proposal_initial(self.subject.penaltynotices.order_by("-version").first())
        return {**told, "correct_until": self.today + TO_CORRECT}

    def prepare(self) -> None:
        super().prepare()
        self.add_listing()

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {**typed, **listing_seen(typed)}

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "proposal": data["proposal"],
            "opinion": data["opinion"],
            "correct_until": data["correct_until"].isoformat() if data["correct_until"] else "",
            "put_right": data["put_right"],
            "overdue_reason": data["overdue_reason"],
            **self.listing_argument(),
        }


class DecideExemptForm(ProposalFields):
    """不予行政处罚: facts and reasons, no kinds and no sums."""

    field_order = ("ground", "conduct", "facts_text", "reasons_text", "opinion")
    ground = forms.ChoiceField(label=_("不予处罚的情形"))
    opinion = forms.CharField(label=_("部门负责人意见"), widget=area(3))

    def prepare(self) -> None:
        super().prepare()
        for name in (
            "kinds",
            "fine",
            "confiscated_gains",
            "confiscated_goods",
            "goods_description",
            "measures_text",
            "tier",
            "mitigation_ground",
        ):
            del self.fields[name]
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)
        rules = [(row.code, said(f"{row.article}：{row.text_zh}", row.text_en)) for row in unpunished_rules(on=self.today)]
        field.choices = [*((code, said(text.zh, text.en)) for code, text in EXEMPTIONS.items()), *rules]

    def suggest(self) -> dict[str, Any]:
        return proposal_initial(self.subject.investigationreports.order_by("-version").first())

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"ground": data["ground"], "proposal": data["proposal"], "opinion": data["opinion"]}


class DecideUnprovenForm(ActForm):
    """认定违法事实不成立."""

    reason = forms.CharField(label=_("违法事实不成立的理由"), widget=area(4))
    overdue_reason = forms.CharField(label=_("超过办案期限的原因"), required=False, widget=area(2))
    opinion = forms.CharField(label=_("部门负责人意见"), widget=area(3))


class ChangeDecisionForm(ProposalFields):
    """变更处罚决定."""

    basis = forms.CharField(label=_("变更依据"), help_text=_("复议决定书、判决书文号，或者“自行纠正”。"))
    opinion = forms.CharField(label=_("部门负责人意见"), widget=area(3))

    def suggest(self) -> dict[str, Any]:
        return proposal_initial(self.subject.decisions.filter(status="in_force").first())

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"proposal": data["proposal"], "basis": data["basis"], "opinion": data["opinion"]}


class AnnulDecisionForm(ActForm):
    """撤销处罚决定."""

    basis = forms.CharField(label=_("撤销依据"), help_text=_("复议决定书、判决书文号，或者“自行纠正”。"))
    opinion = forms.CharField(label=_("部门负责人意见"), widget=area(3))


FALLS = _("公示、诚信档案和信用评分随即更正，已公示的三个工作日内撤回。")
ROWS = (
    ActPage("penalty.discuss", DiscussForm, _("提交讨论记录"), material=before_decision),
    ActPage(
        "penalty.decide_penalty",
        DecidePenaltyForm,
        _("作出处罚决定"),
        consequence=_("决定记入诚信档案，公示期限二十个工作日开始计算，信用评分随即更新。"),
        material=before_decision,
    ),
    ActPage("penalty.decide_exempt", DecideExemptForm, _("决定不予处罚"), material=before_decision),
    ActPage(
        "penalty.decide_unproven",
        DecideUnprovenForm,
        _("认定违法事实不成立"),
        consequence=_("制发不予行政处罚决定书，送达当事人后结案；不公示，不记入信用评分。"),
        material=before_decision,
    ),
    ActPage("penalty.change_decision", ChangeDecisionForm, _("变更决定"), consequence=FALLS),
    ActPage("penalty.annul_decision", AnnulDecisionForm, _("撤销决定"), consequence=FALLS),
)
