"""严重违法失信名单: is the penalty heavy, and which grounds does the conduct meet (总局令第44号)?

Both together, decided with the penalty, open the assessment; whether the nature is vile and the harm great
(art. 12) is for people to weigh. A fine is heavy by its tier in the discretion standard, never by its amount.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from cases.law import tables
from cases.law.bands import Band
from cases.law.conduct import Conduct, conducts, is_food
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts, Kind, Penalty, Tier
from cases.law.finding import Finding, Question, Reason
from cases.law.heavy_kinds import HeavyKind, heavy_kinds_on
from cases.law.truth import Truth, all_of, any_of

FIELD = "blacklist"
HEAVY = "市场监督管理严重违法失信名单管理办法第二条第二款"


@dataclass(frozen=True, slots=True)
class Ground:
    """A row of blacklist.csv. `other`: a ground for whatever else is grave, asked in the fields or under the laws it names."""

    code: str
    article: str
    title_zh: str
    title_en: str
    other: frozenset[str]
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Blacklist:
    """Heavy or not (None: unknown), and the grounds met; none are named for a penalty that is not heavy. `possible`: grounds
    that the text does not exclude and people must weigh."""

    heavy_penalty: Truth
    grounds: tuple[str, ...]
    possible: tuple[str, ...] = ()


@cache
def grounds() -> dict[str, Ground]:
    """All grounds by code."""
    return {row["code"]: _ground(row) for row in tables.read("blacklist")}


@lru_cache(maxsize=4096)
def _others_on(day: date | None, fields: frozenset[str]) -> frozenset[str]:
    """The grounds for whatever else is grave in these fields or under these laws."""
    return frozenset(code for code, ground in _grounds_on(day).items() if ground.other & fields)


@lru_cache(maxsize=2048)
def _grounds_on(day: date | None) -> dict[str, Ground]:
    return {g.code: g for g in tables.on_day(tuple(grounds().values()), day)}


def assess_blacklist(facts: Facts, *, acts: Sequence[tuple[Facts, tuple[Band, ...]]] = ()) -> Finding[Blacklist]:
    """Heavy penalty and grounds by the law of the decision's day; heavy where what is imposed for one of the acts is."""
    parts = [heavy_penalty(act, bands=bands) for act, bands in acts or [(facts, ())]]
    heavy = any_of(part.value for part in parts)
    met = [part for part in parts if part.value is heavy] or parts
    reasons = tuple(dict.fromkeys(reason for part in met for reason in part.reasons))
    if heavy is False:
        return Finding(Blacklist(False, ()), reasons)
    found = blacklist_grounds(facts)
    grounds_met, possible = found.value
    asked = tuple(dict.fromkeys(question for part in parts for question in part.questions)) if heavy is None else ()
    return Finding(Blacklist(heavy, grounds_met, possible), reasons + found.reasons, asked + found.questions)


def heavy_penalty(facts: Facts, *, bands: tuple[Band, ...] = ()) -> Finding[Truth]:
    """Is the penalty a 较重行政处罚? By kind, or by a fine at the severe tier, in which it must really lie; False where there
    is none."""
    rows = heavy_kinds_on(facts.decided_on)
    if not rows:
        return Finding(None, (Reason(FIELD, HEAVY, "决定日之前该办法尚未施行，按当时规定另行认定。"),))
    penalty = facts.penalty
    if penalty is None:
        return Finding(None, (), (ask("penalty", "决定是否属于较重行政处罚"),))
    if penalty.is_none:
        return _answer(False, HEAVY, "决定不予行政处罚，不列入。")
    return _heavy(penalty, rows, bands)


