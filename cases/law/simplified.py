"""May this penalty be decided on the spot (行政处罚法 art. 51)?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from cases.law import tables
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts, Kind, Penalty, Procedure
from cases.law.finding import Finding, Reason
from cases.law.money import to_fen
from cases.law.settings import NATIONAL, PartyClass, Settings
from cases.law.truth import Truth, all_of
from cases.law.wording import yuan

ARTICLE = "行政处罚法第五十一条；市场监督管理行政处罚程序规定第六十六条"
_ALLOWED = frozenset({Kind.WARNING, Kind.FINE})


@dataclass(frozen=True, slots=True)
class SimplifiedRow:
    """A row of simplified.csv: the highest fine (fen) on the spot for a class of party."""

    code: str
    article: str
    party: str
    at_most: int
    text_zh: str
    valid_from: date
    valid_to: date | None


@cache
def simplified_rows() -> tuple[SimplifiedRow, ...]:
    """All rows of simplified.csv."""
    return tuple(_row(row) for row in tables.read("simplified"))


def simplified_limit(party: PartyClass, *, on: date | None) -> int:
    """The highest fine on the spot in fen; 0 where no rule is on record for the day."""
    rows = (r for r in tables.on_day(simplified_rows(), on) if r.party == party)
    return next((row.at_most for row in rows), 0)


def simplified_allowed(facts: Facts, *, settings: Settings = NATIONAL) -> Finding[Truth]:
    """Is the penalty within 简易程序: a warning, or a fine up to the limit, and nothing else?"""
    if facts.penalty is None or facts.penalty.is_none:
        return Finding(None, (), (ask("penalty", "决定能否适用简易程序"),))
    truth = all_of((_only_allowed(facts.penalty), _within(facts, facts.penalty, settings)))
    return Finding(truth, _reason(facts, truth, settings))


def _only_allowed(penalty: Penalty) -> Truth:
    kinds = penalty.all_kinds
    return None if kinds is None else bool(kinds) and kinds <= _ALLOWED


def _within(facts: Facts, penalty: Penalty, settings: Settings) -> Truth:
    fine = penalty.fine_sum
    if fine is None:
        return None
    party = settings.class_of(facts.party)
    classes = (party,) if party else tuple(PartyClass)
    answers = {fine <= simplified_limit(c, on=facts.step_day) for c in classes}
    return answers.pop() if len(answers) == 1 else None


def _reason(facts: Facts, truth: Truth, settings: Settings) -> tuple[Reason, ...]:
    if facts.procedure is not Procedure.SIMPLIFIED or truth is not False:
        return ()
    party = settings.class_of(facts.party)
    limits = [simplified_limit(c, on=facts.step_day) for c in ((party,) if party else tuple(PartyClass))]
    allowed = "或者".join(f"{yuan(limit)}以下罚款" for limit in limits)
    text = f"简易程序只能处警告或者{allowed}，本案拟作出的处罚超出范围，应当适用普通程序。"
    return (Reason("procedure", ARTICLE, text),)


def _row(row: tables.Row) -> SimplifiedRow:
    validity = tables.Validity.of(row)
    return SimplifiedRow(
        row["code"], row["article"], row["party"], to_fen(row["at_most"]), row["text_zh"], validity.valid_from, validity.valid_to
    )
