"""For which circumstances a row of law holds: its own words (`goods>=5000`), and the facts that a limb waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cases.law.conduct import conducts
from cases.law.fact_types import Facts, Party, Role
from cases.law.goods import Goods
from cases.law.items import Item
from cases.law.money import to_fen
from cases.law.truth import Truth, any_of

# the fact that decides, and whether it holds
Test = tuple[str, Truth]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The facts that choose a row, with what is derived from them."""

    facts: Facts
    goods: Goods
    serious: Truth

    @property
    def is_person(self) -> Truth:
        """Is a person punished, not a unit? (产品质量法 art. 57 fines both, differently.)"""
        if self.facts.role is Role.PERSON or self.facts.party is Party.NATURAL_PERSON:
            return True
        return None if self.facts.party is None and self.facts.role is None else False


@dataclass(frozen=True, slots=True)
class Condition:
    """`fact` must be `wanted`: yes, no, known, or a sum (fen) from which or below which it counts."""

    fact: str
    wanted: str
    amount: int = 0

    def test(self, c: Circumstances) -> Test:
        """The fact that decides it, and whether it holds; None: not known."""
        return _TESTS[self.fact](c, self)


def conditions_of(item: Item) -> tuple[Condition, ...]:
    """What a row says of when it holds. KeyError for a fact that no row can ask, ValueError for a sum that cannot be read."""
    found = tuple(map(_condition, item.when))
    for condition in found:
        _TESTS[condition.fact]
    return found


def _condition(text: str) -> Condition:
    """`goods>=5000`, `gains=0`, `ad_fee=known`."""
    for sign, wanted in ((">=", "from"), ("<", "below"), (">", "some")):
        fact, found, figure = text.partition(sign)
        if found:
            return Condition(fact, wanted, to_fen(figure) if wanted != "some" else 0)
    fact, _, figure = text.partition("=")
    return Condition(fact, "none" if figure == "0" else figure)


def _goods(c: Circumstances, wanted: Condition) -> Test:
    over: Truth = True if c.goods.at_least >= wanted.amount else None if c.goods.value is None else False
    return "goods_value", over if wanted.wanted == "from" or over is None else not over


def _amount(name: str) -> Callable[[Circumstances, Condition], Test]:
    def test(c: Circumstances, wanted: Condition) -> Test:
        amount = getattr(c.facts, name)
        if amount is None:
            return name, None
        found = {
            "from": amount >= wanted.amount,
            "below": amount < wanted.amount,
            "some": amount > 0,
            "none": amount == 0,
            "known": amount > 0,
            "unknown": amount == 0,
        }
        return name, found[wanted.wanted]

    return test


def _flag(name: str, read: Callable[[Circumstances], Truth]) -> Callable[[Circumstances, Condition], Test]:
    def test(c: Circumstances, wanted: Condition) -> Test:
        value = read(c)
        return name, None if value is None else value == (wanted.wanted == "yes")

    return test


def _aggravated(c: Circumstances, wanted: Condition) -> Test:
    """One of the three conditions of 食品安全法实施条例 75: each that is not known is asked, as long as none is."""
    stated = {name: getattr(c.facts, name) for name in ("intentional", "vile", "grave")}
    truth = any_of(stated.values())
    asked = "|".join(name for name, value in stated.items() if value is None)
    return asked, None if truth is None else truth == (wanted.wanted == "yes")


def _beside(c: Circumstances) -> Truth:
    """The person's fine stands beside the unit's under the Food Safety Law, and not for a label's flaw alone."""
    others = [conducts()[code] for code in c.facts.conduct if code != "FSIR75"]
    return not others or any(other.law == "FSL" and other.code != "FSL125-2" for other in others)


# whoever does it
_ANYONE = frozenset({"any", "anyone", "operator", "unit", "licensee"})
_KNOWN_ROLES = frozenset(map(str, Role))


def _role(c: Circumstances, wanted: Condition) -> Test:
    """Nobody is asked for the sake of a row alone; who is known to be another is not meant by it."""
    return "role", is_meant(c.facts.role, wanted.wanted.split("|"))


def is_meant(role: str | None, roles: Iterable[str]) -> bool:
    """Whether a row that names these roles speaks of whoever acts in this one; of a role that is not known it may."""
    named = set(roles)
    return role is None or bool(named & _ANYONE) or not named & _KNOWN_ROLES or role in named


_TESTS: dict[str, Callable[[Circumstances, Condition], Test]] = {
    "goods": _goods,
    "gains": _amount("illegal_gains"),
    "turnover": _amount("turnover"),
    "ad_fee": _amount("ad_fee"),
    "fee": _amount("fee"),
    "refused": _flag("refused_to_correct", lambda c: c.facts.refused_to_correct),
    "serious": _flag("serious", lambda c: c.serious),
    "grave": _flag("grave", lambda c: c.facts.grave),
    "heavier": _flag("heavier", lambda c: c.facts.heavier),
    "packaged": _flag("packaged", lambda c: c.facts.packaged),
    "person": _flag("party", lambda c: c.is_person),
    "aggravated": _aggravated,
    "beside": _flag("conduct", _beside),
    "role": _role,
}
