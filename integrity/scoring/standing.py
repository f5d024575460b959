"""What may be used of an enterprise's records on one day: the facts that stand, before any points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from integrity.scoring.periods import is_active
from integrity.scoring.records import Event, Positive, Record, RecordError
from integrity.scoring.rulebook import RuleBook
from integrity.scoring.rules import EventRule
from integrity.views import View


@dataclass(frozen=True, slots=True)
class Standing:
    """Known, un-annulled records on `day`: the events that count, the positives that hold.

    What is over, settled, repaired, removed or annulled is used for nothing (NDRC36 3): not for repetition, not for H3,
    not against the clean years.
    """

    day: date
    book: RuleBook
    active: tuple[Event, ...]
    positives: tuple[Positive, ...]

    def rule_of(self, event: Event) -> EventRule:
        return self.book.events[event.kind]

    @property
    def severe(self) -> tuple[Event, ...]:
        """The active severe events: severe penalty, serious-violation list, final conviction."""
        return tuple(e for e in self.active if self.rule_of(e).severe)

    def earlier_same_type(self, event: Event) -> tuple[Event, ...]:
        """Active penalties of the same law and article decided in the days before that make this one a repetition.

        The decision day itself is not "before"; a case is not a repetition of itself.
        """
        if not (event.same_type and self.rule_of(event).penalty):
            return ()
        days = self.book.number("repeat_days")
        return tuple(e for e in self.active if self._repeats(event, e, days))

    def _repeats(self, event: Event, other: Event, days: int) -> bool:
        return (
            self.rule_of(other).penalty
            and _alike(event.same_type, other.same_type)
            and other.case_key != event.case_key
            and 1 <= (event.valid_from - other.valid_from).days <= days
        )


def _alike(one: str, other: str) -> bool:
    """Whether two penalties have an act of the same type; a penalty for several acts names each."""
    return one == other or not set(one.split()).isdisjoint(other.split())


def stand_on(known: tuple[Record, ...], *, day: date, book: RuleBook, view: View) -> Standing:
    """What of the known records counts in the view. Raises RecordError for a kind that no rule knows."""
    _require_known_kinds(known, book)
    events = (e for e in known if isinstance(e, Event))
    positives = (p for p in known if isinstance(p, Positive))
    return Standing(
        day=day,
        book=book,
        active=tuple(e for e in events if is_active(e, book.events[e.kind], day) and _counts(book.events[e.kind], view)),
        positives=tuple(p for p in positives if p.holds_on(day)),
    )


def _counts(rule: EventRule, view: View) -> bool:
    return view != View.SHARED or rule.view != View.INTERNAL


def _require_known_kinds(known: tuple[Record, ...], book: RuleBook) -> None:
    kinds = {r.kind for r in book.positives}
    for record in known:
        rules = book.events if isinstance(record, Event) else kinds
        if record.kind not in rules:
            raise RecordError(
                f"{record.id}: 评分规则{book.ruleset}中没有“{record.kind}”这一事项，请核对事项代码。",
                f"{record.id}: Ruleset {book.ruleset} has no rule for '{record.kind}'; check the kind.",
            )
