"""Forms with one field of every kind, worded like the real ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from tests.web.mock import Words
from web.fields import DateField, WorkbenchForm, YuanField


def decision_form(t: Words, data: Mapping[str, Any] | None = None) -> forms.Form:
    class DecisionForm(WorkbenchForm):
        kinds = forms.MultipleChoiceField(
            label=t("处罚种类", "Kinds of penalty"),
            choices=[
                ("warning", t("警告", "Warning")),
                ("fine", t("罚款", "Fine")),
                ("gains", t("没收违法所得", "Confiscation of gains")),
                ("goods", t("没收违法经营的食品", "Confiscation of goods")),
            ],
            widget=forms.CheckboxSelectMultiple,
        )
        fine = YuanField(
            label=t("罚款金额", "Fine"),
            help_text=t("在右侧法定幅度之内；低于下限须写明减轻处罚的法定理由。", "Inside the band on the right."),
        )
        gains = YuanField(label=t("没收违法所得", "Confiscated gains"), required=False)
        tier = forms.ChoiceField(
            label=t("裁量档次", "Tier of discretion"),
            choices=[("lenient", t("从轻", "Lenient")), ("ordinary", t("一般", "Ordinary")), ("severe", t("从重", "Severe"))],
            widget=forms.RadioSelect,
        )
        clause = forms.ChoiceField(
            label=t("适用条款", "Clause"), choices=[("", "—"), ("125-1-2", t("第一百二十五条第一款第二项", "Art. 125(1) item 2"))]
        )
        decided_on = DateField(label=t("决定日期", "Decided on"))
        reasons = forms.CharField(
            label=t("裁量理由", "Reasons"),
            widget=forms.Textarea(attrs={"rows": 5}),
            help_text=t("写明从轻、一般或从重的事实和依据；将写入决定书。", "Goes into the decision document."),
        )
        minutes = forms.FileField(
            label=t("集体讨论记录（扫描件）", "Minutes (scan)"),
            required=False,
            help_text=t("PDF 或图片，不超过 20 MB。附件不随草稿保存。", "PDF or image up to 20 MB; not kept in drafts."),
        )
        told = forms.BooleanField(label=t("已逐条复核当事人的陈述申辩", "Every point of the defence was checked"))

    initial = {"kinds": ["fine", "gains"], "fine": 800_000, "gains": 153_000, "tier": "lenient"}
    return DecisionForm(data, initial=initial)


def clue_form(t: Words) -> forms.Form:
    class ClueForm(WorkbenchForm):
        source = forms.ChoiceField(
            label=t("线索来源", "Source"),
            choices=[
                ("inspection", t("监督检查", "Inspection")),
                ("report", t("举报", "Report")),
                ("complaint", t("投诉", "Complaint")),
                ("sampling", t("抽检不合格", "Sampling failure")),
                ("referral", t("其他机关移送", "Referral")),
            ],
            widget=forms.RadioSelect,
        )
        received_on = DateField(
            label=t("发现或收到日期", "Found or received on"),
            help_text=t("核查期限自次日起计算。", "The period counts from the next day."),
        )
        party = forms.CharField(
            label=t("当事人", "Party"),
            required=False,
            help_text=t("名称或者统一社会信用代码；不明的可留空。", "Name or credit code; leave empty if unknown."),
        )
        content = forms.CharField(label=t("线索内容", "Content"), widget=forms.Textarea)
        goods_value = YuanField(label=t("货值金额", "Value of goods"), required=False)

    return ClueForm(initial={"received_on": "2026-11-23"})


def sign_in_form(t: Words) -> forms.Form:
    class SignInForm(WorkbenchForm):
        username = forms.CharField(label=t("账号", "User name"), widget=forms.TextInput(attrs={"autocomplete": "username"}))
        password = forms.CharField(
            label=t("密码", "Password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
        )

    return SignInForm()
