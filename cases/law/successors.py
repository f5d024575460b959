"""From a code of before to the item of a day, where the facts leave one; nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.law.conduct import conducts, offered
from cases.law.fact_types import Facts, Party, Role
from cases.law.items import Item

_ANYONE = frozenset({"any", "anyone", "operator", "unit", "licensee"})
_ROLES = frozenset(map(str, Role))


@dataclass(frozen=True, slots=True)
class Successor:
    """The item that took a code's place; None where several can have, which people choose from."""

    code: str | None
    candidates: tuple[str, ...]


def successor(code: str, facts: Facts, day: date) -> Successor:
    """The item of that day for a paragraph as a whole, a limb, or a code that another law had. KeyError: no such code.

    The facts take out what they do not fit: who the party is, and in which capacity it acted.
    """
    stems = {item.stem for item in conducts()[code].items if _may_be(item, facts)}
    found = tuple(c.code for c in offered(day) if any(item.stem in stems for item in c.items))
    return Successor(found[0] if len(found) == 1 else None, found)


def _may_be(item: Item, facts: Facts) -> bool:
    if item.roles == {"person"} and facts.party not in (None, Party.NATURAL_PERSON) and facts.role is not Role.PERSON:
        return False
    known = facts.role is not None and not item.roles & _ANYONE and bool(item.roles & _ROLES)
    return not known or str(facts.role) in item.roles
