"""ICS-1, the integrity score: a pure function of records, a legal day and a moment of knowledge.

    S = clamp(0, 1000, min(900 - sum(D_case) + B, caps))
    D_case = max over the case's events of floor(P x m x d + 0.5)

Every number is a row of `integrity/law`; a ruleset is the rows that name it. How each term is read is said
where it is computed: d and "active" in `periods`, what may be used and m in `standing`, D and its limits in
`deductions`, B in `bonus`, H1-H7 in `caps`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from integrity.scoring import explain
from integrity.scoring.bonus import add_bonus
from integrity.scoring.caps import apply_caps
from integrity.scoring.deductions import deduct, hold_to_limits
from integrity.scoring.records import Event, Positive, Record, select_known
from integrity.scoring.rulebook import RuleBook, rules_on
from integrity.scoring.run import Line, ScoreRun, canonical_time, digest_run
from integrity.scoring.standing import Standing, stand_on
from integrity.views import View

RULESET = "ICS-1"


def score(
    records: Iterable[Event | Positive], *, as_of: date, known_at: datetime, ruleset: str = RULESET, view: View = View.INTERNAL
) -> ScoreRun:
    """The score of one enterprise on `as_of`, from what was known at `known_at` (with time zone).

    `records` may hold all versions, in any order, of one enterprise only, and none that is hidden from the view. Raises
    RecordError for records that contradict each other or that no rule knows, NoRules where the ruleset has none on that day.
    """
    book = rules_on(ruleset, as_of)
    known = select_known(records, known_at=known_at)
    standing = stand_on(known, day=as_of, book=book, view=view)
    lines = [*_deduction_lines(standing), *_bonus_lines(standing)]
    value = book.number("base") + sum(line.points for line in lines)
    capped = [explain.explain_cap(effect) for effect in apply_caps(value, standing)]
    clamped = _clamp_lines(value + sum(line.points for line in capped), book)
    return _run(standing, known, (*lines, *capped, *clamped), known_at, view)


def _deduction_lines(standing: Standing) -> list[Line]:
    found = deduct(standing)
    events = [explain.explain_deduction(d, standing.book) for d in found]
    return events + [explain.explain_limit(e) for e in hold_to_limits(found, standing)]


def _bonus_lines(standing: Standing) -> list[Line]:
    items, cuts = add_bonus(standing)
    positives = [explain.explain_bonus(item) for item in items]
    return positives + [explain.explain_cut(cut, standing.book) for cut in cuts]


def _clamp_lines(value: int, book: RuleBook) -> list[Line]:
    lowest, highest = book.number("lowest"), book.number("highest")
    if lowest <= value <= highest:
        return []
    rule = book.factors["lowest" if value < lowest else "highest"]
    limit = int(rule.value)
    return [explain.explain_clamp(rule, limit, limit - value)]


def _run(standing: Standing, known: tuple[Record, ...], lines: tuple[Line, ...], known_at: datetime, view: View) -> ScoreRun:
    book = standing.book
    used = {key for line in lines for key in line.sources}
    result = book.number("base") + sum(line.points for line in lines)
    bonus = sum(line.points for line in lines if line.kind in ("positive", "bonus"))
    caps = tuple(line.code for line in lines if line.kind == "cap")
    grade = book.class_of(result)
    head = {
        "ruleset": book.ruleset,
        "as_of": standing.day.isoformat(),
        "known_at": canonical_time(known_at),
        "score": result,
        "class": grade,
        # an audit computes the bureau's score again, so its digest is the same
        "view": View.INTERNAL if view == View.AUDIT else view,
    }
    inputs = [record for record in known if record.id in used]
    return ScoreRun(
        ruleset=book.ruleset,
        as_of=standing.day,
        known_at=known_at,
        base=book.number("base"),
        input_ids=tuple(sorted(used)),
        lines=lines,
        bonus=bonus,
        caps_hit=caps,
        score=result,
        credit_class=grade,
        hash=digest_run(head=head, law=book.digest, inputs=inputs, lines=lines),
    )
