"""提出移送报告、批准与不批准."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from web.forms.base import ActForm, area
from web.page import ActPage
from web.transfer.material import crime_report
from web.transfer.sheet import crimes


class ReportForm(ActForm):
    """提出移送报告; the facts are those of the last report of the investigation, if there is one."""

    facts_text = forms.CharField(label=_("涉嫌犯罪的事实和证据"), widget=area(7))
    grounds_text = forms.CharField(
        label=_("移送的理由和依据"), widget=area(5), help_text=_("写明涉嫌的罪名、追诉标准和达到标准的数额、情节。")
    )

    def suggest(self) -> dict[str, Any]:
        last = self.subject.case.investigationreports.order_by("-version").first()
        return {"facts_text": last.facts_text if last else ""}


class DecisionForm(ActForm):
    """批准、不批准，案件去向: the reasons, which go on record."""

    reason = forms.CharField(label=_("理由"), widget=area(4))


ROWS = (
    ActPage(
        "transfer.report",
        ReportForm,
        _("提出移送报告"),
        consequence=_("报告报送本机关主要负责人，三日内作出是否移送的决定。"),
        material=crimes,
    ),
    ActPage(
        "transfer.approve",
        DecisionForm,
        _("批准移送"),
        consequence=_("二十四小时内移送同级公安机关；尚未作出决定的行政处罚案件中止办理。"),
        material=crime_report,
    ),
    ActPage(
        "transfer.reject",
        DecisionForm,
        _("不批准移送"),
        consequence=_("不予批准的理由记录在案，行政处罚案件继续办理。"),
        material=crime_report,
    ),
)
