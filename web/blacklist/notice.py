"""陈述申辩、放弃、复核."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from web.blacklist.material import listing
from web.fields import DateField
from web.forms.base import ActForm, area, representative
from web.forms.common import DeemWaivedForm, RecheckDefenceForm, after_notice
from web.page import ActPage


class RecordDefenceForm(ActForm):
    """记录列入陈述申辩."""

    received_on = DateField(label=_("陈述申辩日期"))
    stated_by = forms.CharField(label=_("陈述人"), max_length=128)
    content = forms.CharField(label=_("对列入的陈述、申辩内容"), widget=area(6))

    past = ("received_on",)

    def suggest(self) -> dict[str, Any]:
        return {"received_on": self.today, "stated_by": representative(self.subject)}

    def clean_received_on(self) -> date:
        return after_notice(self)


class WaiveForm(ActForm):
    """放弃列入陈述申辩."""

    received_on = DateField(label=_("放弃日期"))
    stated_by = forms.CharField(label=_("表示放弃的人"), max_length=128)

    past = ("received_on",)

    def suggest(self) -> dict[str, Any]:
        return {"received_on": self.today, "stated_by": representative(self.subject)}

    def clean_received_on(self) -> date:
        return after_notice(self)


ROWS = (
    ActPage("blacklist.record_defence", RecordDefenceForm, _("登记陈述申辩")),
    ActPage("blacklist.waive", WaiveForm, _("登记放弃")),
    ActPage(
        "blacklist.deem_waived",
        DeemWaivedForm,
        _("确认未收到"),
        purpose=_("收到当事人对列入的陈述申辩的，不要确认，请办案人员登记。"),
        material=listing,
    ),
    ActPage("blacklist.recheck_defence", RecheckDefenceForm, _("提交复核情况"), material=listing),
)
