"""告知、送达、陈述申辩、放弃."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.penalty.content import of_prices
from cases.penalty.models import PartyRight, ServiceMode
from cases.penalty.several import conduct_in
from integrity.blacklist.procedure import BlacklistState
from integrity.blacklist.selectors import pending_of
from web.fields import DateField, YuanField
from web.forms.base import ActForm, area, representative
from web.forms.common import RecheckDefenceForm, after_notice
from web.forms.proposal import ProposalFields, proposal_initial
from web.page import ActPage
from web.penalty.material import changed_notice, defence, to_approve
from web.wording import choices


class ApproveNoticeForm(ProposalFields):
    """批准处罚告知."""

    opinion = forms.CharField(label=_("审批意见"), widget=area(3))

    def prepare(self) -> None:
        """Overpaid prices are ordered back before the decision, and the party is told how much (PP57)."""
        super().prepare()
        if any(map(of_prices, conduct_in(self.subject.facts))):
            self.fields["refund"] = YuanField(
                label=_("拟责令退还的多收价款（元）"), required=False, help_text=_("作出处罚决定前责令退还的，一并告知数额。")
            )

    def suggest(self) -> dict[str, Any]:
        return proposal_initial(self.subject.investigationreports.order_by("-version").first())

    def arguments(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {"proposal": typed["proposal"], "opinion": typed["opinion"], "refund": typed.get("refund")}


class ServeForm(ActForm):
    """送达: how, when, who received it."""

    mode = forms.ChoiceField(label=_("送达方式"), choices=choices(ServiceMode))
    served_on = DateField(label=_("送达日期"))
    receiver = forms.CharField(label=_("受送达人（签收人）"), max_length=128)
    proof = forms.CharField(label=_("送达凭证"), required=False, widget=area(2), help_text=_("邮寄单号、见证人、录像编号等。"))

    past = ("served_on",)

    def suggest(self) -> dict[str, Any]:
        return {"served_on": self.today, "receiver": representative(self.subject)}


class RecordDefenceForm(ActForm):
    """记录陈述申辩."""

    received_on = DateField(label=_("陈述申辩日期"))
    stated_by = forms.CharField(label=_("陈述人"), max_length=128)
    content = forms.CharField(label=_("陈述、申辩内容"), widget=area(6))

    past = ("received_on",)

    def suggest(self) -> dict[str, Any]:
        return {"received_on": self.today, "stated_by": representative(self.subject)}

    def prepare(self) -> None:
        """The party may answer an intended listing in the same statement."""
        pending = pending_of(self.subject.pk)
        if pending is not None and pending.state == BlacklistState.NOTIFIED:
            self.fields["listing_content"] = forms.CharField(
                label=_("对列入严重违法失信名单的陈述、申辩"), required=False, widget=area(4)
            )

    def clean_received_on(self) -> date:
        return after_notice(self)

    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        on_listing = data.pop("listing_content", "")
        return {**data, "also": {"listing_content": on_listing}}


class WaiveForm(ActForm):
    """当事人明确放弃."""

    received_on = DateField(
        label=_("放弃日期"),
        help_text=_("当事人明确放弃全部权利（有听证权利的，含要求听证）的，办理本项；只放弃其中一项的，办理“放弃部分权利”。"),
    )
    stated_by = forms.CharField(label=_("表示放弃的人"), max_length=128)

    past = ("received_on",)

    def suggest(self) -> dict[str, Any]:
        return {"received_on": self.today, "stated_by": representative(self.subject)}

    def clean_received_on(self) -> date:
        return after_notice(self)


class WaivePartForm(WaiveForm):
    """当事人只放弃其中一项权利."""

    right = forms.ChoiceField(label=_("放弃的权利"), choices=choices(PartyRight))
    received_on = DateField(label=_("放弃日期"))

    field_order = ("right", "received_on", "stated_by")


ROWS = (
    ActPage("penalty.approve_notice", ApproveNoticeForm, _("批准告知"), material=to_approve),
    ActPage(
        "penalty.serve_notice",
        ServeForm,
        _("登记送达"),
        consequence=_("自送达之日起五个工作日内，当事人可以陈述、申辩或者要求听证。"),
        material=changed_notice,
    ),
    ActPage("penalty.record_defence", RecordDefenceForm, _("登记陈述申辩")),
    ActPage("penalty.waive", WaiveForm, _("登记放弃")),
    ActPage(
        "penalty.waive_part",
        WaivePartForm,
        _("登记放弃该项权利"),
        consequence=_("其他权利不受影响，期限继续计算；期满后须核对收文。"),
    ),
    ActPage("penalty.recheck_defence", RecheckDefenceForm, _("提交复核情况"), material=defence),
)
