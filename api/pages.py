"""Rows of one page and what hangs on them: read for the whole page at the first question, kept for the others.

So the number of statements depends on what is asked, never on how many rows there are. graphene 3 has no synchronous
loader; this is ours. What fails is kept too, or every row would ask again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from api import selectors
from api.caller import Caller
from cases.parties.models import PartyKind
from integrity.scoring.ics1 import RULESET
from integrity.scoring.rulebook import rules_on
from integrity.selectors import FOR_AUTHORITIES, current_scores, entries_of, published_penalties, scores_of

Row = dict[str, Any]
T = TypeVar("T")


class Once:
    """Remembers the outcome of each question, a failure included."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def __call__(self, question: Any, ask: Callable[[], T]) -> T:
        if question not in self._known:
            try:
                self._known[question] = ask()
            except Exception as failure:
                self._known[question] = failure
        known: T | Exception = self._known[question]
        if isinstance(known, Exception):
            raise known
        return known


class Papers:
    """The documents and earlier decisions behind the rows noted so far."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._issued: dict[int, date] = {}
        self._replaced: dict[int, str] = {}
        self._looked_up = 0, 0

    def note(self, rows: Iterable[Row]) -> None:
        """Rows with `document` and `decision` keys (None = none)."""
        self._rows.extend(rows)

    def issued_on(self, document: int | None) -> date | None:
        if self._looked_up[0] < len(self._rows):
            wanted = {r["document"] for r in self._rows if r["document"] is not None}
            self._issued = selectors.issue_days(wanted)
            self._looked_up = len(self._rows), self._looked_up[1]
        return None if document is None else self._issued.get(document)

    def replaced_by(self, decision: int | None) -> str | None:
        if self._looked_up[1] < len(self._rows):
            wanted = {r["decision"] for r in self._rows if r["decision"] is not None}
            self._replaced = selectors.superseded_numbers(wanted)
            self._looked_up = self._looked_up[0], len(self._rows)
        return None if decision is None else self._replaced.get(decision)


class Page:
    """Enterprises of one answer. Every row carries its page under `page`."""

    def __init__(self, rows: Sequence[Row], caller: Caller) -> None:
        self.rows, self.caller = rows, caller
        self.papers = Papers()
        self._once = Once()
        self._uscc = {row["id"]: row["uscc"] for row in rows}
        self._scored = [r["id"] for r in rows if r["kind"] != PartyKind.NATURAL_PERSON]
        for row in rows:
            row["page"] = self

    def score(
        self, party: int, *, as_of: date | None = None, known_at: datetime | None = None, ruleset: str | None = None
    ) -> Row | None:
        """The score that stands now, or the one replayed for a day and a moment of knowledge. Raises NoRules."""
        if as_of is None and known_at is None and ruleset is None:
            return self._once("current", self._current).get(party)
        day, moment, rules = as_of or self.caller.today, known_at or self.caller.now, ruleset or RULESET
        return self._once((day, moment, rules), lambda: self._replayed(self._scored, day, moment, rules)).get(party)

    def entries(self, party: int, *, sections: Collection[str] | None, as_of: date | None) -> Sequence[Row]:
        """The entries of the integrity file that authorities may see, as known now, oldest first."""
        key = ("entries", frozenset(sections) if sections is not None else None, as_of)
        return self._once(key, lambda: self._entries(sections, as_of)).get(party, ())

    def penalties(self, party: int) -> Sequence[Row]:
        """The penalties that are public today, newest decision first."""
        return self._once("penalties", self._penalties).get(party, ())

    def _current(self) -> dict[int, Row]:
        """What is stored, but for parties never scored or due for another score: those are computed now."""
        today = self.caller.today
        rows = current_scores(self._scored)
        due = {pk for pk, row in rows.items() if row["next_change_on"] and row["next_change_on"] <= today}
        missing = [pk for pk in self._scored if pk not in rows or pk in due]
        stored = {pk: _stored(row) for pk, row in rows.items() if pk not in due}
        return stored | (self._replayed(missing, today, self.caller.now, RULESET) if missing else {})

    def _replayed(self, parties: Sequence[int], as_of: date, known_at: datetime, ruleset: str) -> dict[int, Row]:
        runs = scores_of(parties, as_of=as_of, known_at=known_at, ruleset=ruleset)
        return {pk: _computed(run) for pk, run in runs.items()}

    def _entries(self, sections: Collection[str] | None, as_of: date | None) -> dict[int, list[Row]]:
        found = entries_of(self._uscc, visible=FOR_AUTHORITIES, sections=sections, as_of=as_of)
        for rows in found.values():
            for row in rows:
                row["document"], row["decision"], row["papers"] = row["document_id"], _decision(row["fact"]), self.papers
            self.papers.note(rows)
        return found

    def _penalties(self) -> dict[int, list[Row]]:
        found = published_penalties(self._uscc, on=self.caller.today)
        for party, rows in found.items():
            with_papers(rows, self.papers)
            for row in rows:
                row["party__uscc"] = self._uscc[party]
        return found


def with_papers(rows: Sequence[Row], papers: Papers) -> Sequence[Row]:
    """Rows of publications, joined to the papers of their answer."""
    for row in rows:
        row["document"], row["decision"], row["papers"] = row["decision__document_id"], row["decision_id"], papers
    papers.note(rows)
    return rows


def _decision(fact: str) -> int | None:
    kind, _, key = fact.partition(":")
    return int(key) if kind == "decision" and key.isdigit() else None


def _stored(row: Row) -> Row:
    return {
        "ruleset": row["run__ruleset"],
        "as_of": row["run__as_of"],
        "known_at": row["run__known_at"],
        "score": row["score"],
        "credit_class": row["credit_class"],
        "base": rules_on(row["run__ruleset"], row["run__as_of"]).number("base"),
        "bonus": row["run__bonus"],
        "lines": row["run__lines"],
        "caps": row["run__caps"],
        "inputs": row["run__inputs"],
        "hash": row["run__hash"],
    }


def _computed(run: Any) -> Row:
    return {
        "ruleset": run.ruleset,
        "as_of": run.as_of,
        "known_at": run.known_at,
        "score": run.score,
        "credit_class": run.credit_class,
        "base": run.base,
        "bonus": run.bonus,
        "lines": [line.as_json() for line in run.lines],
        "caps": run.caps_hit,
        "inputs": run.input_ids,
        "hash": run.hash,
    }
