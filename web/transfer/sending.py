"""移送公安机关、登记回执."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.penalty.selectors import standing
from cases.transfer.enclosures import other_papers, tested_reports
from cases.transfer.models import HandedGoods
from web.fields import DateField
from web.forms.base import LINE, ActForm, area, lines
from web.page import ActPage
from web.transfer.material import to_police, with_police

# the columns of the list of goods, in the order in which they are typed
GOODS = ("name", "spec", "quantity", "state")
_LONGEST = {field.name: field.max_length or LINE for field in HandedGoods._meta.fields if field.name in GOODS}
_BETWEEN = re.compile("[；;]")


class SendForm(ActForm):
    """移送公安机关: to whom, which papers and which goods go along."""

    police = forms.CharField(label=_("接受移送的公安机关（同级）"), max_length=100)
    procuratorate = forms.CharField(label=_("抄送的人民检察院（同级）"), max_length=100)
    papers = forms.CharField(
        label=_("随案材料（每行一件）"),
        widget=area(7),
        help_text=_("移送书、调查报告、物品清单和案卷中的检验报告、鉴定结论由系统列明，这里填写其他材料。"),
    )
    goods = forms.CharField(
        label=_("涉案物品（每行一件）"),
        required=False,
        widget=area(4),
        help_text=_("写作“名称；规格型号；数量；品级或者状态”，没有规格或者状态的留空，分号保留。没有涉案物品的不填。"),
    )

    def suggest(self) -> dict[str, Any]:
        taken = standing(self.subject.case).values_list("title", flat=True)
        return {"papers": "\n".join(other_papers(taken, tested_reports(self.subject)))}

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
    """A draft's goods as far as they can be read; what is wrong is reported when it is sent."""
    return [dict(zip(GOODS, (*_BETWEEN.split(line), "", "", ""), strict=False)) for line in lines(text)]


class RecordReceiptForm(ActForm):
    """登记移送回执."""

    receipt_on = DateField(label=_("回执日期"))
    receipt_by = forms.CharField(label=_("签收人"), max_length=100)

    past = ("receipt_on",)

    def suggest(self) -> dict[str, Any]:
        return {"receipt_on": self.today}


ROWS = (
    ActPage(
        "transfer.send",
        SendForm,
        _("移送"),
        consequence=_("制发移送书和物品清单，移送书抄送同级人民检察院。"),
        material=to_police,
    ),
    ActPage(
        "transfer.record_receipt",
        RecordReceiptForm,
        _("登记回执"),
        consequence=_("公安机关自接受之日起三日内作出立案或者不予立案的决定。"),
        material=with_police,
    ),
)
