"""The clause that a penalty rests on: the rule broken, the rule that punishes, and how the law names the act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cases.law.band_rows import BandRow
from cases.law.conduct import Conduct, conducts
from cases.law.items import Item, When
from cases.law.measures import measure


@dataclass(frozen=True, slots=True)
class Clause:
    """`duty` is empty where the row names no rule broken, or several rows that may be the one name different rules."""

    cite: str
    duty: str
    act: str


def clause_of(conduct: Conduct, rows: Iterable[BandRow], role: str | None) -> Clause:
    """The clause of the rows that hold for the facts, each of the version that was applied, for whoever acts in this role."""
    told = list(rows)
    if conduct.whole:
        return Clause(conduct.article, "", conduct.title_zh)
    known = {(row.item, row.article, row.valid_from) for row in told}
    items = [item for item in conduct.items if (item.code, item.cite, item.valid_from) in known]
    return _agreed(conduct, items, role)


def stated(code: str, label: str) -> Clause | None:
    """The clause of a stored label, such as 食品安全法 §124(1)(5); None for a conduct that no table has."""
    conduct = conducts().get(code)
    if conduct is None:
        return None
    if conduct.whole:
        return Clause(conduct.article, "", conduct.title_zh)
    return _agreed(conduct, [item for item in conduct.items if conduct.label_of(item.cite) == label], None)


def if_refused(code: str, on: date) -> tuple[str, ...]:
    """What the item gives once an order to correct is refused (拒不改正的), in its words; nothing where its limbs differ."""
    found = {tuple(_refused(item)) for item in conducts()[code].on(on)}
    return found.pop() if len(found) == 1 else ()


def _refused(item: Item) -> Iterator[str]:
    for step in item.steps:
        if step.when in (When.REFUSED, When.REFUSED_MAY):
            yield step.words or measure(step.measure, item.law).zh


_IN_LAW = re.compile(r"(《[^》]+》)([^《]+)")
# what a row says of a place beside its number, for who keeps the table
_NOTE = re.compile(r"（[^）]*）")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零]+条(?:之[一二三四五六七八九十]+)?")
_PARAGRAPH = re.compile(r"第[一二三四五六七八九十百零]+条(?:之[一二三四五六七八九十]+)?(?:第[一二三四五六七八九十]+款)?")


def rules_of(duty: str) -> tuple[str, ...]:
    """Each rule that a row names as broken, by itself: 《A》第三十四条第一项、第二项 names two."""
    return tuple(rule for title, rest in _IN_LAW.findall(duty) for rule in _rules(title, _NOTE.sub("", rest).strip("；、，")))


def _rules(title: str, rest: str) -> Iterator[str]:
    before = ""
    for part in re.split("[、，]", rest):
        # an item or a paragraph alone is one of the article named before it
        within = _PARAGRAPH if part.endswith("项") and "款" not in part else _ARTICLE
        found = within.match(before)
        before = part if "条" in part or found is None else found[0] + part
        yield title + before


def on_paper(duty: str) -> str:
    """All that a row names, as one text of a paper."""
    return _NOTE.sub("", duty).replace("；", "、")


def joined(rules: Iterable[str]) -> str:
    """Rules in one text, the title of a law once."""
    told, title = "", ""
    for rule in rules:
        law, place = rule[: rule.index("》") + 1], rule[rule.index("》") + 1 :]
        told += ("、" if told else "") + (place if law == title else rule)
        title = law
    return told


def _agreed(conduct: Conduct, items: list[Item], role: str | None) -> Clause:
    """What all these rows say alike; of the place that punishes the last version, where they do not agree."""
    return Clause(
        cite=_alike(item.cite for item in items) or conduct.article,
        duty=_alike(item.duty_of(role) for item in items),
        act=_alike(item.conduct for item in items) or conduct.title_zh,
    )


def _alike(texts: Iterable[str]) -> str:
    found = set(texts)
    return found.pop() if len(found) == 1 else ""
