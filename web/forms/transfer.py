"""Forms of the transfer to the police: task force, report, sending, the answers of the police and what follows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.parties.models import Officer
from cases.transfer.models import HandedGoods, OutcomeKind
from web.fields import DateField, YuanField
from web.forms.base import LINE, ActForm, OfficersField, area, case_officers, is_id, lines
from web.wording import choices

# the columns of the list of goods, in the order in which they are typed
GOODS = ("name", "spec", "quantity", "state")
_LONGEST = {field.name: field.max_length or LINE for field in HandedGoods._meta.fields if field.name in GOODS}
_BETWEEN = re.compile("[；;]")


class TaskForceForm(ActForm):
    """指定专案组."""

    officers = OfficersField(label=_("专案组成员（两名以上）"))

    def suggest(self) -> dict[str, Any]:
        rows = self.subject.case.assignments.filter(duty="handler", to_day__isnull=True)
        return {"officers": list(rows.values_list("officer", flat=True))}

    def prepare(self) -> None:
        self.fields["officers"].queryset = case_officers(self.subject.authority, self.today)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        return {"officers": list(self.cleaned_data["officers"])}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        named = typed.get("officers", ())
        # a draft holds what was sent, ids or not
        known = Officer.objects.filter(pk__in=filter(is_id, named)) if isinstance(named, list) else named
        return {**typed, "officers": list(known)}


class CrimeReportForm(ActForm):
    """提出移送报告; the facts are those of the last report of the investigation, if there is one."""

    facts_text = forms.CharField(label=_("涉嫌犯罪的事实和证据"), widget=area(7))
    grounds_text = forms.CharField(
        label=_("移送的理由和依据"), widget=area(5), help_text=_("写明涉嫌的罪名、追诉标准和达到标准的数额、情节。")
    )

    def suggest(self) -> dict[str, Any]:
        last = self.subject.case.investigationreports.order_by("-version").first()
        return {"facts_text": last.facts_text if last else ""}


class SendForm(ActForm):
    """移送公安机关: to whom, which papers and which goods go along."""

    police = forms.CharField(label=_("接受移送的公安机关（同级）"), max_length=100)
    procuratorate = forms.CharField(label=_("抄送的人民检察院（同级）"), max_length=100)
    papers = forms.CharField(label=_("随案材料（每行一件）"), widget=area(7))
    goods = forms.CharField(
        label=_("涉案物品（每行一件）"),
        required=False,
        widget=area(4),
        help_text=_("写作“名称；规格型号；数量；品级或者状态”，没有规格或者状态的留空，分号保留。没有涉案物品的不填。"),
    )

    def suggest(self) -> dict[str, Any]:
        taken = self.subject.case.evidences.order_by("position").values_list("title", flat=True)
        papers = ("涉嫌犯罪案件移送书", "涉嫌犯罪案件情况调查报告", "涉案物品清单", *taken)
        return {"papers": "\n".join(papers)}

    def clean_papers(self) -> list[str]:
        named = lines(self.cleaned_data["papers"])
        for number, paper in enumerate(named, start=1):
            _limited(paper, LINE, number)
        return named

    def clean_goods(self) -> list[dict[str, str]]:
        typed = lines(self.cleaned_data["goods"])
        return [_item(line, number) for number, line in enumerate(typed, start=1)]

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Before anything is sent the lists are still the text of a suggestion or of a draft."""
        papers, goods = typed.get("papers", []), typed.get("goods", [])
        papers = lines(papers) if isinstance(papers, str) else papers
        return {**typed, "papers": papers, "goods": _read(goods) if isinstance(goods, str) else goods}


def _item(line: str, number: int) -> dict[str, str]:
    """One line of the list of goods; raises ValidationError that names the line."""
    parts = [part.strip() for part in _BETWEEN.split(line)]
    if len(parts) != len(GOODS):
        raise ValidationError(_("第 %(n)s 行应写作“名称；规格型号；数量；品级或者状态”。"), params={"n": number})
    item = dict(zip(GOODS, parts, strict=True))
    if not item["name"] or not item["quantity"]:
        raise ValidationError(_("第 %(n)s 行缺少物品的名称或者数量。"), params={"n": number})
    for name, text in item.items():
        _limited(text, _LONGEST[name], number)
    return item


def _limited(text: str, longest: int, number: int) -> None:
    if len(text) > longest:
        raise ValidationError(_("第 %(n)s 行过长，请分行填写。"), params={"n": number})


def _read(text: str) -> list[dict[str, str]]:
    """A draft's goods as far as they can be read; what is wrong is told when it is sent."""
    return [dict(zip(GOODS, (*_BETWEEN.split(line), "", "", ""), strict=False)) for line in lines(text)]


class ReceiptForm(ActForm):
    """登记移送回执."""

    receipt_on = DateField(label=_("回执日期"))
    receipt_by = forms.CharField(label=_("签收人"), max_length=100)

    past = ("receipt_on",)

    def suggest(self) -> dict[str, Any]:
        return {"receipt_on": self.today}


class ReplyForm(ActForm):
    """登记公安机关立案."""

    document = forms.CharField(label=_("公安机关文书文号"), max_length=100)
    replied_on = DateField(label=_("文书日期"))
    received_on = DateField(label=_("收到日期"))

    past = ("replied_on", "received_on")

    def suggest(self) -> dict[str, Any]:
        return {"received_on": self.today}


class RefusalForm(ReplyForm):
    """登记公安机关不予立案."""

    reasons = forms.CharField(label=_("不予立案的理由"), widget=area(4), help_text=_("照公安机关不予立案通知书填写。"))


class HandOverGoodsForm(ActForm):
    """移交涉案物品和材料."""

    handed_over_on = DateField(label=_("移交日期"))
    received_by = forms.CharField(label=_("接收人"), max_length=100, help_text=_("公安机关办理交接手续的人员。"))

    past = ("handed_over_on",)

    def suggest(self) -> dict[str, Any]:
        return {"handed_over_on": self.today}


class OutcomeForm(ActForm):
    """登记刑事处理结果."""

    kind = forms.ChoiceField(label=_("刑事处理结果"), choices=choices(OutcomeKind))
    document = forms.CharField(label=_("文书文号"), max_length=100)
    decided_on = DateField(label=_("文书日期"))
    court_fine = YuanField(
        label=_("判处罚金（元）"), required=False, min_fen=1, help_text=_("没有判处罚金的不填；已缴的罚款依法折抵。")
    )

    past = ("decided_on",)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("court_fine") and data.get("kind") not in (None, OutcomeKind.CONVICTED):
            self.add_error("court_fine", _now("只有判处刑罚的才可填写罚金。"))
        return data


class DecisionForm(ActForm):
    """批准、不批准，案件去向: the reasons, which go on record."""

    reason = forms.CharField(label=_("理由"), widget=area(4))
