"""Every item of law that has a penalty: notice and decision cite its places of the day, and no other item's.

What is expected is read from the rows' text here, apart from cases.law; that the places exist, from the official texts.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cases.law.assess import assess
from cases.law.comparing import version_of
from cases.law.fact_types import Role
from cases.law.official import lookup
from cases.penalty.assessment import band_of
from cases.penalty.content import clause_of
from tests.penalty import sample_case as sample
from tests.penalty.sample_documents import FORMS, issue_of, reading, snapshot_of

ROOT = Path(__file__).parents[2]
FOLDER = ROOT.parent / "shared" / "law-texts"
ITEMS = sorted((ROOT / "cases" / "law" / "items").glob("*.csv"))
with (ROOT / "cases" / "law" / "measures.csv").open(encoding="utf-8", newline="") as handle:
    KINDS = {row["code"]: row["kind"] for row in csv.DictReader(handle)}
# what the papers themselves rest on, whatever was broken
OF_THE_PAPERS = ("《中华人民共和国行政处罚法》", "《市场监督管理行政处罚程序规定》", "《市场监督管理行政处罚听证办法》")
PLACE = re.compile(
    r"第[一二三四五六七八九十百零]+条(?:之[一二三四五六七八九十]+)?(?:第[一二三四五六七八九十]+款)?(?:第[一二三四五六七八九十]+项)?"
)
CITED = re.compile(r"(《[^》]+》)((?:(?!《)[第条款项一二三四五六七八九十百零之至和、，；])*)")
NEUTRAL = {"facts_text": "当事人实施了所列行为。", "reasons_text": "综合考虑全案情节。"}


def rows() -> Iterator[dict[str, str]]:
    for path in ITEMS:
        with path.open(encoding="utf-8", newline="") as handle:
            yield from (one for row in csv.DictReader(handle) if kinds_of(row) for one in by_role(row))


def by_role(row: dict[str, str]) -> Iterator[dict[str, str]]:
    """The row for each role for which it names a rule of its own: PQL32 binds makers, PQL39 sellers."""
    duty, *others = row["duty"].split("|")
    told = dict(other.split("=") for other in others)
    yield {**row, "duty": duty, "roles": "|".join(role for role in row["roles"].split("|") if role not in told)}
    for role, rule in told.items():
        yield {**row, "duty": rule, "roles": role}


def kinds_of(row: Mapping[str, str]) -> list[str]:
    """The kinds of penalty that the row gives, in any event or in some."""
    codes = [step.split(":")[1].split("=")[0] for step in row["measures"].split(";") if step]
    return list(dict.fromkeys(KINDS[code] for code in codes if KINDS[code]))


def content_of(row: Mapping[str, str]) -> dict[str, Any]:
    """A plausible penalty under the row, on the first day on which it was law."""
    day, kinds = row["valid_from"], kinds_of(row)
    facts = {"conduct": [row["code"]], "acted_on": day, "decided_on": day}
    # two limbs of an article may differ in nothing but who broke it, and then in what was broken
    roles = [role for role in row["roles"].split("|") if role in set(map(str, Role))]
    outcome = assess({**facts, "role": roles[0]} if roles else facts).as_json()
    band = band_of(outcome, row["code"])
    assert band is not None
    sums = {"fine": 100000, "confiscated_gains": 20000, "confiscated_goods": 30000}
    of = {"fine": "fine", "confiscated_gains": "confiscate_gains", "confiscated_goods": "confiscate_goods"}
    return sample.content(
        **{name: amount if of[name] in kinds else 0 for name, amount in sums.items()},
        **NEUTRAL,
        kinds=kinds,
        goods_description="涉案产品10件" if "confiscate_goods" in kinds else "",
        measures={kind: f"{kind}的具体内容" for kind in kinds if kind not in of.values()},
        conduct=row["code"],
        law=band["law"],
        law_version=band["law_version"],
        clause=clause_of(band, on=date.fromisoformat(day)),
        orders=band["orders"] or None,
    )


REPORT = SimpleNamespace(**{**vars(sample.REPORT), "nature_text": "构成违法。", "source_text": "检查发现。"})
TOLD = SimpleNamespace(reference="示市监罚告〔2026〕8号", snapshot={"nature": "构成违法。"})


def words_of(form: str, made: SimpleNamespace) -> str:
    key = {"37": "notice", "45": "decision"}[form]
    issue = issue_of(form, given_more={key: made, "correct_until": ""})
    found = snapshot_of(form, issue, report=REPORT, last_issued=TOLD, setting="某机关设置")
    return "\n".join(str(block.text) for block in FORMS[form].compose(found) if hasattr(block, "text"))


def cited_in(text: str) -> set[tuple[str, str]]:
    """(title, place) for every article that a text names with its law, other than those that the papers rest on."""
    found = set()
    for title, rest in CITED.findall(text):
        if title not in OF_THE_PAPERS:
            found |= {(title, place) for place in PLACE.findall(rest)}
    return found


def expected(text: str) -> set[tuple[str, str]]:
    return {(title, place) for title, rest in re.findall(r"(《[^》]+》)([^《]*)", text) for place in PLACE.findall(rest)}


def wrong_with(row: Mapping[str, str]) -> Iterator[str]:
    made = content_of(row)
    notice = SimpleNamespace(**made, version=1, hearing_right=True, refund=None, served_on=date(2026, 5, 21))
    for form, text in (("37", words_of("37", notice)), ("45", words_of("45", sample.decision(**made)))):
        duty = re.sub("（[^）]*）", "", row["duty"]).replace("；", "、")
        broken = (
            f"违反了{duty}的规定，属于“{row['conduct']}”的违法行为。"
            if duty
            else f"属于{row['cite']}所列“{row['conduct']}”的违法行为。"
        )
        if broken not in text:
            yield f"{row['code']} {form}: {broken}"
        if f"依据{row['cite']}的规定" not in text:
            yield f"{row['code']} {form}: 依据{row['cite']}"
        others = cited_in(text) - expected(row["cite"]) - expected(row["duty"])
        if others:
            yield f"{row['code']} {form}: also cites {others}"


def test_every_item_is_cited_as_its_row_has_it_and_no_other() -> None:
    with reading():
        assert [wrong for row in rows() for wrong in wrong_with(row)] == []


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the official texts are not at hand")
def test_what_the_papers_cite_stands_in_the_official_texts() -> None:
    missing = []
    for row in rows():
        for title, place in expected(row["cite"]) | expected(row["duty"]):
            if (text := version_of(FOLDER, title.strip("《》"), row)) and not stands(place, text):
                missing.append(f"{row['code']} {title}{place}")
    assert missing == []
    assert lookup(FOLDER, "食品安全法")


def stands(place: str, text: Any) -> bool:
    """Whether the text has the article, and of it the paragraph and the item."""
    named = {mark: found[1] for mark in "条款项" if (found := re.search(f"第([^第]+){mark}", place))}
    article = text.articles.get((counted(named["条"]), 0))
    nth = counted(named["款"]) if "款" in named else 1
    if article is None or nth > len(article.paragraphs):
        return False
    return "项" not in named or counted(named["项"]) in article.paragraphs[nth - 1].items


def counted(words: str) -> int:
    """一百二十四 is 124; written apart from cases.law.official."""
    digits = "零一二三四五六七八九"
    total = unit = 0
    for sign in reversed(words):
        if sign in "十百":
            unit = {"十": 10, "百": 100}[sign]
            total += unit if words.startswith(sign) else 0
        elif sign != "零":
            total += digits.index(sign) * (unit or 1)
            unit = 0
    return total
