"""The stored facts of several acts: what is common stands once, the rest in `acts` (the shape of the `assess` facts)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base import canonical
from cases.law.several import COMMON


def apart(facts: Mapping[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What is common to all acts, and what is stated of each; one act where the facts are of one."""
    if facts.get("acts"):
        return {k: v for k, v in facts.items() if k != "acts"}, [dict(act) for act in facts["acts"]]
    return {k: v for k, v in facts.items() if k in COMMON}, [own(facts)]


def own(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What facts of one act say of that act alone."""
    return {k: v for k, v in facts.items() if k not in COMMON}


def joined(common: Mapping[str, Any], acts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The facts of these acts; flat where there is one."""
    return {**common, "acts": [dict(act) for act in acts]} if len(acts) > 1 else {**common, **acts[0]}


def recorded(facts: Mapping[str, Any], stated: Mapping[str, Any], number: int | None) -> dict[str, Any]:
    """The facts with what is stated of the act of this number (from 1) in the place of what was; without a number nothing else
    stays. What is common stays where it is not stated anew; None: it is not known any more."""
    if number is None:
        return dict(stated)
    common, acts = apart(facts)
    acts[number - 1] = own(stated)
    common |= {k: v for k, v in stated.items() if k in COMMON and k != "acts"}
    return joined({k: v for k, v in common.items() if v is not None}, acts)


def completed(facts: Mapping[str, Any], more: Mapping[str, Any], number: int | None) -> dict[str, Any]:
    """The facts with more of them: what is common for all acts, the rest for the act of this number (from 1)."""
    common, acts = apart(facts)
    at = (number or 1) - 1
    acts[at] = {**acts[at], **own(more)}
    return joined({**common, **{k: v for k, v in more.items() if k in COMMON}}, acts)


def with_more(facts: Mapping[str, Any], more: Mapping[str, Any], of_acts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The facts with more of them: `more` of the case or its only act, `of_acts` of the act that is each conduct."""
    found = {**facts, **more}
    if not of_acts or not facts.get("acts"):
        return found
    return {**found, "acts": [dict(act) | _told_of(act, of_acts) for act in facts["acts"]]}


def _told_of(act: Mapping[str, Any], of_acts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {name: value for code in act["conduct"] for name, value in own(of_acts.get(code, {})).items()}


def known_of(facts: Mapping[str, Any], number: int | None) -> dict[str, Any]:
    """What is common, and what is stated of the act of this number."""
    common, acts = apart(facts)
    return {**common, **(acts[(number or 1) - 1] if len(acts) == 1 or number else {})}


def seen_of(facts: Mapping[str, Any], number: int) -> str:
    """Tells what a page showed of the act of this number, and of what is common, from what is recorded later."""
    _common, acts = apart(facts)
    return canonical.digest(known_of(facts, number)) if 1 <= number <= len(acts) else ""


def of_one_act(facts: Mapping[str, Any], more: Mapping[str, Any]) -> bool:
    """Whether something of `more` is of a single act, and there are several."""
    return bool(facts.get("acts")) and bool(own(more))


def conduct_in(facts: Mapping[str, Any]) -> list[str]:
    """The kinds of conduct that facts name, of all acts."""
    acts = facts.get("acts")
    return [code for act in acts for code in act["conduct"]] if acts else list(facts.get("conduct", []))
