"""听证申请及其办结；核对收文；送达文书."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.parties.models import Officer
from cases.parties.selectors import STAFF, officers_of
from cases.penalty.acts.hearing import last_day_to_ask
from cases.penalty.acts.serving import unserved
from cases.penalty.models import HearingRefusal, HearingStop, HearingWay, PenaltyCase
from web.fields import DateField
from web.forms.base import ActForm, OfficerField, area, representative
from web.forms.common import DeemWaivedForm
from web.page import ActPage
from web.penalty.decision import DiscussForm
from web.penalty.material import before_decision
from web.penalty.notice import ServeForm
from web.viewmodels import Fact
from web.wording import bracketed, choices, document_title, label_of, stated

LARGEST = 50 * 1024 * 1024


class AskHearingForm(ActForm):
    """登记听证申请."""

    way = forms.ChoiceField(label=_("申请方式"), choices=choices(HearingWay))
    asked_by = forms.CharField(label=_("申请人"), max_length=128)
    sent_on = DateField(label=_("提出（交邮）日期"), help_text=_("邮寄的以邮戳日期为准，在途时间不计入期限。"))
    received_on = DateField(label=_("收到日期"))
    content = forms.CharField(label=_("申请内容"), required=False, widget=area(4))

    past = ("sent_on", "received_on")

    def suggest(self) -> dict[str, Any]:
        return {"sent_on": self.today, "received_on": self.today, "asked_by": representative(self.subject)}


class WithdrawHearingForm(ActForm):
    """登记撤回听证申请."""

    withdrawn_on = DateField(label=_("撤回日期"))
    paper = forms.CharField(label=_("书面撤回材料"), help_text=_("例如：撤回听证申请书（当事人盖章）。"))

    past = ("withdrawn_on",)

    def suggest(self) -> dict[str, Any]:
        return {"withdrawn_on": self.today}


class RefuseHearingForm(ActForm):
    """决定不予举行听证."""

    ground = forms.ChoiceField(label=_("不予举行的情形"), choices=choices(HearingRefusal))
    reason = forms.CharField(label=_("理由"), widget=area(3))


class HeldForm(ActForm):
    """Mixin: a hearing that took place, or was to; its notice, who presided, the minutes."""

    notice_served_on = DateField(
        label=_("听证通知书送达日期"), help_text=_("于举行听证的七个工作日前送达当事人（听证办法第二十条）。")
    )
    held_on = DateField(label=_("听证日期"))
    presided_by = OfficerField(label=_("听证主持人"))
    minutes = forms.FileField(label=_("听证笔录（PDF）"), max_length=200)

    past = ("notice_served_on", "held_on")

    def prepare(self) -> None:
        field = self.fields["presided_by"]
        assert isinstance(field, OfficerField)
        staff = [o.pk for role in sorted(STAFF) for o in officers_of(self.subject.authority, role, self.today)]
        handled = self.subject.assignments.filter(duty="handler").values("officer")
        field.queryset = Officer.objects.filter(pk__in=staff).exclude(pk__in=handled).order_by("pk")

    def clean_minutes(self) -> Any:
        return _scan(self.cleaned_data["minutes"])

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "minutes": self.cleaned_data["minutes"].read()}


class FileHearingForm(HeldForm):
    """登记听证笔录和报告."""

    report = forms.FileField(label=_("听证报告（PDF）"), max_length=200)

    def clean_report(self) -> Any:
        return _scan(self.cleaned_data["report"])

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "report": self.cleaned_data["report"].read()}


class EndHearingForm(HeldForm):
    """终止听证."""

    field_order = ("ground", "notice_served_on", "held_on", "presided_by", "reason", "minutes")
    ground = forms.ChoiceField(label=_("终止听证的情形"), choices=choices(HearingStop))
    reason = forms.CharField(
        label=_("经过和依据"), widget=area(3), help_text=_("写明何时、何地等候或者退场，当事人是否说明理由，为何不是正当理由。")
    )

    def suggest(self) -> dict[str, Any]:
        return {"ground": HearingStop.ABSENT}


def _scan(upload: Any) -> Any:
    """A PDF of bearable size."""
    head = upload.read(5)
    upload.seek(0)
    if upload.size > LARGEST or head != b"%PDF-":
        raise ValidationError(_("请上传不超过 50 MB 的 PDF 扫描件。"))
    return upload


class ServePaperForm(ServeForm):
    """送达文书: which one."""

    field_order = ("document",)
    document = forms.ChoiceField(label=_("文书"))

    def prepare(self) -> None:
        field = self.fields["document"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(row.pk, f"{document_title(row)} {row.reference}") for row in unserved(self.subject)]

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "document": int(self.cleaned_data["document"])}

    def seen_by_law(self, typed: Any) -> dict[str, Any]:
        chosen = str(typed.get("document") or "")
        return {**typed, "document": int(chosen) if chosen.isdigit() else 0}


def request(case: PenaltyCase) -> list[Fact]:
    """What the party asked for, and until when it could."""
    row = case.hearingrequests.order_by("-pk").first()
    if row is None:
        return []
    last = last_day_to_ask(case)
    told = gettext("已告知") if row.notice.hearing_right else gettext("未告知（不属于听证范围）")
    return [
        Fact(
            label=gettext("听证申请"),
            value=stated(f"{row.sent_on} {row.asked_by}", bracketed(label_of(HearingWay, row.way), row.content)),
        ),
        Fact(label=gettext("收到日期"), value=str(row.received_on)),
        Fact(label=gettext("申请期限"), value=str(last or "")),
        Fact(label=gettext("告知听证权利"), value=told),
    ]


NOT_YET = _("听证办结前不得作出决定；办案期限暂停计算。")
ROWS = (
    ActPage("penalty.ask_hearing", AskHearingForm, _("登记听证申请"), consequence=NOT_YET),
    ActPage(
        "penalty.withdraw_hearing",
        WithdrawHearingForm,
        _("登记撤回"),
        consequence=_("案件回到告知环节，办案期限恢复计算。"),
        material=request,
    ),
    ActPage(
        "penalty.refuse_hearing",
        RefuseHearingForm,
        _("不予举行听证"),
        consequence=_("制发不予举行听证告知书，须送达当事人；办案期限恢复计算。"),
        material=request,
    ),
    ActPage(
        "penalty.file_hearing",
        FileHearingForm,
        _("登记听证材料"),
        consequence=_("笔录和报告归入案卷，案件转入法制审核，之后由负责人集体讨论决定。"),
        material=request,
    ),
    ActPage(
        "penalty.end_hearing",
        EndHearingForm,
        _("终止听证"),
        consequence=_("视为当事人放弃听证权利，不再举行听证；案件回到告知环节，办案期限恢复计算，申辩期限不重新计算。"),
        material=request,
    ),
    ActPage("penalty.discuss_after_hearing", DiscussForm, _("提交讨论记录"), material=before_decision),
    ActPage(
        "penalty.deem_waived",
        DeemWaivedForm,
        _("确认未收到"),
        purpose=_("收到当事人陈述申辩或者听证申请的，不要确认，请办案人员登记。"),
        consequence=_("当事人逾期未提出，视为放弃；案件转入决定环节。"),
    ),
    ActPage("penalty.serve_paper", ServePaperForm, _("登记送达")),
)
