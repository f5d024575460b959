"""How a law is cited on paper: full title in 书名号, the article in Chinese numerals."""

from __future__ import annotations

import re
from functools import cache

from cases.law.items import all_items
from cases.law.official import numeral, places

_NATIONAL = frozenset(
    {
        "刑法",
        "行政处罚法",
        "行政强制法",
        "食品安全法",
        "产品质量法",
        "消费者权益保护法",
        "食品安全法实施条例",
        "工业产品生产许可证管理条例",
    }
)
_FULL = {
    "特别规定": "国务院关于加强食品等产品安全监督管理的特别规定",
    "程序规定": "市场监督管理行政处罚程序规定",
    "行政处罚程序规定": "市场监督管理行政处罚程序规定",
    "听证办法": "市场监督管理行政处罚听证办法",
}
_SIGNED = re.compile(r"^(?P<title>[^§《》]+?)\s*§(?P<article>\d+)(?:\((?P<paragraph>\d+)\))?(?:\((?P<item>\d+)\))?")
_WORDED = re.compile(r"^(?P<title>[^§《》]+?)(?P<place>第[一二三四五六七八九十百零]+条.*)$")
_COUNTRY = "中华人民共和国"


def cite(text: str) -> str:
    """`食品安全法 §124` or `食品安全法第一百二十四条` as 《中华人民共和国食品安全法》第一百二十四条.

    A text that already carries a title in 书名号, or that is no citation, comes back as it is.
    """
    if found := _SIGNED.match(text.strip()):
        marks = zip(("article", "paragraph", "item"), "条款项", strict=True)
        place = "".join(f"第{numeral(int(found[name]))}{mark}" for name, mark in marks if found[name])
        return _title(found["title"]) + place
    if found := _WORDED.match(text.strip()):
        return _title(found["title"]) + found["place"]
    return text


def _title(short: str) -> str:
    name = _FULL.get(short, short)
    return f"《{_COUNTRY}{name}》" if name in _national() else f"《{name}》"


@cache
def _national() -> frozenset[str]:
    """The laws whose title begins with the country's name: these, and what the items of law cite so."""
    titles = (place.title for item in all_items() for place in places(item.cite))
    return _NATIONAL | {title.removeprefix(_COUNTRY) for title in titles if title.startswith(_COUNTRY)}
