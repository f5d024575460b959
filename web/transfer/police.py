"""公安机关答复、移交、刑事处理结果."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.transfer.models import Convicted, OutcomeKind
from web.fields import DateField, YuanField
from web.forms.base import ActForm, area
from web.page import ActPage
from web.transfer.material import with_police
from web.wording import choices


class PoliceFileForm(ActForm):
    """登记公安机关立案."""

    document = forms.CharField(label=_("公安机关文书文号"), max_length=100)
    replied_on = DateField(label=_("文书日期"))
    received_on = DateField(label=_("收到日期"))

    past = ("replied_on", "received_on")

    def suggest(self) -> dict[str, Any]:
        return {"received_on": self.today}


class PoliceRefuseForm(PoliceFileForm):
    """登记公安机关不予立案."""

    reasons = forms.CharField(label=_("不予立案的理由"), widget=area(4), help_text=_("照公安机关不予立案通知书填写。"))


class HandOverForm(ActForm):
    """移交涉案物品和材料."""

    handed_over_on = DateField(label=_("移交日期"))
    received_by = forms.CharField(label=_("接收人"), max_length=100, help_text=_("公安机关办理交接手续的人员。"))

    seizure = forms.CharField(
        label=_("实施行政强制措施决定书文号"),
        max_length=100,
        required=False,
        help_text=_("移交的物品经查封、扣押的填写，并书面告知当事人；没有查封、扣押的不填。"),
    )
    seized_on = DateField(label=_("查封、扣押日期"), required=False)

    past = ("handed_over_on", "seized_on")

    def suggest(self) -> dict[str, Any]:
        return {"handed_over_on": self.today}


class RecordOutcomeForm(ActForm):
    """登记刑事处理结果."""

    kind = forms.ChoiceField(label=_("刑事处理结果"), choices=choices(OutcomeKind))
    document = forms.CharField(label=_("文书文号"), max_length=100)
    decided_on = DateField(label=_("文书日期"))
    convicted = forms.ChoiceField(
        label=_("被判处刑罚的主体"),
        choices=[("", "—"), *choices(Convicted)],
        required=False,
        help_text=_("判处刑罚的须填写：单位被判处刑罚才计入企业信用，仅自然人被判处的不计入。"),
    )
    court_fine = YuanField(
        label=_("判处罚金（元）"), required=False, min_fen=1, help_text=_("没有判处罚金的不填；已缴的罚款依法折抵。")
    )

    past = ("decided_on",)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("court_fine") and data.get("kind") not in (None, OutcomeKind.CONVICTED):
            self.add_error("court_fine", _now("只有判处刑罚的才可填写罚金。"))
        if (data.get("kind") == OutcomeKind.CONVICTED) != bool(data.get("convicted")):
            self.add_error("convicted", _now("判处刑罚的须填写，其他结果不填。"))
        return data


ROWS = (
    ActPage(
        "transfer.police_file",
        PoliceFileForm,
        _("登记立案"),
        consequence=_("刑事立案记入诚信档案，信用评分随即更新；三日内移交涉案物品和材料。"),
        material=with_police,
    ),
    ActPage(
        "transfer.police_refuse",
        PoliceRefuseForm,
        _("登记不予立案"),
        consequence=_("认为应当立案的，三日内可以提请复议；否则恢复行政处罚程序。"),
        material=with_police,
    ),
    ActPage(
        "transfer.hand_over",
        HandOverForm,
        _("登记移交"),
        consequence=_("制发交接清单、涉案物品处理记录；物品经查封、扣押的，制发移送告知书，书面告知当事人。"),
        material=with_police,
    ),
    ActPage(
        "transfer.record_outcome",
        RecordOutcomeForm,
        _("登记结果"),
        consequence=_("诚信档案和信用评分随即更新；依法仍应处罚的，行政处罚案件恢复办理。"),
        material=with_police,
    ),
)
