"""Crimes that the engine calls possible though their line is reached: somebody has to answer them (T310-3, T310-11)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cases.base import canonical
from cases.base.models import Act
from cases.law.crimes import Transfer as Crime
from cases.penalty.models import PenaltyCase
from cases.transfer.models import CriminalFlag, FlagState
from cases.transfer.procedure import TRANSFER, Group


def unanswered(case: PenaltyCase, crimes: Iterable[Crime]) -> list[str]:
    """The labels of those that are possible, reached, and neither pointed out nor ruled out on the facts as they are."""
    open_ones = [crime.label for crime in crimes if crime.reached and not crime.certain]
    if not open_ones:
        return []
    answered = {*_pointed_out(case), *_ruled_out(case)}
    return [label for label in open_ones if label not in answered]


def named(flag: CriminalFlag) -> set[str]:
    """The crimes of a flag."""
    return {crime["crime"] for crime in flag.crimes}


def with_police(flag: CriminalFlag) -> bool:
    """The crimes of this flag were sent to the police, or will be."""
    sent = (*TRANSFER.inside(Group.WITH_POLICE), *TRANSFER.inside(Group.FILED))
    return hasattr(flag, "transfer") and flag.transfer.state in sent


def _pointed_out(case: PenaltyCase) -> set[str]:
    flags: Any = case.criminal_flags.exclude(state=FlagState.CLEARED).select_related("transfer")
    return {label for flag in flags if flag.facts == case.facts or with_police(flag) for label in named(flag)}


def _ruled_out(case: PenaltyCase) -> set[str]:
    acts = Act.objects.filter(stream=case.stream_key, verb="penalty.rule_out_crime")
    facts = canonical.digest(case.facts)
    return {act.details["crime"] for act in acts if act.details["facts"] == facts}
