"""Names of cases and published offences say what was done and nothing else: no article, no comment, no consequence."""

from __future__ import annotations

import re

import pytest

from cases.law.items import Item, all_items

ARTICLE = re.compile("第[一二三四五六七八九十百零]+[条款项]")
CONSEQUENCE = re.compile("[（）()]|罚款|情节|从业禁止|逾期|责令改正|从重|免予|处罚[^决]")
# the element itself is an earlier order or penalty that was not obeyed
ELEMENT = {"FSL134", "CPL56-10g", "CPL56-10n"}


def key(item: Item) -> str:
    return f"{item.code} {item.valid_from}"


@pytest.mark.parametrize("item", all_items(), ids=key)
def test_a_name_says_what_was_done(item: Item) -> None:
    assert not ARTICLE.search(item.conduct)
    assert item.code in ELEMENT or not CONSEQUENCE.search(item.conduct)
    assert not re.search(r"[()]|\bsame\b|\barticle\b|\bfine\b", item.conduct_en, re.IGNORECASE)
    assert not item.conduct.endswith(("。", "的"))


def test_the_limbs_of_an_item_have_its_name() -> None:
    """What differs is the range: who reads a decision learns nothing about gravity from the name of the case."""
    named: dict[tuple[str, object], set[str]] = {}
    for item in all_items():
        # 产品质量法 49 and 57 name two actors in one article
        if item.stem not in ("PQL49", "PQL57-1"):
            named.setdefault((item.stem, item.valid_from), set()).add(item.conduct)
    assert {stem: names for stem, names in named.items() if len(names) > 1} == {}