def _heavy(penalty: Penalty, rows: tuple[HeavyKind, ...], bands: tuple[Band, ...]) -> Finding[Truth]:
    kinds = penalty.all_kinds
    for row in rows:
        if row.heavy and kinds and row.kind in kinds:
            return _answer(True, row.article, f"{row.text_zh}，属于较重行政处罚。")
    by_tier = False if bands and all(band.tier_fits is False for band in bands) else _severe_fine(penalty)
    if by_tier:
        return _answer(True, f"{HEAVY}第一项", "依照行政处罚裁量基准按照从重处罚原则处以罚款，属于较重行政处罚。")
    if any_of((by_tier, None if kinds is None else False)) is False:
        return _answer(False, HEAVY, "不属于较重行政处罚。")
    missing = (("penalty.kinds", kinds), ("penalty.discretion_tier", by_tier))
    why = "决定是否属于较重行政处罚"
    return Finding(None, (), tuple(ask(name, why) for name, known in missing if known is None))


def _severe_fine(penalty: Penalty) -> Truth:
    fine = penalty.fine_sum
    fined = Kind.FINE in (penalty.kinds or ()) or (None if fine is None else fine > 0)
    tier = penalty.discretion_tier
    return all_of((fined, None if tier is None else tier is Tier.SEVERE))


def blacklist_grounds(facts: Facts) -> Finding[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The grounds that the conduct meets and those that it may meet, in the order of the articles; the latter are asked.

    A ground that people state (`listing_grounds`, with what shows it) counts where the text does not exclude it. Who is
    proved to have had no intent is not listed (art. 12).
    """
    known = _grounds_on(facts.decided_on)
    if facts.grounds.no_intent_proven:
        article = "市场监督管理严重违法失信名单管理办法第十二条第二款"
        return Finding(((), ()), (Reason(FIELD, article, "当事人有证据足以证明没有主观故意的，不列入严重违法失信名单。"),))
    rows = [conducts()[code] for code in facts.conduct]
    met = {code for row in rows for code in _met(row, facts) if code in known}
    maybe = {code for row in rows for code in row.blacklist_maybe if code in known} - met
    maybe |= _others_on(facts.decided_on, _fields(rows, facts)) - met
    stated = maybe & set(facts.listing_grounds)
    met, maybe = met | stated, maybe - stated
    reasons = (Reason(FIELD, known[c].article, f"所涉行为可能属于：{known[c].title_zh}。") for c in known if c in met)
    questions = (_doubt(known[code]) for code in known if code in maybe)
    ordered = tuple(code for code in known if code in met), tuple(code for code in known if code in maybe)
    return Finding(ordered, tuple(reasons), tuple(questions))


def _met(row: Conduct, facts: Facts) -> tuple[str, ...]:
    """`food:X` counts for food cases only, `product:X` for all others, `refused:X` where an order was not obeyed; what is
    unknown counts for none of them."""
    found = []
    for entry in row.blacklist:
        condition, _, code = entry.rpartition(":")
        if not condition or _CONDITIONS[condition](facts):
            found.append(code)
    return tuple(found)


def _fields(rows: list[Conduct], facts: Facts) -> frozenset[str]:
    """The laws and the fields of the conduct: the grounds for "other" grave breaches are asked, and never met by themselves."""
    food = is_food(facts) if rows else None
    field = None if food is None else "food" if food else "product"
    named = {str(facts.product), *(product for row in rows for product in row.products)}
    kinds = named & {"drug", "medical_device", "cosmetics"}
    return frozenset({row.law for row in rows} | kinds | ({field} if field and not kinds else set()))


_CONDITIONS: dict[str, Callable[[Facts], Truth]] = {
    "food": is_food,
    "product": lambda facts: is_food(facts) is False,
    "refused": lambda facts: facts.refused_to_correct,
}


def _doubt(ground: Ground) -> Question:
    return ask("listing_grounds", f"具体行为是否属于“{ground.title_zh}”（{ground.code}）")


def _answer(value: bool, article: str, text: str) -> Finding[Truth]:
    return Finding(value, (Reason(FIELD, article, text),))


def _ground(row: tables.Row) -> Ground:
    validity = tables.Validity.of(row)
    other = frozenset(row["other"].split("|")) if row["other"] else frozenset()
    return Ground(row["code"], row["article"], row["title_zh"], row["title_en"], other, validity.valid_from, validity.valid_to)
