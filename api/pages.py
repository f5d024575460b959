"""Rows of one page and what hangs on them: read for the whole page at the first question, kept for the others.

So the number of statements depends on what is asked, never on how many rows there are. graphene 3 has no synchronous
loader; this is ours. What fails is kept too, or every row would ask again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from api import blacklist, selectors
from api.asked import columns_asked, place_of, reads_of
from api.caller import Caller
from api.once import Once
from api.types.file_entry import FileEntry
from api.types.plain import json_of
from api.types.score import ScoreRun
from cases.parties.models import PartyKind
from integrity.scoring.ics1 import RULESET
from integrity.scoring.run import ScoreRun as Computed
from integrity.selectors import Answer, View, answers_of, published_penalties

Row = dict[str, Any]
# field → columns behind it: its own, and what the computed fields read
SCORE_READS = reads_of(ScoreRun, base=("ruleset", "as_of"), provenance=("inputs", "known_at", "hash"))
ENTRY_READS = reads_of(
    FileEntry,
    authority=("authority__name",),
    penalty=("kind", "content"),
    provenance=("authority__name", "reference", "document_id", "fact", "known_from", "content"),
)


class Papers:
    """The documents and the earlier decisions behind rows, each looked up for all rows at the first question."""

    def __init__(self, rows: Sequence[Row], *, document: str) -> None:
        self._rows, self._document = rows, document
        self._once = Once()

    def issued_on(self, row: Row) -> date | None:
        """The day on which the row's document was issued."""
        days = self._once("issued", lambda: selectors.issue_days(self._keys(self._document)))
        return days.get(row[self._document])

    def supersedes(self, row: Row) -> str | None:
        """The number of the decision that the row's decision replaced."""
        numbers = self._once("replaced", lambda: selectors.superseded_numbers(self._keys("decision_id")))
        return numbers.get(row["decision_id"])

    def _keys(self, column: str) -> set[int]:
        return {row[column] for row in self._rows if row[column] is not None}


class Page:
    """Enterprises of one answer. Every row carries its page under `page`."""

    def __init__(self, rows: Sequence[Row], caller: Caller) -> None:
        self.rows, self.caller = rows, caller
        self._once = Once()
        self._uscc = {row["id"]: row["uscc"] for row in rows}
        self._scored = [r["id"] for r in rows if r["kind"] != PartyKind.NATURAL_PERSON]
        # on the day of the question; who does not exist on it is answered without a score
        self._standing = {r["id"] for r in rows if selectors.exists_on(r, caller.today)}
        for row in rows:
            row["page"] = self

    def score(self, party: int, info: Any) -> Row | None:
        """The shared score that stands now, with the columns that the field asks for."""
        found = self._once(("score", place_of(info)), lambda: self._current(columns_asked(info, SCORE_READS)))
        return found.get(party)

    def credit_class(self, party: int) -> str | None:
        """The class that stands now."""
        row = self._once("class", lambda: self._current(frozenset({"credit_class"}))).get(party)
        return row["credit_class"] if row else None

    def replay(
        self, party: int, *, as_of: date | None = None, known_at: datetime | None = None, ruleset: str | None = None
    ) -> Row:
        """The shared score of a day, from what was known at a moment and may still be told, with its status."""
        question = (as_of or self.caller.today, known_at, ruleset or RULESET)
        found: Row = self._once(question, lambda: self._replayed(self._uscc, *question))[party]
        return found

    def entries(self, party: int, info: Any, *, sections: Collection[str] | None, as_of: date | None) -> Sequence[Row]:
        """The entries of the integrity file that authorities may see, as known now, oldest first."""
        question = ("entries", place_of(info))
        return self._once(question, lambda: self._entries(info, sections, as_of)).get(party, ())

    def penalties(self, party: int) -> Sequence[Row]:
        """The penalties that are public today, newest decision first."""
        return self._once("penalties", self._penalties).get(party, ())

    def listings(self, party: int) -> Sequence[Row]:
        """The entries on the list of serious violators that are public today, newest first."""
        return self._once("listings", self._listings).get(party, ())

    def _current(self, columns: frozenset[str]) -> dict[int, Row]:
        """What is stored, but for parties never scored or due for another score: those are computed now."""
        today = self.caller.today
        standing = [pk for pk in self._scored if pk in self._standing]
        rows = {row["party_id"]: row for row in selectors.score_rows(standing, columns)}
        due = {pk for pk, row in rows.items() if row["next_change_on"] and row["next_change_on"] <= today}
        missing = [pk for pk in standing if pk not in rows or pk in due]
        computed = self._replayed(missing, today, None, RULESET) if missing else {}
        return rows | {pk: found["run"] for pk, found in computed.items() if found["run"]}

    def _replayed(self, parties: Collection[int], as_of: date, known_at: datetime | None, ruleset: str) -> dict[int, Row]:
        now = self.caller.now
        found = answers_of(parties, view=View.SHARED, as_of=as_of, now=now, known_at=known_at, ruleset=ruleset)
        return {pk: _answered(answer, restated=known_at is not None) for pk, answer in found.items()}

    def _entries(self, info: Any, sections: Collection[str] | None, as_of: date | None) -> dict[int, list[Row]]:
        columns = columns_asked(info, ENTRY_READS)
        rows = selectors.entry_rows(self._uscc, columns, sections=sections, as_of=as_of, today=self.caller.today)
        if "document_id" in columns:
            papers = Papers(rows, document="document_id")
            for row in rows:
                row["papers"], row["decision_id"] = papers, _decision(row)
        return _by_party(rows)

    def _penalties(self) -> dict[int, list[Row]]:
        found = published_penalties(self._uscc, on=self.caller.today)
        with_papers([row for rows in found.values() for row in rows])
        for party, rows in found.items():
            for row in rows:
                row["party__uscc"] = self._uscc[party]
        return found

    def _listings(self) -> dict[int, list[Row]]:
        return blacklist.listings_of(self._uscc, today=self.caller.today)


def with_papers(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows of publications, joined to the papers behind them."""
    papers = Papers(rows, document="decision__document_id")
    for row in rows:
        row["papers"] = papers
    return rows


def _by_party(rows: Sequence[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["party_id"]].append(row)
    return found


def _decision(row: Row) -> int | None:
    """The decision in force: of a chain of changes the last, which the content names; else the one that names the fact."""
    kind, _, key = row["fact"].partition(":")
    first = int(key) if kind == "decision" and key.isdigit() else None
    return json_of(row, "content").get("decision", first) if first else None


def _answered(answer: Answer, *, restated: bool) -> Row:
    """An answer with the names of the interface. Every earlier moment is restated, so that the mark tells nothing."""
    run = {**_computed(answer.run), "restated": restated} if answer.run else None
    quality = [] if answer.established else ["ESTABLISHMENT_UNKNOWN"]
    return {"status": answer.status, "run": run, "restated": restated, "data_quality": quality}


def _computed(run: Computed) -> Row:
    """A replayed score with the names of a stored one."""
    return {
        "ruleset": run.ruleset,
        "as_of": run.as_of,
        "known_at": run.known_at,
        "score": run.score,
        "credit_class": run.credit_class,
        "bonus": run.bonus,
        "lines": [line.as_json() for line in run.lines],
        "caps": run.caps_hit,
        "inputs": run.input_ids,
        "hash": run.hash,
    }
