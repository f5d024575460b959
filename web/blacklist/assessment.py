"""评估、确认告知、不予列入."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from integrity.blacklist.acts.assessment import LEADERS_GROUNDS
from web.blacklist.material import listing
from web.forms.base import ActForm, area
from web.forms.common import ReasonForm
from web.page import ActPage
from web.wording import label

YES_NO = (("yes", _("拟予列入")), ("no", _("拟不予列入")))


def ground_choices() -> list[tuple[str, str]]:
    """What a leader may rest "not listed" on."""
    return [(ground.value, label(ground)) for ground in LEADERS_GROUNDS]


class ProposeForm(ActForm):
    """提出列入意见: the circumstances of art. 12, and whether to list."""

    weighing = forms.CharField(
        label=_("情节评估"),
        widget=area(6),
        help_text=_("主观恶意、违法频次、持续时间、处罚种类和罚没款数额、货值、危害后果、损失和社会影响。"),
    )
    to_list = forms.TypedChoiceField(label=_("意见"), choices=YES_NO, coerce=lambda v: v == "yes")


class NotifyForm(ActForm):
    """确认拟列入."""

    opinion = forms.CharField(label=_("信用监管机构意见"), required=False, widget=area(3))


class LeaveUnlistedForm(ActForm):
    """决定不予列入."""

    ground = forms.ChoiceField(label=_("不予列入的理由"))
    reason = forms.CharField(label=_("具体说明"), widget=area(4))

    def prepare(self) -> None:
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = ground_choices()


ROWS = (
    ActPage(
        "blacklist.propose",
        ProposeForm,
        _("提交意见"),
        purpose=_("是否属于性质恶劣、情节严重、社会危害较大，由办案机构综合评估；较重行政处罚和列入情形由系统核对。"),
        material=listing,
    ),
    ActPage(
        "blacklist.notify",
        NotifyForm,
        _("确认并制发告知书"),
        consequence=_("列入告知书与行政处罚告知书一并送达，当事人有五个工作日陈述、申辩。"),
        material=listing,
    ),
    ActPage("blacklist.disagree", ReasonForm, _("不同意列入"), material=listing),
    ActPage("blacklist.leave_unlisted", LeaveUnlistedForm, _("决定不予列入"), material=listing),
    ActPage("blacklist.return_proposal", ReasonForm, _("退回"), material=listing),
)
