"""Goods line by line, and what came in and off: typed as a table, kept as the facts `lines` and `gains` (contracts.md §2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from cases.law.amounts import QUANTITY
from cases.law.money import read_typed, to_yuan
from web.fields import YuanField
from web.forms.base import LINE, ActForm, TruthField, printable

COLUMNS = ("name", "unit", "sold", "unsold", "price", "pricing", "received")
HEADINGS = (_("名称"), _("单位"), _("已售数量"), _("未售数量"), _("单价（元）"), _("单价依据"), _("实收销售款（元）"))
PRICING = (("marked", _("标价")), ("market", _("市场价格")))
NATURES = (
    ("", _("不按明细计算")),
    ("made", _("生产商品")),
    ("sold", _("销售商品")),
    ("service", _("提供服务")),
    ("helper", _("为违法行为提供便利条件")),
    ("price", _("多收或者少付价款")),
    ("pyramid", _("拉人头、骗取入门费式传销")),
)
SUMS = ("receipts", "goods", "other", "taxes", "refunded")
GAINS = ("gains_nature", *(f"gains_{name}" for name in SUMS), "gains_unclear")
SPARE, MOST = 3, 60


class LinesInput(forms.Widget):
    """A table of inputs that all bear the field's name, so that a draft keeps them as one list."""

    template_name = "web/forms/lines.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_1_name" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = list(_rows(value or []))[:MOST]
        rows += [[""] * len(COLUMNS) for _ in range(SPARE)]
        return {**context, "headings": HEADINGS, "rows": [_cells(row) for row in rows], "pricing": PRICING}


def _cells(row: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {"column": column, "heading": heading, "value": value}
        for column, heading, value in zip(COLUMNS, HEADINGS, row, strict=True)
    ]


def _rows(flat: Sequence[Any]) -> Iterator[list[str]]:
    """The rows of a flat list of typed values that hold anything beside the choice of a price."""
    cells = [str(cell) for cell in flat]
    for start in range(0, len(cells) - len(COLUMNS) + 1, len(COLUMNS)):
        row = cells[start : start + len(COLUMNS)]
        if any(cell.strip() for column, cell in zip(COLUMNS, row, strict=True) if column != "pricing"):
            yield row


class LinesField(forms.Field):
    """Goods line by line. Cleaned to the fact `lines`; an empty list where nothing was typed."""

    widget = LinesInput

    def prepare_value(self, value: Any) -> Any:
        """What is stored as a flat list, what was typed as it was typed."""
        if value and isinstance(value[0], Mapping):
            return [str(line.get(column) or "") for line in value for column in COLUMNS]
        return value

    def to_python(self, value: Any) -> list[dict[str, str]]:
        rows = list(_rows(value or []))
        if len(rows) > MOST:
            raise ValidationError(_("货品明细最多%(most)s行。"), params={"most": MOST})
        return [_read(number, dict(zip(COLUMNS, row, strict=True))) for number, row in enumerate(rows, start=1)]


def _read(number: int, row: Mapping[str, str]) -> dict[str, str]:
    """One line as it is kept. ValidationError that says in which row and column."""
    line = {}
    for column, heading in zip(COLUMNS, HEADINGS, strict=True):
        try:
            line[column] = _READERS[column](row[column].strip())
        except ValueError:
            wrong = now("第%(row)s行“%(column)s”须填写正确。") % {"row": number, "column": heading}
            raise ValidationError(wrong) from None
        except ValidationError as error:
            wrong = now("第%(row)s行“%(column)s”：%(wrong)s") % {
                "row": number,
                "column": heading,
                "wrong": " ".join(error.messages),
            }
            raise ValidationError(wrong) from None
    return {column: text for column, text in line.items() if text or column != "received"}


def _words(text: str) -> str:
    if not 0 < len(text) <= LINE:
        raise ValueError(text)
    printable(text)
    return text


def _quantity(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text) or "0"
    if not QUANTITY.fullmatch(plain):
        raise ValueError(text)
    return plain


def _pricing(text: str) -> str:
    if text not in dict(PRICING):
        raise ValueError(text)
    return text


def _yuan(text: str) -> str:
    return to_yuan(read_typed(text))


_READERS: Mapping[str, Any] = {
    "name": _words,
    "unit": _words,
    "sold": _quantity,
    "unsold": _quantity,
    "price": _yuan,
    "pricing": _pricing,
    "received": lambda text: _yuan(text) if text else "",
}


class GoodsFields(ActForm):
    """Mixin: lines of goods, and how the gains are found."""

    lines = LinesField(
        label=_("货品明细"),
        required=False,
        help_text=_("按标价逐项计算货值金额（产品质量法第七十二条）；没有标价的按同类产品的市场价格。填写后货值金额由系统计算。"),
    )
    gains_nature = forms.ChoiceField(
        label=_("违法所得的计算"),
        choices=NATURES,
        required=False,
        help_text=_("按作出决定之日施行的违法所得认定办法计算；填写后违法所得由系统计算。"),
    )
    gains_receipts = YuanField(label=_("取得的款项（元）"), required=False)
    gains_goods = YuanField(label=_("原材料、商品购进价款（元）"), required=False)
    gains_other = YuanField(
        label=_("其他合法必要支出（元）"), required=False, help_text=_("当事人申请并提供足够证据的；自2026年3月20日起可以扣除。")
    )
    gains_taxes = YuanField(label=_("已缴纳的直接相关税款（元）"), required=False)
    gains_refunded = YuanField(label=_("已经退赔的款项（元）"), required=False, help_text=_("计入违法所得，不予没收。"))
    gains_unclear = TruthField(
        label=_("其余违法所得经充分调查无法查清"), help_text=_("不再单独计算，由主要负责人决定或者经集体讨论。")
    )


def with_details(names: Iterable[str]) -> list[str]:
    """The fields in their order, the details before the sums that follow from them."""
    found = [name for name in names if name not in ("lines", *GAINS)]
    for total, details in (("goods_value", ("lines",)), ("illegal_gains", GAINS)):
        at = found.index(total) if total in found else len(found)
        found[at:at] = details
    return found


def stored_goods(data: Mapping[str, Any]) -> dict[str, Any]:
    """The facts `lines` and `gains` of what was typed; left out where nothing was."""
    facts: dict[str, Any] = {"lines": data["lines"]} if data.get("lines") else {}
    sums = {name: to_yuan(amount) for name in SUMS if (amount := data.get(f"gains_{name}")) is not None}
    nature, unclear = data.get("gains_nature"), data.get("gains_unclear")
    if nature or sums or unclear:
        facts["gains"] = {**({"nature": nature} if nature else {}), **sums, **({"unclear": True} if unclear else {})}
    return facts


def goods_initial(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Stored lines and gains as form values (sums in fen)."""
    gains = facts.get("gains") or {}
    found = {f"gains_{name}": read_typed(gains[name]) for name in SUMS if name in gains}
    rest = {f"gains_{name}": gains[name] for name in ("nature", "unclear") if name in gains}
    return {**({"lines": facts["lines"]} if facts.get("lines") else {}), **found, **rest}
