"""The score's rules: rows of `integrity/law/*.csv`, read once, chosen by ruleset and by the day scored.

Nothing here decides; it turns text cells into values. A row says what it is worth, until when it counts and
on which article it rests, so a new ruleset is new rows and a run can name the version of every row it used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from cases.law import tables
from cases.law.errors import LawError
from cases.law.tables import Row
from integrity.scoring.rules import Cap, ClassBand, EventRule, Factor, Limit, PositiveRule, Rule, Step

LAW_DIR = Path(__file__).parent.parent / "law"

_ONE_DAY = timedelta(days=1)


class NoRules(LawError):
    """The ruleset does not exist, or no complete set of its rules is in force on that day."""


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules of one ruleset in force on one day."""

    ruleset: str
    events: dict[str, EventRule]
    steps: tuple[Step, ...]
    limits: dict[str, Limit]
    factors: dict[str, Factor]
    positives: tuple[PositiveRule, ...]
    caps: tuple[Cap, ...]
    classes: tuple[ClassBand, ...]
    digest: str

    def number(self, code: str) -> int:
        """A whole number of the formula: base, lowest, highest, repeat_days, bonus_max."""
        return int(self.factors[code].value)

    def step_for(self, amount: int) -> int:
        """Points that an amount in fen adds; 0 below the first step."""
        return max((s.points for s in self.steps if s.from_fen <= amount), default=0)

    def class_of(self, score: int) -> str:
        """The class of a score; the lowest class takes everything below the others."""
        return max((c for c in self.classes if c.from_score <= score), key=lambda c: c.from_score).code


@lru_cache(maxsize=4096)
def rules_on(ruleset: str, day: date) -> RuleBook:
    """The rules of `ruleset` on `day` (the legal day scored).

    Raises NoRules if the ruleset is unknown or had not begun.
    """
    chosen = {name: tables.in_force(rows, day) for name, rows in _rows_of(ruleset).items()}
    if not all(chosen.values()):
        raise NoRules(
            f"评分规则{ruleset}在{day.isoformat()}没有施行，请改用施行期内的日期或者其他版本。",
            f"Ruleset {ruleset} has no rules on {day.isoformat()}; choose a day or a ruleset in force.",
        )
    return _book(ruleset, chosen)


def change_days(ruleset: str) -> frozenset[date]:
    """The days on which a row of the ruleset begins, or is over."""
    rows = [r for table in _rows_of(ruleset).values() for r in table]
    ends = {r.valid_to + _ONE_DAY for r in rows if r.valid_to}
    return frozenset({r.valid_from for r in rows} | ends)


def _book(ruleset: str, rows: dict[str, tuple[Rule, ...]]) -> RuleBook:
    return RuleBook(
        ruleset=ruleset,
        events={r.code: r for r in _typed(rows["score"], EventRule)},
        steps=_typed(rows["score_steps"], Step),
        limits={r.code: r for r in _typed(rows["score_limits"], Limit)},
        factors={r.code: r for r in _typed(rows["score_factors"], Factor)},
        positives=_typed(rows["positives"], PositiveRule),
        caps=tuple(sorted(_typed(rows["caps"], Cap), key=lambda c: (c.limit, c.code))),
        classes=_typed(rows["classes"], ClassBand),
        digest=_digest(r for table in rows.values() for r in table),
    )


K = TypeVar("K", bound=Rule)


def _typed(rows: Iterable[Rule], kind: type[K]) -> tuple[K, ...]:
    return tuple(r for r in rows if isinstance(r, kind))


def _digest(rows: Iterable[Rule]) -> str:
    """Names the rules in use; not wording, nor `valid_to`: a row that ends later says the same today."""
    plain = [{k: v for k, v in asdict(r).items() if k not in ("zh", "en", "valid_to")} for r in rows]
    lines = sorted(json.dumps(p, sort_keys=True, default=_as_text, ensure_ascii=False) for p in plain)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _as_text(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else str(value)


@lru_cache(maxsize=16)
def _rows_of(ruleset: str) -> dict[str, tuple[Rule, ...]]:
    return {name: tuple(_READERS[name](r) for r in tables.read(name, LAW_DIR) if r["ruleset"] == ruleset) for name in _READERS}


def _event(row: Row) -> EventRule:
    return EventRule(
        **_head(row),
        points=int(row["points"]),
        penalty=row["penalty"] == "yes",
        severe=row["severe"] == "yes",
        steps=row["steps"] == "yes",
        period=row["period"],
        months=_whole(row["months"]),
        resolve=row["resolve"],
        group=row["group"],
        view=row["view"],
    )


def _step(row: Row) -> Step:
    return Step(**_head(row), from_fen=int(Decimal(row["from_yuan"]) * 100), points=int(row["points"]))


def _limit(row: Row) -> Limit:
    return Limit(**_head(row), limit=int(row["limit"]), days=_whole(row["days"]))


def _factor(row: Row) -> Factor:
    return Factor(**_head(row), value=Fraction(row["value"]))


def _positive(row: Row) -> PositiveRule:
    return PositiveRule(
        **_head(row),
        kind=row["kind"],
        points=int(row["points"]),
        limit=_whole(row["limit"]),
        match=_words(row["match"]),
        count=_whole(row["count"]),
        percent=_whole(row["percent"]),
        months=_whole(row["months"]),
    )


def _cap(row: Row) -> Cap:
    return Cap(
        **_head(row),
        limit=int(row["limit"]),
        condition=row["condition"],
        events=frozenset(_words(row["events"])),
        kinds=frozenset(_words(row["kinds"])),
        count=_whole(row["count"]),
        days=_whole(row["days"]),
    )


def _class(row: Row) -> ClassBand:
    return ClassBand(**_head(row), from_score=int(row["from_score"]))


_READERS: dict[str, Callable[[Row], Rule]] = {
    "score": _event,
    "score_steps": _step,
    "score_limits": _limit,
    "score_factors": _factor,
    "positives": _positive,
    "caps": _cap,
    "classes": _class,
}


def _head(row: Row) -> dict[str, Any]:
    validity = tables.Validity.of(row)
    return {
        "code": row["code"],
        "zh": row.get("zh", ""),
        "en": row.get("en", ""),
        "article": row["article"],
        "valid_from": validity.valid_from,
        "valid_to": validity.valid_to,
        "ruleset": row["ruleset"],
    }


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split(";") if word)
